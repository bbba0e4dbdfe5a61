//! Make the first administrator, by a token that is printed once.

use super::{
    NewStaff, add_staff,
    session::{hash, token},
};
use crate::{Context, Error};
use store::{setup, staff};

/// How long the token is good, in seconds.
const GOOD_FOR: i64 = 3_600;

/// A token by which the first administrator is made; `None` when somebody works here already.
///
/// # Errors
/// A failure of the store.
pub async fn invite(ctx: &Context) -> Result<Option<String>, Error> {
    if staff::exists(&mut ctx.db.read().await?).await? {
        return Ok(None);
    }
    let token = token(ctx);
    let token_hash = hash(&token);
    let now = ctx.now();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                setup::issue(tx, &token_hash, now, now.plus_seconds(GOOD_FOR)).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(Some(token))
}

/// Makes the first administrator; the token is used up.
///
/// # Errors
/// [`Error::NotFound`] for a token that is unknown, used or too old, or those of [`add_staff`].
pub async fn redeem(ctx: &Context, token: &str, administrator: NewStaff) -> Result<(), Error> {
    let token_hash = hash(token);
    let now = ctx.now();
    let good = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move { Ok::<_, Error>(setup::redeem(tx, &token_hash, now).await?) })
        })
        .await?;
    if !good {
        return Err(Error::NotFound);
    }
    add_staff(ctx, administrator).await?;
    Ok(())
}
