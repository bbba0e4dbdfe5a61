//! Give a colleague other roles in a department, or in the hall.

use super::{
    Author, Deed,
    authority::{apart, authorise, colleague},
    record,
};
use crate::{Caller, Context, Error, FieldFault, accounts::placement};
use domain::{
    access::{Action, Role},
    ids::PersonId,
};
use store::{
    Write,
    staff::{self, Post},
};

/// Gives `person` these roles in `department`, in place of those held there before; none takes the post away.
/// Without a department the post is one of the hall as a whole.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here, and for somebody who does not; `forbidden` for
/// all but security administrators; `own_account`; `last_administrator` where nobody would be left in that role;
/// [`Error::Invalid`] with all faults at once; a failure.
pub async fn give_post(
    ctx: &Context,
    caller: &Caller,
    person: PersonId,
    department: Option<String>,
    roles: Vec<Role>,
) -> Result<(), Error> {
    let author = authorise(caller, Action::EditStaff)?;
    apart(&author, person)?;
    let within = ctx.clone();
    let change = Change { author, person, department, roles };
    ctx.db.transact(move |tx| Box::pin(async move { change.write(tx, &within).await })).await
}

#[derive(Clone)]
struct Change {
    author: Author,
    person: PersonId,
    department: Option<String>,
    roles: Vec<Role>,
}

impl Change {
    async fn write(self, tx: &mut Write, ctx: &Context) -> Result<(), Error> {
        let Self { author, person, department, roles } = self;
        let name = colleague(tx, person).await?.name;
        let posts = staff::of_person(tx, person).await?;
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            posts.iter().partition(|it| it.department == department);
        let [before, others] = [here, elsewhere].map(roles_of);
        if roles.is_empty() && others.is_empty() {
            // Without any post nobody would find the account again: it is closed instead.
            return Err(Error::Invalid(vec![FieldFault::new("roles", "last-post")]));
        }
        let faults = placement(ctx, department.as_deref(), &roles, &others);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let keeps = |role: &Role| roles.contains(role) || others.contains(role);
        let lost = before.iter().copied().filter(|it| !keeps(it)).collect();
        spare_the_last(tx, person, lost).await?;
        if roles.is_empty() {
            staff::remove(tx, person, department.as_deref()).await?;
        } else {
            let roles = roles.iter().map(|it| it.word().to_owned()).collect();
            let post = Post { department: department.clone(), roles };
            staff::save(tx, person, &post, ctx.now()).await?;
        }
        let deed = Deed::PostChanged { person, name, department, before, roles };
        record(tx, ctx, Some(&author), &deed).await
    }
}

/// The roles of these posts; a word that this version does not know gives none.
pub(super) fn roles_of<'a>(posts: impl IntoIterator<Item = &'a Post>) -> Vec<Role> {
    posts.into_iter().flat_map(|it| &it.roles).filter_map(|it| it.parse().ok()).collect()
}

/// That somebody is left to run the hall and to appoint others, when `person` loses these roles.
///
/// # Errors
/// `last_administrator`.
pub(super) async fn spare_the_last(
    tx: &mut Write,
    person: PersonId,
    lost: Vec<Role>,
) -> Result<(), Error> {
    let needed = [Role::Administrator, Role::SecurityAdministrator];
    for role in lost.into_iter().filter(|it| needed.contains(it)) {
        let holders = staff::holders(tx, role.word()).await?;
        if holders.iter().all(|it| *it == person) {
            return Err(Error::Refused("last_administrator"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{administrators, entries, member},
        testing::{hall, officer_of_hall as officer},
    };

    fn id(caller: &Caller) -> PersonId {
        caller.signed_in().unwrap().person
    }

    fn code<T>(outcome: Result<T, Error>) -> &'static str {
        match outcome {
            Err(Error::Refused(code)) => code,
            Err(Error::Invalid(faults)) => faults[0].code,
            Err(Error::NotFound) => "not found",
            _ => "done",
        }
    }

    #[tokio::test]
    async fn roles_change_at_once_and_the_log_tells_from_what_to_what() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let (ctx, clerk) = (&hall.ctx, id(&hall.clerk));
        let market = || Some("market".to_owned());
        give_post(ctx, &them.security, clerk, market(), vec![Role::Reviewer]).await.unwrap();
        let newest = &entries(&hall, &them).await[0];
        let expected = Deed::PostChanged {
            person: clerk,
            name: "赵敏".into(),
            department: market(),
            before: vec![Role::WindowClerk],
            roles: vec![Role::Reviewer],
        };
        assert_eq!(newest.deed, expected);
        let health = Some("health".to_owned());
        give_post(ctx, &them.security, clerk, health.clone(), vec![Role::Reviewer]).await.unwrap();
        give_post(ctx, &them.security, clerk, market(), Vec::new()).await.unwrap();
        let posts = member(ctx, &them.security, clerk).await.unwrap().posts;
        assert_eq!(posts.len(), 1);
        assert_eq!(posts[0].department, health);
        let none = give_post(ctx, &them.security, clerk, health, Vec::new()).await;
        assert_eq!(code(none), "last-post");
    }

    #[tokio::test]
    async fn nobody_gives_themselves_a_role_or_holds_two_powers() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let (ctx, security) = (&hall.ctx, &them.security);
        let market = || Some("market".to_owned());
        let own = give_post(ctx, security, id(security), market(), vec![Role::Decider]).await;
        assert_eq!(code(own), "own_account");
        let both = give_post(ctx, security, id(&them.system), market(), vec![Role::Decider]).await;
        assert_eq!(code(both), "roles-apart");
        let citizen = give_post(ctx, security, id(&hall.citizen), market(), vec![Role::Decider]);
        assert_eq!(code(citizen.await), "not found", "a citizen is nobody here");
        for caller in [&them.system, &them.auditor, &hall.head] {
            let outcome = give_post(ctx, caller, id(&hall.clerk), market(), vec![Role::Decider]);
            assert_eq!(code(outcome.await), "forbidden");
        }
        let stranger = give_post(ctx, &hall.citizen, id(&hall.clerk), market(), Vec::new()).await;
        assert_eq!(code(stranger), "not found");
    }

    #[tokio::test]
    async fn the_last_administrator_stays_until_there_is_another() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let (ctx, security, system) = (&hall.ctx, &them.security, id(&them.system));
        let supervisor = || give_post(ctx, security, system, None, vec![Role::Supervisor]);
        assert_eq!(code(supervisor().await), "last_administrator");
        officer(&hall, "second", "尤正", Role::Administrator).await;
        supervisor().await.unwrap();
    }
}
