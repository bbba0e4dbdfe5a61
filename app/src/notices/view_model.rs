//! What a document says, in words.

use crate::ui::qr::Qr;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod matter;
#[cfg(feature = "ssr")]
mod words;
#[cfg(feature = "ssr")]
mod write;

#[cfg(feature = "ssr")]
pub use words::{basis, cause, finding, ground, hearing_ground, name};

/// A document as it is printed, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// The organ, in red above the line.
    pub organ: String,
    /// Number of record; where there is none yet, words that say so.
    pub number: String,
    /// What the document is.
    pub title: String,
    /// Whom it addresses.
    pub to: String,
    /// What it says.
    pub parts: Vec<Part>,
    /// The words in the seal below the organ's name; empty for the seal of the organ itself.
    pub seal: String,
    /// What the seal is called for who does not see it.
    pub seal_label: String,
    /// The day it bears.
    pub day: String,
    /// The same as machines read it.
    pub iso_day: String,
    /// Case number, item code, verification code, telephones.
    pub foot: Vec<String>,
    /// Where anybody may check it, as a code; absent while it has no verification code.
    pub code: Option<Qr>,
    /// What that code is called for who does not see it.
    pub code_label: String,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A paragraph.
    Text(String),
    /// A numbered list.
    List(Vec<String>),
}

/// The page of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The document.
    pub notice: NoticeView,
    /// The page of its case.
    pub back: String,
    /// What that page is called.
    pub back_name: String,
}

/// What is told of a document to whoever checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedView {
    /// What, and its value.
    pub rows: Vec<(String, String)>,
}
