//! How many open cases of a department are alike, kept with every change so that no list has to count them.

use super::{NEVER, Standing};
use crate::{StoreError, Write, db::Parts};
use domain::ids::CaseId;

/// Counts a case that begins to stand so, unless it is closed.
pub(super) async fn enter(tx: &mut Write, standing: &Standing) -> Result<(), StoreError> {
    if standing.closed_at.is_some() {
        return Ok(());
    }
    tx.query(
        "INSERT INTO tally (department, state, waits_for, due_on, cases)
         VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (department, state, waits_for, due_on)
         DO UPDATE SET cases = tally.cases + 1",
    )
    .bind(standing.department.as_str())
    .bind(standing.state.as_str())
    .bind(standing.waits_for.as_str())
    .bind(standing.due_on.unwrap_or(NEVER))
    .later()
    .await
}

/// Counts out a case that is about to stand elsewhere, unless it is closed.
pub(super) async fn leave(tx: &mut Write, id: CaseId) -> Result<(), StoreError> {
    tx.query(
        "UPDATE tally SET cases = cases - 1
         WHERE (department, state, waits_for, due_on) =
               (SELECT department, state, waits_for, due_on FROM cases
                WHERE id = $1 AND closed_at IS NULL)",
    )
    .bind(id.uuid())
    .later()
    .await?;
    // What is not due on a day any more would stay for ever.
    tx.query(
        "DELETE FROM tally
         WHERE cases = 0 AND (department, state, waits_for, due_on) =
               (SELECT department, state, waits_for, due_on FROM cases WHERE id = $1)",
    )
    .bind(id.uuid())
    .later()
    .await
}
