//! A table of transitions, and what it says.

use super::{Part, Refusal};

/// One row of the table of a procedure: the one source of what may be done where and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<S: 'static, A> {
    /// The rule of the law, or `local` where a city sets it.
    pub rule: &'static str,
    /// What is done.
    pub action: A,
    /// Where it may be done.
    pub from: &'static [S],
    /// Where it leads; empty where the state stays.
    pub to: &'static [S],
    /// Who may do it.
    pub by: &'static [Part],
}

impl<S: 'static, A> Row<S, A> {
    /// The row of `rule`.
    #[must_use]
    pub const fn new(
        rule: &'static str,
        action: A,
        from: &'static [S],
        to: &'static [S],
        by: &'static [Part],
    ) -> Self {
        Self { rule, action, from, to, by }
    }
}

/// Whether the table knows `action` in `state` by somebody who plays `parts`.
pub(crate) fn judge<S: Copy + Eq, A: Copy + Eq>(
    table: &[Row<S, A>],
    action: A,
    state: S,
    parts: &[Part],
) -> Result<(), Refusal> {
    let rows = || table.iter().filter(|row| row.action == action);
    let is_theirs = |row: &Row<S, A>| row.by.iter().any(|part| parts.contains(part));
    require(rows().any(is_theirs), Refusal::NotPermitted)?;
    let fits = rows().any(|row| is_theirs(row) && row.from.contains(&state));
    require(fits, Refusal::WrongState)
}

/// What the table knows in `state` for somebody who plays `parts`, each once, in its order.
pub(super) fn offered<S: Copy + Eq, A: Copy + Eq>(
    table: &[Row<S, A>],
    state: S,
    parts: &[Part],
) -> Vec<A> {
    let fits = |row: &&Row<S, A>| {
        row.from.contains(&state) && row.by.iter().any(|part| parts.contains(part))
    };
    let mut actions = Vec::new();
    for row in table.iter().filter(fits) {
        if !actions.contains(&row.action) {
            actions.push(row.action);
        }
    }
    actions
}

pub(crate) const fn require(condition: bool, refusal: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal) }
}

/// Whether somebody has said something.
pub(crate) fn said(text: &str) -> Result<(), Refusal> {
    require(!text.trim().is_empty(), Refusal::ReasonMissing)
}
