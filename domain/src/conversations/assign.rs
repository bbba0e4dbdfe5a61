//! Who gets the next conversation.

use crate::{Moment, ids::PersonId};

/// How much somebody who is there has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub agent: PersonId,
    /// How many conversations they have.
    pub open: usize,
    /// How many they take at once.
    pub limit: usize,
    /// When they last got one.
    pub last_assigned_at: Option<Moment>,
}

/// Whoever has most room gets the next one, and of equals whoever waited longest for one; nobody when all are full.
#[must_use]
pub fn choose(loads: &[Load]) -> Option<PersonId> {
    let free = loads.iter().filter(|it| it.open < it.limit);
    let next = free.min_by_key(|it| {
        // Parts of their limit that are taken, compared without fractions.
        (it.open * 1_000 / it.limit, it.last_assigned_at, it.agent)
    });
    next.map(|it| it.agent)
}
