//! Enquiry, challenge and complaint of a supplier (政府采购询问、质疑、投诉), by the law on government procurement (CG).
//!
//! The buyer answers an enquiry in three working days and a challenge, which is made in seven, in seven (CG 52, 53; CGT 52).
//! Within fifteen after that period a supplier complains to the finance authority, which decides in thirty, without the
//! time for inspection, testing, appraisal, expert review and correction (CG 55, 56; CGT 58).
//! The rules Q1 to Q14 are the table [`TRANSITIONS`].

mod challenge;
mod command;
mod decide;
mod fact;
mod state;
mod transition;

pub use challenge::{Begin, Challenge, Filing};
pub use command::{ActionKind, Command, Examined};
pub use decide::{begin, decide, fire_due};
pub use fact::{Fact, FactKind};
pub use state::{Outcome, State};
pub use transition::TRANSITIONS;
