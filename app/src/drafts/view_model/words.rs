//! Faults and files in words.

use super::super::{
    api::service_types::{Cause, DraftFault, DraftView},
    words,
};
use crate::{
    text::{Language, drafts},
    ui::{dates, faults},
};
use domain::{Text, items::Item};

pub use crate::ui::answers::answer;

/// What is wrong, as it stands beside the field.
pub fn fault(language: Language, fault: &DraftFault) -> String {
    match &fault.cause {
        Cause::Answer(code) => words::said(language, code),
        _ => faults::sentence(language, fault.code()),
    }
}

/// What is wrong, as it stands above the form: with the question it is about.
pub fn named_fault(language: Language, item: &Item, found: &DraftFault) -> String {
    let said = fault(language, found);
    match found.field.strip_prefix("material.") {
        Some(key) => words::with_name(language, &material_name(language, item, key), &said),
        None => words::named(language, &item.form, &found.field, &said),
    }
}

/// Name of the material `key`.
pub fn material_name(language: Language, item: &Item, key: &str) -> String {
    let material = item.materials.iter().find(|it| it.key == key);
    material.map_or_else(String::new, |it| language.read(&it.name).to_owned())
}

/// The hour at which the draft was saved, and the day when that is another.
pub fn saved(language: Language, draft: &DraftView) -> String {
    language.fill(drafts::SAVED_AT, &[("at", &dates::minute(language, draft.saved_at))])
}

/// A text of the catalogue, when there is one.
pub fn maybe(language: Language, text: Option<&Text>) -> Option<String> {
    text.map(|it| language.read(it).to_owned())
}
