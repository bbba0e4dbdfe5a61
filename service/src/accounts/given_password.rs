//! A password that somebody else gives: it is used once, to choose one's own.

use super::{
    password::{self, replace},
    sign_in::sign_in_name,
};
use crate::{
    Context, Error,
    admin::{Author, Deed, record},
    messages::AccountNews,
};
use domain::ids::PersonId;
use store::{
    Write,
    people::{self, Person},
};

/// Gives a password to whoever signs in by `name`, for the operator at the command line, whom nobody asks.
///
/// # Errors
/// [`Error::NotFound`] when nobody does; [`Error::Invalid`] for a weak password; a failure.
pub async fn give_password(ctx: &Context, name: &str, password: String) -> Result<(), Error> {
    let name = sign_in_name(name);
    let found = people::find_by_sign_in(&mut ctx.db.read().await?, &name).await?;
    let person = found.ok_or(Error::NotFound)?.person;
    let given = GivenPassword::new(ctx, &person, password).await?;
    let within = ctx.clone();
    ctx.db.transact(move |tx| Box::pin(async move { given.enter(tx, &within, None).await })).await
}

/// A password that was judged and can be given.
#[derive(Clone)]
pub(crate) struct GivenPassword {
    person: PersonId,
    name: String,
    password_hash: String,
}

impl GivenPassword {
    /// Judges and hashes it, which takes its time, before anything is written.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a weak one, or a failure.
    pub(crate) async fn new(
        ctx: &Context,
        person: &Person,
        password: String,
    ) -> Result<Self, Error> {
        if let Some(fault) = password::fault(&password, person) {
            return Err(Error::Invalid(vec![fault]));
        }
        let password_hash = password::hash(ctx, password).await?;
        Ok(Self { person: person.id, name: person.name.clone(), password_hash })
    }

    /// Puts it in force, and notes who gave it.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn enter(
        self,
        tx: &mut Write,
        ctx: &Context,
        author: Option<&Author>,
    ) -> Result<(), Error> {
        let Self { person, name, password_hash } = self;
        replace(tx, ctx, person, &password_hash, AccountNews::PasswordGiven, None).await?;
        record(tx, ctx, author, &Deed::PasswordGiven { person, name }).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Caller,
        accounts::{NewStaff, add_staff, change_password, open_demo, recognise, sign_in},
        admin::{administrators, entries},
        testing::{TestHall, hall},
    };
    use domain::access::Role;

    const FIRST: &str = "five red kites over the river";
    const OWN: &str = "seven grey herons stand in the rain";

    async fn entered(hall: &TestHall, name: &str, password: &str) -> Caller {
        let session = sign_in(&hall.ctx, &Caller::default(), name, password.into()).await;
        let token = session.ok().unwrap().token;
        recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap()
    }

    #[tokio::test]
    async fn a_first_password_is_owed_until_its_owner_has_chosen_one() {
        let hall = hall().await;
        let new = NewStaff {
            login: "han.mei".into(),
            name: "韩梅".into(),
            number: None,
            department: Some("market".into()),
            roles: vec![Role::WindowClerk],
            password: FIRST.into(),
        };
        add_staff(&hall.ctx, new).await.unwrap();
        let caller = entered(&hall, "han.mei", FIRST).await;
        assert!(caller.owes_password());
        change_password(&hall.ctx, &caller, FIRST.into(), OWN.into()).await.ok().unwrap();
        assert!(!entered(&hall, "han.mei", OWN).await.owes_password());
    }

    #[tokio::test]
    async fn the_operator_gives_a_password_to_anybody_and_it_stands_in_the_log() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        give_password(&hall.ctx, " Auditor ", OWN.into()).await.unwrap();
        assert!(entered(&hall, "auditor", OWN).await.owes_password());
        give_password(&hall.ctx, "138 0013 8000", OWN.into()).await.unwrap();
        assert!(entered(&hall, "13800138000", OWN).await.owes_password());
        let newest = &entries(&hall, &them).await[0];
        assert_eq!((newest.by.as_deref(), newest.deed.word()), (None, "password_given"));
        let weak = give_password(&hall.ctx, "auditor", "short".into()).await;
        assert!(matches!(weak, Err(Error::Invalid(_))));
        let nobody = give_password(&hall.ctx, "nobody", OWN.into()).await;
        assert!(matches!(nobody, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn passwords_of_demonstrations_are_nobodys_to_change_first() {
        let hall = hall().await;
        open_demo(&hall.ctx).await.unwrap();
        let caller = entered(&hall, "window", crate::accounts::DEMO_PASSWORD).await;
        assert!(caller.is_staff() && !caller.owes_password());
    }
}
