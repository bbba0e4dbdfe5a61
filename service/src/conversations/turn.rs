//! Whose turn it is in a conversation, and what whoever waits can count on.

use super::change::loads;
use crate::{Context, Error};
use domain::{
    Date, Moment,
    conversations::{Conversation as Standing, REOPEN, Stage, answering, estimate},
};
use store::{
    Read,
    conversations::{self, Conversation},
};

/// How long a conversation takes where nobody has ended one yet, in seconds.
const USUAL_SECONDS: i64 = 300;

/// Whose turn it is, and what whoever asks can count on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The published guides answer.
    Assistant {
        /// When people answer again; `None` when they do now.
        opens_at: Option<Moment>,
    },
    /// A person, as soon as one is free.
    Queued {
        /// How many wait before.
        ahead: u32,
        /// In how many minutes it is likely to be; `None` when nobody is at the desk.
        minutes: Option<u32>,
    },
    /// A person, by the end of a day.
    Left {
        /// That day.
        promised_on: Date,
    },
    /// The person who has it.
    Assigned,
    /// Nobody.
    Closed {
        /// Until when it can be taken up again.
        reopen_until: Option<Date>,
        /// How it was, once that is said.
        level: Option<u8>,
    },
}

/// Whose turn it is.
pub(super) async fn turn(
    ctx: &Context,
    db: &mut Read,
    row: &Conversation,
    standing: &Standing,
) -> Result<Turn, Error> {
    let (now, calendar) = (ctx.now(), ctx.calendar());
    Ok(match (standing.stage, standing.promised_on) {
        (Stage::Assistant, _) => {
            Turn::Assistant { opens_at: ctx.desk_hours.opens_at(now, &calendar) }
        }
        (Stage::Left, Some(promised_on)) => Turn::Left { promised_on },
        (Stage::Queued | Stage::Left, _) => {
            let (department, since) = (&standing.department, standing.since);
            let (stage, topic) = (standing.stage.word(), standing.topic.as_deref());
            let queue = (department.as_str(), topic);
            let ahead = conversations::ahead(db, queue, stage, since, row.id).await?;
            let ahead = u32::try_from(ahead).unwrap_or(u32::MAX);
            let agents = answering(&loads(db, department, now).await?, topic);
            let agents = u32::try_from(agents).unwrap_or(u32::MAX);
            let seconds = conversations::handling_seconds(db, department).await?;
            let seconds = u32::try_from(seconds.unwrap_or(USUAL_SECONDS)).unwrap_or(u32::MAX);
            Turn::Queued { ahead, minutes: estimate(ahead, agents, seconds) }
        }
        (Stage::Assigned, _) => Turn::Assigned,
        (Stage::Closed, _) => {
            let until = calendar.due(standing.since.date(), REOPEN, &[]).map(|due| due.on);
            let reopen_until = until.filter(|on| now.date() <= *on);
            Turn::Closed { reopen_until, level: standing.level }
        }
    })
}
