//! Opens a message: from then on it counts as read.

use super::Line;
use crate::{Caller, Context, Error};
use domain::ids::MessageId;
use store::messages;

/// The caller's message `id`, marked as read.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's message as for none; a failure of the store.
pub async fn open(ctx: &Context, caller: &Caller, id: MessageId) -> Result<Line, Error> {
    let person = caller.signed_in()?.person;
    let now = ctx.now();
    let found = ctx.db.transact(move |tx| {
        Box::pin(async move {
            messages::mark_read(tx, person, id, now).await?;
            messages::find(tx, person, id).await?.ok_or(Error::NotFound)
        })
    });
    Line::of(&found.await?)
}
