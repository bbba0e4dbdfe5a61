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

/// The next numbers of two scopes that are not the same, in one statement.
///
/// # Errors
/// A failure of the database.
pub async fn next_two(tx: &mut Write, first: &str, second: &str) -> Result<(i64, i64), StoreError> {
    let rows: Vec<(String, i64)> = tx
        .query(
            "INSERT INTO counter (scope, last) VALUES ($1, 1), ($2, 1)
             ON CONFLICT (scope) DO UPDATE SET last = counter.last + 1
             RETURNING scope, last",
        )
        .bind(first)
        .bind(second)
        .all()
        .await?;
    // RETURNING promises no order.
    let of = |scope: &str| rows.iter().find(|row| row.0 == scope).map(|row| row.1);
    let both = of(first).zip(of(second));
    both.ok_or_else(|| StoreError::bad_row("counter", "scope", &first, "no number was given"))
}
