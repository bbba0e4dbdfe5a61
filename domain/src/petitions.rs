//! Petitions by letter or visit (信访), by the regulation of 2022 (XF).
//!
//! The office for petitions registers and forwards within fifteen natural days, the organ tells within fifteen whether it
//! takes it and by which route, and handles what is its own in sixty, extended once by thirty (XF 22, 23, 31, 34).
//! The organ above reviews and the one above that re-reviews, thirty days each; then it is over for good (XF 35, 36).
//! The rules X1 to X16 are the table [`TRANSITIONS`].

mod command;
mod decide;
mod fact;
mod petition;
mod route;
mod state;
mod transition;

pub use command::{ActionKind, Command};
pub use decide::{decide, fire_due, register};
pub use fact::{Fact, FactKind};
pub use petition::{Filing, Petition};
pub use route::{Finding, Opinion, Referral, Route};
pub use state::State;
pub use transition::TRANSITIONS;
