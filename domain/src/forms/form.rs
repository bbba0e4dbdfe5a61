//! The definition of a form.

use super::read::read_date;
use crate::{Date, Text};
use serde::{Deserialize, Serialize};

/// The facts of an account that a question can be filled in from.
pub const PREFILLS: [&str; 5] = [
    "person.name",
    "person.citizen_id",
    "person.mobile",
    "organisation.name",
    "organisation.credit_code",
];

/// A form: what the hall asks, in the order in which it asks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The parts of the form; each is one row of the task list.
    pub sections: Vec<Section>,
}

/// A part of a form: one small page, or one question a page when it asks only one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Unique in the form; `a-z`, `0-9` and `-`; part of the address of its page.
    pub key: String,
    /// The heading of the page.
    pub title: Text,
    /// One sentence under the heading.
    #[serde(default)]
    pub hint: Option<Text>,
    /// What the page asks.
    pub questions: Vec<Question>,
}

/// One question of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the form; `a-z`, `0-9` and `_`; the name of the field.
    pub key: String,
    /// The question in words.
    pub label: Text,
    /// One sentence that helps to answer.
    #[serde(default)]
    pub hint: Option<Text>,
    /// What kind of answer is expected.
    pub kind: Kind,
    /// Whether the question may be left open.
    #[serde(default)]
    pub optional: bool,
    /// The question is asked only when this holds.
    #[serde(default)]
    pub when: Option<Condition>,
    /// How closely the answer touches a person.
    #[serde(default)]
    pub sensitivity: Sensitivity,
    /// Why the answer is needed; required where the answer is sensitive (PIPL 17, 28-30).
    #[serde(default)]
    pub purpose: Option<Text>,
    /// Fact of the account from which the answer is filled in beforehand: one of [`PREFILLS`].
    #[serde(default)]
    pub prefill: Option<String>,
}

/// The kind of answer a question expects, with its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Kind {
    /// One line of text; `max` in characters.
    Text { max: u32 },
    /// Several lines of text; `max` in characters.
    LongText { max: u32 },
    /// A whole number within the bounds, both included.
    Number { min: i64, max: i64, unit: Option<Text> },
    /// An amount in fen, both bounds included; typed in yuan with at most two decimals.
    Money { min: i64, max: i64 },
    /// A civil date within the bounds, both included.
    Date { earliest: Option<DateBound>, latest: Option<DateBound> },
    /// One of several.
    Choice { choices: Vec<Choice> },
    /// Any of several.
    MultiChoice { choices: Vec<Choice> },
    /// Province, city, district and the rest of the address, in one line; `max` in characters.
    Address { max: u32 },
    /// A citizen identity number (GB 11643).
    CitizenId,
    /// A unified social credit code (GB 32100).
    CreditCode,
    /// A mobile number of mainland China.
    Mobile,
    /// An e-mail address.
    Email,
    /// The same questions several times over; the bounds count the entries.
    Group { questions: Vec<Question>, min: u32, max: u32 },
    /// A document of the item's list of materials, named by its key.
    File { material: String },
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Text,
}

/// A bound on a date: a fixed day, or the day on which the answer is judged.
///
/// Written `2026-03-02` or `today`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum DateBound {
    /// The day on which the answer is judged.
    Today,
    /// A fixed day.
    On(Date),
}

impl DateBound {
    /// The day this bound means when answers are judged on `today`.
    #[must_use]
    pub const fn day(self, today: Date) -> Date {
        match self {
            Self::Today => today,
            Self::On(date) => date,
        }
    }
}

impl TryFrom<String> for DateBound {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        match written.as_str() {
            "today" => Ok(Self::Today),
            other => read_date(other).map(Self::On).ok_or_else(|| format!("not a date: {other}")),
        }
    }
}

impl From<DateBound> for String {
    fn from(bound: DateBound) -> Self {
        match bound {
            DateBound::Today => "today".to_owned(),
            DateBound::On(date) => date.to_string(),
        }
    }
}

/// A condition on the answers given so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// The answer to `question` is `value`, or `value` is among its answers.
    Is { question: String, value: String },
    /// The answer to `question` is anything but `value`; an open question is not.
    IsNot { question: String, value: String },
    /// The question has an answer.
    Answered { question: String },
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// The keys of the questions on which it depends.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::Is { question, .. }
            | Self::IsNot { question, .. }
            | Self::Answered { question } => {
                vec![question]
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
        }
    }
}

/// How closely an answer touches a person (PIPL 4, 28).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Says nothing about a person.
    #[default]
    Public,
    /// Says something about a person.
    Personal,
    /// Can harm the person when it leaks: identity numbers, health, money, children under fourteen.
    Sensitive,
}
