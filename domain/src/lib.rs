//! The law of the hall as pure functions, for the server and for the browser.
//!
//! This crate does not know what time it is, who is asking or where anything is stored:
//! time, identity and the calendar come in as arguments, what happened goes out as events.
//! It knows no SQL, no HTTP, no HTML and no language; a fault is a code, the sentence for it is in `locales`.

pub mod ids;
pub mod moment;
pub mod placeholders;
pub mod text;
pub mod words;

pub mod calendar;
pub mod clocks;

pub mod identifiers;

pub mod forms;
pub mod items;

pub mod licensing;

pub mod conversations;

pub mod complaints;
pub mod disclosure_requests;
pub mod escalation;
pub mod intake;
pub mod matters;
pub mod petitions;
pub mod procurement;
pub mod ratings;
pub mod rectifications;

pub mod access;

pub use moment::Moment;
pub use text::Text;
/// A civil date in Asia/Shanghai, where every legal day of the hall begins and ends.
pub use time::Date;
