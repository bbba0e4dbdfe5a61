//! Faults and files in words.

use super::super::api::service_types::{Cause, DraftFault, DraftView};
use crate::{
    text::{Language, Message, drafts},
    ui::{answers::money, dates, faults},
};
use domain::{
    Date, Text,
    forms::{FaultCode, Form, Kind, Question},
    items::Item,
};

pub use crate::ui::answers::answer;

/// What is wrong, as it stands beside the field.
pub fn fault(language: Language, fault: &DraftFault) -> String {
    let Cause::Answer(code) = &fault.cause else {
        return faults::sentence(language, fault.code());
    };
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

/// What is wrong, as it stands above the form: with the question it is about.
pub fn named_fault(language: Language, item: &Item, found: &DraftFault) -> String {
    let name = match found.field.strip_prefix("material.") {
        Some(key) => material_name(language, item, key),
        None => label(language, &item.form, &found.field),
    };
    let name = name.trim_end_matches(['？', '?']);
    language.fill(drafts::NAMED_FAULT, &[("name", name), ("fault", &fault(language, found))])
}

/// Name of the material `key`.
pub fn material_name(language: Language, item: &Item, key: &str) -> String {
    let material = item.materials.iter().find(|it| it.key == key);
    material.map_or_else(String::new, |it| language.read(&it.name).to_owned())
}

/// The question at `path` in words, such as `经营者名称` or `从业人员 2 · 姓名`.
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

/// How long a file is.
pub fn size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..MEGABYTE => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes / MEGABYTE, bytes % MEGABYTE * 10 / MEGABYTE),
    }
}

/// The hour at which the draft was saved, and the day when that is another.
pub fn saved(language: Language, draft: &DraftView) -> String {
    language.fill(drafts::SAVED_AT, &[("at", &dates::minute(language, draft.saved_at))])
}

/// A text of the catalogue, when there is one.
pub fn maybe(language: Language, text: Option<&Text>) -> Option<String> {
    text.map(|it| language.read(it).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::Chinese;

    fn form() -> Form {
        toml::from_str(include_str!("../../../../domain/tests/form.toml")).expect("the sample form")
    }

    #[test]
    fn a_fault_names_its_bound_and_its_question() {
        let too_many = DraftFault {
            field: "staff".to_owned(),
            cause: Cause::Answer(FaultCode::TooMany { max: 3 }),
        };
        assert!(fault(Chinese, &too_many).contains('3'));
        let form = form();
        assert_eq!(label(Chinese, &form, "staff"), "从业人员");
        assert!(label(Chinese, &form, "staff.1.name").starts_with("从业人员 2 · "));
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(812), "812 B");
        assert_eq!(size(34_000), "33 KB");
        assert_eq!(size(20 * 1024 * 1024), "20.0 MB");
    }
}
