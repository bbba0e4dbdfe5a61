//! What people answered.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers to a form, by the key of their question; a question without an entry is open.
pub type Answers = BTreeMap<String, Answer>;

/// One answer, as typed: wrong answers are kept too, so that nothing a person wrote is lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// What was typed or chosen.
    One(String),
    /// What was chosen among several.
    Many(Vec<String>),
    /// The entries of a repeating group.
    Group(Vec<Answers>),
}

impl Answer {
    /// Whether nothing was answered: nothing but spaces, nothing chosen, no entries.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::One(typed) => typed.trim().is_empty(),
            Self::Many(chosen) => chosen.iter().all(|it| it.trim().is_empty()),
            Self::Group(entries) => entries.is_empty(),
        }
    }
}

impl From<&str> for Answer {
    fn from(typed: &str) -> Self {
        Self::One(typed.to_owned())
    }
}
