//! What was filed, question by question.

use super::Section;
use crate::{
    text::{Language, desk},
    ui::dates,
};
use domain::{
    calendar::parse_date,
    forms::{self, Answer, Answers, Choice, Form, Kind, Question, asked},
};

/// The sections in which something was asked, without the files.
pub fn sections(language: Language, form: &Form, answers: &Answers) -> Vec<Section> {
    let section = |section: &forms::Section| Section {
        title: language.read(&section.title).to_owned(),
        rows: asked(form, section, answers)
            .into_iter()
            .filter(|it| !matches!(it.kind, Kind::File { .. }))
            .map(|it| row(language, it, answers.get(&it.key)))
            .collect(),
    };
    form.sections.iter().map(section).filter(|it| !it.rows.is_empty()).collect()
}

fn row(language: Language, question: &Question, answer: Option<&Answer>) -> (String, Vec<String>) {
    let mut lines = lines(language, question, answer);
    if lines.is_empty() {
        lines.push(language.say(desk::UNANSWERED).to_owned());
    }
    (language.read(&question.label).to_owned(), lines)
}

fn lines(language: Language, question: &Question, answer: Option<&Answer>) -> Vec<String> {
    let Some(answer) = answer.filter(|it| !it.is_open()) else { return Vec::new() };
    match (&question.kind, answer) {
        (Kind::Choice { choices } | Kind::MultiChoice { choices }, Answer::One(value)) => {
            vec![chosen(language, choices, value)]
        }
        (Kind::MultiChoice { choices }, Answer::Many(values)) => {
            values.iter().map(|it| chosen(language, choices, it)).collect()
        }
        (Kind::Group { questions, .. }, Answer::Group(entries)) => {
            let entry = |entry: &Answers| {
                let parts = questions.iter().map(|it| lines(language, it, entry.get(&it.key)));
                parts.flatten().collect::<Vec<_>>().join(" · ")
            };
            entries.iter().map(entry).collect()
        }
        (kind, Answer::One(typed)) => one(language, kind, typed.trim()),
        (_, Answer::Many(values)) => values.clone(),
        (_, Answer::Group(_)) => Vec::new(),
    }
}

fn one(language: Language, kind: &Kind, typed: &str) -> Vec<String> {
    match kind {
        Kind::Date { .. } => {
            vec![parse_date(typed).map_or_else(|| typed.to_owned(), |it| dates::day(language, it))]
        }
        Kind::Number { unit: Some(unit), .. } => vec![[typed, " ", language.read(unit)].concat()],
        _ => typed.lines().map(str::to_owned).collect(),
    }
}

fn chosen(language: Language, choices: &[Choice], value: &str) -> String {
    let choice = choices.iter().find(|it| it.value == value.trim());
    choice.map_or_else(|| value.to_owned(), |it| language.read(&it.label).to_owned())
}
