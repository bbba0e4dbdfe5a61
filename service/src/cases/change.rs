//! Changes a case by a command: judged, written down, and nothing else.

use super::{Loaded, Recorded, load_by_id, record, restate};
use crate::{Caller, Context, Error};
use domain::{
    access::Actor,
    identifiers::CaseNumber,
    ids::{CaseId, PersonId},
    licensing::{Command, decide, fire_due},
};
use std::collections::BTreeMap;
use store::{Write, cases};

/// The names of whoever acts, by person.
pub fn signed(caller: &Caller) -> BTreeMap<PersonId, String> {
    caller.signed_in.iter().map(|it| (it.person, it.name.clone())).collect()
}

/// Judges `command` and writes down what follows from it.
pub async fn change(
    tx: &mut Write,
    ctx: &Context,
    loaded: &Loaded,
    actor: &Actor,
    names: BTreeMap<PersonId, String>,
    command: Command,
) -> Result<Recorded, Error> {
    let events = decide(&loaded.case, command, actor, ctx.now(), &ctx.calendar())?;
    record(tx, ctx, loaded, names, events).await
}

/// Lets the limits that have passed do their work before anybody else does anything in the case:
/// what a limit has decided, nobody decides again.
pub async fn settle(ctx: &Context, number: CaseNumber) -> Result<(), Error> {
    let mut db = ctx.db.read().await?;
    let row = cases::find_by_number(&mut db, &number.to_string()).await?;
    drop(db);
    let today = ctx.now().date();
    let due = row.filter(|row| row.standing.next_timer_on.is_some_and(|on| on <= today));
    if let Some(row) = due {
        fire(ctx, row.id).await?;
    }
    Ok(())
}

/// Fires what is due in one case, exactly once; answers how many events that made.
pub async fn fire(ctx: &Context, id: CaseId) -> Result<usize, Error> {
    let within = ctx.clone();
    let outcome = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let ctx = &within;
            let Some(loaded) = load_by_id(tx, ctx, id).await? else { return Ok(0) };
            let calendar = ctx.calendar();
            let events = fire_due(&loaded.case, ctx.now(), &calendar);
            let fired = events.len();
            if fired > 0 {
                record(tx, ctx, &loaded, BTreeMap::new(), events).await?;
            } else {
                // A new calendar may have moved the day since it was written down.
                restate(tx, ctx, &loaded).await?;
            }
            Ok::<_, Error>(fired)
        })
    });
    match outcome.await {
        // Another node was faster, and did the same.
        Err(Error::Refused("stale")) => Ok(0),
        other => other,
    }
}
