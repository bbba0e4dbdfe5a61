//! Requests for the disclosure of information (依申请公开), by the regulation on open government information (GK).
//!
//! A request is answered in twenty working days, which may be extended once by twenty; it is clarified once at most, and
//! then the time for the answer begins anew (GK 30, 33).
//! What third parties and other organs need for their opinion is left out, fifteen working days each at most (GK 32, 34).
//! The rules G1 to G12 are the table [`TRANSITIONS`].

mod answer;
mod command;
mod decide;
mod fact;
mod request;
mod state;
mod transition;

pub use answer::{Answer, AnswerKind, Exemption};
pub use command::{ActionKind, Command};
pub use decide::{decide, fire_due, receive};
pub use fact::{Fact, FactKind};
pub use request::{DisclosureRequest, Filing, Form, Received};
pub use state::State;
pub use transition::TRANSITIONS;
