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
        admin::{Deed, administrators, entries, member},
        testing::hall,
    };
    use domain::access::Role;

    const PASSWORD: &str = "five red kites over the river";

    fn colleague(department: Option<&str>, roles: &[Role]) -> NewStaff {
        NewStaff {
            login: "he.lan".into(),
            name: "何岚".into(),
            number: None,
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
    async fn everybody_has_a_number_the_one_asked_for_or_the_next_that_nobody_has() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        // Seven officers and three administrators were numbered before.
        for (login, asked, number) in [
            ("first", Some("0011"), "0011"),
            ("second", None, "0012"),
            ("third", Some("  "), "0013"),
            ("fourth", Some("sc-7"), "SC7"),
        ] {
            let login = login.to_owned();
            let asked = asked.map(str::to_owned);
            let new = NewStaff { login, number: asked, ..colleague(None, &[Role::Supervisor]) };
            let person = appoint(&hall.ctx, &them.security, new).await.unwrap();
            let shown = member(&hall.ctx, &them.security, person).await.unwrap();
            assert_eq!(shown.number.as_deref(), Some(number));
        }
        let newest = &entries(&hall, &them).await[0].deed;
        let Deed::AccountOpened { number: Some(number), .. } = newest else { panic!("{newest:?}") };
        assert_eq!(number.as_str(), "SC7");
    }

    #[tokio::test]
    async fn a_number_that_is_none_or_somebody_elses_is_refused_with_all_other_faults() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let refused = async |login: &str, number: &str| {
            let new = NewStaff {
                login: login.into(),
                number: Some(number.into()),
                ..colleague(None, &[Role::Supervisor])
            };
            let Err(Error::Invalid(faults)) = appoint(&hall.ctx, &them.security, new).await else {
                panic!("{number} was taken")
            };
            faults
        };
        let taken = FieldFault::new("number", "staff-number-taken");
        assert_eq!(refused("he.lan", "0001").await, std::slice::from_ref(&taken));
        let both = [FieldFault::new("login", "taken"), taken];
        assert_eq!(refused("system", "0001").await, both);
        let both = ["login", "staff-number-length"];
        let codes = refused("7", "1234567890123").await.into_iter().map(|it| it.code);
        assert_eq!(codes.collect::<Vec<_>>(), both);
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
