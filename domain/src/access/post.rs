//! Which roles a member of staff may hold, and together with which others.

use super::Role;

/// Why somebody cannot be given a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PostFault {
    /// The role is no role of staff.
    NotStaff,
    /// The role is held in a department, and none is named.
    NeedsDepartment,
    /// The roles belong to powers that are apart.
    Apart,
}

impl PostFault {
    /// The lasting word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStaff => "not-staff",
            Self::NeedsDepartment => "needs-department",
            Self::Apart => "roles-apart",
        }
    }
}

/// The powers of which nobody holds two: handling cases, overseeing that, and the three administrations
/// (GB/T 22239-2019 8.1.5).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Power {
    Cases,
    Supervision,
    System,
    Security,
    Audit,
}

/// Everything that is wrong with a post of these roles for somebody who also holds `others`.
///
/// `has_department` says whether the post is one of a department.
/// What the same person may not do in one case is another question, which [`super::may`] answers.
#[must_use]
pub fn post_faults(roles: &[Role], has_department: bool, others: &[Role]) -> Vec<PostFault> {
    let is_staff = roles.iter().all(|it| power(*it).is_some());
    let has_place = has_department || !roles.iter().any(|it| it.needs_department());
    let mut powers = roles.iter().chain(others).filter_map(|it| power(*it));
    let first = powers.next();
    let is_one = powers.all(|it| Some(it) == first);
    let faults = [
        (!is_staff).then_some(PostFault::NotStaff),
        (!has_place).then_some(PostFault::NeedsDepartment),
        (!is_one).then_some(PostFault::Apart),
    ];
    faults.into_iter().flatten().collect()
}

/// Whether somebody who holds `own` may give a password to somebody who holds `theirs`.
///
/// Whoever gives a password could use it first, and would then hold an administration that is not theirs.
#[must_use]
pub fn may_give_password(own: &[Role], theirs: &[Role]) -> bool {
    theirs.iter().filter(|it| it.governs()).all(|it| own.contains(it))
}

const fn power(role: Role) -> Option<Power> {
    Some(match role {
        Role::Citizen | Role::Agent | Role::System => return None,
        Role::WindowClerk
        | Role::Reviewer
        | Role::Decider
        | Role::OrganHead
        | Role::IssuingClerk => Power::Cases,
        Role::Supervisor => Power::Supervision,
        Role::Administrator => Power::System,
        Role::SecurityAdministrator => Power::Security,
        Role::Auditor => Power::Audit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{
        Administrator, Auditor, Citizen, Decider, SecurityAdministrator, Supervisor, System,
        WindowClerk,
    };

    /// The roles of the post, whether it has a department, the other roles, what is wrong.
    type Case<'a> = (&'a [Role], bool, &'a [Role], &'a [PostFault]);

    #[test]
    fn nobody_holds_two_powers_and_cases_are_handled_in_a_department() {
        let table: [Case; 12] = [
            (&[WindowClerk], true, &[], &[]),
            (&[WindowClerk, Decider], true, &[Decider], &[]),
            (&[WindowClerk], false, &[], &[PostFault::NeedsDepartment]),
            (&[Supervisor], false, &[], &[]),
            (&[Supervisor], true, &[Supervisor], &[]),
            (&[Administrator], false, &[], &[]),
            (&[Administrator, SecurityAdministrator], false, &[], &[PostFault::Apart]),
            (&[Auditor], false, &[Administrator], &[PostFault::Apart]),
            (&[Decider], true, &[SecurityAdministrator], &[PostFault::Apart]),
            (&[Decider], true, &[Supervisor], &[PostFault::Apart]),
            (&[Citizen], false, &[], &[PostFault::NotStaff]),
            (&[System, Decider], false, &[], &[PostFault::NotStaff, PostFault::NeedsDepartment]),
        ];
        for (roles, has_department, others, expected) in table {
            assert_eq!(post_faults(roles, has_department, others), expected, "{roles:?}");
        }
        assert_eq!(post_faults(&[], false, &[Auditor]), [], "no role is no post");
    }

    #[test]
    fn nobody_gives_a_password_to_an_administration_that_is_not_theirs() {
        for (own, theirs, expected) in [
            (&[SecurityAdministrator][..], &[WindowClerk, Decider][..], true),
            (&[SecurityAdministrator], &[Supervisor], true),
            (&[SecurityAdministrator], &[SecurityAdministrator], true),
            (&[SecurityAdministrator], &[Administrator], false),
            (&[SecurityAdministrator], &[Auditor], false),
            (&[SecurityAdministrator], &[SecurityAdministrator, Administrator], false),
            (&[Administrator, SecurityAdministrator], &[Administrator], true),
            (&[Administrator, SecurityAdministrator], &[Auditor], false),
        ] {
            assert_eq!(may_give_password(own, theirs), expected, "{own:?} to {theirs:?}");
        }
    }
}
