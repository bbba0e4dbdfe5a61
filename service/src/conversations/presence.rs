//! Come to the desk, and leave it.

use crate::{Caller, Context, Error};
use domain::{
    access::Action,
    conversations::{AGENT_LIMIT, Answers, Asker, Command},
    ids::PersonId,
};
use store::{conversations, presence};

use super::{
    change::Change,
    own::at_desk,
    topics::{kept, topics_of},
};

/// For how long somebody counts as present after they showed up, which every look at the desk and every answer does.
const PRESENT_SECONDS: i64 = 900;

/// Shows up at the desk of a department to answer the topics of these keys, or all where none of the desk is named;
/// whoever waits for them may be given to the caller from now on.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department; a failure.
pub async fn come(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    topics: &[String],
) -> Result<(), Error> {
    let person = caller.signed_in()?.person;
    at_desk(caller, department, Action::AnswerConversation).ok_or(Error::NotFound)?;
    let topics = kept(Answers::chosen(topics_of(&ctx.catalogue(), department), topics));
    let department = department.to_owned();
    let until = ctx.now().plus_seconds(PRESENT_SECONDS);
    let room = i64::try_from(AGENT_LIMIT).map_err(Error::failed)?;
    let came = ctx.db.transact(move |tx| {
        Box::pin(async move {
            presence::come(tx, person, (&department, topics.as_deref()), room, until).await
        })
    });
    Ok(came.await?)
}

/// Whoever answers is still there.
pub(super) async fn stay(
    tx: &mut store::Write,
    ctx: &Context,
    person: PersonId,
) -> Result<(), Error> {
    Ok(presence::stay(tx, person, ctx.now().plus_seconds(PRESENT_SECONDS)).await?)
}

/// Leaves the desk: what was not answered yet goes back to the queue at once, so that nobody waits for an empty chair.
///
/// # Errors
/// [`Error::SIGN_IN`]; a failure.
pub async fn leave(ctx: &Context, caller: &Caller) -> Result<(), Error> {
    let person = caller.signed_in()?.person;
    let shared = ctx.clone();
    let left = ctx.db.transact(move |tx| {
        Box::pin(async move {
            presence::leave(tx, person).await?;
            give_all_back(tx, &shared, person).await
        })
    });
    left.await
}

async fn give_all_back(
    tx: &mut store::Write,
    ctx: &Context,
    person: PersonId,
) -> Result<(), Error> {
    let limit = i64::try_from(AGENT_LIMIT * 2).map_err(Error::failed)?;
    for row in conversations::mine(tx, person, "assigned", limit).await? {
        let mut change = Change::hold_by_hall(tx, ctx, row.id).await?;
        if change.standing.waits_for_desk() {
            change.wants(Asker::Agent(person), Command::Return, true)?;
            change.keep(tx).await?;
        }
    }
    Ok(())
}
