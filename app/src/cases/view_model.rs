//! What the pages of cases show, in the words of the visitor.

mod clock;
mod correct;
mod list;
mod look;
mod progress;
mod receipt;
mod submitted;
mod timeline;
mod track;
#[cfg(feature = "ssr")]
mod why;
#[cfg(feature = "ssr")]
mod words;

pub use clock::{ClockView, DayView, Stretch};
pub use correct::{CorrectView, PartView};
pub use list::{CardView, ListView, SegmentView};
pub use look::{Look, TagView};
pub use progress::{AdverseView, LinkView, NextView, ProgressView, WithdrawView};
pub use receipt::ReceiptView;
pub use submitted::SubmittedView;
pub use timeline::StepView;
pub use track::TrackView;

#[cfg(feature = "ssr")]
pub use correct::{answers, correcting};
#[cfg(feature = "ssr")]
pub use list::{Shown, cases, drafts};
#[cfg(feature = "ssr")]
pub use progress::{adverse_document, progress, withdrawal};
#[cfg(feature = "ssr")]
pub use receipt::receipt;
#[cfg(feature = "ssr")]
pub use submitted::submitted;
#[cfg(feature = "ssr")]
pub use track::{not_tracked, tracked};
