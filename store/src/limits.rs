//! How often something was tried; how often is too often is for the caller to say.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::Moment;

/// Counts one attempt in the window that began at `window_at`; answers how many there are in it now.
///
/// # Errors
/// A failure of the database.
pub async fn hit(
    tx: &mut Write,
    scope: &str,
    subject: &str,
    window_at: Moment,
) -> Result<i64, StoreError> {
    let (times,): (i64,) = tx
        .query(
            "INSERT INTO attempt (scope, subject, window_at, times) VALUES ($1, $2, $3, 1)
             ON CONFLICT (scope, subject, window_at) DO UPDATE SET times = attempt.times + 1
             RETURNING times",
        )
        .bind(scope)
        .bind(subject)
        .bind(At(window_at))
        .one()
        .await?;
    Ok(times)
}

/// How many attempts there were in the windows that began at `since` or later.
///
/// # Errors
/// A failure of the database.
pub async fn count(
    db: &mut impl Session,
    scope: &str,
    subject: &str,
    since: Moment,
) -> Result<i64, StoreError> {
    let (times,): (i64,) = db
        .query(
            "SELECT CAST(COALESCE(SUM(times), 0) AS BIGINT) FROM attempt
             WHERE scope = $1 AND subject = $2 AND window_at >= $3",
        )
        .bind(scope)
        .bind(subject)
        .bind(At(since))
        .one()
        .await?;
    Ok(times)
}

/// Forgets the attempts of a subject, as after a success.
///
/// # Errors
/// A failure of the database.
pub async fn forget(tx: &mut Write, scope: &str, subject: &str) -> Result<(), StoreError> {
    tx.query("DELETE FROM attempt WHERE scope = $1 AND subject = $2")
        .bind(scope)
        .bind(subject)
        .later()
        .await
}

/// Forgets the windows that began before `before`; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &mut Write, before: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM attempt WHERE window_at < $1").bind(At(before)).run().await
}
