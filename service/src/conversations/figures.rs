//! What a supervisor reads of the desks: how they stand now, and how well they have answered.

use super::{
    Brief,
    own::{at_desk, standing},
};
use crate::{Caller, Context, Error};
use domain::{
    Date, Moment, Text,
    access::Action,
    conversations::{Conversation as Standing, Quality, Stage},
};
use std::collections::BTreeMap;
use store::{Read, conversations, presence};

/// How many conversations of a department are read at once; the last ones count.
const MOST: i64 = 5_000;
/// How many of a stage are counted now.
const NOW_MOST: i64 = 500;
/// How many of those who wait are listed.
const WAITING_MOST: usize = 50;
const DAY_SECONDS: i64 = 86_400;

/// How a desk stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// How many are at the desk.
    pub present: usize,
    /// How many people have a conversation.
    pub assigned: usize,
    /// How many wait in the queue.
    pub queued: usize,
    /// Since when the first of them waits.
    pub waits_since: Option<Moment>,
    /// How many messages were left that nobody has answered.
    pub left: usize,
    /// Of these, how many should have been answered by yesterday.
    pub overdue: usize,
    /// How many conversations were given back by the clock because nobody answered, and wait or go on.
    pub returned: usize,
}

/// The figures of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskFigures {
    /// Its name.
    pub name: Text,
    /// How its desk stands now.
    pub now: Now,
    /// How it has answered.
    pub quality: Quality,
}

/// The figures of the desks that somebody supervises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Over how many days.
    pub days: u32,
    /// By department.
    pub desks: Vec<DeskFigures>,
    /// All of them together, by the hour of the day at which a person was asked for.
    pub hours: BTreeMap<u8, Quality>,
    /// All of them together.
    pub all: Quality,
    /// Those who wait, the longest first, and those who were left without an answer by whoever had them.
    pub waiting: Vec<Brief>,
}

/// Whether the caller supervises a desk.
#[must_use]
pub fn supervises(ctx: &Context, caller: &Caller) -> bool {
    ctx.catalogue().departments().any(|it| leads(caller, &it.key))
}

/// The figures of the last `days` days of the desks that the caller supervises.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever supervises none; a failure.
pub async fn figures(ctx: &Context, caller: &Caller, days: u32) -> Result<Figures, Error> {
    caller.signed_in()?;
    let (now, calendar, catalogue) = (ctx.now(), ctx.calendar(), ctx.catalogue());
    let since = now.plus_seconds(-i64::from(days) * DAY_SECONDS);
    let is_open = |at: Moment| ctx.desk_hours.is_open(at, &calendar);
    let (mut desks, mut together, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
    let mut db = ctx.db.read().await?;
    for department in catalogue.departments().filter(|it| leads(caller, &it.key)) {
        let ended = conversations::ended(&mut db, &department.key, since, MOST).await?;
        let ended = ended.iter().map(standing).collect::<Result<Vec<_>, _>>()?;
        let present = presence::at_desk(&mut db, &department.key, now).await?.len();
        let open = Open::of(ctx, &mut db, &department.key).await?;
        desks.push(DeskFigures {
            name: department.name.clone(),
            now: open.now(present, now.date()),
            quality: Quality::of(&ended, is_open),
        });
        together.extend(ended);
        waiting.extend(open.unanswered());
    }
    if desks.is_empty() {
        return Err(Error::NotFound);
    }
    let mut by_hour: BTreeMap<u8, Vec<&Standing>> = BTreeMap::new();
    for it in &together {
        if let Some(at) = it.asked_at {
            by_hour.entry(at.time_of_day().0).or_default().push(it);
        }
    }
    let hours = by_hour.into_iter().map(|(hour, them)| (hour, Quality::of(them, is_open)));
    let all = Quality::of(&together, is_open);
    waiting.sort_by_key(|it| it.standing.since);
    waiting.truncate(WAITING_MOST);
    Ok(Figures { days, desks, hours: hours.collect(), all, waiting })
}

/// What is at a desk now, by whose turn it is.
struct Open {
    queued: Vec<Brief>,
    left: Vec<Brief>,
    assigned: Vec<Brief>,
}

impl Open {
    async fn of(ctx: &Context, db: &mut Read, department: &str) -> Result<Self, Error> {
        let mut of = async |stage: Stage| -> Result<Vec<Brief>, Error> {
            let rows = conversations::waiting(db, department, stage.word(), NOW_MOST).await?;
            rows.iter().map(|row| Brief::of(ctx, row)).collect()
        };
        Ok(Self {
            queued: of(Stage::Queued).await?,
            left: of(Stage::Left).await?,
            assigned: of(Stage::Assigned).await?,
        })
    }

    /// How the desk stands, at which `present` people are.
    fn now(&self, present: usize, today: Date) -> Now {
        let is_overdue = |it: &&Brief| it.standing.promised_on.is_some_and(|on| on < today);
        let all = self.queued.iter().chain(&self.left).chain(&self.assigned);
        Now {
            present,
            assigned: self.assigned.len(),
            waits_since: self.queued.iter().map(|it| it.standing.since).min(),
            queued: self.queued.len(),
            overdue: self.left.iter().filter(is_overdue).count(),
            returned: all.filter(|it| it.standing.returned > 0).count(),
            left: self.left.len(),
        }
    }

    /// What waits, and what somebody leaves unanswered that was left unanswered before.
    fn unanswered(self) -> impl Iterator<Item = Brief> {
        let is_ignored = |it: &Brief| it.standing.returned > 0 && it.standing.waits_for_desk();
        let ignored = self.assigned.into_iter().filter(is_ignored);
        self.queued.into_iter().chain(self.left).chain(ignored)
    }
}

fn leads(caller: &Caller, department: &str) -> bool {
    at_desk(caller, department, Action::SuperviseConversation).is_some()
}
