//! Tells those who handle matters, and those above them, that a last day is near or over (domain A.9).

use super::own::standing;
use crate::{Context, Error, messages};
use domain::{
    Date,
    access::{Action, Actor, Role, Subject, may},
    calendar::{Calendar, Due},
    escalation::{Colour, Level, Steps},
    ids::PersonId,
    matters::{Clock, Matter as Standing, Phase},
};
use std::collections::BTreeSet;
use store::{
    Write,
    matters::{self, Along, Matter, Reached},
    staff,
};

/// How many matters are looked at at once.
const BATCH: i64 = 100;
/// Nothing is told of a last day that is further away; four fifths of the longest limit are over by then.
const HORIZON_DAYS: u32 = 30;

/// Tells whoever has to be told of the matters that are nearly or already over their last day; answers of how many.
///
/// Each step of each clock is told once, on any number of nodes.
///
/// # Errors
/// A failure of the store.
pub async fn escalate(ctx: &Context) -> Result<usize, Error> {
    let (steps, catalogue) = (Steps::official(), ctx.catalogue());
    let until = Calendar::days_after(ctx.now().date(), HORIZON_DAYS);
    let mut urged = 0;
    for department in catalogue.departments() {
        for phase in [Phase::Received, Phase::Handling] {
            for row in near(ctx, &department.key, phase, until).await? {
                urged += usize::from(urge(ctx, &steps, &row).await?);
            }
        }
    }
    Ok(urged)
}

/// The matters of a department whose last day is not after `until`.
async fn near(
    ctx: &Context,
    department: &str,
    phase: Phase,
    until: Date,
) -> Result<Vec<Matter>, Error> {
    let (mut near, mut after) = (Vec::new(), None);
    loop {
        let mut db = ctx.db.read().await?;
        let along = Along::Department(department);
        let rows = matters::listed(&mut db, along, phase.word(), after, BATCH).await?;
        let Some(last) = rows.last() else { return Ok(near) };
        after = Some(matters::Due { on: last.standing.due_on, id: last.id });
        let is_over = last.standing.due_on.is_none_or(|on| on > until);
        let is_near = |it: &Matter| it.standing.due_on.is_some_and(|on| on <= until);
        near.extend(rows.into_iter().filter(is_near));
        if is_over {
            return Ok(near);
        }
    }
}

/// What is told of one clock of a matter.
#[derive(Clone)]
struct Urging {
    fresh: Vec<Reached>,
    levels: BTreeSet<Level>,
    colour: Colour,
    due: Option<Due>,
}

/// Tells of one matter, when there is something new to tell.
async fn urge(ctx: &Context, steps: &Steps, row: &Matter) -> Result<bool, Error> {
    let standing = standing(row)?;
    let known = matters::told(&mut ctx.db.read().await?, row.id).await?;
    let owed = standing.clocks().iter().filter(|it| !it.id().is_right() && !it.is_stopped());
    let urgings: Vec<Urging> = owed
        .map(|clock| urging(ctx, steps, clock, &known))
        .filter(|it| !it.fresh.is_empty())
        .collect();
    if urgings.is_empty() {
        return Ok(false);
    }
    let (shared, row) = (ctx.clone(), row.clone());
    let told = ctx.db.transact(move |tx| {
        Box::pin(async move {
            for urging in &urgings {
                for step in &urging.fresh {
                    matters::note_told(tx, row.id, step, shared.now()).await?;
                }
                let news = messages::Urged {
                    urged: row.number.clone(),
                    title: row.brought.title.clone(),
                    colour: urging.colour,
                    due_on: urging.due.map(|it| it.on),
                };
                for person in people(tx, &shared, &standing, &urging.levels).await? {
                    messages::tell_urged(tx, &shared, person, &news).await?;
                }
            }
            Ok::<_, Error>(())
        })
    });
    match told.await {
        Ok(()) => Ok(true),
        // Another node was faster.
        Err(error) if error.is_taken() => Ok(false),
        Err(error) => Err(error),
    }
}

fn urging(ctx: &Context, steps: &Steps, clock: &Clock, known: &[Reached]) -> Urging {
    let calendar = ctx.calendar();
    let reading = clock.reading(ctx.now().date(), &calendar);
    let usage = (&reading).into();
    let reached = |rule: &str| Reached {
        period: clock.id().word().to_owned(),
        started_on: clock.start_on(),
        rule: rule.to_owned(),
    };
    let (mut fresh, mut levels) = (Vec::new(), BTreeSet::new());
    for step in steps.reached(usage) {
        let step_reached = reached(&step.rule);
        if known.contains(&step_reached) {
            continue;
        }
        levels.extend(step.tells.iter().copied());
        // Two lines of the table may be one rule.
        if !fresh.contains(&step_reached) {
            fresh.push(step_reached);
        }
    }
    Urging { fresh, levels, colour: steps.colour(usage), due: reading.due }
}

/// Who is told: only those who may know of the matter, so that whom it concerns is not.
async fn people(
    tx: &mut Write,
    ctx: &Context,
    standing: &Standing,
    levels: &BTreeSet<Level>,
) -> Result<BTreeSet<PersonId>, Error> {
    let mut people: BTreeSet<PersonId> = BTreeSet::new();
    if levels.contains(&Level::Handler) {
        people.extend(standing.holders().handler);
    }
    let above =
        [(Level::UnitHead, standing.lead_department()), (Level::Center, ctx.complaint_desk.key)];
    let subject = Subject::matter(standing);
    for (_, department) in above.into_iter().filter(|(level, _)| levels.contains(level)) {
        for colleague in staff::in_department(tx, department).await? {
            let head = Actor::staff(colleague.person, Role::OrganHead, Some(department.to_owned()));
            let leads = colleague.roles.iter().any(|it| it == Role::OrganHead.word());
            if leads && may(&head, Action::SeeMatter, &subject).is_ok() {
                people.insert(colleague.person);
            }
        }
    }
    Ok(people)
}
