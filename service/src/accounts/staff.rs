//! Open an account for a member of staff.

use super::{password, staff_number};
use crate::{
    Context, Error, FieldFault,
    admin::{Author, Deed, record},
};
use domain::{
    Moment,
    access::{PostFault, Role, post_faults},
    identifiers::StaffNumber,
    ids::PersonId,
};
use store::{
    Write,
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
    /// Staff number; the next one of the row where none is asked for.
    pub number: Option<String>,
    /// Key of the department; none for the hall as a whole.
    pub department: Option<String>,
    /// What they do there.
    pub roles: Vec<Role>,
    /// Their first password, which they use once unless they chose it themselves.
    pub password: String,
}

/// Opens the account for the operator at the command line, whom nobody asks.
///
/// # Errors
/// [`Error::Invalid`] with all faults at once, or a failure.
pub async fn add_staff(ctx: &Context, new: NewStaff) -> Result<PersonId, Error> {
    open_account(ctx, None, new).await
}

/// Opens the account; `author` is an administrator who was asked before.
pub(crate) async fn open_account(
    ctx: &Context,
    author: Option<Author>,
    new: NewStaff,
) -> Result<PersonId, Error> {
    let mut faults = [account_faults(&new), placement_faults(ctx, &new)].concat();
    // In the order in which forms ask: the password comes last.
    faults.sort_by_key(|it| it.field == "password");
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut opening = prepare(ctx, new).await?;
    opening.given_at = Some(opening.person.created_at);
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move { enter(tx, &within, author.as_ref(), &opening).await })
        })
        .await
}

/// An account that can be entered, with a password that they chose themselves.
#[derive(Clone)]
pub(super) struct Opening {
    person: Person,
    /// The staff number that was asked for.
    number: Option<StaffNumber>,
    password_hash: String,
    /// When somebody else gave the password; none where they chose it themselves.
    given_at: Option<Moment>,
    post: Post,
    roles: Vec<Role>,
}

/// Hashes the password, which takes its time, before anything is written.
pub(super) async fn prepare(ctx: &Context, new: NewStaff) -> Result<Opening, Error> {
    let login = login_of(&new.login);
    let number = staff_number::asked_for(new.number.as_deref());
    let number = number.map_err(|fault| Error::Invalid(vec![fault]))?;
    let password_hash = password::hash(ctx, new.password).await?;
    let person = Person {
        id: PersonId::new(ctx.chance.id()),
        login: Some(login),
        name: new.name.trim().to_owned(),
        citizen_id: None,
        mobile: None,
        email: None,
        staff_number: None,
        created_at: ctx.now(),
        disabled_at: None,
    };
    let roles = new.roles.iter().map(|role| role.word().to_owned()).collect();
    let post = Post { department: new.department, roles };
    Ok(Opening { person, number, password_hash, given_at: None, post, roles: new.roles })
}

/// Enters the account with its post, and notes who opened it.
pub(super) async fn enter(
    tx: &mut Write,
    ctx: &Context,
    author: Option<&Author>,
    opening: &Opening,
) -> Result<PersonId, Error> {
    let Opening { person, number, password_hash, given_at, post, roles } = opening;
    let is_new = people::add(tx, person, None).await?;
    let is_taken = match number {
        Some(number) => people::is_numbered(tx, number.as_str()).await?,
        None => false,
    };
    let faults =
        [(!is_new).then(|| FieldFault::new("login", "taken")), is_taken.then(staff_number::taken)];
    if faults.iter().any(Option::is_some) {
        return Err(Error::Invalid(faults.into_iter().flatten().collect()));
    }
    let number = staff_number::give(tx, ctx, person.id, number.clone()).await?;
    people::set_password(tx, person.id, password_hash, *given_at, person.created_at).await?;
    staff::save(tx, person.id, post, person.created_at).await?;
    let deed = Deed::AccountOpened {
        person: person.id,
        name: person.name.clone(),
        number: Some(number),
        department: post.department.clone(),
        roles: roles.clone(),
    };
    record(tx, ctx, author, &deed).await?;
    Ok(person.id)
}

/// Everything that is wrong with name and password, before anything is done.
pub(super) fn account_faults(new: &NewStaff) -> Vec<FieldFault> {
    let login = login_of(&new.login);
    let faults = [
        (!is_login(&login)).then(|| FieldFault::new("login", "login")),
        new.name.trim().is_empty().then(|| FieldFault::new("name", "missing")),
        staff_number::asked_for(new.number.as_deref()).err(),
        password::weakness(&new.password, &[&login, &new.name])
            .map(|code| FieldFault::new("password", code)),
    ];
    faults.into_iter().flatten().collect()
}

/// Everything that is wrong with department and roles.
fn placement_faults(ctx: &Context, new: &NewStaff) -> Vec<FieldFault> {
    let none = new.roles.is_empty().then(|| FieldFault::new("roles", "missing"));
    let wrong = placement(ctx, new.department.as_deref(), &new.roles, &[]);
    none.into_iter().chain(wrong).collect()
}

/// Everything that is wrong with a post of these roles, for somebody who also holds `others`.
pub(crate) fn placement(
    ctx: &Context,
    department: Option<&str>,
    roles: &[Role],
    others: &[Role],
) -> Vec<FieldFault> {
    let is_unknown = department.is_some_and(|key| ctx.catalogue().department(key).is_none());
    let unknown = is_unknown.then(|| FieldFault::new("department", "unknown-department"));
    let faults = post_faults(roles, department.is_some(), others).into_iter().map(|fault| {
        let field = if fault == PostFault::NeedsDepartment { "department" } else { "roles" };
        FieldFault::new(field, fault.code())
    });
    unknown.into_iter().chain(faults).collect()
}

fn login_of(typed: &str) -> String {
    typed.trim().to_lowercase()
}

/// Whether it can be a name to sign in with: never a number, so that it is no citizen's.
fn is_login(login: &str) -> bool {
    (3..=40).contains(&login.len())
        && login.starts_with(|it: char| it.is_ascii_lowercase())
        && login
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || "._-".contains(it))
}
