//! Give a colleague a password, to be used once.

use super::{
    authority::{apart, authorise, colleague},
    give_post::roles_of,
};
use crate::{Caller, Context, Error, accounts::GivenPassword};
use domain::{
    access::{Action, may_give_password},
    ids::PersonId,
};
use store::{
    Session,
    people::Person,
    staff::{self, Post},
};

/// Gives `person` a password: every session of theirs ends, and they choose their own before anything else.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here, and for somebody who does not; `forbidden` for
/// all but security administrators; `own_account`; `other_administration` for who holds an administration that the caller
/// does not; [`Error::Invalid`] for a weak password; a failure.
pub async fn give_password(
    ctx: &Context,
    caller: &Caller,
    person: PersonId,
    password: String,
) -> Result<(), Error> {
    let author = authorise(caller, Action::EditStaff)?;
    apart(&author, person)?;
    let found = within_reach(&mut ctx.db.read().await?, caller, person).await?;
    let given = GivenPassword::new(ctx, &found, password).await?;
    let (within, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                // Asked again where nobody changes it any more: hashing has taken its time.
                within_reach(tx, &caller, person).await?;
                given.enter(tx, &within, Some(&author)).await
            })
        })
        .await
}

/// Whether no administration of whoever holds these posts is another than those of `caller`.
pub(super) fn is_within_reach(caller: &Caller, posts: &[Post]) -> bool {
    caller.signed_in().is_ok_and(|it| {
        let own: Vec<_> = it.posts.iter().map(|it| it.role).collect();
        may_give_password(&own, &roles_of(posts))
    })
}

/// The colleague, when they are within reach of `caller`.
async fn within_reach(
    db: &mut impl Session,
    caller: &Caller,
    person: PersonId,
) -> Result<Person, Error> {
    let found = colleague(db, person).await?;
    if is_within_reach(caller, &staff::of_person(db, person).await?) {
        Ok(found)
    } else {
        Err(Error::Refused("other_administration"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{recognise, sign_in},
        admin::{administrators, entries},
        messages::{AccountNews, News, list},
        testing::{TestHall, hall, officer_of_hall as officer, token_of},
    };
    use domain::access::Role;

    const GIVEN: &str = "seven grey herons stand in the rain";

    async fn give(hall: &TestHall, by: &Caller, to: &Caller) -> Result<(), Error> {
        let person = to.signed_in().unwrap().person;
        give_password(&hall.ctx, by, person, GIVEN.into()).await
    }

    fn code(outcome: Result<(), Error>) -> &'static str {
        match outcome {
            Err(Error::Refused(code)) => code,
            Err(Error::NotFound) => "not found",
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_given_password_ends_the_sessions_is_owed_and_stands_in_the_log() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let helper = officer(&hall, "helper", "尤正", Role::Supervisor).await;
        let before = token_of(&hall, &helper).await;
        give(&hall, &them.security, &helper).await.unwrap();
        let known = recognise(&hall.ctx, Some(&before), Caller::default()).await.unwrap();
        assert!(known.signed_in.is_none());
        let session = sign_in(&hall.ctx, &Caller::default(), "helper", GIVEN.into()).await;
        let token = session.ok().unwrap().token;
        let known = recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        assert!(known.owes_password());
        let told = list(&hall.ctx, &known, None).await.unwrap().lines;
        assert_eq!(told[0].says, News::Account(AccountNews::PasswordGiven));
        let newest = &entries(&hall, &them).await[0];
        assert_eq!((newest.by.as_deref(), newest.deed.word()), (Some("褚安"), "password_given"));
    }

    #[tokio::test]
    async fn nobody_gives_one_to_themselves_or_to_another_administration() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        assert_eq!(code(give(&hall, &them.security, &them.security).await), "own_account");
        for other in [&them.system, &them.auditor] {
            let session = token_of(&hall, other).await;
            assert_eq!(code(give(&hall, &them.security, other).await), "other_administration");
            let known = recognise(&hall.ctx, Some(&session), Caller::default()).await.unwrap();
            assert!(known.is_staff() && !known.owes_password());
        }
        let second = officer(&hall, "second", "尤正", Role::SecurityAdministrator).await;
        give(&hall, &them.security, &second).await.unwrap();
    }

    #[tokio::test]
    async fn only_the_security_administrator_gives_one_and_only_to_staff() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for by in [&them.system, &them.auditor, &hall.head] {
            assert_eq!(code(give(&hall, by, &hall.clerk).await), "forbidden");
        }
        assert_eq!(code(give(&hall, &hall.citizen, &hall.clerk).await), "not found");
        assert_eq!(code(give(&hall, &them.security, &hall.citizen).await), "not found");
        assert_eq!(code(give(&hall, &Caller::default(), &hall.clerk).await), "sign_in");
        let clerk = hall.clerk.signed_in().unwrap().person;
        let weak = give_password(&hall.ctx, &them.security, clerk, "short".into()).await;
        assert!(matches!(weak, Err(Error::Invalid(_))));
    }
}
