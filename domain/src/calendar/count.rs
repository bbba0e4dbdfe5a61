//! Counting days: forwards to a due date, backwards from a date, and between two dates.

use super::{Calendar, Limit, Unit};
use crate::{Moment, licensing::iso};
use serde::{Deserialize, Serialize};
use time::{Date, Month, util::days_in_month};

/// A time in which a limit does not run: from the day after `after` through `through`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pause {
    /// The day of the pause, the last that counts.
    #[serde(with = "iso")]
    pub after: Date,
    /// The day of the resumption, the last that does not count; none while the pause is open.
    #[serde(with = "iso::option")]
    pub through: Option<Date>,
}

impl Pause {
    /// The pause `(after, through]`.
    #[must_use]
    pub const fn between(after: Date, through: Date) -> Self {
        Self { after, through: Some(through) }
    }

    /// The pause that began on `after` and is still open.
    #[must_use]
    pub const fn open(after: Date) -> Self {
        Self { after, through: None }
    }

    /// Whether `date` is one of the days that do not count.
    #[must_use]
    pub fn covers(self, date: Date) -> bool {
        self.after < date && self.through.is_none_or(|through| date <= through)
    }
}

/// The last day of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Due {
    /// The day, which belongs to the limit until midnight.
    pub on: Date,
    /// Whether it may still move, because it was counted through a year that is not announced.
    pub provisional: bool,
}

/// The days of a span that count, and those that would if the limit had not been paused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) counted: u32,
    pub(crate) paused: u32,
}

impl Calendar {
    /// The last day of a limit that binds the agency and begins on `start`, which is not counted
    /// (MF 201).
    ///
    /// It is the first day by which `limit` is used up by days after `start` that no pause covers;
    /// overlapping pauses count once.
    /// A limit of natural days or months is not prolonged when it ends on a rest day;
    /// a limit of months runs as many natural days as those months have (MF 202), one of hours is
    /// rounded up to days.
    /// None while an open pause keeps the limit from being used up, or beyond the year 9999.
    #[must_use]
    pub fn due(&self, start: Date, limit: Limit, pauses: &[Pause]) -> Option<Due> {
        let limit = Self::in_days(start, limit);
        let mut left = limit.amount;
        let mut on = start;
        while left > 0 {
            on = on.next_day()?;
            let covering = || pauses.iter().filter(|pause| pause.covers(on));
            if covering().any(|pause| pause.through.is_none()) {
                return None;
            }
            if self.counts(on, limit.unit) && covering().next().is_none() {
                left -= 1;
            }
        }
        let provisional =
            limit.unit == Unit::WorkingDay && start < on && !self.knows(Self::next_day(start), on);
        Some(Due { on, provisional })
    }

    /// The last day of a limit that binds the applicant.
    ///
    /// As [`Calendar::due`], but when the last natural day is a rest day, the next working day
    /// takes its place (MF 203).
    #[must_use]
    pub fn due_for_applicant(&self, start: Date, limit: Limit, pauses: &[Pause]) -> Option<Due> {
        let due = self.due(start, limit, pauses)?;
        if limit.unit == Unit::WorkingDay {
            return Some(due);
        }
        let mut on = due.on;
        while !self.is_working_day(on) {
            on = on.next_day()?;
        }
        Some(Due { on, provisional: !self.knows(due.on, on) })
    }

    /// The latest day that lies the whole of `limit` before `date`, which is not counted.
    ///
    /// By that day a notice is served that the law wants so long before an event (XK 48), or an
    /// application made that is due so long before an expiry (XK 50).
    #[must_use]
    pub fn before(&self, date: Date, limit: Limit) -> Due {
        let limit = match limit.unit {
            Unit::Month => {
                Limit::natural_days(whole_days(months_earlier(date, limit.amount), date))
            }
            Unit::Hour => Limit::natural_days(limit.amount.div_ceil(24)),
            Unit::WorkingDay | Unit::NaturalDay => limit,
        };
        let mut left = limit.amount;
        let mut on = date;
        while left > 0 {
            let Some(earlier) = on.previous_day() else { break };
            on = earlier;
            left -= u32::from(self.counts(on, limit.unit));
        }
        let last = date.previous_day().unwrap_or(date);
        let provisional = limit.unit == Unit::WorkingDay && on < date && !self.knows(on, last);
        Due { on, provisional }
    }

    /// How many of `unit` lie after `start` and not after `through`: whole months, 24 hours a day.
    #[must_use]
    pub fn days(&self, start: Date, through: Date, unit: Unit) -> u32 {
        match unit {
            Unit::WorkingDay => self.tally(start, through, unit, &[]).counted,
            Unit::NaturalDay => whole_days(start, through),
            Unit::Hour => whole_days(start, through).saturating_mul(24),
            Unit::Month => whole_months(start, through),
        }
    }

    /// The instant `hours` hours after `start`: hours run through nights and holidays.
    #[must_use]
    pub fn due_at(start: Moment, hours: u32) -> Moment {
        start.plus_seconds(i64::from(hours) * 3_600)
    }

    /// The day after `date`; the last day of the year 9999 has none and stays.
    #[must_use]
    pub fn next_day(date: Date) -> Date {
        date.next_day().unwrap_or(date)
    }

    /// The Monday of the week in which `date` is.
    #[must_use]
    pub fn monday_of(date: Date) -> Date {
        let days = i64::from(date.weekday().number_days_from_monday());
        date.checked_sub(time::Duration::days(days)).unwrap_or(date)
    }

    /// The Mondays of the last `weeks` weeks, the first one first; the last week is that of `date`.
    #[must_use]
    pub fn mondays(date: Date, weeks: u32) -> Vec<Date> {
        let before = |monday: &Date| monday.checked_sub(time::Duration::WEEK);
        let mondays = std::iter::successors(Some(Self::monday_of(date)), before);
        let mut mondays: Vec<Date> = mondays.take(usize::try_from(weeks).unwrap_or(0)).collect();
        mondays.reverse();
        mondays
    }

    /// The day `days` natural days after `date`; the end of the year 9999 has none and stays.
    #[must_use]
    pub fn days_after(date: Date, days: u32) -> Date {
        date.checked_add(time::Duration::days(days.into())).unwrap_or(date)
    }

    /// The day before `date`.
    #[must_use]
    pub fn previous_day(date: Date) -> Date {
        date.previous_day().unwrap_or(date)
    }

    /// The first working day after `date`.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        self.due(date, Limit::working_days(1), &[]).map_or(date, |due| due.on)
    }

    /// The last working day that is not after `date`: when to alert of a limit that ends on a rest
    /// day and is not prolonged.
    #[must_use]
    pub fn working_day_until(&self, date: Date) -> Date {
        if self.is_working_day(date) { date } else { self.before(date, Limit::working_days(1)).on }
    }

    /// `limit` in working or natural days, when it begins on `start`.
    #[must_use]
    pub fn in_days(start: Date, limit: Limit) -> Limit {
        match limit.unit {
            Unit::WorkingDay | Unit::NaturalDay => limit,
            Unit::Hour => Limit::natural_days(limit.amount.div_ceil(24)),
            Unit::Month => {
                Limit::natural_days(whole_days(start, months_later(start, limit.amount)))
            }
        }
    }

    /// The days of `unit`, working or natural, after `start` through `through`.
    pub(crate) fn tally(&self, start: Date, through: Date, unit: Unit, pauses: &[Pause]) -> Tally {
        let mut tally = Tally::default();
        let mut on = start;
        while on < through {
            on = Self::next_day(on);
            if self.counts(on, unit) {
                let left_out = pauses.iter().any(|pause| pause.covers(on));
                *(if left_out { &mut tally.paused } else { &mut tally.counted }) += 1;
            }
        }
        tally
    }

    /// Whether `date` is a day that `unit` counts.
    pub(crate) fn counts(&self, date: Date, unit: Unit) -> bool {
        unit != Unit::WorkingDay || self.is_working_day(date)
    }

    /// Whether every year from `first` through `last` is announced.
    fn knows(&self, first: Date, last: Date) -> bool {
        (first.year()..=last.year()).all(|year| self.is_published(year))
    }
}

/// Natural days after `start` through `through`.
fn whole_days(start: Date, through: Date) -> u32 {
    u32::try_from((through - start).whole_days()).unwrap_or(0)
}

/// The day of the same number `months` later, or the last of a month that has none (MF 202).
fn months_later(date: Date, months: u32) -> Date {
    shifted(date, i64::from(months)).unwrap_or(Date::MAX)
}

fn months_earlier(date: Date, months: u32) -> Date {
    shifted(date, -i64::from(months)).unwrap_or(Date::MIN)
}

fn shifted(date: Date, months: i64) -> Option<Date> {
    let index = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + months;
    let year = i32::try_from(index.div_euclid(12)).ok()?;
    let month = Month::try_from(u8::try_from(index.rem_euclid(12) + 1).ok()?).ok()?;
    let day = date.day().min(days_in_month(month, year));
    Date::from_calendar_date(year, month, day).ok()
}

fn whole_months(start: Date, through: Date) -> u32 {
    let index = |date: Date| date.year() * 12 + i32::from(u8::from(date.month()));
    let months = u32::try_from(index(through) - index(start)).unwrap_or(0);
    if months > 0 && months_later(start, months) > through { months - 1 } else { months }
}
