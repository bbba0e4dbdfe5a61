//! Numbers that are given once, without gaps.

use crate::{StoreError, Write, db::Parts};

/// The next number of a scope, from 1.
///
/// The number is given when the transaction is kept; one that is undone gives it back.
///
/// # Errors
/// A failure of the database.
pub async fn next(tx: &mut Write, scope: &str) -> Result<i64, StoreError> {
    let (number,): (i64,) = tx
        .query(
            "INSERT INTO counter (scope, last) VALUES ($1, 1)
             ON CONFLICT (scope) DO UPDATE SET last = counter.last + 1
             RETURNING last",
        )
        .bind(scope)
        .one()
        .await?;
    Ok(number)
}
