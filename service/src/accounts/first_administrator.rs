//! Make the first administrator, by a token that is printed once.

use super::{
    NewStaff, add_staff,
    session::{hash, token},
    staff::judge,
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
    // What is wrong with the account must not use the token up.
    judge(ctx, &administrator)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;
    use domain::access::Role;

    fn administrator(password: &str) -> NewStaff {
        NewStaff {
            login: "root".into(),
            name: "陈静".into(),
            department: "market".into(),
            roles: vec![Role::Administrator],
            password: password.into(),
        }
    }

    #[tokio::test]
    async fn a_token_makes_one_administrator_and_a_mistake_does_not_use_it_up() {
        let hall = crate::testing::empty_hall().await;
        crate::items::seed(&hall.ctx).await.unwrap();
        let token = invite(&hall.ctx).await.unwrap().unwrap();
        let weak = redeem(&hall.ctx, &token, administrator("short")).await.unwrap_err();
        assert!(matches!(weak, Error::Invalid(_)));
        let strong = "seven grey herons stand in the river";
        redeem(&hall.ctx, &token, administrator(strong)).await.unwrap();
        let again = redeem(&hall.ctx, &token, administrator(strong)).await.unwrap_err();
        assert!(matches!(again, Error::NotFound));
    }

    #[tokio::test]
    async fn where_somebody_works_nobody_is_invited() {
        assert_eq!(invite(&hall().await.ctx).await.unwrap(), None);
    }
}
