//! One entry of the history of a case.

use super::{Fact, TimerKind};
use crate::{Moment, access::Actor};
use serde::{Deserialize, Serialize};
use time::Date;

/// What happened, when, by whom; once written it never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it was recorded.
    pub at: Moment,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

impl Event {
    /// The civil day on which it was recorded.
    #[must_use]
    pub fn on(&self) -> Date {
        self.at.date()
    }

    /// The timer that fired, where a limit brought it about.
    #[must_use]
    pub const fn timer(&self) -> Option<TimerKind> {
        self.fact.timer()
    }

    /// Whether it accepts a case and still lacks its place in the order of acceptance (XK 57).
    #[must_use]
    pub const fn needs_sequence(&self) -> bool {
        matches!(
            self.fact,
            Fact::Accepted { sequence: None, .. }
                | Fact::DeemedAccepted { sequence: None, .. }
                | Fact::AcceptedDeferred { sequence: None, .. }
        )
    }

    /// This event with its place in the order of acceptance, which is given where it is written.
    #[must_use]
    pub fn with_sequence(mut self, number: u64) -> Self {
        if let Fact::Accepted { sequence, .. }
        | Fact::DeemedAccepted { sequence, .. }
        | Fact::AcceptedDeferred { sequence, .. } = &mut self.fact
        {
            *sequence = Some(number);
        }
        self
    }
}
