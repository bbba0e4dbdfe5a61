//! The figures of matters as tables for other programs.

use super::{
    figures::{kind_name, word},
    words,
};
use crate::{
    text::{Language, Message, figures as text},
    ui::{
        dates,
        sheets::{Cell, Sheet, Sheets},
    },
};
use domain::{
    disclosure_requests::{AnswerKind, Exemption},
    matters::{Annual, AnnualHead, AnnualLine, Procedure, Tally},
    petitions::Route,
};
use service::{items::Catalogue, matters::Figures};

const COUNTS: [Message; 7] = [
    text::RECEIVED,
    text::OPEN,
    text::OVERDUE,
    text::DONE,
    text::IN_TIME_COUNT,
    text::SATISFIED_COUNT,
    text::DISSATISFIED,
];

/// The figures of some weeks: first one line for each week, department and kind, then each of them alone.
#[must_use]
pub fn sheets(language: Language, figures: &Figures, catalogue: &Catalogue) -> Sheets {
    let department = |key: &str| {
        let name = catalogue.department(key).map(|it| language.read(&it.name).to_owned());
        Cell::Text(name.unwrap_or_else(|| key.to_owned()))
    };
    let lines = figures.counts.iter().map(|it| {
        let first = [
            Cell::Text(dates::iso(it.week)),
            department(&it.department),
            Cell::Text(word(language, "procedure", &it.procedure)),
            Cell::Text(kind_name(language, &it.procedure, &it.kind)),
        ];
        first.into_iter().chain(counts(it.tally)).collect()
    });
    let first = [text::WEEK, text::DEPARTMENT, text::PROCEDURE, text::KIND];
    let whole = counted(language, text::MATTERS, &first, lines.collect());
    let named = |name: String, tally| std::iter::once(Cell::Text(name)).chain(counts(tally));
    let departments = figures.departments.iter();
    let departments =
        departments.map(|(name, it)| named(language.read(name).to_owned(), *it).collect());
    let kinds = figures.kinds.iter();
    let kinds = kinds
        .map(|((procedure, kind), it)| named(kind_name(language, procedure, kind), *it).collect());
    let by_week = figures.by_week.iter();
    let by_week = by_week.map(|(week, it)| named(dates::iso(*week), *it).collect());
    let places = figures.places.iter();
    let places = places.map(|(name, it)| vec![Cell::Text(name.clone()), Cell::Count(*it)]);
    let place = sheet(language, text::PLACES, &[text::PLACE, text::RECEIVED], places.collect());
    let weeks = || figures.by_week.keys();
    let day = |it: Option<&domain::Date>| it.map(|it| dates::iso(*it)).unwrap_or_default();
    let (from, to) = (day(weeks().next()), day(weeks().next_back()));
    Sheets {
        name: language.fill(text::FILE, &[("from", &from), ("to", &to)]),
        sheets: vec![
            whole,
            counted(language, text::DEPARTMENTS, &[text::DEPARTMENT], departments.collect()),
            counted(language, text::KINDS, &[text::KIND], kinds.collect()),
            counted(language, text::BY_WEEK, &[text::WEEK], by_week.collect()),
            place,
        ],
    }
}

/// The figures of a year's report, also those that are nought: a report has all of its lines.
#[must_use]
pub fn annual_sheets(language: Language, year: i32, reported: &[(Procedure, Annual)]) -> Sheets {
    let rows = reported.iter().flat_map(|(procedure, annual)| {
        let name = word(language, "procedure", procedure.word());
        lines(*procedure, annual).into_iter().map(move |line| {
            let (group, said) = said(language, line);
            let count = annual.get(&line).copied().unwrap_or_default();
            vec![
                Cell::Text(name.clone()),
                Cell::Text(word(language, "group", group)),
                Cell::Text(said),
                Cell::Count(count),
            ]
        })
    });
    let heads = [text::PROCEDURE, text::KIND, text::LINE, text::COUNT];
    let title = language.fill(text::ANNUAL_FILE, &[("year", &year.to_string())]);
    let sheet = sheet(language, text::ANNUAL, &heads, rows.collect());
    Sheets { name: title, sheets: vec![sheet] }
}

fn lines(procedure: Procedure, annual: &Annual) -> Vec<AnnualLine> {
    let mut lines: Vec<AnnualLine> =
        AnnualHead::ALL.iter().copied().map(AnnualLine::Head).collect();
    if procedure == Procedure::Disclosure {
        lines.extend(AnswerKind::ALL.iter().copied().map(AnnualLine::Answer));
        lines.extend(Exemption::ALL.iter().copied().map(AnnualLine::Exemption));
    }
    if procedure == Procedure::Petition {
        // A claim is handled as a petition, and told no other route (XF 31(6)).
        let told = Route::ALL.iter().copied().filter(|it| *it != Route::Claim);
        lines.extend(told.map(AnnualLine::Route));
    }
    lines.extend(annual.keys().filter(|it| matches!(it, AnnualLine::State(_))));
    lines
}

/// The group of a line, and its words.
fn said(language: Language, line: AnnualLine) -> (&'static str, String) {
    match line {
        AnnualLine::Head(it) => ("head", word(language, "head", it.word())),
        AnnualLine::State(it) => ("state", word(language, "state", it)),
        AnnualLine::Answer(it) => ("answer", words::word(language, "answer_kind", it.word())),
        AnnualLine::Exemption(it) => ("exemption", words::word(language, "exemption", it.word())),
        AnnualLine::Route(it) => ("route", words::word(language, "route", it.word())),
    }
}

/// A table whose rows end with the counts.
fn counted(language: Language, title: Message, first: &[Message], rows: Vec<Vec<Cell>>) -> Sheet {
    sheet(language, title, &[first, &COUNTS].concat(), rows)
}

fn sheet(language: Language, title: Message, heads: &[Message], rows: Vec<Vec<Cell>>) -> Sheet {
    let heads = heads.iter().map(|it| language.say(*it).to_owned()).collect();
    Sheet { title: language.say(title).to_owned(), heads, rows }
}

fn counts(it: Tally) -> [Cell; 7] {
    let counts =
        [it.received, it.open, it.overdue, it.done, it.in_time, it.satisfied, it.dissatisfied];
    counts.map(Cell::Count)
}
