//! End a bar before its last day.

use crate::{Context, Error};
use store::bars;
use uuid::Uuid;

/// Lifts the bar; the entry stays.
///
/// # Errors
/// [`Error::STALE`] when there is none or it was lifted already, or a failure.
pub async fn lift(ctx: &Context, id: Uuid) -> Result<(), Error> {
    let now = ctx.now();
    ctx.db.transact(move |tx| Box::pin(async move { Ok(bars::lift(tx, id, now).await?) })).await
}
