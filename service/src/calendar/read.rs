//! Reads the days off of one year: as lines, or as the JSON in which they are commonly published.

use domain::{
    Date,
    calendar::{Calendar, Day, DayKind, Holiday, Year, YearFault, parse_date},
};
use serde::Deserialize;
use std::fmt;

/// How far from this year a year may be that is loaded.
const YEARS_AWAY: i32 = 2;

/// Why what was typed is no year that can be put in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// Nothing was typed.
    Empty,
    /// It begins like JSON, and is not what is published.
    NotJson,
    /// It tells of no year, or of several.
    NotOneYear,
    /// The year is too far from this one to be meant.
    TooFar(i32),
    /// Something is wrong with the year.
    Year(YearFault),
}

impl fmt::Display for SheetFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing to load"),
            Self::NotJson => f.write_str("the JSON has no year with days"),
            Self::NotOneYear => f.write_str("exactly one year is loaded at a time"),
            Self::TooFar(year) => write!(f, "{year} is more than {YEARS_AWAY} years away"),
            Self::Year(fault) => write!(f, "{fault}"),
        }
    }
}

/// A year as holiday-cn and others publish it: every day off, those of weekends included.
#[derive(Deserialize)]
struct Published {
    year: i32,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<PublishedDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PublishedDay {
    name: String,
    date: String,
    is_off_day: bool,
}

/// The one year that `text` tells of, on the day `today`.
///
/// # Errors
/// Every fault that can be found at once.
pub fn read(text: &str, today: Date) -> Result<Year, Vec<SheetFault>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let years = if text.is_empty() {
        return Err(vec![SheetFault::Empty]);
    } else if text.starts_with('{') {
        published(text).map(|year| vec![year])
    } else {
        Year::read_all(text).map_err(|faults| faults.into_iter().map(SheetFault::Year).collect())
    };
    let Ok([year]) = <[Year; 1]>::try_from(years?) else {
        return Err(vec![SheetFault::NotOneYear]);
    };
    if (year.year() - today.year()).abs() > YEARS_AWAY {
        return Err(vec![SheetFault::TooFar(year.year())]);
    }
    Ok(year)
}

fn published(json: &str) -> Result<Year, Vec<SheetFault>> {
    let Published { year, papers, days } =
        serde_json::from_str(json).map_err(|_| vec![SheetFault::NotJson])?;
    let days: Option<Vec<Day>> = days.iter().map(day).collect();
    let days = days.ok_or_else(|| vec![SheetFault::NotJson])?;
    // What the plain week says already needs no entry.
    let plain = Calendar::empty();
    let is_exception = |day: &Day| plain.is_working_day(day.date) == (day.kind == DayKind::Off);
    let days = days.into_iter().filter(is_exception).collect();
    let source = papers.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    Year::new(year, true, source, days)
        .map_err(|faults| faults.into_iter().map(SheetFault::Year).collect())
}

fn day(day: &PublishedDay) -> Option<Day> {
    let kind = if day.is_off_day { DayKind::Off } else { DayKind::Working };
    Some(Day { date: parse_date(&day.date)?, kind, holiday: holiday(&day.name) })
}

/// The holiday of this name; where two fall together, the one that is named first.
fn holiday(name: &str) -> Holiday {
    const NAMES: [(&str, Holiday); 7] = [
        ("元旦", Holiday::NewYear),
        ("春节", Holiday::SpringFestival),
        ("清明", Holiday::Qingming),
        ("劳动", Holiday::LabourDay),
        ("端午", Holiday::DragonBoat),
        ("中秋", Holiday::MidAutumn),
        ("国庆", Holiday::NationalDay),
    ];
    let places = NAMES.iter().filter_map(|(word, it)| Some((name.find(word)?, *it)));
    places.min_by_key(|(place, _)| *place).map_or(Holiday::Proclaimed, |(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        parse_date("2026-11-23").unwrap()
    }

    #[test]
    fn lines_and_json_tell_the_same_year() {
        let lines = "\u{feff}year,2027,announced,gov.cn 1\r\n2027-01-01,off,new-year\r\n\
                     2027-01-03,work,new-year\r\n2027-10-01,off,national-day\r\n";
        let json = r#"{"year": 2027, "papers": ["gov.cn", "1"], "days": [
            {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
            {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
            {"name": "元旦", "date": "2027-01-03", "isOffDay": false},
            {"name": "国庆节、中秋节", "date": "2027-10-01", "isOffDay": true}]}"#;
        let year = read(lines, today()).unwrap();
        assert_eq!(year, read(json, today()).unwrap());
        assert_eq!((year.days().len(), year.is_official()), (3, true));
    }

    #[test]
    fn what_is_no_year_is_told_with_its_faults() {
        let second = YearFault::Line(2);
        let table: [(&str, SheetFault); 7] = [
            (" \n", SheetFault::Empty),
            ("# nothing", SheetFault::NotOneYear),
            ("{\"year\": 2027}", SheetFault::NotJson),
            (
                r#"{"year":2027,"days":[{"name":"x","date":"soon","isOffDay":true}]}"#,
                SheetFault::NotJson,
            ),
            ("year,2027,announced,x\n2027-01-01,holiday", SheetFault::Year(second)),
            ("year,2027,announced,x", SheetFault::Year(YearFault::NoDays)),
            ("year,2207,announced,x\n2207-01-01,off,new-year", SheetFault::TooFar(2207)),
        ];
        for (text, fault) in table {
            assert_eq!(read(text, today()), Err(vec![fault]), "{text}");
        }
        let both = "year,2026,announced,x\n2026-01-01,off,new-year\n\
                    year,2027,announced,x\n2027-01-01,off,new-year";
        assert_eq!(read(both, today()), Err(vec![SheetFault::NotOneYear]));
    }

    #[test]
    fn the_holiday_that_is_named_first_counts() {
        for (name, expected) in [
            ("国庆节、中秋节", Holiday::NationalDay),
            ("中秋节、国庆节", Holiday::MidAutumn),
            ("抗战胜利纪念日", Holiday::Proclaimed),
        ] {
            assert_eq!(holiday(name), expected, "{name}");
        }
    }
}
