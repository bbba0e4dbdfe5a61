//! What the server holds of a page that it could not save, so that its writer loses nothing.

use super::view_model::ConflictView;
use crate::{error::AppError, ui::unsaved::Unsaved};
use serde::{Deserialize, Serialize};

/// A page of questions that was posted and could not be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// The session has ended, or the hall is too busy.
    Unsaved(Unsaved),
    /// The same page was saved on another device since.
    Conflict(ConflictView),
    /// There is nothing to show but why.
    Problem(AppError),
}

#[cfg(feature = "ssr")]
impl Held {
    /// What `conflict` says of the page `section`.
    pub(super) fn conflict(
        language: crate::text::Language,
        draft: &super::api::service_types::DraftView,
        section: &str,
        conflict: &super::api::service_types::Conflict,
        fields: super::posted::Pairs,
    ) -> Self {
        Self::Conflict(ConflictView::of(language, draft, section, conflict, fields))
    }

    /// The HTTP status that says the same.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Unsaved(unsaved) => unsaved.error().status(),
            Self::Conflict(_) => 409,
            Self::Problem(error) => error.status(),
        }
    }
}
