//! Which clocks there are, and what the law says of each.

use super::Extension;
use crate::calendar::Limit;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A clock of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClockId {
    /// 收件审查: answer the receipt of an application.
    C1,
    /// 法定办结: decide within the statutory limit.
    C2,
    /// 承诺办结: decide within the promised limit.
    C2p,
    /// 联合办理: decide together with other departments.
    C3,
    /// 下级初审: send the opinion of the lower organ up.
    C4,
    /// 颁发送达: issue and deliver the document.
    C5,
    /// 听证申请: ask for a hearing.
    C6,
    /// 组织听证: hold the hearing that was asked for.
    C7,
    /// 听证通知: tell time and place of the hearing; counted back from it, see [`super::HearingNotice`].
    C8,
    /// 指派检验: send two officers to inspect.
    C9,
    /// 补正期: correct the application.
    C10,
    /// 容缺补正: supply what was left open.
    C11,
    /// 承诺核查: check a commitment.
    C12,
    /// 延续: decide on the renewal before the licence expires.
    C13,
    /// 公开: publish the decision.
    C14,
    /// 环节时限: finish a step.
    C15,
    /// 差评联系: answer a bad review.
    C16,
}

/// Who has to act before a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The organ: its limits are not prolonged by rest days.
    Agency,
    /// The applicant or another party: a last day that is a rest day is put off (MF 203).
    Applicant,
}

/// Who may extend a clock (XK 42).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approver {
    /// The head of the organ.
    OrganHead,
    /// The head of the government.
    GovernmentHead,
}

/// What follows when a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expiry {
    /// The application counts as accepted from the day of its receipt (XK 32).
    DeemedAccepted,
    /// The licence counts as renewed (XK 50).
    DeemedRenewed,
    /// A breach of law that the supervisor sees; nothing is granted by silence.
    RedCard,
    /// A broken promise or a delay that the supervisor sees.
    YellowCard,
    /// The right is lost.
    RightLapses,
    /// What the item says: withdrawn, not accepted or refused.
    ItemPolicy,
    /// The event may not take place yet.
    TooEarly,
    /// The next superior is told.
    Escalation,
}

impl ClockId {
    /// Every clock.
    pub const ALL: [Self; 17] = [
        Self::C1,
        Self::C2,
        Self::C2p,
        Self::C3,
        Self::C4,
        Self::C5,
        Self::C6,
        Self::C7,
        Self::C8,
        Self::C9,
        Self::C10,
        Self::C11,
        Self::C12,
        Self::C13,
        Self::C14,
        Self::C15,
        Self::C16,
    ];

    /// How the clock is called in data and text keys, such as `C2p`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::C1 => "C1",
            Self::C2 => "C2",
            Self::C2p => "C2p",
            Self::C3 => "C3",
            Self::C4 => "C4",
            Self::C5 => "C5",
            Self::C6 => "C6",
            Self::C7 => "C7",
            Self::C8 => "C8",
            Self::C9 => "C9",
            Self::C10 => "C10",
            Self::C11 => "C11",
            Self::C12 => "C12",
            Self::C13 => "C13",
            Self::C14 => "C14",
            Self::C15 => "C15",
            Self::C16 => "C16",
        }
    }

    /// The rule that sets the clock unless the item names another, by the keys of the domain reference.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::C1 => "XK 32(4)",
            Self::C2 => "XK 42(1)",
            Self::C2p => "YS 36",
            Self::C3 => "XK 42(2)",
            Self::C4 => "XK 43",
            Self::C5 => "XK 44",
            Self::C6 | Self::C7 => "XK 47",
            Self::C8 => "XK 48",
            Self::C9 => "XK 55",
            Self::C10 | Self::C11 | Self::C12 | Self::C15 | Self::C16 => "local",
            Self::C13 => "XK 50",
            Self::C14 => "GK 26",
        }
    }

    /// The limit unless the item names another; none where only the item can say it.
    #[must_use]
    pub const fn default_limit(self) -> Option<Limit> {
        match self {
            Self::C1 | Self::C6 | Self::C9 => Some(Limit::working_days(5)),
            Self::C2 | Self::C2p | Self::C4 | Self::C7 | Self::C10 | Self::C14 => {
                Some(Limit::working_days(20))
            }
            Self::C3 => Some(Limit::working_days(45)),
            Self::C5 => Some(Limit::working_days(10)),
            Self::C8 => Some(Limit::working_days(7)),
            Self::C12 => Some(Limit::working_days(60)),
            Self::C16 => Some(Limit::working_days(1)),
            Self::C11 | Self::C13 | Self::C15 => None,
        }
    }

    /// The extension the law allows unless the item says otherwise; none where it allows none.
    #[must_use]
    pub const fn default_extension(self) -> Option<Extension> {
        match self {
            Self::C2 => Some(Extension { amount: 10, approver: Approver::OrganHead }),
            Self::C3 => Some(Extension { amount: 15, approver: Approver::GovernmentHead }),
            _ => None,
        }
    }

    /// Who has to act in time.
    #[must_use]
    pub const fn bound(self) -> Bound {
        match self {
            Self::C6 | Self::C10 | Self::C11 => Bound::Applicant,
            _ => Bound::Agency,
        }
    }

    /// What follows when the clock runs out.
    #[must_use]
    pub const fn expiry(self) -> Expiry {
        match self {
            Self::C1 => Expiry::DeemedAccepted,
            Self::C2 | Self::C3 | Self::C4 | Self::C5 | Self::C7 => Expiry::RedCard,
            Self::C2p | Self::C9 | Self::C12 | Self::C14 | Self::C15 => Expiry::YellowCard,
            Self::C6 => Expiry::RightLapses,
            Self::C8 => Expiry::TooEarly,
            Self::C10 | Self::C11 => Expiry::ItemPolicy,
            Self::C13 => Expiry::DeemedRenewed,
            Self::C16 => Expiry::Escalation,
        }
    }
}

impl fmt::Display for ClockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for ClockId {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|id| id.code() == code).ok_or(())
    }
}
