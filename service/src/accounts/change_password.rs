//! Change one's own password.

use super::{
    NewSession,
    password::{self, replace},
    session::{hash, token},
    sign_in::sign_in_names,
};
use crate::{Caller, Context, Error, FieldFault, attempts, messages::AccountNews};
use store::{
    people::{self, Account},
    sessions,
};

/// Changes the caller's password: every other session of theirs ends, and their own goes on under a new token.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once; [`Error::TOO_MANY`] when the current password was tried too often, here
/// or by signing in; [`Error::SIGN_IN`]; [`Error::STALE`] when the session ended meanwhile; a failure.
pub async fn change_password(
    ctx: &Context,
    caller: &Caller,
    current: String,
    new: String,
) -> Result<NewSession, Error> {
    let signed_in = caller.signed_in()?;
    let (person, session) = (signed_in.person, signed_in.session);
    let account = people::find(&mut ctx.db.read().await?, person).await?.ok_or(Error::SIGN_IN)?;
    let faults = faults(ctx, caller, account, current, &new).await?;
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let password_hash = password::hash(ctx, new).await?;
    let token = token(ctx);
    let (within, token_hash) = (ctx.clone(), hash(&token));
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let (ctx, news) = (&within, AccountNews::PasswordChanged);
                // First of all: whoever was signed out meanwhile, by a password given to them, changes nothing.
                sessions::prove(tx, session, &token_hash, ctx.now()).await?;
                replace(tx, ctx, person, &password_hash, news, Some(session)).await
            })
        })
        .await?;
    Ok(NewSession { token, person })
}

/// Everything that is wrong. Whether the new one is the old one is told of what was typed, and so tells nothing of what
/// is kept.
async fn faults(
    ctx: &Context,
    caller: &Caller,
    account: Account,
    current: String,
    new: &str,
) -> Result<Vec<FieldFault>, Error> {
    let Account { person, password_hash } = account;
    let is_same = !new.is_empty() && current == new;
    let unproved = if current.is_empty() {
        Some("missing")
    } else {
        let names = sign_in_names(&person);
        attempts::sign_in(ctx, &caller.origin(), &names).await?;
        let fits = password::verify(ctx, current, password_hash).await?;
        if fits {
            attempts::forget_sign_in(ctx, &names).await?;
        }
        (!fits).then_some("password-wrong")
    };
    let unproved = unproved.map(|code| FieldFault::new("current_password", code));
    let same = is_same.then(|| FieldFault::new("password", "password-same"));
    Ok(unproved.into_iter().chain(password::fault(new, &person).or(same)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{Registration, recognise, register, sign_in},
        jobs::{LetterTask, testing::waiting},
        messages::{self, News},
        testing::{TestHall, hall},
    };

    const OLD: &str = "five red kites over the river";
    const NEW: &str = "seven grey herons stand in the rain";
    const MOBILE: &str = "13700137000";

    /// Somebody who has registered, on one of two devices, with the tokens of both.
    async fn registered(hall: &TestHall) -> (Caller, [String; 2]) {
        let it = Registration {
            name: "陈小雨".into(),
            citizen_id: "990101199505050129".into(),
            mobile: MOBILE.into(),
            password: OLD.into(),
        };
        let here = register(&hall.ctx, &Caller::default(), it).await.ok().unwrap().token;
        let there = enter(hall, MOBILE, OLD).await.ok().unwrap().token;
        (known(hall, &here).await, [here, there])
    }

    async fn enter(hall: &TestHall, name: &str, password: &str) -> Result<NewSession, Error> {
        sign_in(&hall.ctx, &Caller::default(), name, password.into()).await
    }

    async fn known(hall: &TestHall, token: &str) -> Caller {
        recognise(&hall.ctx, Some(token), Caller::default()).await.unwrap()
    }

    async fn change(
        hall: &TestHall,
        caller: &Caller,
        current: &str,
        new: &str,
    ) -> Result<NewSession, Error> {
        change_password(&hall.ctx, caller, current.into(), new.into()).await
    }

    fn faults_of(outcome: Result<NewSession, Error>) -> Vec<(String, &'static str)> {
        let Err(Error::Invalid(faults)) = outcome else { panic!("it was taken") };
        faults.into_iter().map(|it| (it.field, it.code)).collect()
    }

    #[tokio::test]
    async fn a_changed_password_ends_the_other_sessions_and_gives_the_own_one_a_new_token() {
        let hall = hall().await;
        let (caller, [here, there]) = registered(&hall).await;
        let session = change(&hall, &caller, OLD, NEW).await.ok().unwrap();
        for token in [&here, &there] {
            assert!(known(&hall, token).await.signed_in.is_none());
        }
        let now = known(&hall, &session.token).await.signed_in.unwrap();
        assert_eq!(Some(now.session), caller.signed_in.map(|it| it.session), "the same session");
        assert!(enter(&hall, MOBILE, OLD).await.is_err());
        assert!(enter(&hall, MOBILE, NEW).await.is_ok());
    }

    #[tokio::test]
    async fn whoever_changes_a_password_is_told_in_the_hall_and_where_letters_go() {
        let hall = hall().await;
        let (caller, _) = registered(&hall).await;
        let (person, now) = (caller.signed_in().unwrap().person, hall.ctx.now());
        let set = hall.ctx.db.transact(move |tx| {
            Box::pin(async move { people::set_email(tx, person, Some("y@example.cn"), now).await })
        });
        set.await.unwrap();
        change(&hall, &caller, OLD, NEW).await.ok().unwrap();
        let told = messages::list(&hall.ctx, &caller, None).await.unwrap().lines;
        let [line] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!(line.says, News::Account(AccountNews::PasswordChanged));
        let letters = waiting(&hall).await;
        let [LetterTask::Account(letter)] = letters.as_slice() else { panic!("{letters:?}") };
        assert_eq!((letter.person, letter.news), (person, AccountNews::PasswordChanged));
    }

    #[tokio::test]
    async fn every_fault_is_told_at_once_and_nothing_is_changed() {
        let hall = hall().await;
        let (caller, [_, there]) = registered(&hall).await;
        for (current, new, expected) in [
            ("", "", &[("current_password", "missing"), ("password", "missing")][..]),
            (
                "wrong",
                "short",
                &[("current_password", "password-wrong"), ("password", "password-too-short")],
            ),
            (OLD, "1370013700013700137000", &[("password", "password-guessable")]),
            (OLD, OLD, &[("password", "password-same")]),
            ("a wrong one, but it is long", OLD, &[("current_password", "password-wrong")]),
        ] {
            let faults = faults_of(change(&hall, &caller, current, new).await);
            let faults: Vec<_> =
                faults.iter().map(|(field, code)| (field.as_str(), *code)).collect();
            assert_eq!(faults, expected, "{current} to {new}");
        }
        assert!(known(&hall, &there).await.signed_in.is_some());
        let nobody = change(&hall, &Caller::default(), OLD, NEW).await;
        assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
    }

    #[tokio::test]
    async fn wrong_current_passwords_count_like_those_of_signing_in_and_under_every_name() {
        let hall = hall().await;
        let (caller, _) = registered(&hall).await;
        for turn in 0..10 {
            if turn % 2 == 0 {
                assert!(enter(&hall, MOBILE, "wrong").await.is_err());
            } else {
                faults_of(change(&hall, &caller, "wrong", NEW).await);
            }
        }
        let refused = change(&hall, &caller, OLD, NEW).await;
        assert!(matches!(refused, Err(Error::Refused("too_many"))));
        assert!(matches!(enter(&hall, MOBILE, OLD).await, Err(Error::Refused("too_many"))));
        hall.clock.pass(15 * 60);
        for _ in 0..10 {
            faults_of(change(&hall, &caller, "wrong", NEW).await);
        }
        let by_number = enter(&hall, "990101199505050129", OLD).await;
        assert!(matches!(by_number, Err(Error::Refused("too_many"))));
    }

    #[tokio::test]
    async fn somebody_who_was_signed_out_meanwhile_changes_nothing() {
        let hall = hall().await;
        let (caller, _) = registered(&hall).await;
        crate::accounts::sign_out(&hall.ctx, &caller).await.unwrap();
        let late = change(&hall, &caller, OLD, NEW).await;
        assert!(matches!(late, Err(Error::Refused("stale"))));
        assert!(enter(&hall, MOBILE, OLD).await.is_ok());
    }
}
