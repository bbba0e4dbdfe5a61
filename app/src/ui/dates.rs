//! Days and times as people write them.

use crate::text::Language;
use domain::{Date, Moment};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day with its year: `2026年3月2日`, `2 March 2026`.
#[must_use]
pub fn day(language: Language, date: Date) -> String {
    match language {
        Language::Chinese => format!("{}年{}", date.year(), month_day(language, date)),
        Language::English => format!("{} {}", month_day(language, date), date.year()),
    }
}

/// A month with its year: `2026年3月`, `March 2026`.
#[must_use]
pub fn month(language: Language, date: Date) -> String {
    let month = u8::from(date.month());
    match language {
        Language::Chinese => format!("{}年{month}月", date.year()),
        Language::English => format!("{} {}", MONTHS[usize::from(month) - 1], date.year()),
    }
}

/// A day whose year is plain: `3月2日`, `2 March`.
#[must_use]
pub fn month_day(language: Language, date: Date) -> String {
    let month = u8::from(date.month());
    match language {
        Language::Chinese => format!("{month}月{}日", date.day()),
        Language::English => format!("{} {}", date.day(), MONTHS[usize::from(month) - 1]),
    }
}

/// A day with its year only where that is not the year of `today`.
#[must_use]
pub fn near(language: Language, date: Date, today: Date) -> String {
    if date.year() == today.year() { month_day(language, date) } else { day(language, date) }
}

/// The days from one to another, both included; one day alone is named once.
#[must_use]
pub fn span(language: Language, from: Date, through: Date, today: Date) -> String {
    let first = near(language, from, today);
    if from == through { first } else { format!("{first}–{}", near(language, through, today)) }
}

/// An instant to the minute: `2026年3月2日 09:00`, `2 March 2026, 09:00`.
#[must_use]
pub fn minute(language: Language, at: Moment) -> String {
    let (hour, minute, _) = at.time_of_day();
    timed(language, at, &format!("{hour:02}:{minute:02}"))
}

/// An instant to the second, as a record needs it.
#[must_use]
pub fn second(language: Language, at: Moment) -> String {
    let (hour, minute, second) = at.time_of_day();
    timed(language, at, &format!("{hour:02}:{minute:02}:{second:02}"))
}

/// A day as machines read it: `2026-03-02`.
#[must_use]
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

fn timed(language: Language, at: Moment, time: &str) -> String {
    let between = match language {
        Language::Chinese => " ",
        Language::English => ", ",
    };
    [day(language, at.date()).as_str(), between, time].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English};

    fn today() -> Date {
        domain::calendar::parse_date("2026-03-02").unwrap()
    }

    #[test]
    fn a_day_is_written_as_its_readers_write_it() {
        assert_eq!(day(Chinese, today()), "2026年3月2日");
        assert_eq!(month(Chinese, today()), "2026年3月");
        assert_eq!(month(English, today()), "March 2026");
        assert_eq!(day(English, today()), "2 March 2026");
        assert_eq!(iso(today()), "2026-03-02");
    }

    #[test]
    fn the_year_is_told_where_it_is_not_plain() {
        let later = domain::calendar::parse_date("2027-01-04").unwrap();
        assert_eq!(near(Chinese, today(), today()), "3月2日");
        assert_eq!(near(Chinese, later, today()), "2027年1月4日");
        assert_eq!(span(English, today(), later, today()), "2 March–4 January 2027");
        assert_eq!(span(Chinese, later, later, today()), "2027年1月4日");
    }

    #[test]
    fn an_instant_is_shown_by_the_clock_on_the_wall() {
        let at = Moment::at(today(), 9, 5).plus_seconds(7);
        assert_eq!(minute(Chinese, at), "2026年3月2日 09:05");
        assert_eq!(second(English, at), "2 March 2026, 09:05:07");
    }
}
