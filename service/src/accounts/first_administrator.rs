//! Make the first administrator, by a token that is printed once.

use super::{
    NewStaff,
    session::{hash, token},
    staff::{account_faults, enter, prepare},
};
use crate::{Context, Error};
use domain::access::Role;
use store::{setup, staff};

/// How long the token is good, in seconds.
const GOOD_FOR: i64 = 3_600;

/// What the first account may do: run the hall, and appoint the others.
///
/// The administrations are apart (三权分立); the one exception is this account, until it has appointed somebody else.
const FIRST: [Role; 2] = [Role::Administrator, Role::SecurityAdministrator];

/// The first administrator to be.
#[derive(Clone)]
pub struct FirstAdministrator {
    /// Name to sign in with.
    pub login: String,
    /// Real name.
    pub name: String,
    /// Their password.
    pub password: String,
}

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
/// [`Error::Invalid`] with all faults at once; `setup_link_spent` for a token that is unknown, used or too old, and where
/// somebody works here by now; a failure.
pub async fn redeem(
    ctx: &Context,
    token: &str,
    administrator: FirstAdministrator,
) -> Result<(), Error> {
    let FirstAdministrator { login, name, password } = administrator;
    let (number, department) = (None, None);
    let new = NewStaff { login, name, number, department, roles: FIRST.to_vec(), password };
    let faults = account_faults(&new);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let opening = prepare(ctx, new).await?;
    let (within, token_hash, now) = (ctx.clone(), hash(token), ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                // One piece of work: what goes wrong with the account does not use the token up.
                if staff::exists(tx).await? || !setup::redeem(tx, &token_hash, now).await? {
                    return Err(Error::Refused("setup_link_spent"));
                }
                enter(tx, &within, None, &opening).await.map(drop)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Caller,
        accounts::{add_staff, recognise, sign_in},
        testing::{empty_hall, hall},
    };

    const STRONG: &str = "seven grey herons stand in the river";

    fn administrator(password: &str) -> FirstAdministrator {
        let [login, name] = ["root", "陈静"].map(str::to_owned);
        FirstAdministrator { login, name, password: password.into() }
    }

    fn is_spent(outcome: Result<(), Error>) -> bool {
        matches!(outcome, Err(Error::Refused("setup_link_spent")))
    }

    #[tokio::test]
    async fn a_token_makes_one_administrator_in_an_empty_hall_and_a_mistake_does_not_use_it_up() {
        let hall = empty_hall().await;
        let token = invite(&hall.ctx).await.unwrap().unwrap();
        let weak = redeem(&hall.ctx, &token, administrator("short")).await.unwrap_err();
        assert!(matches!(weak, Error::Invalid(_)));
        redeem(&hall.ctx, &token, administrator(STRONG)).await.unwrap();
        assert!(is_spent(redeem(&hall.ctx, &token, administrator(STRONG)).await));
        let session = sign_in(&hall.ctx, &Caller::default(), "root", STRONG.into()).await;
        let token = session.ok().unwrap().token;
        let caller = recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        let posts = caller.signed_in.unwrap().posts;
        assert_eq!(posts.iter().map(|it| it.role).collect::<Vec<_>>(), FIRST);
        assert!(posts.iter().all(|it| it.department.is_none()));
    }

    #[tokio::test]
    async fn a_token_is_good_for_an_hour_and_for_nobody_once_somebody_works_here() {
        let hall = empty_hall().await;
        let token = invite(&hall.ctx).await.unwrap().unwrap();
        hall.clock.pass(GOOD_FOR);
        assert!(is_spent(redeem(&hall.ctx, &token, administrator(STRONG)).await));
        let token = invite(&hall.ctx).await.unwrap().unwrap();
        let auditor = NewStaff {
            login: "audit".into(),
            name: "卫平".into(),
            number: None,
            department: None,
            roles: vec![Role::Auditor],
            password: STRONG.into(),
        };
        add_staff(&hall.ctx, auditor).await.unwrap();
        assert!(is_spent(redeem(&hall.ctx, &token, administrator(STRONG)).await));
    }

    #[tokio::test]
    async fn where_somebody_works_nobody_is_invited() {
        assert_eq!(invite(&hall().await.ctx).await.unwrap(), None);
    }
}
