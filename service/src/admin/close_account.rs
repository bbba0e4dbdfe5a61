//! Close the account of a colleague, and open it again.

use super::{
    Deed,
    authority::{apart, authorise, colleague},
    give_post::{roles_of, spare_the_last},
    record,
};
use crate::{Caller, Context, Error};
use domain::{access::Action, ids::PersonId};
use store::{people, sessions, staff};

/// Closes the account: it can no longer sign in, and every session ends now.
/// Cases that the colleague reviews stay assigned, so that their department assigns them anew.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here, and for somebody who does not; `forbidden` for
/// all but security administrators; `own_account`; `last_administrator` where nobody would be left in that role; a failure.
pub async fn close_account(ctx: &Context, caller: &Caller, person: PersonId) -> Result<(), Error> {
    let author = authorise(caller, Action::EditStaff)?;
    apart(&author, person)?;
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let (ctx, now) = (&within, within.now());
                let before = colleague(tx, person).await?;
                if before.disabled_at.is_some() {
                    return Ok(());
                }
                let posts = staff::of_person(tx, person).await?;
                spare_the_last(tx, person, roles_of(&posts)).await?;
                people::set_disabled(tx, person, Some(now), now).await?;
                sessions::end_all(tx, person, None, now).await?;
                let deed = Deed::AccountClosed { person, name: before.name };
                record(tx, ctx, Some(&author), &deed).await
            })
        })
        .await
}

/// Opens a closed account again, with the posts it had.
///
/// # Errors
/// As [`close_account`], but `last_administrator`.
pub async fn reopen_account(ctx: &Context, caller: &Caller, person: PersonId) -> Result<(), Error> {
    let author = authorise(caller, Action::EditStaff)?;
    apart(&author, person)?;
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let before = colleague(tx, person).await?;
                if before.disabled_at.is_none() {
                    return Ok(());
                }
                people::set_disabled(tx, person, None, within.now()).await?;
                let deed = Deed::AccountReopened { person, name: before.name };
                record(tx, &within, Some(&author), &deed).await
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::recognise,
        admin::{administrators, entries},
        testing::{hall, officer_of_hall as officer, token_of},
    };
    use domain::access::Role;

    #[tokio::test]
    async fn a_closed_account_is_signed_out_and_a_reopened_one_signs_in_again() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let clerk = hall.clerk.signed_in().unwrap().person;
        let token = token_of(&hall, &hall.clerk).await;
        let known = async |token: &str| {
            recognise(&hall.ctx, Some(token), Caller::default()).await.unwrap().is_staff()
        };
        assert!(known(&token).await);
        close_account(&hall.ctx, &them.security, clerk).await.unwrap();
        close_account(&hall.ctx, &them.security, clerk).await.unwrap();
        assert!(!known(&token).await);
        reopen_account(&hall.ctx, &them.security, clerk).await.unwrap();
        assert!(!known(&token).await, "a session that was ended does not come back");
        assert!(known(&token_of(&hall, &hall.clerk).await).await);
        let entries = entries(&hall, &them).await;
        let words: Vec<_> = entries.iter().map(|it| it.deed.word()).take(3).collect();
        assert_eq!(words, ["account_reopened", "account_closed", "account_opened"]);
    }

    #[tokio::test]
    async fn nobody_closes_their_own_account_or_the_last_administrators() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let [security, system] =
            [&them.security, &them.system].map(|it| it.signed_in().unwrap().person);
        let own = close_account(&hall.ctx, &them.security, security).await.unwrap_err();
        assert!(matches!(own, Error::Refused("own_account")));
        let last = close_account(&hall.ctx, &them.security, system).await.unwrap_err();
        assert!(matches!(last, Error::Refused("last_administrator")));
        officer(&hall, "second", "尤正", Role::Administrator).await;
        close_account(&hall.ctx, &them.security, system).await.unwrap();
        for close in [&them.system, &hall.head] {
            let refused = close_account(&hall.ctx, close, security).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        let citizen = hall.citizen.signed_in().unwrap().person;
        let absent = close_account(&hall.ctx, &them.security, citizen).await.unwrap_err();
        assert!(matches!(absent, Error::NotFound));
    }
}
