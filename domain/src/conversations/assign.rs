//! Who gets the next conversation.

use super::{Answers, TOPIC_SECONDS};
use crate::{Moment, ids::PersonId};

/// How much somebody who is there has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub agent: PersonId,
    /// How many conversations they have.
    pub open: usize,
    /// How many they take at once.
    pub limit: usize,
    /// When they last got one.
    pub last_assigned_at: Option<Moment>,
    /// What they answer.
    pub answers: Answers,
}

/// Of those who answer the topic, whoever has most room gets the next one, and of equals whoever waited longest for one.
///
/// Somebody who has waited for [`TOPIC_SECONDS`] is given to anybody who has room; nobody gets one when all are full.
#[must_use]
pub fn choose(loads: &[Load], topic: Option<&str>, waited_seconds: i64) -> Option<PersonId> {
    let theirs = freest(loads.iter().filter(|it| it.answers.has(topic)));
    theirs.or_else(|| freest(loads.iter()).filter(|_| waited_seconds >= TOPIC_SECONDS))
}

fn freest<'a>(loads: impl Iterator<Item = &'a Load>) -> Option<PersonId> {
    let next = loads.filter(|it| it.open < it.limit).min_by_key(|it| {
        // Parts of their limit that are taken, compared without fractions.
        (it.open * 1_000 / it.limit, it.last_assigned_at, it.agent)
    });
    next.map(|it| it.agent)
}

/// How many of those who are there answer this topic; where nobody does, all of them will after a while.
#[must_use]
pub fn answering(loads: &[Load], topic: Option<&str>) -> usize {
    match loads.iter().filter(|it| it.answers.has(topic)).count() {
        0 => loads.len(),
        some => some,
    }
}
