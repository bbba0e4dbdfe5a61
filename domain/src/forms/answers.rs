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
