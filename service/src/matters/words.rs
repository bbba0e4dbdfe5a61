//! What an entry of a matter says, as it is kept.

use crate::Error;
use domain::{complaints, matters::Fact};
use serde::{Deserialize, Serialize};
use store::matters::Audience;

/// What an entry says: what happened, and the words that were written with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What happened.
    pub fact: Fact,
    /// The words, where what happened does not carry them itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
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

    /// Who reads it: what the departments say to one another is theirs.
    pub(super) const fn audience(&self) -> Audience {
        use complaints::Fact as F;
        match &self.fact {
            Fact::Complaint(
                F::Returned { .. }
                | F::Contributed { .. }
                | F::Proposed { .. }
                | F::SentBack { .. }
                | F::Supervised { .. },
            ) => Audience::Staff,
            Fact::Complaint(_) => Audience::All,
            // What no page tells of yet is not told.
            _ => Audience::Staff,
        }
    }
}
