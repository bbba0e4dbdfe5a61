//! What an entry of a conversation says, as it is kept.

use super::answer::Cited;
use crate::{Error, FieldFault};
use domain::{
    Text,
    conversations::{Fact, MESSAGE_CHARS, Section},
    ids::{DraftId, FileId, MatterId, PublishedAnswerId},
};
use serde::{Deserialize, Serialize};

/// Who an entry is from, as a word: a side of [`domain::conversations::Side`], or one of these.
pub(super) const EVENT: &str = "event";
/// A note that only the desk reads.
pub(super) const NOTE: &str = "note";

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Words.
    Text(String),
    /// Something happened.
    Event(Fact),
    /// What the published guides say; nothing was found when there are none.
    Guides(Vec<Cited>),
    /// What a guide says to a question that people ask.
    Answer {
        /// Key of the service whose guide it is.
        item: String,
        /// The question as the guide has it.
        question: Text,
        /// The answer.
        answer: Text,
    },
    /// What was answered before and is published.
    Published {
        /// Which answer, by which it is found.
        answer: PublishedAnswerId,
        /// The question as it is published.
        question: Text,
        /// The answer.
        said: Text,
    },
    /// Something that is shown.
    Card(Card),
    /// A file.
    File {
        /// Which it is.
        id: FileId,
        /// What it is called.
        name: String,
        /// Type by its content.
        mime: String,
        /// Length of its content.
        size_bytes: u64,
    },
}

/// Something that is shown instead of written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// A part of a guide.
    Section {
        /// Key of the service.
        item: String,
        /// The version of its guide.
        version: u32,
        /// The part.
        section: Section,
    },
    /// Where one applies.
    Form {
        /// Key of the service.
        item: String,
    },
    /// An application that was begun for whoever asks.
    Draft {
        /// Key of the service.
        item: String,
        /// Which it is.
        draft: DraftId,
    },
    /// A complaint that was begun for whoever asks.
    Complaint {
        /// Which it is.
        draft: MatterId,
    },
    /// A case.
    Case {
        /// Its number.
        number: String,
    },
}

impl Body {
    /// As it is kept.
    pub(super) fn written(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(Error::failed)
    }

    /// As it was kept.
    pub(super) fn read(kept: &str) -> Result<Self, Error> {
        serde_json::from_str(kept).map_err(Error::failed)
    }
}

/// The words as they are kept: without control characters, which no database and no page wants, and without the
/// space around them.
///
/// # Errors
/// [`Error::Invalid`] for `text` when nothing is left, or too much.
pub(crate) fn cleaned(typed: &str) -> Result<String, Error> {
    cleaned_text("text", typed, MESSAGE_CHARS)
}

/// The same of a field of one line, of `max` characters.
///
/// # Errors
/// [`Error::Invalid`] for `field` when nothing is left, or too much.
pub(crate) fn cleaned_line(field: &str, typed: &str, max: usize) -> Result<String, Error> {
    kept(field, typed.chars().filter(|it| !it.is_control()), max)
}

/// The same of a field of several lines, of `max` characters.
///
/// # Errors
/// [`Error::Invalid`] for `field` when nothing is left, or too much.
pub(crate) fn cleaned_text(field: &str, typed: &str, max: usize) -> Result<String, Error> {
    kept(field, typed.chars().filter(|it| *it == '\n' || !it.is_control()), max)
}

fn kept(field: &str, typed: impl Iterator<Item = char>, max: usize) -> Result<String, Error> {
    let kept = typed.collect::<String>().trim().to_owned();
    let fault = |code| Err(Error::Invalid(vec![FieldFault::new(field, code)]));
    match kept.chars().count() {
        0 => fault("missing"),
        count if count > max => fault("too-long"),
        _ => Ok(kept),
    }
}
