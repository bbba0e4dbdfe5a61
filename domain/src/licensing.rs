//! Administrative licensing (行政许可): what may be done in a case, and what follows from it.
//!
//! [`decide`] judges a command and answers with events or a [`Refusal`]; [`Case::apply`] folds an event into the case.
//! Nothing else changes a case, so replaying its events gives its state, its documents and its clocks.
//! Transitions T1 to T32 are the table [`TRANSITIONS`]; articles of the Licensing Law are cited as XK.

mod words;

mod bar;
mod case;
mod command;
mod decide;
mod document;
mod event;
mod fact;
mod filing;
mod fold;
mod grounds;
pub(crate) mod iso;
pub mod licence;
mod refusal;
mod state;
mod terms;
mod timer;
mod transition;

pub(crate) use words::words;

pub use crate::{access::Actor, ratings::Rating};
pub use bar::BarGround;
pub use case::{Case, Correction, Hearing, Involvement, IssuedDocument, Special, WaitsFor};
pub use command::{Command, Delivery, QuantityStanding, Spot, Statement};
pub use decide::{allowed, decide, fire_due};
pub use document::{DocumentKind, Seal};
pub use event::Event;
pub use fact::{Card, Fact};
pub use filing::{Channel, Commitment, Filing, Paper};
pub use grounds::{
    Deficiency, Finding, Grounds, HearingGround, Reason, Recommendation, Target, TerminationCause,
};
pub use refusal::Refusal;
pub use state::State;
pub use terms::Terms;
pub use timer::TimerKind;
pub use transition::{ActionKind, Rule, TRANSITIONS, Transition};
pub use words::UnknownWord;
