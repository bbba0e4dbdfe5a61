//! One page of questions.

use crate::{
    drafts::{judge::Judge, posted::Edition},
    ui::radios::Choice,
};
use serde::{Deserialize, Serialize};

/// One page of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// Id of the draft.
    pub draft: String,
    /// Key of the section.
    pub key: String,
    /// What is applied for.
    pub item: String,
    /// The heading.
    pub title: String,
    /// One sentence under the heading.
    pub hint: Option<String>,
    /// From what the page is made, and its name.
    pub edition: Edition,
    /// When it was last saved.
    pub saved: String,
    /// The questions, those included that are not asked now.
    pub questions: Vec<QuestionView>,
    /// What is wrong, beside each field.
    pub faults: Vec<(String, String)>,
    /// What is wrong, above the form.
    pub summary: Vec<(String, String)>,
    /// What the writer should know before they begin: that the page asks more than before, or knows answers already.
    pub note: Option<String>,
    /// The questions that are asked now, by their paths.
    pub asked: Vec<String>,
    /// Judges what is typed before it is sent.
    pub judge: Judge,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    /// Its path, such as `premises` or `staff.0.name`.
    pub path: String,
    /// The question in words.
    pub label: String,
    /// What helps to answer it.
    pub hint: Option<String>,
    /// Whether other answers decide if it is asked.
    pub is_conditional: bool,
    /// How it is answered.
    pub input: Input,
}

/// How a question is answered, with the answer so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Input {
    /// One line.
    Line { value: String, keys: LineKeys },
    /// Several lines.
    Text { value: String },
    /// A number with what it counts.
    Measure { value: String, unit: String, is_decimal: bool },
    /// A date in three boxes.
    Date { typed: [String; 3] },
    /// One of several.
    Radios { choices: Vec<Choice>, chosen: String },
    /// One of many.
    Select { choices: Vec<Choice>, chosen: String },
    /// Any of several.
    Checkboxes { choices: Vec<Choice>, chosen: Vec<String> },
    /// The same questions several times over; `add` is the caption of the button for one more.
    Group { entries: Vec<EntryView>, add: Option<String> },
    /// Files, handed in on a page of their own.
    File { href: String, said: String },
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKeys {
    /// Any text.
    Text,
    /// The writer's name.
    Name,
    /// A number with a check character.
    Code,
    /// A mobile number.
    Mobile,
    /// An e-mail address.
    Email,
    /// An address of a place.
    Address,
}

/// One entry of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// Its path, such as `staff.0`.
    pub path: String,
    /// What it is called, such as `从业人员 1`.
    pub name: String,
    /// Its answers in one line; empty for a new entry.
    pub summary: String,
    /// Whether its questions are unfolded.
    pub is_open: bool,
    /// Its questions.
    pub questions: Vec<QuestionView>,
}

#[cfg(feature = "ssr")]
pub use build::{Shown, alone, judge};

#[cfg(feature = "ssr")]
mod build;
