//! Who of the desk has a conversation open: told to the others of the desk, so that two do not answer the same question.

use super::own::{Part, part};
use crate::{Caller, Context, Error};
use domain::ids::{ConversationId, PersonId};
use store::{
    Read, conversations, people,
    signals::{Sign, Topic},
};

/// Tells the others of the desk that the caller has it open; of whoever asks, nobody is told.
///
/// # Errors
/// [`Error::NotFound`]; a failure.
pub async fn reading(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    let row = conversations::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    if let Part::Desk(actor) | Part::Supervisor(actor) = part(caller, &row)? {
        let sign = Sign::Reading { person: actor.person, at: ctx.now() };
        ctx.db.tell(Topic::Conversation(id), sign).await?;
    }
    Ok(())
}

/// Who of the desk has it open beside the caller.
pub(crate) fn others(ctx: &Context, caller: &Caller, id: ConversationId) -> Vec<PersonId> {
    let own = caller.signed_in.as_ref().map(|it| it.person);
    let mut readers = ctx.db.signals().readers(id, ctx.now());
    readers.retain(|it| Some(*it) != own);
    readers
}

/// Their names.
pub(super) async fn named(
    ctx: &Context,
    db: &mut Read,
    caller: &Caller,
    id: ConversationId,
) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for person in others(ctx, caller, id) {
        names.extend(people::find(db, person).await?.map(|it| it.person.name));
    }
    Ok(names)
}
