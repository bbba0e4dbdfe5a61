//! What is chosen beside the answers.

use crate::Error;
use domain::Moment;
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, collections::BTreeMap};
use store::drafts::Draft;

/// What is chosen beside the answers; a case keeps it without the notes on saving.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// Answers of the eligibility check by its keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub checks: BTreeMap<String, String>,
    /// The applicant wants to be granted on a commitment (告知承诺).
    #[serde(default)]
    pub commits: bool,
    /// When each section was last changed: a page read before that cannot be saved unseen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub saved: BTreeMap<String, Mark>,
}

/// When a section was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The version of the draft that this made.
    pub version: i64,
    /// When.
    pub at: Moment,
    /// Who said it.
    #[serde(default)]
    pub by: Origin,
}

/// A page in a browser, and how often it has spoken.
///
/// An answer of the hall may be lost on its way: who says the same page again, with more in it, meets no conflict with
/// themself, and what was under way all the time does not undo what was said after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Its name, given when the page was made; empty for a page that has none.
    pub page: String,
    /// Counts what it sends.
    pub turn: u32,
}

impl Origin {
    /// Whether it speaks before or after `other`; none for another page, or for one that has no name.
    #[must_use]
    pub fn compared(&self, other: &Self) -> Option<Ordering> {
        let is_same_page = !self.page.is_empty() && self.page == other.page;
        is_same_page.then(|| self.turn.cmp(&other.turn))
    }
}

impl Choices {
    /// The choices of a draft.
    ///
    /// # Errors
    /// [`Error::Failed`] when they cannot be read.
    pub fn of(draft: &Draft) -> Result<Self, Error> {
        serde_json::from_str(&draft.choices).map_err(Error::failed)
    }

    /// How they are kept.
    ///
    /// # Errors
    /// Never: maps of texts and numbers have a JSON form.
    pub fn json(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(Error::failed)
    }
}
