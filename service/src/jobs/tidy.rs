//! Forgets what nobody needs any more.

use crate::{Context, Error};
use store::{limits, outbox, sessions};

/// How long counted attempts are kept, in seconds.
const ATTEMPTS_KEPT: i64 = 24 * 3_600;
/// How long tasks that are done are kept, in seconds.
const TASKS_KEPT: i64 = 30 * 24 * 3_600;

/// Forgets old attempts, tasks that were done and sessions that have ended.
///
/// # Errors
/// A failure of the store.
pub async fn tidy(ctx: &Context) -> Result<(), Error> {
    let now = ctx.now();
    let forgotten = ctx.db.transact(move |tx| {
        Box::pin(async move {
            limits::sweep(tx, now.plus_seconds(-ATTEMPTS_KEPT)).await?;
            outbox::sweep(tx, now.plus_seconds(-TASKS_KEPT)).await?;
            sessions::sweep(tx, now).await?;
            Ok::<_, Error>(())
        })
    });
    forgotten.await
}
