//! Every word of the law that the code knows stands in `docs/glossary.md`, and nothing else stands there in its place.

use domain::{
    access::Role,
    clocks::{ClockId, Ground},
    complaints, disclosure_requests, escalation, intake,
    licensing::{ActionKind, DocumentKind, Fact, Finding, State, TimerKind},
    matters, petitions, procurement, ratings, rectifications,
};
use std::{collections::BTreeMap, fs, path::Path};

const GLOSSARY: &str = include_str!("../../docs/glossary.md");

/// The rows of the table under a heading, cell by cell.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let section = GLOSSARY
        .split("\n## ")
        .find(|section| section.lines().next() == Some(heading))
        .unwrap_or_else(|| panic!("the glossary has no section {heading}"));
    let table = section.lines().filter(|line| line.starts_with('|')).skip(2);
    table.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The words under a heading are exactly those of the code, in its order.
fn check<'a>(heading: &str, words: impl IntoIterator<Item = &'a str>) {
    let written: Vec<_> = rows(heading).iter().map(|row| row[1].trim_matches('`')).collect();
    let known: Vec<_> = words.into_iter().collect();
    assert_eq!(written, known, "{heading}");
}

/// A fact carries what happened, so that there is no list of all of them; what reads them names the words it knows.
fn words_of_facts() -> Vec<String> {
    let refused = serde_json::from_str::<Fact>(r#"{"fact":"?"}"#)
        .expect_err("no fact has this word")
        .to_string();
    let (_, known) = refused.split_once("expected one of").expect("it names what it knows");
    known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_state_stands_in_the_glossary() {
    check("States", State::ALL.iter().map(|state| state.word()));
}

#[test]
fn every_document_stands_in_the_glossary_under_its_code() {
    check("Documents", DocumentKind::ALL.iter().map(|kind| kind.word()));
    for (kind, row) in DocumentKind::ALL.iter().zip(rows("Documents")) {
        assert_eq!(row[2].split(',').next(), Some(kind.code()), "{kind}");
    }
}

#[test]
fn every_fact_stands_in_the_glossary() {
    check("Facts", words_of_facts().iter().map(String::as_str));
}

#[test]
fn every_action_role_and_finding_stands_in_the_glossary() {
    check("Actions", ActionKind::ALL.iter().map(|action| action.word()));
    check("Roles", Role::ALL.iter().map(|role| role.word()));
    check("Findings", Finding::ALL.iter().map(|finding| finding.word()));
}

#[test]
fn every_clock_and_what_stops_or_ends_it_stands_in_the_glossary() {
    check("Clocks", ClockId::ALL.iter().map(|clock| clock.code()));
    check("Grounds of a pause", Ground::ALL.iter().map(|ground| ground.code()));
    check("Timers", TimerKind::ALL.iter().map(|timer| timer.word()));
}

/// The tables of a type whose words are listed.
macro_rules! tables {
    ($($heading:literal: $words:ty;)+) => {
        $(check($heading, <$words>::ALL.iter().map(|it| it.word()));)+
    };
}

#[test]
fn what_matters_share_stands_in_the_glossary() {
    tables! {
        "Procedures": matters::Procedure;
        "Phases": matters::Phase;
        "Standing": matters::Standing;
        "Parts": matters::Part;
        "Elsewhere": matters::Elsewhere;
        "Periods": matters::Period;
        "Grounds in matters": matters::Ground;
        "Remedies in matters": matters::Remedy;
    }
}

#[test]
fn every_word_of_complaints_stands_in_the_glossary() {
    tables! {
        "Kinds of complaints": complaints::Kind;
        "Outcomes of complaints": complaints::Outcome;
        "Call-backs": complaints::CallBack;
        "States of complaints": complaints::State;
        "Actions on complaints": complaints::ActionKind;
        "Facts of complaints": complaints::FactKind;
    }
}

#[test]
fn every_question_of_the_intake_stands_in_the_glossary() {
    tables! {
        "Questions of the intake": intake::Question;
        "Answers of the intake": intake::Answer;
    }
}

#[test]
fn every_word_of_ratings_stands_in_the_glossary() {
    tables! {
        "Ratings": ratings::Rating;
        "Indicators": ratings::Indicator;
        "Reasons of a rating": ratings::Reason;
        "Channels of a rating": ratings::RatingChannel;
        "States of rectifications": rectifications::State;
        "Remedies of rectifications": rectifications::Remedy;
        "Actions on rectifications": rectifications::ActionKind;
        "Facts of rectifications": rectifications::FactKind;
    }
}

#[test]
fn every_word_of_disclosure_requests_stands_in_the_glossary() {
    tables! {
        "States of disclosure requests": disclosure_requests::State;
        "Ways in of disclosure requests": disclosure_requests::Received;
        "Forms of disclosure": disclosure_requests::Form;
        "Answers to disclosure requests": disclosure_requests::AnswerKind;
        "Grounds of non-disclosure": disclosure_requests::Exemption;
        "Actions on disclosure requests": disclosure_requests::ActionKind;
        "Facts of disclosure requests": disclosure_requests::FactKind;
    }
}

#[test]
fn every_word_of_petitions_stands_in_the_glossary() {
    tables! {
        "States of petitions": petitions::State;
        "Routes of petitions": petitions::Route;
        "Referrals of petitions": petitions::Referral;
        "Findings of petitions": petitions::Finding;
        "Actions on petitions": petitions::ActionKind;
        "Facts of petitions": petitions::FactKind;
    }
}

#[test]
fn every_word_of_procurement_challenges_stands_in_the_glossary() {
    tables! {
        "Beginnings of procurement challenges": procurement::Begin;
        "States of procurement challenges": procurement::State;
        "Findings on procurement complaints": procurement::Examined;
        "Outcomes of procurement complaints": procurement::Outcome;
        "Actions on procurement challenges": procurement::ActionKind;
        "Facts of procurement challenges": procurement::FactKind;
    }
}

#[test]
fn every_word_of_escalation_stands_in_the_glossary() {
    tables! {
        "Colours": escalation::Colour;
        "Levels of escalation": escalation::Level;
    }
}

#[test]
fn every_text_key_of_the_glossary_has_its_sentence() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales/zh-CN");
    let mut sentences: BTreeMap<&str, toml::Table> = BTreeMap::new();
    let cells = GLOSSARY.lines().filter(|line| line.starts_with('|')).filter_map(|row| {
        row.trim_matches('|').rsplit('|').next()?.trim().strip_prefix('`')?.strip_suffix('`')
    });
    let mut followed = 0;
    for cell in cells {
        let (file, key) = cell.split_once('.').expect("a text key names its file");
        let table = sentences.entry(file).or_insert_with(|| {
            let text = fs::read_to_string(locales.join(file).with_extension("toml"));
            text.expect("the file of a text key").parse().expect("a table of sentences")
        });
        assert!(table.contains_key(key), "{cell}");
        followed += 1;
    }
    assert!(followed > 120, "only {followed} text keys were found");
}
