//! C8: how long before a hearing its time and place are told.

use super::{Clock, ClockId, ClockState, Reading, Why};
use crate::calendar::{Calendar, Due, Limit};
use time::Date;

/// The notice of a hearing; unlike other clocks it is counted back, from the day it announces (XK 48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HearingNotice {
    /// The day of the notice.
    pub served_on: Date,
    /// The day of the hearing.
    pub held_on: Date,
}

impl HearingNotice {
    fn limit() -> Limit {
        ClockId::C8.default_limit().expect("the law sets the limit of C8")
    }

    /// The last day on which notice of this hearing is in time.
    #[must_use]
    pub fn due(self, calendar: &Calendar) -> Due {
        calendar.before(self.held_on, Self::limit())
    }

    /// Whether the notice is in time, so that the hearing may be held on its day.
    #[must_use]
    pub fn is_in_time(self, calendar: &Calendar) -> bool {
        self.served_on <= self.due(calendar).on
    }

    /// What was given of the days that the law asks for; what is left is what the notice falls short of.
    #[must_use]
    pub fn reading(self, calendar: &Calendar) -> Reading {
        let given = self.counted_from(self.served_on).reading(self.held_on, calendar);
        Reading {
            used: given.used.min(given.limit),
            overdue: 0,
            due: Some(self.due(calendar)),
            state: ClockState::Stopped,
            ..given
        }
    }

    /// How the last day for the notice follows from the day of the hearing: every day between them once.
    #[must_use]
    pub fn why(self, calendar: &Calendar) -> Vec<Why> {
        self.counted_from(self.due(calendar).on).why(self.held_on, calendar)
    }

    /// The same days as a clock that runs forward to the hearing.
    fn counted_from(self, on: Date) -> Clock {
        Clock::start(ClockId::C8, ClockId::C8.rule(), Self::limit(), on).stop(self.held_on)
    }
}
