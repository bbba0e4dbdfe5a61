//! What may stop a clock.

use super::ClockId;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A procedure whose time is left out of a limit.
///
/// The first eight are those of XK 45, when the law requires them and the time needed was told in writing.
/// The others are local, and are left out of a promise only.
/// A visit on site, a question to another department or a failure of the system is no ground at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// 听证.
    Hearing,
    /// 招标.
    Tender,
    /// 拍卖.
    Auction,
    /// 检验.
    Inspection,
    /// 检测.
    Testing,
    /// 检疫.
    Quarantine,
    /// 鉴定.
    Appraisal,
    /// 专家评审.
    ExpertReview,
    /// 公示, a local exclusion (BZ 19).
    PublicNotice,
    /// 评审 by other bodies than experts, a local exclusion (BZ 19).
    TechnicalReview,
}

impl Ground {
    /// Every ground, those of XK 45 first.
    pub const ALL: [Self; 10] = [
        Self::Hearing,
        Self::Tender,
        Self::Auction,
        Self::Inspection,
        Self::Testing,
        Self::Quarantine,
        Self::Appraisal,
        Self::ExpertReview,
        Self::PublicNotice,
        Self::TechnicalReview,
    ];

    /// How the ground is called in data and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hearing => "hearing",
            Self::Tender => "tender",
            Self::Auction => "auction",
            Self::Inspection => "inspection",
            Self::Testing => "testing",
            Self::Quarantine => "quarantine",
            Self::Appraisal => "appraisal",
            Self::ExpertReview => "expert-review",
            Self::PublicNotice => "public-notice",
            Self::TechnicalReview => "technical-review",
        }
    }

    /// Whether the Licensing Law itself names the ground (XK 45).
    #[must_use]
    pub const fn is_statutory(self) -> bool {
        !matches!(self, Self::PublicNotice | Self::TechnicalReview)
    }

    /// Whether the ground stops the clock `id`.
    #[must_use]
    pub const fn counts_for(self, id: ClockId) -> bool {
        match id {
            ClockId::C2 | ClockId::C3 | ClockId::C4 | ClockId::C15 => self.is_statutory(),
            ClockId::C2p => true,
            _ => false,
        }
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Ground {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|ground| ground.code() == code).ok_or(())
    }
}
