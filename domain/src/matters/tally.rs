//! How many matters there were, and how well they were heard.

use std::ops::AddAssign;

/// Figures of the matters that came in within a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many came in.
    pub received: u64,
    /// Of these, how many wait for an answer of either side.
    pub open: u64,
    /// Of those that are open, how many are over the last day of whoever has to act.
    pub overdue: u64,
    /// How many were answered or ended otherwise.
    pub done: u64,
    /// Of those that are done, how many within every period of the hall.
    pub in_time: u64,
    /// How many of those who were called back were satisfied.
    pub satisfied: u64,
    /// How many of those who were called back were not.
    pub dissatisfied: u64,
}

impl Tally {
    /// Percent of what is done, or should be, that was done in time; none where nothing was due.
    #[must_use]
    pub fn in_time_percent(&self) -> Option<u64> {
        percent(self.in_time, self.done + self.overdue)
    }

    /// Percent of those who said how it was that were satisfied; none where nobody has said it.
    #[must_use]
    pub fn satisfied_percent(&self) -> Option<u64> {
        percent(self.satisfied, self.satisfied + self.dissatisfied)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.received += other.received;
        self.open += other.open;
        self.overdue += other.overdue;
        self.done += other.done;
        self.in_time += other.in_time;
        self.satisfied += other.satisfied;
        self.dissatisfied += other.dissatisfied;
    }
}

/// Rounded down, so that a hundred percent is said only of all.
fn percent(part: u64, whole: u64) -> Option<u64> {
    (part * 100).checked_div(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_overdue_counts_as_late_before_it_is_done() {
        let tally = Tally { done: 8, in_time: 8, overdue: 2, ..Tally::default() };
        assert_eq!(tally.in_time_percent(), Some(80));
    }

    #[test]
    fn a_hundred_percent_is_said_only_of_all_and_nothing_of_none() {
        let tally = Tally { done: 1_000, in_time: 999, ..Tally::default() };
        assert_eq!(tally.in_time_percent(), Some(99));
        assert_eq!(Tally::default().in_time_percent(), None);
        assert_eq!(Tally::default().satisfied_percent(), None);
    }
}
