//! The stages of the procedure that an item may set limits to (环节时限).

use crate::{calendar::Limit, licensing::words};
use serde::{Deserialize, Serialize};

words! {
    /// 环节: a part of the procedure with a limit of its own (C15), from acceptance to the decision.
    pub enum Stage {
        /// Accepted; a reviewer is to be found.
        Assignment = "assignment",
        /// Being examined, whatever the examination takes.
        Review = "review",
        /// Examined; waits for the signature.
        Decision = "decision",
    }
}

/// How long each stage may take by local rule; a stage without a limit has no clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLimits {
    /// From acceptance to a reviewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment: Option<Limit>,
    /// From the reviewer to the proposal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Limit>,
    /// From the proposal to the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Limit>,
}

impl StageLimits {
    /// The limit of `stage`.
    #[must_use]
    pub const fn of(&self, stage: Stage) -> Option<Limit> {
        match stage {
            Stage::Assignment => self.assignment,
            Stage::Review => self.review,
            Stage::Decision => self.decision,
        }
    }
}
