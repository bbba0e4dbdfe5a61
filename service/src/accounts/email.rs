//! An e-mail address of one's own: told where the letters go, and shown to be one's own by opening the first.

use super::session::{hash, token};
use crate::{
    Caller, Context, Error, FieldFault, attempts,
    jobs::{LetterTask, post},
};
use domain::{identifiers::EmailAddress, ids::PersonId};
use store::{email_claims, people};

/// How long the token in the letter is good, in seconds.
const GOOD_FOR: i64 = 24 * 3_600;

/// Sends a letter to the address that is typed; it is used once its reader has shown the token that is in it.
///
/// # Errors
/// [`Error::Invalid`] for no address, `no_mail` where the hall sends none, [`Error::TOO_MANY`], [`Error::SIGN_IN`],
/// or a failure.
pub async fn claim_email(ctx: &Context, caller: &Caller, typed: &str) -> Result<(), Error> {
    let person = caller.signed_in()?.person;
    let address = EmailAddress::parse(typed)
        .map_err(|_| Error::Invalid(vec![FieldFault::new("email", "not-an-email")]))?;
    if !ctx.sends_mail {
        return Err(Error::Refused("no_mail"));
    }
    attempts::claim_email(ctx, person).await?;
    let now = ctx.now();
    let ctx = ctx.clone();
    ctx.db
        .clone()
        .transact(move |tx| {
            Box::pin(async move {
                email_claims::claim(tx, person, address.as_str(), now).await?;
                post(tx, &ctx, now, &LetterTask::ShowAddress { person }).await
            })
        })
        .await
}

/// A token for the letter to the address that `person` says is theirs, with that address; none when they no longer do.
///
/// It is made when the letter is written, so that nothing in the store is worth stealing.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn token_for(
    ctx: &Context,
    person: PersonId,
) -> Result<Option<(String, String)>, Error> {
    let token = token(ctx);
    let (token_hash, expires_at) = (hash(&token), ctx.now().plus_seconds(GOOD_FOR));
    let address = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                let Some(address) = email_claims::find(tx, person).await? else { return Ok(None) };
                email_claims::seal(tx, person, &address, &token_hash, expires_at).await?;
                Ok::<_, Error>(Some(address))
            })
        })
        .await?;
    Ok(address.map(|address| (address, token)))
}

/// Uses the address to which the token was sent from now on.
///
/// # Errors
/// [`Error::NotFound`] for a token that is unknown, used, too old or another person's; [`Error::SIGN_IN`]; a failure.
pub async fn confirm_email(ctx: &Context, caller: &Caller, token: &str) -> Result<(), Error> {
    let (person, token_hash, now) = (caller.signed_in()?.person, hash(token), ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let address = email_claims::redeem(tx, person, &token_hash, now).await?;
                let address = address.ok_or(Error::NotFound)?;
                Ok(people::set_email(tx, person, Some(&address), now).await?)
            })
        })
        .await
}

/// Sends no more letters.
///
/// # Errors
/// [`Error::SIGN_IN`], or a failure.
pub async fn forget_email(ctx: &Context, caller: &Caller) -> Result<(), Error> {
    let (person, now) = (caller.signed_in()?.person, ctx.now());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                email_claims::forget(tx, person).await?;
                Ok(people::set_email(tx, person, None, now).await?)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::profile,
        cases::testing::person,
        testing::{TestHall, hall},
    };

    async fn hall_with_mail() -> TestHall {
        let mut hall = hall().await;
        hall.ctx.sends_mail = true;
        hall
    }

    async fn email(hall: &TestHall) -> (Option<EmailAddress>, Option<EmailAddress>) {
        let profile = profile(&hall.ctx, &hall.citizen).await.ok().unwrap();
        (profile.email, profile.claimed_email)
    }

    #[tokio::test]
    async fn an_address_is_used_only_after_its_letter_was_opened_by_the_same_person() {
        let hall = hall_with_mail().await;
        claim_email(&hall.ctx, &hall.citizen, "xm@example.cn").await.unwrap();
        let claimed = EmailAddress::parse("xm@example.cn").ok();
        assert_eq!(email(&hall).await, (None, claimed.clone()));
        let (to, token) = token_for(&hall.ctx, person(&hall.citizen)).await.unwrap().unwrap();
        assert_eq!(to, "xm@example.cn");
        let stolen = confirm_email(&hall.ctx, &hall.stranger, &token).await;
        assert!(matches!(stolen, Err(Error::NotFound)));
        confirm_email(&hall.ctx, &hall.citizen, &token).await.unwrap();
        assert_eq!(email(&hall).await, (claimed, None));
        let again = confirm_email(&hall.ctx, &hall.citizen, &token).await;
        assert!(matches!(again, Err(Error::NotFound)));
        forget_email(&hall.ctx, &hall.citizen).await.unwrap();
        assert_eq!(email(&hall).await, (None, None));
    }

    #[tokio::test]
    async fn a_letter_is_good_for_a_day_and_only_the_last_one_counts() {
        let hall = hall_with_mail().await;
        claim_email(&hall.ctx, &hall.citizen, "xm@example.cn").await.unwrap();
        let id = person(&hall.citizen);
        let (_, first) = token_for(&hall.ctx, id).await.unwrap().unwrap();
        let (_, second) = token_for(&hall.ctx, id).await.unwrap().unwrap();
        let refused = confirm_email(&hall.ctx, &hall.citizen, &first).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        hall.clock.pass(GOOD_FOR);
        let late = confirm_email(&hall.ctx, &hall.citizen, &second).await;
        assert!(matches!(late, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn nobody_floods_an_address_and_a_hall_without_mail_takes_none() {
        let hall = hall_with_mail().await;
        for _ in 0..5 {
            claim_email(&hall.ctx, &hall.citizen, "xm@example.cn").await.unwrap();
        }
        let refused = claim_email(&hall.ctx, &hall.citizen, "xm@example.cn").await;
        assert!(matches!(refused, Err(Error::Refused("too_many"))));
        let wrong = claim_email(&hall.ctx, &hall.citizen, "nobody").await;
        assert!(matches!(wrong, Err(Error::Invalid(_))));
        let silent = crate::testing::hall().await;
        let refused = claim_email(&silent.ctx, &silent.citizen, "xm@example.cn").await;
        assert!(matches!(refused, Err(Error::Refused("no_mail"))));
    }
}
