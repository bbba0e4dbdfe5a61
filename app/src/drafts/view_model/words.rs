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

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(812), "812 B");
        assert_eq!(size(34_000), "33 KB");
        assert_eq!(size(20 * 1024 * 1024), "20.0 MB");
    }
}
