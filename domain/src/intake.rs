//! The intake (受理引导): one entry for whatever somebody wants to be heard about, and the right procedure behind it.
//!
//! The questions are data, one asked at a time; [`classify`] takes the answers so far and says what comes next: another
//! question, a procedure of this hall, or a channel outside of it that is named and not swallowed (XF 31, GK 39, BJ 11).

mod classify;
mod question;

pub use classify::{Step, classify};
pub use question::{Answer, Question};
