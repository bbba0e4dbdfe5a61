//! Sends a message that is about no case.

use crate::{
    Context, Error,
    jobs::{LetterTask, post},
};
use domain::ids::{MessageId, PersonId};
use serde::Serialize;
use store::{
    Write,
    messages::{self, Message},
    people,
};

/// Tells `person` in the hall, and by `letter` where there is an address, in the transaction of what happened.
pub(super) async fn send(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    word: &str,
    news: &impl Serialize,
    letter: LetterTask,
) -> Result<(), Error> {
    send_inside(tx, ctx, person, word, news).await?;
    let account = people::find(tx, person).await?;
    if account.is_some_and(|it| it.person.email.is_some()) {
        post(tx, ctx, ctx.now(), &letter).await?;
    }
    Ok(())
}

/// Tells `person` in the hall alone.
pub(super) async fn send_inside(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    word: &str,
    news: &impl Serialize,
) -> Result<(), Error> {
    let message = Message {
        id: MessageId::new(ctx.chance.id()),
        person,
        case: None,
        kind: word.to_owned(),
        params: serde_json::to_string(news).map_err(Error::failed)?,
        sent_at: ctx.now(),
        read_at: None,
    };
    Ok(messages::send(tx, &message).await?)
}
