//! Years in words: those in force, and what it would mean to load another.

use super::{OutlookView, YearForm, YearRow};
use crate::{
    text::{Language, admin},
    ui::dates,
};
use domain::calendar::{Day, DayKind, YearFault};
use service::calendar::{Outlook, Sheet, SheetFault, YearInForce};

impl YearRow {
    /// A year in force.
    #[must_use]
    pub fn of(language: Language, year: &YearInForce) -> Self {
        let (state, class) = state(year.is_announced);
        let loaded = year.loaded_at.map(|at| dates::minute(language, at));
        Self {
            year: year.year.to_string(),
            state: language.say(state).to_owned(),
            class: class.to_owned(),
            working_days: year.working_days.to_string(),
            source: year.source.clone(),
            loaded: loaded.unwrap_or_else(|| language.say(admin::BUILT_IN).to_owned()),
        }
    }
}

const fn state(is_announced: bool) -> (crate::text::Message, &'static str) {
    if is_announced {
        (admin::ANNOUNCED, "hall-tag--plain")
    } else {
        (admin::EXPECTED, "hall-tag--soon")
    }
}

impl YearForm {
    /// What was typed, with what it would mean or what is wrong; an empty sheet is wrong only once it was sent.
    #[must_use]
    pub fn of(language: Language, sheet: &Sheet) -> Self {
        let is_untouched = sheet.updated_at.is_none();
        let said = |fault: &SheetFault| ("text".to_owned(), fault_of(language, *fault));
        let seen = sheet.updated_at.map(|at| at.micros().to_string()).unwrap_or_default();
        let (outlook, faults) = match &sheet.outlook {
            Ok(outlook) => (Some(OutlookView::of(language, outlook, seen)), Vec::new()),
            Err(_) if is_untouched => (None, Vec::new()),
            Err(faults) => (None, faults.iter().map(said).collect()),
        };
        Self { text: sheet.text.clone(), faults, outlook }
    }
}

fn fault_of(language: Language, fault: SheetFault) -> String {
    let dated = |message, date| language.fill(message, &[("on", &dates::day(language, date))]);
    let counted = |message, n: String| language.fill(message, &[("n", &n)]);
    match fault {
        SheetFault::Empty => language.say(admin::FAULT_EMPTY).to_owned(),
        SheetFault::NotJson => language.say(admin::FAULT_JSON).to_owned(),
        SheetFault::NotOneYear => language.say(admin::FAULT_ONE_YEAR).to_owned(),
        SheetFault::TooFar(year) => counted(admin::FAULT_TOO_FAR, year.to_string()),
        SheetFault::Year(YearFault::Line(line)) => counted(admin::FAULT_LINE, line.to_string()),
        SheetFault::Year(YearFault::NoSource) => language.say(admin::FAULT_NO_SOURCE).to_owned(),
        SheetFault::Year(YearFault::NoDays) => language.say(admin::FAULT_NO_DAYS).to_owned(),
        SheetFault::Year(YearFault::OutsideYear(date)) => dated(admin::FAULT_OUTSIDE, date),
        SheetFault::Year(YearFault::Twice(date)) => dated(admin::FAULT_TWICE, date),
        SheetFault::Year(YearFault::OffOnWeekend(date)) => dated(admin::FAULT_WEEKEND, date),
        SheetFault::Year(YearFault::WorkingOnWeekday(date)) => dated(admin::FAULT_WEEKDAY, date),
    }
}

impl OutlookView {
    fn of(language: Language, outlook: &Outlook, seen: String) -> Self {
        let year = &outlook.year;
        let number = year.year().to_string();
        let days: u32 = outlook.working_days.iter().sum();
        let fact = |name, value: String| (language.say(name).to_owned(), value);
        let changes = outlook.changes_from.map(|it| dates::day(language, it));
        let month = |(place, days): (usize, &u32)| {
            let name = language.fill(admin::MONTH, &[("n", &(place + 1).to_string())]);
            (name, days.to_string())
        };
        let warnings = [
            (!year.is_official()).then_some(admin::WARN_EXPECTED),
            outlook.changes_past.then_some(admin::WARN_PAST),
        ];
        Self {
            title: language.fill(admin::OUTLOOK, &[("year", &number)]),
            facts: vec![
                fact(admin::STATE, language.say(state(year.is_official()).0).to_owned()),
                fact(admin::SOURCE, year.source().to_owned()),
                fact(admin::WORKING_DAYS, days.to_string()),
                fact(
                    admin::CHANGES_FROM,
                    changes.unwrap_or_else(|| language.say(admin::NO_CHANGE).to_owned()),
                ),
            ],
            months: outlook.working_days.iter().enumerate().map(month).collect(),
            days: year.days().iter().map(|it| day(language, *it)).collect(),
            warnings: warnings
                .into_iter()
                .flatten()
                .map(|it| language.say(it).to_owned())
                .collect(),
            seen,
        }
    }
}

fn day(language: Language, day: Day) -> String {
    let message = match day.kind {
        DayKind::Off => admin::DAY_OFF,
        DayKind::Working => admin::DAY_WORKED,
    };
    let key = ["holiday_", day.holiday.code()].concat().replace('-', "_");
    let holiday = language.say(admin::find(&key).unwrap_or(admin::NONE));
    let on = dates::day(language, day.date);
    language.fill(message, &[("on", &on), ("holiday", holiday)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        Moment,
        calendar::{Holiday, Year, parse_date},
    };

    fn sheet(text: &str, outlook: Result<Outlook, Vec<SheetFault>>) -> Sheet {
        let updated_at = (!text.is_empty()).then(|| Moment::from_micros(7));
        Sheet { text: text.to_owned(), updated_at, outlook }
    }

    #[test]
    fn every_fault_is_told_with_its_line_or_its_day() {
        let date = parse_date("2027-01-02").unwrap();
        let faults = vec![
            SheetFault::Year(YearFault::Line(3)),
            SheetFault::Year(YearFault::OffOnWeekend(date)),
            SheetFault::TooFar(2207),
        ];
        let form = YearForm::of(Language::Chinese, &sheet("x", Err(faults)));
        for (fault, word) in form.faults.iter().zip(["第 3 行", "2027年1月2日", "2207"]) {
            assert!(fault.0 == "text" && fault.1.contains(word), "{fault:?}");
        }
        let untouched = sheet("", Err(vec![SheetFault::Empty]));
        assert!(YearForm::of(Language::Chinese, &untouched).faults.is_empty());
    }

    #[test]
    fn the_outlook_counts_the_days_and_warns_of_what_was_not_announced() {
        let date = parse_date("2027-01-01").unwrap();
        let day = Day { date, kind: DayKind::Off, holiday: Holiday::NewYear };
        let outlook = Outlook {
            year: Year::new(2027, false, "x", vec![day]).unwrap(),
            working_days: vec![20, 19],
            changes_from: None,
            changes_past: false,
        };
        let form = YearForm::of(Language::Chinese, &sheet("year", Ok(outlook)));
        let seen = form.outlook.unwrap();
        assert_eq!((seen.seen.as_str(), seen.warnings.len()), ("7", 1));
        assert_eq!(seen.days, ["2027年1月1日 放假（元旦）"]);
        assert_eq!(seen.months[1], ("2月".to_owned(), "19".to_owned()));
        assert!(seen.facts.contains(&("工作日".to_owned(), "39".to_owned())));
    }

    #[test]
    fn every_holiday_has_a_name() {
        for holiday in Holiday::ALL {
            let key = ["holiday_", holiday.code()].concat().replace('-', "_");
            assert!(admin::find(&key).is_some(), "{key}");
        }
    }
}
