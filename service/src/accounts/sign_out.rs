//! Leave, here or everywhere else.

use crate::{Caller, Context, Error};
use store::sessions;

/// Ends the caller's session; a stranger has none to end.
///
/// # Errors
/// A failure of the store.
pub async fn sign_out(ctx: &Context, caller: &Caller) -> Result<(), Error> {
    let Some(it) = &caller.signed_in else { return Ok(()) };
    let (person, session, now) = (it.person, it.session, ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                sessions::end(tx, person, session, now).await?;
                Ok(())
            })
        })
        .await
}

/// Ends every other session of the caller; answers how many.
///
/// # Errors
/// [`Error::SIGN_IN`] for a stranger, or a failure.
pub async fn sign_out_elsewhere(ctx: &Context, caller: &Caller) -> Result<u64, Error> {
    let it = caller.signed_in()?;
    let (person, session, now) = (it.person, it.session, ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move { Ok(sessions::end_all(tx, person, Some(session), now).await?) })
        })
        .await
}
