//! Tells those who handle matters, and those above them, that a last day is near or over (domain A.9).

use super::own::standing;
use crate::{Context, Error, messages};
use domain::{
    Date,
    access::{Action, Actor, Role, Subject, may},
    calendar::Due,
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
use time::Duration;

/// How many matters are looked at at once.
const BATCH: i64 = 100;
/// Nothing is told of a last day that is further away; four fifths of the longest limit are over by then.
const HORIZON: Duration = Duration::days(30);

/// Tells whoever has to be told of the matters that are nearly or already over their last day; answers of how many.
///
/// Each step of each clock is told once, on any number of nodes.
///
/// # Errors
/// A failure of the store.
pub async fn escalate(ctx: &Context) -> Result<usize, Error> {
    let (steps, catalogue) = (Steps::official(), ctx.catalogue());
    let today = ctx.now().date();
    let until = today.checked_add(HORIZON).unwrap_or(today);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Caller,
        matters::{Contact, Lodging, act, lodge},
        messages::{News, Urged},
        testing::{TestHall, hall, officer_of},
    };
    use domain::{
        complaints::{Command as C, Kind},
        ids::{EntryId, MatterId},
        matters::{Command, Standing as Known},
    };

    /// A complaint about a window of the market department, which was accepted and is with the department.
    async fn dispatched(hall: &TestHall) -> String {
        let lodging = Lodging {
            id: MatterId::new(hall.ctx.chance.id()),
            kind: Kind::Service,
            title: "窗口态度差".to_owned(),
            told: "在二楼窗口排队两个小时，工作人员态度很差。".to_owned(),
            wish: String::new(),
            known: Known::Named,
            contact: Contact { name: "王小明".to_owned(), mobile: "13800138000".to_owned() },
            case: String::new(),
            item: String::new(),
            department: "market".to_owned(),
        };
        let number = lodge(&hall.ctx, &hall.citizen, lodging).await.unwrap().number;
        let clerk = officer_of(hall, "方洁", "center", Role::WindowClerk).await;
        let (lead, assisting) = ("market".to_owned(), Vec::new());
        does(hall, &clerk, &number, C::Accept { urgent: false }).await;
        does(hall, &clerk, &number, C::Dispatch { lead, assisting }).await;
        does(hall, &hall.reviewer, &number, C::Take).await;
        number
    }

    async fn does(hall: &TestHall, caller: &Caller, number: &str, command: C) {
        let entry = EntryId::new(hall.ctx.chance.id());
        act(&hall.ctx, caller, number, entry, Command::Complaint(command)).await.unwrap();
    }

    async fn told(hall: &TestHall, caller: &Caller) -> Vec<Urged> {
        let page = messages::list(&hall.ctx, caller, None).await.unwrap();
        let urged = page.lines.into_iter().filter_map(|it| match it.says {
            News::Urged(urged) => Some(urged),
            _ => None,
        });
        urged.collect()
    }

    #[tokio::test]
    async fn each_level_is_told_once_when_its_step_is_reached() {
        let hall = hall().await;
        let number = dispatched(&hall).await;
        let head = officer_of(&hall, "丁一", "market", Role::OrganHead).await;
        let center = officer_of(&hall, "梁安", "center", Role::OrganHead).await;
        let elsewhere = officer_of(&hall, "卫二", "housing", Role::OrganHead).await;
        assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "it has five working days");
        hall.clock.set("2026-03-06", 9);
        assert_eq!(escalate(&hall.ctx).await.unwrap(), 1);
        assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "once");
        let yellow = told(&hall, &hall.reviewer).await;
        assert_eq!(
            (yellow.len(), yellow[0].colour, &*yellow[0].urged),
            (1, Colour::Yellow, &*number)
        );
        assert_eq!(told(&hall, &head).await, yellow);
        assert_eq!(told(&hall, &center).await, [], "the center hears of what is overdue");
        hall.clock.set("2026-03-10", 9);
        assert_eq!(escalate(&hall.ctx).await.unwrap(), 1);
        for caller in [&hall.reviewer, &head, &center] {
            assert_eq!(told(&hall, caller).await[0].colour, Colour::Red);
        }
        assert_eq!(told(&hall, &elsewhere).await, []);
        hall.clock.set("2026-03-20", 9);
        assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "nothing new was reached");
    }

    #[tokio::test]
    async fn two_nodes_tell_once() {
        let hall = hall().await;
        dispatched(&hall).await;
        hall.clock.set("2026-03-06", 9);
        let (here, there) = tokio::join!(escalate(&hall.ctx), escalate(&hall.ctx));
        assert_eq!(here.unwrap() + there.unwrap(), 1);
        assert_eq!(told(&hall, &hall.reviewer).await.len(), 1);
    }
}
