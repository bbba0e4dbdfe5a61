//! Whether an answer helped whoever read it.

use crate::{Caller, Context, Error, attempts};
use domain::ids::PublishedAnswerId;
use store::published_answers;

/// Counts that an answer helped, or did not; who said so is not remembered, and saying it again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for an answer that nobody reads any more; a failure.
pub async fn helped(
    ctx: &Context,
    caller: &Caller,
    id: PublishedAnswerId,
    helped: bool,
) -> Result<(), Error> {
    let version = ctx.answers().find(id).ok_or(Error::NotFound)?.version;
    match attempts::helped(ctx, caller, id).await {
        // Whoever says it again, or says very much, is thanked all the same.
        Err(Error::Refused(_)) => return Ok(()),
        counted => counted?,
    }
    let counted = ctx.db.transact(move |tx| {
        Box::pin(async move { published_answers::count(tx, (id, version), helped).await })
    });
    Ok(counted.await?)
}
