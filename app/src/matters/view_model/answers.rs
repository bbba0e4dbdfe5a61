//! Fills the list of answers that everybody reads.

use super::figures::kind_name;
use crate::{
    text::Language,
    ui::{dates, radios::Choice},
};
use serde::{Deserialize, Serialize};
use service::{
    items::Catalogue,
    published_answers::{Answers, Published},
};
use std::collections::BTreeSet;

/// How many stand on a page.
const LINES: usize = 20;

/// What matters were answered, for everybody to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersView {
    /// The departments that have answered.
    pub departments: Vec<Choice>,
    /// The one by which the list is narrowed; empty for none.
    pub department: String,
    /// The answers, the last one first.
    pub lines: Vec<AnswerLine>,
    /// Where the list goes on.
    pub more: Option<String>,
}

/// An answer in that list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerLine {
    /// Its page.
    pub href: String,
    /// What it was about.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// The language of both, where it is not the one of the page.
    pub lang: Option<String>,
    /// What it was, who answered and in which month.
    pub facts: String,
}

/// What matters were answered, by `department` where one is named, behind the answer `after`.
#[must_use]
pub fn answers(
    language: Language,
    answers: &Answers,
    (department, after): (&str, &str),
    catalogue: &Catalogue,
) -> AnswersView {
    let only = Some(department).filter(|it| !it.is_empty());
    let mut found = answers.of_matters(only, after.parse().ok(), LINES + 1);
    let has_more = found.len() > LINES;
    found.truncate(LINES);
    let more = found.last().filter(|_| has_more);
    let all = answers.of_matters(None, None, usize::MAX);
    let keys: BTreeSet<_> = all.iter().map(|it| it.department.as_str()).collect();
    let known = keys.into_iter().filter_map(|key| catalogue.department(key));
    let choice = |it: &service::items::Department| Choice {
        value: it.key.clone(),
        label: language.read(&it.name).to_owned(),
    };
    AnswersView {
        departments: known.map(choice).collect(),
        department: department.to_owned(),
        more: more.map(|it| format!("/answers?department={department}&after={}", it.id)),
        lines: found.into_iter().map(|it| line(language, it, catalogue)).collect(),
    }
}

fn line(language: Language, answer: &Published, catalogue: &Catalogue) -> AnswerLine {
    let department = catalogue.department(&answer.department);
    let department = department.map(|it| language.read(&it.name).to_owned());
    let heard = answer.heard.as_ref();
    let kind = heard.map(|it| kind_name(language, it.procedure.word(), &it.kind));
    let month = heard.map(|it| dates::month(language, it.month));
    let is_chinese = language == Language::English && answer.question.en.is_empty();
    AnswerLine {
        href: format!("/answers/{}", answer.id),
        question: language.read(&answer.question).to_owned(),
        answer: language.read(&answer.answer).to_owned(),
        lang: is_chinese.then(|| Language::Chinese.tag().to_owned()),
        facts: [kind, department, month].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}
