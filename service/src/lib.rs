//! The verbs of the hall: one file per use case.
//!
//! This crate opens every transaction and asks `domain::access` before it acts.
//! It does not know HTTP or pages, and it never reads a clock or makes an id itself: its [`Context`] gives both.

mod attempts;
pub mod caller;
pub mod context;
pub mod error;

pub mod absences;
pub mod accounts;
pub mod items;

pub mod drafts;
pub mod files;

pub mod admin;
pub mod audit;
pub mod bars;
pub mod calendar;
pub mod canned_answers;
pub mod cases;
pub mod conversations;
pub mod desk;
pub mod jobs;
pub mod live;
pub mod matters;
pub mod messages;
pub mod notices;
pub mod published_answers;
pub mod ratings;

mod hex;
mod iso;
mod named;
mod review;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use caller::Caller;
pub use context::Context;
pub use error::{Error, FieldFault};
