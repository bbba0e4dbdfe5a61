//! How far a reader has come, and that somebody is typing: of the two who speak, nobody else.

use super::{
    own::{Part, part, standing},
    show::{Viewer, viewer},
};
use crate::{Caller, Context, Error};
use domain::ids::ConversationId;
use store::{
    conversations::{self, Conversation, Reached},
    signals::{Sign, Topic},
};

/// Notes that the device of the caller has the entries up to number `seq`.
///
/// # Errors
/// [`Error::NotFound`]; a failure.
pub async fn got(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    seq: i64,
) -> Result<(), Error> {
    reach(ctx, caller, id, Reached { got: seq, read: 0 }).await
}

/// Notes that the caller has seen the entries up to number `seq`.
///
/// # Errors
/// [`Error::NotFound`]; a failure.
pub async fn seen(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    seq: i64,
) -> Result<(), Error> {
    reach(ctx, caller, id, Reached { got: seq, read: seq }).await
}

async fn reach(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    to: Reached,
) -> Result<(), Error> {
    let (row, by_agent) = speaker(ctx, caller, id).await?;
    let Some(by_agent) = by_agent else { return Ok(()) };
    let before = if by_agent { row.agent } else { row.citizen };
    let now = Reached { got: before.got.max(to.got), read: before.read.max(to.read) };
    // Nobody comes further than what was said.
    if now == before || now.got > row.last_seq {
        return Ok(());
    }
    let noted = ctx.db.transact(move |tx| {
        let sign = Sign::Reached { by_agent, got: now.got, read: now.read };
        tx.tell(Topic::Conversation(id), sign);
        Box::pin(conversations::reach(tx, id, by_agent, now))
    });
    Ok(noted.await.map(drop)?)
}

/// Tells the other side that the caller is typing.
///
/// # Errors
/// [`Error::NotFound`]; a failure.
pub async fn typing(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    if let (_, Some(by_agent)) = speaker(ctx, caller, id).await? {
        ctx.db.tell(Topic::Conversation(id), Sign::Typing { by_agent }).await?;
    }
    Ok(())
}

/// The number of the last entry, and whether the caller is whoever asks.
pub(crate) async fn last(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
) -> Result<(i64, bool), Error> {
    let row = conversations::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    Ok((row.last_seq, part(caller, &row)? == Part::Asker))
}

/// The conversation, and whether the caller answers in it; `None` for whoever only reads.
async fn speaker(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
) -> Result<(Conversation, Option<bool>), Error> {
    let row = conversations::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    let part = part(caller, &row)?;
    let by_agent = match viewer(&part, &standing(&row)?) {
        Viewer::Asker => Some(false),
        Viewer::Agent => Some(true),
        Viewer::Colleague | Viewer::Supervisor => None,
    };
    Ok((row, by_agent))
}
