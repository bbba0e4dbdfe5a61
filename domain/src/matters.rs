//! Matters (诉求): what somebody brings to the hall beside applications, and how it is heard.
//!
//! Each [`Procedure`] is a machine of its own, because the same words (受理, 办结) mean different things in each.
//! What they share is here: who brings a matter and how known they are, what it is about and who therefore never has it,
//! whose turn it is, the periods of the law as data, and the clocks that count them.
//! A matter changes only by its facts: `decide` judges a command, `apply` folds what happened, `fire_due` tells what a
//! period that has passed brings about.

mod told;

mod annual;
mod clocks;
mod concern;
mod elsewhere;
mod ground;
mod holders;
mod likeness;
mod matter;
mod number;
mod origin;
mod part;
mod period;
mod place;
mod procedure;
mod published;
mod refusal;
mod row;
mod tally;
mod template;
mod topics;

pub(crate) use told::told;

pub use annual::{Annual, AnnualHead, AnnualLine, annual};
pub use clocks::{Clock, Clocks, Timer};
pub use concern::Concern;
pub use elsewhere::Elsewhere;
pub use ground::Ground;
pub use holders::Holders;
pub use likeness::{LIKENESS_SUGGESTED, likeness};
pub use matter::{ActionKind, Command, Fact, Matter, Remedy, decide, fire_due};
pub use number::MatterNumber;
pub use origin::{Origin, REPRESENTATIVES_MAX, Standing};
pub use part::{Asker, Part};
pub use period::{Period, Terms};
pub use place::{Coordinates, Place};
pub use procedure::{Phase, Procedure};
pub use refusal::Refusal;
pub use row::Row;
pub use tally::Tally;
pub use template::{Blank, Fit, TEMPLATE_NAME_CHARS, TEMPLATE_TEXT_CHARS, unfilled};
pub use topics::{TOPIC_LEAST, topics};

pub(crate) use clocks::sweep;
pub(crate) use row::{judge, require, said};

use crate::{Moment, calendar::Calendar};

/// What a decision depends on beside the matter and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The present instant.
    pub now: Moment,
    /// The working days.
    pub calendar: &'a Calendar,
}
