//! What somebody holds when their absence begins goes to whoever stands in, or back to the queue.

use super::change::Change;
use crate::{Context, Error, absences::rule};
use domain::{
    Moment,
    conversations::{AGENT_LIMIT, Asker, Command, Stage, stand_in},
    ids::{ConversationId, PersonId},
};
use store::{
    absences::{self, Absence},
    conversations,
};

/// Hands on what those hold who are away from the desk of a department; answers how many conversations changed.
///
/// What somebody takes while they are away is theirs: nobody gave it to them.
pub(super) async fn hand_on(ctx: &Context, department: &str) -> Result<usize, Error> {
    let today = ctx.now().date();
    let mut db = ctx.db.read().await?;
    let absences = absences::of_desk(&mut db, department, today).await?;
    let rules: Vec<_> = absences.iter().map(rule).collect();
    let limit = i64::try_from(AGENT_LIMIT * 2).map_err(Error::failed)?;
    let mut held = Vec::new();
    for (absence, rule) in absences.iter().zip(&rules).filter(|it| it.1.covers(today)) {
        let since = begun_at(absence);
        let to = stand_in(&rules, rule.agent, today);
        let rows = conversations::mine(&mut db, rule.agent, Stage::Assigned.word(), limit).await?;
        let theirs = rows.into_iter().filter(|it| it.standing.department == department);
        let before = theirs.filter(|it| it.standing.since <= since);
        // What somebody is asked to take already waits for their answer.
        let free = before.filter(|it| it.standing.offered_to.is_none());
        held.extend(free.map(|it| (it.id, rule.agent, to)));
    }
    drop(db);
    let mut changed = 0;
    for (id, agent, to) in held {
        changed += usize::from(hand(ctx, id, agent, to).await?);
    }
    Ok(changed)
}

/// From when they are away: the first day, or when it was noted on a day that had begun.
fn begun_at(absence: &Absence) -> Moment {
    Moment::start_of(absence.from_on).max(absence.noted_at)
}

/// Hands on one conversation, if it still is where it was; whoever had it answers for it until it is taken (首问负责).
async fn hand(
    ctx: &Context,
    id: ConversationId,
    agent: PersonId,
    to: Option<PersonId>,
) -> Result<bool, Error> {
    let shared = ctx.clone();
    let handed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let mut change = Change::hold_by_hall(tx, &shared, id).await?;
            let done = match to {
                _ if !change.standing.is_held_by(agent) => return Ok(false),
                Some(to) => change.wants(Asker::Hall, Command::StandIn(to), true),
                None => change.wants(Asker::Agent(agent), Command::Return, true),
            };
            match done {
                // Somebody was asked to take it in the meantime.
                Err(Error::Refused(_)) => return Ok(false),
                done => done?,
            };
            change.keep(tx).await.map(|_| true)
        })
    });
    handed.await
}
