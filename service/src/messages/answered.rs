//! Tells a person that what they asked is answered.

use super::send::send;
use crate::{
    Context, Error,
    jobs::{AnswerMail, LetterTask},
};
use domain::{
    Text,
    ids::{ConversationId, PersonId},
};
use serde::{Deserialize, Serialize};
use store::Write;

/// A conversation in which somebody was promised an answer, and has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which.
    pub conversation: ConversationId,
    /// Name of the service it is about.
    pub item: Option<Text>,
}

impl Answered {
    /// The lasting word for it, the key of its sentence.
    pub const WORD: &str = "answered";
}

/// Tells `person` in the hall, and by mail where there is an address, in the transaction of the answer.
pub(crate) async fn tell_answered(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    answered: Answered,
) -> Result<(), Error> {
    let letter = LetterTask::Answer(AnswerMail { person, answered: answered.clone() });
    send(tx, ctx, person, Answered::WORD, &answered, letter).await
}
