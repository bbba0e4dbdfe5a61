//! What is wrong with an answer, in words.

use crate::{
    text::{Language, Message, drafts},
    ui::{answers::money, dates, faults},
};
use domain::{
    Date,
    forms::{FaultCode, Form, Kind, Question},
};

/// What is wrong, as it stands beside the field.
#[must_use]
pub fn said(language: Language, code: &FaultCode) -> String {
    let bound = |message: Message, value: String| language.fill(message, &[("bound", &value)]);
    let day = |date: Date| dates::day(language, date);
    match code {
        FaultCode::TooLong { max } => bound(drafts::TOO_LONG, max.to_string()),
        FaultCode::NumberTooSmall { min } => bound(drafts::TOO_SMALL, min.to_string()),
        FaultCode::NumberTooLarge { max } => bound(drafts::TOO_LARGE, max.to_string()),
        FaultCode::AmountTooSmall { min } => bound(drafts::TOO_SMALL, money(language, *min)),
        FaultCode::AmountTooLarge { max } => bound(drafts::TOO_LARGE, money(language, *max)),
        FaultCode::TooEarly { earliest } => bound(drafts::TOO_EARLY, day(*earliest)),
        FaultCode::TooLate { latest } => bound(drafts::TOO_LATE, day(*latest)),
        FaultCode::TooFew { min } => bound(drafts::TOO_FEW, min.to_string()),
        FaultCode::TooMany { max } => bound(drafts::TOO_MANY, max.to_string()),
        other => faults::sentence(language, other.code()),
    }
}

/// What is wrong, as it stands above the form: with the question at `path`.
#[must_use]
pub fn named(language: Language, form: &Form, path: &str, said: &str) -> String {
    with_name(language, &label(language, form, path), said)
}

/// What is wrong with what is called `name`.
#[must_use]
pub fn with_name(language: Language, name: &str, said: &str) -> String {
    let name = name.trim_end_matches(['？', '?']);
    language.fill(drafts::NAMED_FAULT, &[("name", name), ("fault", said)])
}

/// The question at `path` in words, such as `经营者名称` or `从业人员 2 · 姓名`.
#[must_use]
pub fn label(language: Language, form: &Form, path: &str) -> String {
    let mut parts = path.split('.');
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    let Some(question) = find(questions, parts.next()) else { return path.to_owned() };
    let outer = language.read(&question.label);
    let (Kind::Group { questions, .. }, Some(entry)) = (&question.kind, parts.next()) else {
        return outer.to_owned();
    };
    let place = entry.parse::<usize>().map_or(1, |it| it + 1);
    match find(questions.iter(), parts.next()) {
        Some(inner) => format!("{outer} {place} · {}", language.read(&inner.label)),
        None => format!("{outer} {place}"),
    }
}

fn find<'a>(
    mut questions: impl Iterator<Item = &'a Question>,
    key: Option<&str>,
) -> Option<&'a Question> {
    questions.find(|it| Some(it.key.as_str()) == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::Chinese;

    fn form() -> Form {
        toml::from_str(include_str!("../../../domain/tests/form.toml")).expect("the sample form")
    }

    #[test]
    fn a_fault_names_its_bound_and_its_question() {
        assert!(said(Chinese, &FaultCode::TooMany { max: 3 }).contains('3'));
        let form = form();
        assert_eq!(label(Chinese, &form, "staff"), "从业人员");
        assert!(label(Chinese, &form, "staff.1.name").starts_with("从业人员 2 · "));
        assert!(named(Chinese, &form, "staff", "有误").contains("从业人员"));
    }
}
