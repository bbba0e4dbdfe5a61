//! Who works here, for whoever looks after the accounts.

use super::{authorise, give_password::is_within_reach};
use crate::{Caller, Context, Error};
use domain::{
    Moment, Text,
    access::{Action, Role},
    ids::PersonId,
};
use store::{people, sessions, staff as stored};

/// How many a page shows.
const PAGE: usize = 50;

/// One page of those who work here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Who, by name.
    pub members: Vec<Member>,
    /// Where the next page goes on; none on the last.
    pub next: Option<(String, PersonId)>,
}

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Name to sign in with.
    pub login: Option<String>,
    /// Real name.
    pub name: String,
    /// Staff number; none where a release that knew none has opened the account.
    pub number: Option<String>,
    /// Since when the account cannot sign in.
    pub closed_at: Option<Moment>,
    /// What they do where.
    pub posts: Vec<Post>,
    /// How many sessions are good; they are kept for half a day only.
    pub sessions: usize,
    /// When one of those was last used.
    pub seen_at: Option<Moment>,
    /// Whether it is the caller's own account.
    pub is_own: bool,
    /// Whether the caller may give them a password.
    pub may_be_given_password: bool,
}

/// What somebody does in a department, or in the hall as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Key of the department; none for the hall as a whole.
    pub department: Option<String>,
    /// Name of the department.
    pub name: Option<Text>,
    /// The roles.
    pub roles: Vec<Role>,
}

/// Those whose name or sign-in name begins with `find`, behind `after`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but security
/// administrators; a failure.
pub async fn staff(
    ctx: &Context,
    caller: &Caller,
    find: &str,
    after: Option<(&str, PersonId)>,
) -> Result<Found, Error> {
    let author = authorise(caller, Action::EditStaff)?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let mut db = ctx.db.read().await?;
    let mut found = stored::list(&mut db, find.trim(), after, ctx.now(), limit).await?;
    drop(db);
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| has_more).map(|it| (it.name.clone(), it.person));
    let member = |it: stored::Member| Member {
        person: it.person,
        login: it.login,
        name: it.name,
        number: it.number,
        closed_at: it.disabled_at,
        posts: posts(ctx, &it.posts),
        sessions: usize::try_from(it.sessions).unwrap_or_default(),
        seen_at: it.seen_at,
        is_own: it.person == author.person,
        may_be_given_password: it.person != author.person && is_within_reach(caller, &it.posts),
    };
    Ok(Found { members: found.into_iter().map(member).collect(), next })
}

/// One of them.
///
/// # Errors
/// As [`staff`], and [`Error::NotFound`] for somebody who does not work here.
pub async fn member(ctx: &Context, caller: &Caller, person: PersonId) -> Result<Member, Error> {
    let author = authorise(caller, Action::EditStaff)?;
    let mut db = ctx.db.read().await?;
    let held = stored::of_person(&mut db, person).await?;
    let account = people::find(&mut db, person).await?.filter(|_| !held.is_empty());
    let account = account.ok_or(Error::NotFound)?.person;
    let sessions = sessions::of_person(&mut db, person, ctx.now()).await?;
    Ok(Member {
        person,
        login: account.login,
        name: account.name,
        number: account.staff_number,
        closed_at: account.disabled_at,
        posts: posts(ctx, &held),
        sessions: sessions.len(),
        seen_at: sessions.iter().map(|it| it.seen_at).max(),
        is_own: author.person == person,
        may_be_given_password: person != author.person && is_within_reach(caller, &held),
    })
}

fn posts(ctx: &Context, posts: &[stored::Post]) -> Vec<Post> {
    let catalogue = ctx.catalogue();
    let name = |key: &String| catalogue.department(key).map(|it| it.name.clone());
    let post = |it: &stored::Post| Post {
        name: it.department.as_ref().and_then(name),
        department: it.department.clone(),
        roles: it.roles.iter().filter_map(|role| role.parse().ok()).collect(),
    };
    posts.iter().map(post).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::administrators,
        testing::{hall, token_of},
    };

    #[tokio::test]
    async fn those_who_work_here_are_listed_with_posts_and_found_by_name() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        token_of(&hall, &hall.clerk).await;
        let all = staff(&hall.ctx, &them.security, "", None).await.unwrap();
        assert_eq!((all.members.len(), all.next.is_none()), (10, true));
        assert!(all.members.iter().all(|it| it.name != "王小明"), "citizens are not staff");
        assert_eq!(all.members.iter().filter(|it| it.is_own).count(), 1);
        let found = staff(&hall.ctx, &them.security, " 赵", None).await.unwrap().members;
        let [clerk] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((clerk.sessions, clerk.posts[0].roles[0]), (1, Role::WindowClerk));
        assert!(clerk.may_be_given_password);
        assert_eq!(clerk.number.as_deref(), Some("0001"));
        let others = all.members.iter().filter(|it| !it.may_be_given_password);
        assert_eq!(others.count(), 3, "not the other administrations, and not oneself");
        assert_eq!(member(&hall.ctx, &them.security, clerk.person).await.unwrap(), *clerk);
        let last = all.members.last().unwrap();
        let rest = staff(&hall.ctx, &them.security, "", Some((&last.name, last.person))).await;
        assert!(rest.unwrap().members.is_empty());
    }

    #[tokio::test]
    async fn accounts_are_seen_by_the_security_administrator_alone() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for caller in [&them.system, &them.auditor, &hall.head] {
            let refused = staff(&hall.ctx, caller, "", None).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        let stranger = staff(&hall.ctx, &hall.citizen, "", None).await.unwrap_err();
        assert!(matches!(stranger, Error::NotFound));
        let anybody = staff(&hall.ctx, &Caller::default(), "", None).await.unwrap_err();
        assert!(matches!(anybody, Error::Refused("sign_in")));
        let citizen = hall.citizen.signed_in().unwrap().person;
        let absent = member(&hall.ctx, &them.security, citizen).await.unwrap_err();
        assert!(matches!(absent, Error::NotFound));
    }
}
