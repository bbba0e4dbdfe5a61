//! Fills the page of the figures of matters.

use super::words::Tongue;
use crate::{
    text::{Language, figures as text},
    ui::{
        dates,
        figures::{FiguresRow, NOTHING},
    },
};
use domain::{Date, matters::Tally};
use serde::{Deserialize, Serialize};
use service::matters::{Figures, HotTopic, TITLES};

/// The spans that can be looked at, in weeks.
const SPANS: [u32; 3] = [4, 13, 52];

/// The page of the figures of matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// The spans that can be looked at: address, in words, whether it is this one.
    pub spans: Vec<(String, String, bool)>,
    /// By department, all of them together last.
    pub departments: Vec<FiguresRow>,
    /// By kind.
    pub kinds: Vec<FiguresRow>,
    /// By week, the last one first.
    pub by_week: Vec<FiguresRow>,
    /// How many came in each week, the first one first.
    pub chart: Vec<u64>,
    /// By place.
    pub places: Vec<FiguresRow>,
    /// What many are about.
    pub topics: Vec<TopicView>,
    /// Among how many that is looked for.
    pub topics_note: String,
    /// Where the tables are downloaded: address and name.
    pub downloads: Vec<(String, String)>,
    /// Where the figures of a year are downloaded: address and name; empty for whoever does not read the whole hall.
    pub annual: Vec<(String, String)>,
}

/// Something that many matters are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicView {
    /// The title of one of them.
    pub title: String,
    /// How many.
    pub count: String,
    /// Some of them: address and number.
    pub links: Vec<(String, String)>,
}

/// The figures in the language of their reader on the day `today`.
#[must_use]
pub fn figures(language: Language, figures: &Figures, today: Date) -> FiguresView {
    let span = |weeks: u32| {
        let name = language.fill(text::WEEKS, &[("weeks", &weeks.to_string())]);
        (format!("/w/matters/figures?weeks={weeks}"), name, weeks == figures.weeks)
    };
    let departments = figures.departments.iter();
    let departments = departments.map(|(name, tally)| row(language.read(name).to_owned(), *tally));
    let all = row(language.say(text::ALL).to_owned(), figures.all);
    let kinds = figures.kinds.iter();
    let kinds =
        kinds.map(|((procedure, kind), tally)| row(kind_name(language, procedure, kind), *tally));
    let weeks = figures.by_week.iter().rev();
    let weeks = weeks.map(|(week, tally)| row(dates::day(language, *week), *tally));
    let places = figures.places.iter().map(|(place, count)| FiguresRow {
        name: place.clone(),
        cells: vec![count.to_string()],
        is_urgent: false,
    });
    let download = |kind: &str, name| {
        let href = format!("/w/matters/figures/{}.{kind}", figures.weeks);
        (href, language.say(name).to_owned())
    };
    FiguresView {
        spans: SPANS.map(span).to_vec(),
        departments: departments.chain([all]).collect(),
        kinds: kinds.collect(),
        by_week: weeks.collect(),
        chart: figures.by_week.values().map(|it| it.received).collect(),
        places: places.collect(),
        topics: figures.topics.iter().map(|it| topic(language, it)).collect(),
        topics_note: language.fill(text::TOPICS_NOTE, &[("titles", &TITLES.to_string())]),
        downloads: vec![download("xlsx", text::XLSX), download("csv", text::CSV)],
        annual: if figures.is_whole { annual(language, today) } else { Vec::new() },
    }
}

/// This year and the one before it, which is reported by the end of January (GK 49).
fn annual(language: Language, today: Date) -> Vec<(String, String)> {
    let years = [today.year() - 1, today.year()];
    let of = |year: i32, kind: &str, name| {
        let name = language.fill(name, &[("year", &year.to_string())]);
        (format!("/w/matters/annual/{year}.{kind}"), name)
    };
    let both = years.map(|it| [of(it, "xlsx", text::ANNUAL_OF), of(it, "csv", text::ANNUAL_CSV)]);
    both.into_iter().flatten().collect()
}

fn topic(language: Language, topic: &HotTopic) -> TopicView {
    let link = |number: &String| (format!("/w/matters/{number}"), super::build::grouped(number));
    TopicView {
        title: topic.title.clone(),
        count: language.fill(text::TOPIC, &[("count", &topic.count.to_string())]),
        links: topic.numbers.iter().map(link).collect(),
    }
}

/// What matters of a kind are called, as their procedure has it.
#[must_use]
pub fn kind_name(language: Language, procedure: &str, kind: &str) -> String {
    let own = |it| Tongue::new(language, it).own("kind", kind);
    procedure.parse().map_or_else(|_| kind.to_owned(), own)
}

/// The word of the figures under a key such as `answer-provided`; the key itself where there is none.
#[must_use]
pub fn word(language: Language, group: &str, word: &str) -> String {
    let key = [group, "-", word].concat();
    text::find(&key).map_or(key, |it| language.say(it).to_owned())
}

fn row(name: String, tally: Tally) -> FiguresRow {
    let share =
        |it: Option<u64>| it.map_or_else(|| NOTHING.to_owned(), |percent| format!("{percent}%"));
    FiguresRow {
        name,
        cells: vec![
            tally.received.to_string(),
            tally.open.to_string(),
            tally.overdue.to_string(),
            tally.done.to_string(),
            share(tally.in_time_percent()),
            share(tally.satisfied_percent()),
        ],
        is_urgent: tally.overdue > 0,
    }
}
