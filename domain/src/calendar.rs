//! Working days, and the one function of the repository that adds days.

mod count;
mod holiday;
mod limit;
mod year;

pub use count::{Due, Pause};
pub use holiday::Holiday;
pub use limit::{Limit, LimitFault, Unit};
pub use year::{Day, DayKind, Year, YearFault, parse_date};

use std::collections::BTreeMap;
use time::{Date, Weekday};

/// The working days of the years that are loaded.
///
/// Monday to Friday are working days, less the days off and plus the worked weekend days that the
/// State Council announces for each year.
/// A year that is not loaded, or not announced yet, still has its weekdays:
/// what is counted through it is provisional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    /// The exceptions of all years, by date.
    exceptions: Vec<Day>,
}

impl Calendar {
    /// The announced years 2024 to 2026, and of 2027 what the statute alone settles.
    ///
    /// # Panics
    /// When the embedded file is broken, which a test excludes.
    #[must_use]
    pub fn official() -> Self {
        Year::read_all(include_str!("calendar/years.csv"))
            .expect("the embedded years are valid")
            .into_iter()
            .fold(Self::empty(), Self::with_year)
    }

    /// A calendar of plain weeks, in which no year is announced.
    #[must_use]
    pub const fn empty() -> Self {
        Self { years: BTreeMap::new(), exceptions: Vec::new() }
    }

    /// This calendar with `year` added, in place of what it held for that year.
    #[must_use]
    pub fn with_year(mut self, year: Year) -> Self {
        self.years.insert(year.year(), year);
        // A notice also settles days of the December before it, and then prevails over the older one.
        let days: BTreeMap<Date, Day> =
            self.years.values().flat_map(Year::days).map(|day| (day.date, *day)).collect();
        self.exceptions = days.into_values().collect();
        self
    }

    /// The years that are loaded, oldest first.
    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.values()
    }

    /// Whether the State Council has announced the days off of `year`, and they are loaded.
    #[must_use]
    pub fn is_published(&self, year: i32) -> bool {
        self.years.get(&year).is_some_and(Year::is_official)
    }

    /// Whether agencies work on `date`.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        match self.exception(date) {
            Some(day) => day.kind == DayKind::Working,
            None => !is_weekend(date),
        }
    }

    /// The holiday for which `date` is off or worked, where it departs from the plain week.
    #[must_use]
    pub fn exception(&self, date: Date) -> Option<&Day> {
        let at = self.exceptions.binary_search_by_key(&date, |day| day.date).ok()?;
        self.exceptions.get(at)
    }

    /// The first date on which this calendar and `other` differ, in its days or in what is announced.
    ///
    /// What is due before that date is due on the same day in both.
    #[must_use]
    pub fn first_difference(&self, other: &Self) -> Option<Date> {
        let announced = self
            .years
            .keys()
            .chain(other.years.keys())
            .filter(|&&year| self.is_published(year) != other.is_published(year))
            .filter_map(|&year| Date::from_ordinal_date(year, 1).ok());
        let dates = self.exceptions.iter().chain(&other.exceptions).map(|day| day.date);
        let differing = dates.filter(|&date| self.exception(date) != other.exception(date));
        announced.chain(differing).min()
    }
}

/// Whether `date` is a Saturday or a Sunday.
fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
