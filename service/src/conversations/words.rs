//! What an entry of a conversation says, as it is kept.

use super::answer::Cited;
use crate::{Error, FieldFault};
use domain::{
    Text,
    conversations::{Fact, MESSAGE_CHARS, Section},
    ids::{DraftId, FileId},
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
    let kept: String = typed.chars().filter(|it| *it == '\n' || !it.is_control()).collect();
    let kept = kept.trim();
    let fault = |code| Err(Error::Invalid(vec![FieldFault::new("text", code)]));
    match kept.chars().count() {
        0 => fault("missing"),
        count if count > MESSAGE_CHARS => fault("too-long"),
        _ => Ok(kept.to_owned()),
    }
}
