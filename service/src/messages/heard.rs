//! Tells a person that there is news of what they brought to the hall.

use super::send::send;
use crate::{
    Context, Error,
    jobs::{HeardMail, LetterTask},
};
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use store::Write;

/// A matter in which something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// Its number.
    pub matter: String,
    /// In one line, in the words of whoever brought it.
    pub title: String,
}

impl Heard {
    /// The lasting word for it, the key of its sentence.
    pub const WORD: &str = "heard";
}

/// Tells `person` in the hall, and by mail where there is an address, in the transaction of what happened.
pub(crate) async fn tell_heard(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    heard: Heard,
) -> Result<(), Error> {
    let letter = LetterTask::Heard(HeardMail { person, heard: heard.clone() });
    send(tx, ctx, person, Heard::WORD, &heard, letter).await
}
