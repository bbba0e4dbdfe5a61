//! What a search has found, why, and by what it can be narrowed.

use super::AnsweredView;
use serde::{Deserialize, Serialize};

/// The services that somebody has searched for, or a topic, a department or all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// The heading, when it is not the words of the search.
    pub title: Option<String>,
    /// How many services there are, in words.
    pub count: String,
    /// What was searched for instead, in a sentence, where a word seems mistyped.
    pub meant: Option<String>,
    /// By what the list can be narrowed.
    pub filters: Vec<FilterView>,
    /// The list without any of it, where it is narrowed.
    pub unfiltered: Option<String>,
    /// The services, the best first.
    pub hits: Vec<HitView>,
    /// The most similar ones, where nothing was found.
    pub nearest: Vec<HitView>,
    /// The published answers that say the words.
    pub answered: Vec<AnsweredView>,
}

/// What is suggested while somebody types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestView {
    /// How many services there are, in a sentence for whoever does not see them.
    pub said: String,
    /// The services, the best first.
    pub services: Vec<Suggestion>,
}

/// A service that is suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: Vec<Piece>,
}

/// One service that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitView {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: Vec<Piece>,
    /// What it is for.
    pub summary: Vec<Piece>,
    /// Who does it, how long it takes and what it costs, in one line.
    pub facts: String,
    /// Why it was found.
    pub why: Option<WhyView>,
}

/// Why a service was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyView {
    /// Where the words occur.
    pub place: String,
    /// What stands there, unless it is shown anyway.
    pub text: Vec<Piece>,
}

/// A piece of a text, in which some words are marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The piece.
    pub text: String,
    /// Whether it was searched for.
    pub is_marked: bool,
}

/// One way to narrow a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterView {
    /// What it judges.
    pub name: String,
    /// What is chosen.
    pub chosen: String,
    /// What can be chosen.
    pub choices: Vec<FilterChoice>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterChoice {
    /// What it is called.
    pub label: String,
    /// How many services it leaves.
    pub count: usize,
    /// The list with it.
    pub href: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

#[cfg(feature = "ssr")]
mod build;
#[cfg(feature = "ssr")]
pub use build::Asked;
