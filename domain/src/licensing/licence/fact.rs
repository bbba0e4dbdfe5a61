//! What can happen to a licence.

use super::Grant;
use crate::{
    Moment,
    access::Actor,
    licensing::{DocumentKind, Grounds, iso, words},
};
use serde::{Deserialize, Serialize};
use time::Date;

/// What happened to a licence, when, by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenceEvent {
    /// When it was recorded.
    pub at: Moment,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    #[serde(flatten)]
    pub fact: LicenceFact,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum LicenceFact {
    /// It was granted.
    Granted {
        grant: Grant,
        #[serde(with = "iso::option")]
        valid_through: Option<Date>,
    },
    /// A change was applied for (XK 49).
    ChangeRequested,
    /// The change was granted, or refused with grounds.
    ChangeDecided { refused: Option<Grounds> },
    /// The renewal was applied for (XK 50).
    RenewalRequested { timely: bool },
    /// It was renewed.
    Renewed {
        #[serde(with = "iso")]
        valid_through: Date,
    },
    /// The organ was silent until the term ended (XK 50).
    DeemedRenewed {
        #[serde(with = "iso")]
        valid_through: Date,
    },
    /// The renewal was refused; the term runs to its end.
    RenewalRefused { grounds: Grounds },
    /// The term ended.
    Expired,
    /// A broken commitment has to be made good.
    RectificationOrdered {
        #[serde(with = "iso")]
        rectify_by: Date,
        grounds: Grounds,
    },
    /// Taken back in the public interest (XK 8).
    Withdrawn { grounds: Grounds, compensation: String },
    /// Undone (XK 69).
    Revoked {
        ground: RevocationGround,
        grounds: Grounds,
        #[serde(with = "iso::option")]
        barred_through: Option<Date>,
    },
    /// Taken away as a penalty.
    PenaltyRevoked { grounds: Grounds },
    /// Struck from the register (XK 70).
    Cancelled { ground: CancellationGround },
}

words! {
    /// Why a licence is undone (XK 69).
    pub enum RevocationGround {
        /// Officers abused or neglected their office.
        AbuseOfOffice = "abuse_of_office",
        /// The organ went beyond its powers.
        BeyondPowers = "beyond_powers",
        /// The procedure was broken.
        AgainstProcedure = "against_procedure",
        /// The applicant did not qualify.
        NotQualified = "not_qualified",
        /// Another ground in law.
        Other = "other",
        /// Obtained by fraud, bribery or other improper means: it must be revoked.
        Fraud = "fraud",
        /// The commitment was false or not kept, and not made good (AY 27; ZJ 14).
        CommitmentBroken = "commitment_broken",
    }
}

words! {
    /// Why a licence is struck from the register (XK 70).
    pub enum CancellationGround {
        /// The term ended without renewal.
        Expired = "expired",
        /// The person died or lost capacity.
        HolderDied = "holder_died",
        /// The organisation was dissolved.
        HolderDissolved = "holder_dissolved",
        /// It was withdrawn, revoked or taken away.
        Undone = "undone",
        /// Force majeure has made its object impossible.
        ForceMajeure = "force_majeure",
    }
}

impl LicenceFact {
    /// The documents it issues: a decision (D16) for everything but an application and the passing of time.
    #[must_use]
    pub const fn documents(&self) -> &'static [DocumentKind] {
        match self {
            Self::Granted { .. }
            | Self::ChangeRequested
            | Self::RenewalRequested { .. }
            | Self::Expired => &[],
            _ => &[DocumentKind::LicenceDecision],
        }
    }

    /// The grounds, where it burdens the holder.
    #[must_use]
    pub const fn grounds(&self) -> Option<&Grounds> {
        match self {
            Self::RenewalRefused { grounds }
            | Self::RectificationOrdered { grounds, .. }
            | Self::Withdrawn { grounds, .. }
            | Self::Revoked { grounds, .. }
            | Self::PenaltyRevoked { grounds } => Some(grounds),
            Self::ChangeDecided { refused } => refused.as_ref(),
            _ => None,
        }
    }
}
