//! Tells staff that a matter is nearly or already over its last day.

use super::send::send_inside;
use crate::{Context, Error, iso};
use domain::{Date, escalation::Colour, ids::PersonId};
use serde::{Deserialize, Serialize};
use store::Write;

/// A matter that is urgent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urged {
    /// Its number.
    pub urged: String,
    /// In one line, in the words of whoever brought it.
    pub title: String,
    /// How urgent it is.
    pub colour: Colour,
    /// The last day.
    #[serde(with = "iso::option")]
    pub due_on: Option<Date>,
}

impl Urged {
    /// The lasting word for it, the key of its sentence.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.colour {
            Colour::Red => "urged_overdue",
            Colour::Green | Colour::Yellow => "urged",
        }
    }
}

/// Tells `person` inside the hall: what is urgent at a desk is nobody's private mail.
pub(crate) async fn tell_urged(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    urged: &Urged,
) -> Result<(), Error> {
    send_inside(tx, ctx, person, urged.word(), urged).await
}
