//! Complaints, requests, suggestions and praise (投诉建议), as the 12345 hotline handles them.
//!
//! A complaint has a number, a clock, a handler whom it does not concern, an answer that somebody else approves, and a
//! way up: it is handled again when it was not resolved, and the level above decides once.
//! [`decide`] judges a command, [`Complaint::apply`] folds what happened, [`fire_due`] tells what a period has brought about.
//! The rules K1 to K21 are the table [`TRANSITIONS`].

mod command;
mod complaint;
mod decide;
mod fact;
mod kind;
mod state;
mod transition;

pub use command::{ActionKind, Command};
pub use complaint::Complaint;
pub use decide::{decide, fire_due, lodge};
pub use fact::{Fact, FactKind};
pub use kind::{CallBack, Filing, Kind, Outcome};
pub use state::State;
pub use transition::TRANSITIONS;
