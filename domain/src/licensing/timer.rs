//! What happens by itself when a limit passes.

use super::{Rule, words};

words! {
    /// A rule that fires on the day after a limit, once.
    pub enum TimerKind {
        /// T9: C1 passed in silence, the filing is accepted as of the day it was received (XK 32).
        DeemAcceptance = "deem_acceptance",
        /// T7: C10 passed without the corrections.
        LapseCorrection = "lapse_correction",
        /// T12: C11 passed without the documents that were to follow.
        LapseDeferral = "lapse_deferral",
        /// T18: the planned end of a special procedure passed, the clock runs again.
        EndSpecial = "end_special",
        /// R47: C6 passed, nobody has asked for a hearing.
        LapseHearingRight = "lapse_hearing_right",
        /// T32: C2 or C3 passed without a decision; nothing is granted, the applicant is told the remedies (XK 74).
        MarkOverdue = "mark_overdue",
        /// ES-03: a clock whose passing is a delay and no more (C2p, C9, C12, C14, C15) ran out.
        MarkDelay = "mark_delay",
    }
}

impl TimerKind {
    /// The rule that fires.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::DeemAcceptance => Rule::T9,
            Self::LapseCorrection => Rule::T7,
            Self::LapseDeferral => Rule::T12,
            Self::EndSpecial => Rule::T18,
            Self::LapseHearingRight => Rule::R47,
            Self::MarkOverdue => Rule::T32,
            Self::MarkDelay => Rule::ES03,
        }
    }
}
