//! See to it that nobody waits for ever: what runs out, who is away, who waits in a queue, a desk that has closed.

use super::{change::Change, hand_on::hand_on};
use crate::{Context, Error};
use domain::{
    conversations::{Asker, Command, Fact},
    ids::ConversationId,
};
use std::collections::BTreeSet;
use store::{conversations, presence};

/// How many conversations a round looks at.
const ROUND: i64 = 200;

/// Does what time has brought about, and gives whoever waits to whoever is free; answers how many conversations changed.
///
/// # Errors
/// A failure of the store.
pub async fn tend(ctx: &Context) -> Result<usize, Error> {
    let mut changed = 0;
    let due = conversations::timers(&mut ctx.db.read().await?, ctx.now(), ROUND).await?;
    for id in due {
        changed += usize::from(expire(ctx, id).await?);
    }
    let catalogue = ctx.catalogue();
    for department in catalogue.departments() {
        changed += hand_on(ctx, &department.key).await?;
        let mut db = ctx.db.read().await?;
        let waiting = conversations::waiting(&mut db, &department.key, "queued", ROUND).await?;
        drop(db);
        // Where the first of a topic finds nobody, no later one does.
        let mut stuck = BTreeSet::new();
        for row in waiting {
            let topic = row.standing.topic;
            if stuck.contains(&topic) {
                continue;
            }
            if seat(ctx, row.id).await? {
                changed += 1;
            } else {
                stuck.insert(topic);
            }
        }
    }
    Ok(changed)
}

/// What a timer brings about; somebody may have spoken in the meantime.
async fn expire(ctx: &Context, id: ConversationId) -> Result<bool, Error> {
    let shared = ctx.clone();
    let expired = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let mut change = Change::hold_by_hall(tx, &shared, id).await?;
            let Some((_, timer)) = change.standing.next_timer() else { return Ok(false) };
            let facts = match change.wants(Asker::Hall, timer.command(), true) {
                Err(Error::Refused("conversation_not_yet")) => return Ok(false),
                done => done?,
            };
            for fact in &facts {
                // Whoever does not answer is not there, and would be given the same one again.
                if let Fact::Returned { agent, .. } = fact {
                    presence::leave(tx, *agent).await?;
                }
            }
            change.keep(tx).await.map(|_| true)
        })
    });
    expired.await
}

/// Gives somebody who waits to whoever is free, or keeps the question where the desk has closed; whether it changed.
async fn seat(ctx: &Context, id: ConversationId) -> Result<bool, Error> {
    let shared = ctx.clone();
    let seated = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let mut change = Change::hold_by_hall(tx, &shared, id).await?;
            let kept = match change.wants(Asker::Hall, Command::Keep, true) {
                Ok(facts) => facts.iter().any(|it| matches!(it, Fact::Left { .. })),
                Err(Error::Refused(_)) => false,
                Err(failed) => return Err(failed),
            };
            let seated = kept || change.assign_waiting(tx).await?;
            if seated {
                change.keep(tx).await?;
            }
            Ok(seated)
        })
    });
    seated.await
}
