//! Open an account for a colleague.

use super::authorise;
use crate::{
    Caller, Context, Error,
    accounts::{NewStaff, open_account},
};
use domain::{access::Action, ids::PersonId};

/// Whether the caller looks after the accounts; a form asks before it judges what was typed.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but security administrators.
pub fn may_appoint(caller: &Caller) -> Result<(), Error> {
    authorise(caller, Action::EditStaff).map(drop)
}

/// Opens the account with its first post and password.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but security
/// administrators; [`Error::Invalid`] with all faults at once; a failure.
pub async fn appoint(ctx: &Context, caller: &Caller, new: NewStaff) -> Result<PersonId, Error> {
    let author = authorise(caller, Action::EditStaff)?;
    open_account(ctx, Some(author), new).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        FieldFault,
        accounts::sign_in,
        admin::{Deed, administrators, entries},
        testing::hall,
    };
    use domain::access::Role;

    const PASSWORD: &str = "five red kites over the river";

    fn colleague(department: Option<&str>, roles: &[Role]) -> NewStaff {
        NewStaff {
            login: "he.lan".into(),
            name: "何岚".into(),
            department: department.map(str::to_owned),
            roles: roles.to_vec(),
            password: PASSWORD.into(),
        }
    }

    #[tokio::test]
    async fn somebody_who_was_appointed_signs_in_and_stands_in_the_log() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let new = colleague(Some("market"), &[Role::WindowClerk, Role::IssuingClerk]);
        let person = appoint(&hall.ctx, &them.security, new).await.unwrap();
        let session = sign_in(&hall.ctx, &Caller::default(), "he.lan", PASSWORD.into()).await;
        assert_eq!(session.ok().unwrap().person, person);
        let newest = &entries(&hall, &them).await[0];
        assert_eq!(newest.by.as_deref(), Some("褚安"));
        assert!(matches!(&newest.deed, Deed::AccountOpened { name, .. } if name == "何岚"));
    }

    #[tokio::test]
    async fn departments_and_roles_that_do_not_fit_are_refused() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for (department, roles, field, code) in [
            (None, &[Role::Decider][..], "department", "needs-department"),
            (Some("none"), &[Role::Decider], "department", "unknown-department"),
            (Some("market"), &[], "roles", "missing"),
            (None, &[Role::System], "roles", "not-staff"),
            (Some("market"), &[Role::Decider, Role::Auditor], "roles", "roles-apart"),
            (None, &[Role::Administrator, Role::SecurityAdministrator], "roles", "roles-apart"),
        ] {
            let new = colleague(department, roles);
            let Err(Error::Invalid(faults)) = appoint(&hall.ctx, &them.security, new).await else {
                panic!("{roles:?} were taken")
            };
            assert_eq!(faults, [FieldFault::new(field, code)], "{roles:?}");
        }
    }

    #[tokio::test]
    async fn only_the_security_administrator_appoints() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for caller in [&them.system, &them.auditor, &hall.head] {
            let new = colleague(None, &[Role::Supervisor]);
            let refused = appoint(&hall.ctx, caller, new).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        let new = colleague(None, &[Role::Supervisor]);
        assert!(matches!(appoint(&hall.ctx, &hall.citizen, new).await, Err(Error::NotFound)));
    }
}
