//! Writes that wait for the next call of a SQLite connection.
//!
//! A call goes to the thread of the connection and back, which costs more than most writes.
//! A text of several statements goes the way once, so writes whose outcome nobody reads wait for the statement
//! that follows them. PostgreSQL takes one statement in a call, so there nothing waits.

use crate::StoreError;
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr, sqlite::SqliteArguments};
use std::fmt::Write as _;

/// What waits, in order, and the values of all of it together.
#[derive(Default)]
pub struct Batch {
    waiting: Vec<Waiting>,
    /// The values of what waits and of the statement that is being made.
    pub(super) values: SqliteArguments,
    /// Why a call failed that carried more than its own statement: what of it was done is not known.
    failed: Option<StoreError>,
}

struct Waiting {
    text: &'static str,
    /// How many values come before its own.
    before: usize,
    /// Whether the writer wrote it, not the work.
    is_mark: bool,
}

/// What one call says.
pub struct Call {
    /// Its text.
    pub(super) text: SqlStr,
    /// Its values.
    pub(super) values: SqliteArguments,
    /// Whether it carries more than its own statement.
    pub(super) carries: bool,
}

impl Batch {
    /// Lets a statement of the work wait, whose values begin behind the first `before`.
    pub(super) fn put(&mut self, text: &'static str, before: usize) {
        self.waiting.push(Waiting { text, before, is_mark: false });
    }

    /// Lets a statement wait that marks the begin or the end of a piece of work.
    pub(super) fn mark(&mut self, text: &'static str) {
        self.waiting.push(Waiting { text, before: 0, is_mark: true });
    }

    /// The call of `text`, whose values begin behind the first `before`, with all that waits ahead of it.
    pub(super) fn call(&mut self, text: &'static str, before: usize) -> Call {
        let values = std::mem::take(&mut self.values);
        if self.waiting.is_empty() && before == 0 {
            return Call { text: text.into_sql_str(), values, carries: false };
        }
        let mut joined = String::new();
        for Waiting { text, before, .. } in self.waiting.drain(..) {
            renumber(text, before, &mut joined);
            joined.push(';');
        }
        renumber(text, before, &mut joined);
        Call { text: AssertSqlSafe(joined).into_sql_str(), values, carries: true }
    }

    /// The call of all that waits and nothing else; `None` when nothing of the work waits.
    pub(super) fn settle(&mut self) -> Option<Call> {
        let Waiting { text, before, .. } = self.waiting.pop_if(|it| !it.is_mark)?;
        Some(Call { carries: true, ..self.call(text, before) })
    }

    /// Remembers that a call failed which carried more than its own statement.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.failed.get_or_insert_with(|| error.clone());
    }

    /// Refuses to go on behind a call of which nobody knows how far it came.
    pub(super) fn intact(&self) -> Result<(), StoreError> {
        self.failed.clone().map_or(Ok(()), Err)
    }

    /// Forgets what the work left behind, but not the marks.
    pub(super) fn give_up(&mut self) {
        self.waiting.retain(|it| it.is_mark);
        self.values = SqliteArguments::default();
        self.failed = None;
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Writes `text` behind `to`, its `$1` counted behind the first `before` values.
fn renumber(text: &str, before: usize, to: &mut String) {
    let mut pieces = text.split('$');
    to.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = piece.split_at(digits);
        to.push('$');
        // A sign that no number follows is part of a text.
        if let Ok(number) = number.parse::<usize>() {
            write!(to, "{}", number + before).expect("a text takes every number");
        }
        to.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::Arguments;

    #[test]
    fn the_values_of_a_statement_are_counted_behind_those_that_wait() {
        let mut joined = String::new();
        renumber("UPDATE t SET a = $2, b = '$' WHERE c = $1 OR d = $12", 30, &mut joined);
        assert_eq!(joined, "UPDATE t SET a = $32, b = '$' WHERE c = $31 OR d = $42");
    }

    #[test]
    fn what_waits_goes_first_and_in_order() {
        let mut batch = Batch::default();
        batch.mark("SAVEPOINT job");
        batch.values.add(1).unwrap();
        batch.put("INSERT INTO a VALUES ($1)", 0);
        batch.values.add(2).unwrap();
        let call = batch.call("SELECT $1", 1);
        assert_eq!(call.text.as_str(), "SAVEPOINT job;INSERT INTO a VALUES ($1);SELECT $2");
        assert_eq!(call.values.len(), 2);
        assert!(batch.settle().is_none());
    }

    #[test]
    fn work_that_is_given_up_leaves_the_marks_alone() {
        let mut batch = Batch::default();
        batch.mark("RELEASE job");
        batch.put("DELETE FROM a", 0);
        batch.fail(&StoreError::Stale);
        assert!(batch.intact().is_err());
        batch.give_up();
        assert!(batch.intact().is_ok());
        assert_eq!(batch.call("COMMIT", 0).text.as_str(), "RELEASE job;COMMIT");
    }
}
