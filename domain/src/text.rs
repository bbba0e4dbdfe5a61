//! Sentences that come with data, in the languages of the hall.

use serde::{Deserialize, Serialize};

/// A text that the catalogue carries in both languages of the hall.
///
/// Chinese is the text of record; English explains it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The text of record, in simplified Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Text {
    /// A text from its two versions.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Whether either version is missing.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.zh.trim().is_empty() || self.en.trim().is_empty()
    }
}
