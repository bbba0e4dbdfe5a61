//! Open an account for a member of staff.

use super::password;
use crate::{Context, Error, FieldFault};
use domain::{access::Role, ids::PersonId};
use store::{
    people::{self, Person},
    staff::{self, Post},
};

/// A member of staff to be.
#[derive(Clone)]
pub struct NewStaff {
    /// Name to sign in with.
    pub login: String,
    /// Real name.
    pub name: String,
    /// Key of the department.
    pub department: String,
    /// What they do there.
    pub roles: Vec<Role>,
    /// Their first password.
    pub password: String,
}

/// Opens the account; the caller is the command line or an administrator who was asked before.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once, or a failure.
pub async fn add_staff(ctx: &Context, new: NewStaff) -> Result<PersonId, Error> {
    judge(ctx, &new)?;
    let login = login_of(&new);
    let id = PersonId::new(ctx.chance.id());
    let password_hash = password::hash(ctx, new.password).await?;
    let now = ctx.now();
    let person = Person {
        id,
        login: Some(login),
        name: new.name.trim().to_owned(),
        citizen_id: None,
        mobile: None,
        email: None,
        created_at: now,
        disabled_at: None,
    };
    let roles = new.roles.iter().map(|role| role.word().to_owned()).collect();
    let post = Post { department: new.department, roles };
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                if !people::add(tx, &person, Some(&password_hash)).await? {
                    return Err(Error::Invalid(vec![FieldFault::new("login", "taken")]));
                }
                staff::save(tx, id, &post, now).await?;
                Ok(id)
            })
        })
        .await
}

/// Everything that is wrong with the account to be, before anything is done.
pub(super) fn judge(ctx: &Context, new: &NewStaff) -> Result<(), Error> {
    let login = login_of(new);
    let faults = [
        (!is_login(&login)).then(|| FieldFault::new("login", "login")),
        new.name.trim().is_empty().then(|| FieldFault::new("name", "missing")),
        ctx.catalogue()
            .department(&new.department)
            .is_none()
            .then(|| FieldFault::new("department", "unknown-department")),
        new.roles
            .iter()
            .any(|it| it.is_applicant() || *it == Role::System)
            .then(|| FieldFault::new("roles", "not-staff")),
        password::weakness(&new.password, &[&login, &new.name])
            .map(|code| FieldFault::new("password", code)),
    ];
    let faults: Vec<_> = faults.into_iter().flatten().collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn login_of(new: &NewStaff) -> String {
    new.login.trim().to_lowercase()
}

/// Whether it can be a name to sign in with: never a number, so that it is no citizen's.
fn is_login(login: &str) -> bool {
    (3..=40).contains(&login.len())
        && login.starts_with(|it: char| it.is_ascii_lowercase())
        && login
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || "._-".contains(it))
}
