//! What a clock shows on a day.

use super::{Clock, ClockId, Name};
use crate::calendar::{Calendar, Due, Unit};
use time::Date;

/// What a clock shows at the end of a day; all counts are of `unit`.
///
/// While it is not overdue, `used + left = limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<I = ClockId> {
    /// Which clock.
    pub id: I,
    /// What is counted: working or natural days; months and hours are turned into natural days.
    pub unit: Unit,
    /// How long the clock runs, its extension included.
    pub limit: u32,
    /// How much of the limit is an extension.
    pub extension: u32,
    /// How much has run.
    pub used: u32,
    /// How much was left out, because the clock was paused.
    pub paused: u32,
    /// How much is left.
    pub left: u32,
    /// How much has run beyond the limit.
    pub overdue: u32,
    /// The last day; none while an open pause leaves it unknown.
    pub due: Option<Due>,
    /// What the clock does.
    pub state: ClockState,
}

/// What a clock does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// It runs.
    Running,
    /// It stands still, and goes on later.
    Paused,
    /// It has stopped for good.
    Stopped,
    /// It has run beyond its limit, and goes on.
    Overdue,
}

impl ClockState {
    /// The code of the state in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
            Self::Overdue => "overdue",
        }
    }
}

/// A due date that a new calendar has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The due date by the old calendar.
    pub from: Due,
    /// The due date by the new one.
    pub to: Due,
}

impl<I: Name> Clock<I> {
    /// What the clock shows at the end of `today`, or of the day it stopped if that is earlier.
    #[must_use]
    pub fn reading(&self, today: Date, calendar: &Calendar) -> Reading<I> {
        let at = self.seen_on(today);
        let base = Calendar::in_days(self.start_on(), self.limit());
        let whole = Calendar::in_days(self.start_on(), self.whole_limit());
        let pauses = self.counting_pauses();
        let due = self.due(calendar);
        let overdue = due.map_or(0, |due| calendar.tally(due.on, at, whole.unit, &pauses).counted);
        let tally = calendar.tally(self.start_on(), at, whole.unit, &pauses);
        // A last day that was put off to a working day is longer away than the limit is long.
        let used = tally.counted.min(whole.amount) + overdue;
        Reading {
            id: self.id(),
            unit: whole.unit,
            limit: whole.amount,
            extension: whole.amount - base.amount,
            used,
            paused: tally.paused,
            left: whole.amount.saturating_sub(used),
            overdue,
            due,
            state: self.state(at, overdue),
        }
    }

    /// How `new` moves the due date that `old` gives, seen on `today`.
    ///
    /// None when it stays where it is, when the clock has stopped, or when the day has passed:
    /// a new calendar changes the future only.
    #[must_use]
    pub fn moved(&self, old: &Calendar, new: &Calendar, today: Date) -> Option<Moved> {
        let (from, to) = (self.due(old)?, self.due(new)?);
        let open = self.stopped_on().is_none() && today <= from.on;
        (open && from != to).then_some(Moved { from, to })
    }

    /// The day of which the clock shows the end.
    pub(super) fn seen_on(&self, today: Date) -> Date {
        self.stopped_on().map_or(today, |stopped_on| stopped_on.min(today))
    }

    fn state(&self, at: Date, overdue: u32) -> ClockState {
        let stands = self
            .counting_pauses()
            .into_iter()
            .any(|pause| pause.after <= at && pause.through.is_none_or(|through| at < through));
        if self.stopped_on() == Some(at) {
            ClockState::Stopped
        } else if overdue > 0 {
            ClockState::Overdue
        } else if stands {
            ClockState::Paused
        } else {
            ClockState::Running
        }
    }
}
