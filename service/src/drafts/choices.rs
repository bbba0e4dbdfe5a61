//! What is chosen beside the answers.

use crate::Error;
use domain::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The version of the draft that this made.
    pub version: i64,
    /// When.
    pub at: Moment,
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
