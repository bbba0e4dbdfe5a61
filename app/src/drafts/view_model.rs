//! What the pages of an application show, in the visitor's language already.

#[cfg(feature = "ssr")]
mod after;
mod check;
mod conflict;
mod section;
mod start;
mod task_list;
mod upload;
#[cfg(feature = "ssr")]
mod words;

pub use check::{CheckView, PartView, RowView};
pub use conflict::{ConflictView, DifferenceView};
pub use section::{EntryView, Input, LineKeys, QuestionView, SectionView};
pub use start::{BegunView, StartView};
pub use task_list::{CommitmentView, TaskListView, TaskView};
pub use upload::{FileView, UploadView};

#[cfg(feature = "ssr")]
pub use after::{go_on, kept};
#[cfg(feature = "ssr")]
pub use section::{Shown, alone, judge};
#[cfg(feature = "ssr")]
pub use start::checked;
#[cfg(feature = "ssr")]
pub use words::answer;

use serde::{Deserialize, Serialize};

/// What became of a page that was saved while its writer went on typing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptView {
    /// The version of the draft now; none where another device was faster and nothing was saved.
    pub version: Option<i64>,
    /// What to say about it.
    pub said: String,
}
