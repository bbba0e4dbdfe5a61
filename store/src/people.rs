//! People with an account: citizens and members of staff.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Moment, ids::PersonId};
use uuid::Uuid;

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who it is.
    pub id: PersonId,
    /// Sign-in name of a member of staff; citizens sign in by citizen ID or mobile.
    pub login: Option<String>,
    /// Real name.
    pub name: String,
    /// Citizen identity number, unique.
    pub citizen_id: Option<String>,
    /// Mobile number, unique.
    pub mobile: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Staff number of a member of staff, unique; citizens have none.
    pub staff_number: Option<String>,
    /// When the account was opened.
    pub created_at: Moment,
    /// Since when the account cannot sign in.
    pub disabled_at: Option<Moment>,
}

/// A person with what proves that it is them; has no `Debug`, so that no log shows the hash.
pub struct Account {
    /// Who signs in.
    pub person: Person,
    /// Argon2id in PHC form; absent until a password is set.
    pub password_hash: Option<String>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    login: Option<String>,
    name: String,
    citizen_id: Option<String>,
    mobile: Option<String>,
    email: Option<String>,
    staff_number: Option<String>,
    password_hash: Option<String>,
    created_at: At,
    disabled_at: Option<At>,
}

impl From<PersonRow> for Account {
    fn from(row: PersonRow) -> Self {
        let person = Person {
            id: PersonId::new(row.id),
            login: row.login,
            name: row.name,
            citizen_id: row.citizen_id,
            mobile: row.mobile,
            email: row.email,
            staff_number: row.staff_number,
            created_at: row.created_at.0,
            disabled_at: At::moment(row.disabled_at),
        };
        Self { person, password_hash: row.password_hash }
    }
}

/// Opens an account; `false` when its login, citizen ID, mobile or staff number belongs to another.
///
/// # Errors
/// A failure of the database.
pub async fn add(
    tx: &mut Write,
    person: &Person,
    password_hash: Option<&str>,
) -> Result<bool, StoreError> {
    let added = tx
        .query(
            "INSERT INTO person
                 (id, login, name, citizen_id, mobile, email, staff_number, password_hash,
                  created_at, updated_at, disabled_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
             ON CONFLICT DO NOTHING",
        )
        .bind(person.id.uuid())
        .bind(person.login.clone())
        .bind(person.name.as_str())
        .bind(person.citizen_id.clone())
        .bind(person.mobile.clone())
        .bind(person.email.clone())
        .bind(person.staff_number.clone())
        .bind(password_hash.map(str::to_owned))
        .bind(At(person.created_at))
        .bind(person.disabled_at.map(At))
        .run()
        .await?;
    Ok(added == 1)
}

/// The person, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: PersonId) -> Result<Option<Account>, StoreError> {
    let row = db
        .query(
            "SELECT id, login, name, citizen_id, mobile, email, staff_number, password_hash,
                    created_at, disabled_at
             FROM person WHERE id = $1",
        )
        .bind(id.uuid())
        .optional::<PersonRow>()
        .await?;
    Ok(row.map(Account::from))
}

/// Who signs in by `name`: a login, a citizen ID or a mobile number.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_sign_in(
    db: &mut impl Session,
    name: &str,
) -> Result<Option<Account>, StoreError> {
    let row = db
        .query(
            "SELECT id, login, name, citizen_id, mobile, email, staff_number, password_hash,
                    created_at, disabled_at
             FROM person WHERE login = $1 OR citizen_id = $1 OR mobile = $1
             ORDER BY created_at LIMIT 1",
        )
        .bind(name)
        .optional::<PersonRow>()
        .await?;
    Ok(row.map(Account::from))
}

/// Whether somebody has this staff number.
///
/// # Errors
/// A failure of the database.
pub async fn is_numbered(db: &mut impl Session, number: &str) -> Result<bool, StoreError> {
    let (is_taken,): (bool,) = db
        .query("SELECT EXISTS (SELECT 1 FROM person WHERE staff_number = $1)")
        .bind(number)
        .one()
        .await?;
    Ok(is_taken)
}

/// Gives a person this staff number in place of the one they had.
///
/// # Errors
/// [`StoreError::Taken`] when somebody else has it, [`StoreError::Stale`] when there is no such person, or a failure.
pub async fn set_staff_number(
    tx: &mut Write,
    id: PersonId,
    number: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query("UPDATE person SET staff_number = $2, updated_at = $3 WHERE id = $1")
        .bind(id.uuid())
        .bind(number)
        .bind(At(now))
        .run_fresh()
        .await
}

/// Sets the password of a person; `given_at` says when somebody else gave it, so that it is used once.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such person, or a failure.
pub async fn set_password(
    tx: &mut Write,
    id: PersonId,
    password_hash: &str,
    given_at: Option<Moment>,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE person SET password_hash = $2, password_given_at = $3, updated_at = $4
         WHERE id = $1",
    )
    .bind(id.uuid())
    .bind(password_hash)
    .bind(given_at.map(At))
    .bind(At(now))
    .run_fresh()
    .await
}

/// Sets the address to which letters go, or that none do.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such person, or a failure.
pub async fn set_email(
    tx: &mut Write,
    id: PersonId,
    email: Option<&str>,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query("UPDATE person SET email = $2, updated_at = $3 WHERE id = $1")
        .bind(id.uuid())
        .bind(email.map(str::to_owned))
        .bind(At(now))
        .run_fresh()
        .await
}

/// Bars the account from signing in, or lets it again with `None`.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such person, or a failure.
pub async fn set_disabled(
    tx: &mut Write,
    id: PersonId,
    disabled_at: Option<Moment>,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query("UPDATE person SET disabled_at = $2, updated_at = $3 WHERE id = $1")
        .bind(id.uuid())
        .bind(disabled_at.map(At))
        .bind(At(now))
        .run_fresh()
        .await
}
