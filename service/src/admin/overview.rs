//! What there is to administer, and what is missing.

use super::authority::unauthorised;
use crate::{Caller, Context, Error};
use domain::access::{Action, Role, Subject, may};

/// What the caller may administer, and what somebody should look after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// What the caller may do here.
    pub actions: Vec<Action>,
    /// What is missing, as far as the caller can do something about it.
    pub warnings: Vec<Warning>,
}

/// Something that somebody should look after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The days off of this year are not in force: limits that cross into it are provisional.
    YearNotAnnounced(i32),
    /// There is no department yet.
    NoDepartment,
    /// Nothing is on offer yet.
    NoService,
    /// The caller holds two administrations, which only the first account does.
    TwoPowers,
}

const ACTIONS: [Action; 5] = [
    Action::EditCatalogue,
    Action::LoadCalendar,
    Action::EditStaff,
    Action::EndSessions,
    Action::ReadAudit,
];

/// What the caller may administer, with its warnings.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for whoever administers nothing.
pub fn overview(ctx: &Context, caller: &Caller) -> Result<Overview, Error> {
    let signed_in = caller.signed_in()?;
    let hall = Subject::hall();
    let has = |action: &Action| signed_in.staff_actors().any(|it| may(&it, *action, &hall).is_ok());
    let actions: Vec<_> = ACTIONS.into_iter().filter(has).collect();
    if actions.is_empty() {
        return Err(unauthorised(caller));
    }
    let warnings = warnings(ctx, caller, &actions);
    Ok(Overview { actions, warnings })
}

fn warnings(ctx: &Context, caller: &Caller, actions: &[Action]) -> Vec<Warning> {
    let (catalogue, calendar) = (ctx.catalogue(), ctx.calendar());
    let mut warnings = Vec::new();
    if actions.contains(&Action::EditCatalogue) {
        let has_none = catalogue.departments().next().is_none();
        warnings.extend(has_none.then_some(Warning::NoDepartment));
        warnings.extend(catalogue.items().next().is_none().then_some(Warning::NoService));
    }
    if actions.contains(&Action::LoadCalendar) {
        let year = ctx.now().date().year();
        let missing = [year, year + 1].into_iter().filter(|it| !calendar.is_published(*it));
        warnings.extend(missing.map(Warning::YearNotAnnounced));
    }
    let holds = |role| {
        let posts = caller.signed_in.iter().flat_map(|it| &it.posts);
        posts.into_iter().any(|post| post.role == role)
    };
    let is_both = holds(Role::Administrator) && holds(Role::SecurityAdministrator);
    warnings.extend(is_both.then_some(Warning::TwoPowers));
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::{FirstAdministrator, invite, recognise, redeem, sign_in},
        admin::administrators,
        testing::{empty_hall, hall},
    };

    #[tokio::test]
    async fn the_first_administrator_is_told_what_an_empty_hall_lacks() {
        let hall = empty_hall().await;
        let token = invite(&hall.ctx).await.unwrap().unwrap();
        let password = "seven grey herons stand in the river";
        let [login, name] = ["root", "陈静"].map(str::to_owned);
        let first = FirstAdministrator { login, name, password: password.into() };
        redeem(&hall.ctx, &token, first).await.unwrap();
        let session = sign_in(&hall.ctx, &Caller::default(), "root", password.into()).await;
        let token = session.ok().unwrap().token;
        let caller = recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        let seen = overview(&hall.ctx, &caller).unwrap();
        assert_eq!(
            seen.warnings,
            [
                Warning::NoDepartment,
                Warning::NoService,
                Warning::YearNotAnnounced(2027),
                Warning::TwoPowers
            ]
        );
        assert!(!seen.actions.contains(&Action::ReadAudit), "the log of what they do is another's");
    }

    #[tokio::test]
    async fn each_administration_sees_its_own_and_others_see_none() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let of = |caller| overview(&hall.ctx, caller).map(|it| it.actions);
        assert_eq!(of(&them.system).unwrap(), [Action::EditCatalogue, Action::LoadCalendar]);
        assert_eq!(of(&them.security).unwrap(), [Action::EditStaff, Action::EndSessions]);
        assert_eq!(of(&them.auditor).unwrap(), [Action::ReadAudit]);
        assert!(matches!(of(&hall.clerk), Err(Error::Refused("forbidden"))));
        assert!(matches!(of(&hall.citizen), Err(Error::NotFound)));
        assert!(matches!(of(&Caller::default()), Err(Error::Refused("sign_in"))));
        assert!(overview(&hall.ctx, &them.security).unwrap().warnings.is_empty());
    }
}
