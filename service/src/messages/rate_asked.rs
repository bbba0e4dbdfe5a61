//! Tells a person that they may say how it was.

use super::send::send;
use crate::{
    Context, Error,
    jobs::{LetterTask, RateMail},
};
use domain::{Text, ids::PersonId};
use serde::{Deserialize, Serialize};
use store::Write;
use uuid::Uuid;

/// Something that was handled, and that its reader may rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateAsked {
    /// Name of the invitation.
    pub rate: Uuid,
    /// What it was: the service, or what was brought in one line.
    pub title: Text,
}

impl RateAsked {
    /// The lasting word for it, the key of its sentence.
    pub const WORD: &str = "rate_asked";
}

/// Tells `person` in the hall, and by mail where there is an address, in the transaction in which it ends.
pub(crate) async fn tell_rate_asked(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    asked: RateAsked,
) -> Result<(), Error> {
    let letter = LetterTask::Rate(RateMail { person, asked: asked.clone() });
    send(tx, ctx, person, RateAsked::WORD, &asked, letter).await
}
