//! Sign in with a mobile number, an identity number or the name of an officer.

use super::{NewSession, password, session::begin};
use crate::{Caller, Context, Error, FieldFault, attempts};
use domain::identifiers::{Mobile, normalise};
use store::people::{self, Person};

/// Signs in; whether the name or the password is wrong is not told.
///
/// # Errors
/// [`Error::Invalid`] when they do not fit, [`Error::TOO_MANY`] when it was tried too often, or a failure.
pub async fn sign_in(
    ctx: &Context,
    caller: &Caller,
    name: &str,
    password: String,
) -> Result<NewSession, Error> {
    let name = sign_in_name(name);
    if name.is_empty() || password.is_empty() {
        return Err(wrong());
    }
    attempts::sign_in(ctx, &caller.origin(), &[&name]).await?;
    let found = people::find_by_sign_in(&mut ctx.db.read().await?, &name).await?;
    let (person, kept) = found.map_or((None, None), |it| (Some(it.person), it.password_hash));
    let fits = password::verify(ctx, password, kept).await?;
    match person.filter(|it| fits && it.disabled_at.is_none()) {
        Some(person) => {
            attempts::forget_sign_in(ctx, &[&name]).await?;
            begin(ctx, caller, person.id).await
        }
        None => Err(wrong()),
    }
}

fn wrong() -> Error {
    Error::Invalid(vec![FieldFault::new("name", "sign-in-wrong")])
}

/// The name as it is kept: numbers without spaces and hyphens, the name of an officer in lower case and with its hyphens.
pub(super) fn sign_in_name(typed: &str) -> String {
    if let Ok(mobile) = Mobile::parse(typed) {
        return mobile.as_str().to_owned();
    }
    let plain = normalise(typed);
    if plain.starts_with(|it: char| it.is_ascii_digit()) {
        return plain;
    }
    let parts: Vec<_> = typed.split('-').map(normalise).collect();
    parts.join("-").to_lowercase()
}

/// Every name by which somebody signs in, as it is kept.
pub(super) fn sign_in_names(person: &Person) -> Vec<&str> {
    let names = [&person.login, &person.citizen_id, &person.mobile];
    names.into_iter().flatten().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{NewStaff, add_staff, recognise, sign_out},
        testing::{TestHall, hall},
    };
    use domain::access::Role;

    const PASSWORD: &str = "five red kites over the river";

    async fn hall_with_officer() -> TestHall {
        let hall = hall().await;
        let officer = NewStaff {
            login: "Han.Mei".into(),
            name: "韩梅".into(),
            number: None,
            department: Some("market".into()),
            roles: vec![Role::WindowClerk],
            password: PASSWORD.into(),
        };
        add_staff(&hall.ctx, officer).await.unwrap();
        hall
    }

    #[tokio::test]
    async fn an_officer_signs_in_and_out() {
        let hall = hall_with_officer().await;
        let session =
            sign_in(&hall.ctx, &Caller::default(), "han.mei", PASSWORD.into()).await.ok().unwrap();
        let caller = recognise(&hall.ctx, Some(&session.token), Caller::default()).await.unwrap();
        assert!(caller.is_staff());
        sign_out(&hall.ctx, &caller).await.unwrap();
        let caller = recognise(&hall.ctx, Some(&session.token), Caller::default()).await.unwrap();
        assert!(caller.signed_in.is_none());
    }

    #[test]
    fn the_name_of_an_officer_keeps_its_hyphens_and_a_number_has_none() {
        for (typed, kept) in [
            ("Health-Window ", "health-window"),
            ("police-reviewer", "police-reviewer"),
            ("138-0013-8000", "13800138000"),
            ("990101 19900101 0000", "990101199001010000"),
        ] {
            assert_eq!(sign_in_name(typed), kept);
        }
    }

    #[tokio::test]
    async fn a_session_ends_when_it_is_not_used() {
        let hall = hall_with_officer().await;
        let session =
            sign_in(&hall.ctx, &Caller::default(), "han.mei", PASSWORD.into()).await.ok().unwrap();
        for (seconds, known) in [(29 * 60, true), (29 * 60, true), (31 * 60, false)] {
            hall.clock.pass(seconds);
            let caller =
                recognise(&hall.ctx, Some(&session.token), Caller::default()).await.unwrap();
            assert_eq!(caller.signed_in.is_some(), known);
        }
    }

    #[tokio::test]
    async fn after_ten_wrong_passwords_the_right_one_waits_too() {
        let hall = hall_with_officer().await;
        for _ in 0..10 {
            let refused = sign_in(&hall.ctx, &Caller::default(), "han.mei", "wrong".into()).await;
            assert!(matches!(refused, Err(Error::Invalid(_))));
        }
        let refused = sign_in(&hall.ctx, &Caller::default(), "han.mei", PASSWORD.into()).await;
        assert!(matches!(refused, Err(Error::Refused("too_many"))));
        hall.clock.pass(15 * 60);
        assert!(sign_in(&hall.ctx, &Caller::default(), "han.mei", PASSWORD.into()).await.is_ok());
    }

    #[tokio::test]
    async fn a_name_that_does_not_exist_is_answered_like_a_wrong_password() {
        let hall = hall_with_officer().await;
        let unknown =
            sign_in(&hall.ctx, &Caller::default(), "nobody", "wrong".into()).await.err().unwrap();
        let wrong =
            sign_in(&hall.ctx, &Caller::default(), "han.mei", "wrong".into()).await.err().unwrap();
        assert_eq!(format!("{unknown:?}"), format!("{wrong:?}"));
    }
}
