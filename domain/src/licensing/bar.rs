//! Why somebody may not apply for a time, or may not commit (XK 78, 79; domain A.6).

use super::words;
use crate::calendar::Limit;

words! {
    /// Why an applicant is barred; what is barred follows from it.
    pub enum BarGround {
        /// False materials or facts withheld in an application of public safety (XK 78).
        FalseMaterials = "false_materials",
        /// A licence of public safety obtained by fraud or bribery, and revoked (XK 79).
        Fraud = "fraud",
        /// Serious bad credit on record.
        BadCredit = "bad_credit",
        /// An earlier commitment that was false or was not kept.
        BrokenCommitment = "broken_commitment",
    }
}

impl BarGround {
    /// Whether the licence cannot be applied for; the other grounds rule out a commitment only.
    #[must_use]
    pub const fn rules_out_filing(self) -> bool {
        matches!(self, Self::FalseMaterials | Self::Fraud)
    }

    /// For how long by law: one year after false materials, three after fraud; none where no law says it.
    #[must_use]
    pub const fn period(self) -> Option<Limit> {
        match self {
            Self::FalseMaterials => Some(Limit::months(12)),
            Self::Fraud => Some(Limit::months(36)),
            Self::BadCredit | Self::BrokenCommitment => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_law_bars_applications_for_one_year_or_three_and_commitments_without_an_end_of_its_own() {
        for ground in BarGround::ALL {
            assert_eq!(ground.rules_out_filing(), ground.period().is_some(), "{ground}");
        }
        assert_eq!(BarGround::FalseMaterials.period(), Some(Limit::months(12)));
        assert_eq!(BarGround::Fraud.period(), Some(Limit::months(36)));
    }
}
