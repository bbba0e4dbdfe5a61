//! Rectifications (差评整改): what follows a bad rating (domain A.8).
//!
//! Whoever gave it is contacted within a working day; what was wrong is put right within five, or planned, or explained
//! where it was right; they are told, called back, and it is closed.
//! A rating that was misused goes to a panel, which may dismiss it; it is never deleted.
//! The rules Z1 to Z9 are the table [`TRANSITIONS`].

mod command;
mod decide;
mod fact;
mod rectification;
mod state;
mod transition;

pub use command::{ActionKind, Command};
pub use decide::{decide, fire_due, open};
pub use fact::{Fact, FactKind};
pub use rectification::{Filing, Rectification};
pub use state::{PANEL_MIN, Remedy, State};
pub use transition::TRANSITIONS;
