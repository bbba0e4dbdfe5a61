//! One year of announced days, checked before it counts.

use super::{Holiday, is_weekend};
use std::fmt;
use time::{Date, Month};

/// A date on which the plain week does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// What it is instead.
    pub kind: DayKind,
    /// The holiday for which it is.
    pub holiday: Holiday,
}

/// What an exceptional day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// A weekday on which agencies rest.
    Off,
    /// A weekend day on which agencies work in exchange.
    Working,
}

impl DayKind {
    /// The word for it in the lines of a year.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Working => "work",
        }
    }
}

/// The exceptional days of one year, with their source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    number: i32,
    official: bool,
    source: String,
    days: Vec<Day>,
}

impl Year {
    /// The year whose exceptional days are `days`.
    ///
    /// `official` says that the State Council has announced them, `source` where that can be read.
    /// A notice may also settle days of the December before its year.
    ///
    /// # Errors
    /// Every fault: a date outside the year or named twice, a day off that is a weekend day anyway,
    /// a worked day that is a weekday anyway, a missing source.
    pub fn new(
        year: i32,
        official: bool,
        source: impl Into<String>,
        mut days: Vec<Day>,
    ) -> Result<Self, Vec<YearFault>> {
        let source = source.into();
        days.sort_by_key(|day| day.date);
        let mut faults = Vec::new();
        if source.trim().is_empty() {
            faults.push(YearFault::NoSource);
        }
        if days.is_empty() {
            faults.push(YearFault::NoDays);
        }
        faults.extend(days.iter().filter_map(|day| fault(year, *day)));
        let twice = days.windows(2).filter(|pair| pair[0].date == pair[1].date);
        faults.extend(twice.map(|pair| YearFault::Twice(pair[0].date)));
        if faults.is_empty() {
            Ok(Self { number: year, official, source, days })
        } else {
            Err(faults)
        }
    }

    /// Reads years from lines, in the form that the head of `years.csv` describes.
    ///
    /// # Errors
    /// The lines that cannot be read, or the faults of the first year that has any.
    pub fn read_all(text: &str) -> Result<Vec<Self>, Vec<YearFault>> {
        let mut heads: Vec<(i32, bool, &str, Vec<Day>)> = Vec::new();
        let mut faults = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match (read_head(line), read_day(line), heads.last_mut()) {
                (Some((year, official, source)), _, _) => {
                    heads.push((year, official, source, Vec::new()));
                }
                (None, Some(day), Some((_, _, _, days))) => days.push(day),
                _ => faults.push(YearFault::Line(index + 1)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        heads
            .into_iter()
            .map(|(year, official, source, days)| Self::new(year, official, source, days))
            .collect()
    }

    /// The number of the year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.number
    }

    /// Whether the State Council has announced these days.
    #[must_use]
    pub const fn is_official(&self) -> bool {
        self.official
    }

    /// Where the days can be read.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The exceptional days, by date.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        &self.days
    }
}

/// As [`Year::read_all`] reads it again: the head, then a line for each day.
impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.official { "announced" } else { "expected" };
        writeln!(f, "year,{},{state},{}", self.number, self.source)?;
        for Day { date, kind, holiday } in &self.days {
            writeln!(f, "{date},{},{holiday}", kind.code())?;
        }
        Ok(())
    }
}

/// What is wrong with a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearFault {
    /// The line of this number, from 1, is neither a year nor a day, or a day before any year.
    Line(usize),
    /// Nothing says where the days come from.
    NoSource,
    /// No day is named, which no announced year is like.
    NoDays,
    /// The date lies neither in the year nor in the December before it.
    OutsideYear(Date),
    /// The date is named more than once.
    Twice(Date),
    /// The day off is a weekend day, which needs no entry.
    OffOnWeekend(Date),
    /// The worked day is a weekday, which needs no entry.
    WorkingOnWeekday(Date),
}

impl fmt::Display for YearFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(f, "line {number} is neither a year nor a day of one"),
            Self::NoSource => f.write_str("the source is missing"),
            Self::NoDays => f.write_str("no day is named"),
            Self::OutsideYear(date) => write!(f, "{date} is outside the year"),
            Self::Twice(date) => write!(f, "{date} is named twice"),
            Self::OffOnWeekend(date) => write!(f, "{date} is off, but a weekend day anyway"),
            Self::WorkingOnWeekday(date) => write!(f, "{date} is worked, but a weekday anyway"),
        }
    }
}

impl std::error::Error for YearFault {}

/// The date that is written `2026-03-02`, and in no other way.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    let month: u8 = text[5..7].parse().ok()?;
    Date::from_calendar_date(
        text[..4].parse().ok()?,
        Month::try_from(month).ok()?,
        text[8..].parse().ok()?,
    )
    .ok()
}

fn fault(year: i32, day: Day) -> Option<YearFault> {
    let date = day.date;
    let inside =
        date.year() == year || (date.year() == year - 1 && date.month() == Month::December);
    match (inside, day.kind, is_weekend(date)) {
        (false, _, _) => Some(YearFault::OutsideYear(date)),
        (true, DayKind::Off, true) => Some(YearFault::OffOnWeekend(date)),
        (true, DayKind::Working, false) => Some(YearFault::WorkingOnWeekday(date)),
        (true, _, _) => None,
    }
}

fn read_head(line: &str) -> Option<(i32, bool, &str)> {
    let mut cells = line.splitn(4, ',').map(str::trim);
    if cells.next()? != "year" {
        return None;
    }
    let year = cells.next()?.parse().ok()?;
    let official = match cells.next()? {
        "announced" => true,
        "expected" => false,
        _ => return None,
    };
    Some((year, official, cells.next()?))
}

fn read_day(line: &str) -> Option<Day> {
    let mut cells = line.split(',').map(str::trim);
    let date = parse_date(cells.next()?)?;
    let kind = match cells.next()? {
        word if word == DayKind::Off.code() => DayKind::Off,
        word if word == DayKind::Working.code() => DayKind::Working,
        _ => return None,
    };
    let holiday = cells.next()?.parse().ok()?;
    cells.next().is_none().then_some(Day { date, kind, holiday })
}
