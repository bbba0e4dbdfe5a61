//! A forgotten password: a letter to the confirmed address, by which its reader chooses a new one.

use super::{
    password::{self, replace},
    session::{hash, token},
    sign_in::{sign_in_name, sign_in_names},
};
use crate::{
    Caller, Context, Error, FieldFault, attempts,
    jobs::{LetterTask, post},
    messages::AccountNews,
};
use domain::ids::PersonId;
use store::{
    password_letters,
    people::{self, Account},
};

/// How long the token in the letter is good, in seconds.
const GOOD_FOR: i64 = 30 * 60;

/// Asks for a letter to whoever signs in by `name`. Whether there is such an account, and whether it has an address, is
/// neither told nor to be seen by the time it takes: a letter to nobody waits in the outbox as well.
///
/// # Errors
/// `no_mail` where the hall sends none; [`Error::Invalid`] for no name; [`Error::TOO_MANY`]; a failure.
pub async fn ask_for_password(ctx: &Context, caller: &Caller, name: &str) -> Result<(), Error> {
    if !ctx.sends_mail {
        return Err(Error::Refused("no_mail"));
    }
    let name = sign_in_name(name);
    if name.is_empty() {
        return Err(Error::Invalid(vec![FieldFault::new("name", "missing")]));
    }
    attempts::forgotten(ctx, &caller.origin(), &name).await?;
    let found = people::find_by_sign_in(&mut ctx.db.read().await?, &name).await?;
    let person = found.filter(has_way).map(|it| it.person.id);
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                post(tx, &within, within.now(), &LetterTask::NewPassword { person }).await
            })
        })
        .await
}

/// Whether a letter can reach somebody who may sign in.
fn has_way(account: &Account) -> bool {
    account.person.email.is_some() && account.person.disabled_at.is_none()
}

/// A token for the letter to `person`, with the address in use; none when there is no way any more.
///
/// It is made when the letter is written, so that nothing in the store is worth stealing.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn password_token_for(
    ctx: &Context,
    person: PersonId,
) -> Result<Option<(String, String)>, Error> {
    let token = token(ctx);
    let (token_hash, expires_at) = (hash(&token), ctx.now().plus_seconds(GOOD_FOR));
    let address = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                let account = people::find(tx, person).await?.filter(has_way);
                let Some(address) = account.and_then(|it| it.person.email) else { return Ok(None) };
                password_letters::seal(tx, person, &token_hash, expires_at).await?;
                Ok::<_, Error>(Some(address))
            })
        })
        .await?;
    Ok(address.map(|address| (address, token)))
}

/// Chooses a new password by the token of the letter, which is used up; every session of the person ends.
///
/// # Errors
/// `password_token` for a token that is unknown, used or too old; [`Error::Invalid`] for a weak password, which does not
/// use the token up; a failure.
pub async fn choose_password(ctx: &Context, token: &str, password: String) -> Result<(), Error> {
    let token_hash = hash(token);
    let person = reader(ctx, &token_hash).await?.ok_or(SPENT)?.person;
    if let Some(fault) = password::fault(&password, &person) {
        return Err(Error::Invalid(vec![fault]));
    }
    let password_hash = password::hash(ctx, password).await?;
    let (within, id) = (ctx.clone(), person.id);
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                if !password_letters::redeem(tx, &token_hash, ctx.now()).await? {
                    return Err(SPENT);
                }
                replace(tx, ctx, id, &password_hash, AccountNews::PasswordChanged, None).await
            })
        })
        .await?;
    // Whoever tried many passwords before they asked signs in at once with the new one.
    attempts::forget_sign_in(ctx, &sign_in_names(&person)).await
}

const SPENT: Error = Error::Refused("password_token");

/// Whose password the token changes, as long as they may sign in.
async fn reader(ctx: &Context, token_hash: &[u8; 32]) -> Result<Option<Account>, Error> {
    let mut db = ctx.db.read().await?;
    let Some(person) = password_letters::find(&mut db, token_hash, ctx.now()).await? else {
        return Ok(None);
    };
    Ok(people::find(&mut db, person).await?.filter(has_way))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{recognise, sign_in},
        cases::testing::person,
        jobs::testing::waiting,
        testing::{TestHall, hall, token_of},
    };

    const NEW: &str = "seven grey herons stand in the rain";
    const MOBILE: &str = "13800138000";

    async fn hall_with_mail() -> TestHall {
        let mut hall = hall().await;
        hall.ctx.sends_mail = true;
        set_email(&hall, Some("xm@example.cn")).await;
        hall
    }

    async fn set_email(hall: &TestHall, email: Option<&'static str>) {
        let (id, now) = (person(&hall.citizen), hall.ctx.now());
        let set = hall.ctx.db.transact(move |tx| Box::pin(people::set_email(tx, id, email, now)));
        set.await.unwrap();
    }

    async fn ask(hall: &TestHall, name: &str) -> Result<(), Error> {
        ask_for_password(&hall.ctx, &Caller::default(), name).await
    }

    async fn token(hall: &TestHall) -> String {
        password_token_for(&hall.ctx, person(&hall.citizen)).await.unwrap().unwrap().1
    }

    fn is_spent(outcome: &Result<(), Error>) -> bool {
        matches!(outcome, Err(Error::Refused("password_token")))
    }

    #[tokio::test]
    async fn asking_is_answered_and_kept_alike_whoever_is_asked_for() {
        let hall = hall_with_mail().await;
        for name in [MOBILE, "13900139000", "13700137000", "nobody"] {
            ask(&hall, name).await.unwrap();
        }
        let citizen = Some(person(&hall.citizen));
        let asked: Vec<_> = waiting(&hall).await;
        let expected = [citizen, None, None, None].map(|person| LetterTask::NewPassword { person });
        assert_eq!(asked, expected, "only who has confirmed an address gets a letter");
    }

    #[tokio::test]
    async fn the_token_of_a_letter_changes_the_password_once_and_ends_every_session() {
        let hall = hall_with_mail().await;
        let session = token_of(&hall, &hall.citizen).await;
        let letter = token(&hall).await;
        let weak = choose_password(&hall.ctx, &letter, "short".into()).await;
        assert!(matches!(weak, Err(Error::Invalid(_))), "a mistake does not use it up");
        choose_password(&hall.ctx, &letter, NEW.into()).await.unwrap();
        assert!(is_spent(&choose_password(&hall.ctx, &letter, NEW.into()).await));
        let before = recognise(&hall.ctx, Some(&session), Caller::default()).await.unwrap();
        assert!(before.signed_in.is_none());
        assert!(sign_in(&hall.ctx, &Caller::default(), MOBILE, NEW.into()).await.is_ok());
    }

    #[tokio::test]
    async fn a_letter_is_good_for_half_an_hour_only_the_last_counts_and_only_with_its_address() {
        let hall = hall_with_mail().await;
        let (first, second) = (token(&hall).await, token(&hall).await);
        assert!(is_spent(&choose_password(&hall.ctx, &first, NEW.into()).await));
        hall.clock.pass(GOOD_FOR);
        assert!(is_spent(&choose_password(&hall.ctx, &second, NEW.into()).await));
        let third = token(&hall).await;
        set_email(&hall, None).await;
        assert!(is_spent(&choose_password(&hall.ctx, &third, NEW.into()).await));
        let none = password_token_for(&hall.ctx, person(&hall.citizen)).await.unwrap();
        assert_eq!(none, None);
    }

    #[tokio::test]
    async fn nobody_is_flooded_with_letters_and_a_hall_without_mail_sends_none() {
        let hall = hall_with_mail().await;
        for name in [MOBILE, "13700137000"] {
            for _ in 0..3 {
                ask(&hall, name).await.unwrap();
            }
            let refused = ask(&hall, name).await;
            assert!(matches!(refused, Err(Error::Refused("too_many"))), "{name}");
        }
        assert!(matches!(ask(&hall, " ").await, Err(Error::Invalid(_))));
        let silent = crate::testing::hall().await;
        assert!(matches!(ask(&silent, MOBILE).await, Err(Error::Refused("no_mail"))));
    }
}
