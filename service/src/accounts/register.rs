//! Open an account under one's real name.

use super::{NewSession, password, session::begin};
use crate::{Caller, Context, Error, FieldFault, attempts};
use domain::{
    Date,
    identifiers::{CitizenId, CitizenIdFault, Mobile, MobileFault},
    ids::PersonId,
};
use store::people::{self, Person};

/// Longest name that is taken, in characters.
const NAME_MAX: usize = 50;

/// What a person types to open an account.
#[derive(Clone, Default)]
pub struct Registration {
    /// Real name as on the identity card.
    pub name: String,
    /// Citizen identity number.
    pub citizen_id: String,
    /// Mobile number, by which they will sign in.
    pub mobile: String,
    /// The password they choose.
    pub password: String,
}

/// Opens an account and signs in.
///
/// That a number is taken is told only in general, so that nobody learns who has an account.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once, [`Error::TOO_MANY`] from one address, or a failure.
pub async fn register(
    ctx: &Context,
    caller: &Caller,
    registration: Registration,
) -> Result<NewSession, Error> {
    let person = judge(ctx, &registration)?;
    attempts::register(ctx, &caller.origin()).await?;
    let id = person.id;
    let password_hash = password::hash(ctx, registration.password).await?;
    let added = ctx
        .db
        .transact(move |tx| {
            Box::pin(async move {
                Ok::<_, Error>(people::add(tx, &person, Some(&password_hash)).await?)
            })
        })
        .await?;
    if !added {
        return Err(Error::Invalid(vec![FieldFault::new("mobile", "account-exists")]));
    }
    begin(ctx, caller, id).await
}

/// The person as they will be kept, or everything that is wrong.
fn judge(ctx: &Context, it: &Registration) -> Result<Person, Error> {
    let now = ctx.now();
    let name = it.name.trim();
    let citizen_id = citizen_id(&it.citizen_id, now.date(), ctx.allows_fictional_ids);
    let mobile = mobile(&it.mobile);
    let weakness =
        password::weakness(&it.password, &[name, it.citizen_id.trim(), it.mobile.trim()]);
    let faults = [
        name_fault(name).map(|code| FieldFault::new("name", code)),
        citizen_id.as_ref().err().map(|code| FieldFault::new("citizen_id", code)),
        mobile.as_ref().err().map(|code| FieldFault::new("mobile", code)),
        weakness.map(|code| FieldFault::new("password", code)),
    ];
    match (citizen_id, mobile, faults.iter().all(Option::is_none)) {
        (Ok(citizen_id), Ok(mobile), true) => Ok(Person {
            id: PersonId::new(ctx.chance.id()),
            login: None,
            name: name.to_owned(),
            citizen_id: Some(citizen_id.as_str().to_owned()),
            mobile: Some(mobile.as_str().to_owned()),
            email: None,
            staff_number: None,
            created_at: now,
            disabled_at: None,
        }),
        _ => Err(Error::Invalid(faults.into_iter().flatten().collect())),
    }
}

fn name_fault(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        0 => Some("missing"),
        length if length > NAME_MAX => Some("too-long"),
        _ if name.chars().any(|it| it.is_control() || it.is_ascii_digit()) => Some("name"),
        _ => None,
    }
}

fn citizen_id(typed: &str, today: Date, allows_fictional: bool) -> Result<CitizenId, &'static str> {
    if typed.trim().is_empty() {
        return Err("missing");
    }
    CitizenId::parse(typed, today, allows_fictional).map_err(CitizenIdFault::code)
}

fn mobile(typed: &str) -> Result<Mobile, &'static str> {
    if typed.trim().is_empty() {
        return Err("missing");
    }
    Mobile::parse(typed).map_err(MobileFault::code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{accounts, testing::empty_hall};

    fn typed() -> Registration {
        Registration {
            name: "张桂兰".into(),
            citizen_id: "990101197003150067".into(),
            mobile: "137 0013 7000".into(),
            password: "门前两棵枣树和一条小河 1970".into(),
        }
    }

    #[tokio::test]
    async fn a_person_opens_an_account_and_is_known_again() {
        let hall = empty_hall().await;
        let session = register(&hall.ctx, &Caller::default(), typed()).await.ok().unwrap();
        let caller =
            accounts::recognise(&hall.ctx, Some(&session.token), Caller::default()).await.unwrap();
        assert_eq!(caller.signed_in.unwrap().name, "张桂兰");
    }

    #[tokio::test]
    async fn everything_that_is_wrong_is_told_at_once() {
        let hall = empty_hall().await;
        let wrong =
            Registration { citizen_id: "110105194912310021".into(), ..Registration::default() };
        let Err(Error::Invalid(faults)) = register(&hall.ctx, &Caller::default(), wrong).await
        else {
            panic!("it must not be taken")
        };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["name", "citizen_id", "mobile", "password"]);
    }

    #[tokio::test]
    async fn one_person_has_one_account() {
        let hall = empty_hall().await;
        register(&hall.ctx, &Caller::default(), typed()).await.ok().unwrap();
        let again = Registration { mobile: "13600136000".into(), ..typed() };
        let refused = register(&hall.ctx, &Caller::default(), again).await;
        assert!(
            matches!(refused, Err(Error::Invalid(faults)) if faults[0].code == "account-exists")
        );
    }
}
