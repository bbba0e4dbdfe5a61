//! Who works in which department, in which roles.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{Moment, ids::PersonId};
use serde::Deserialize;
use uuid::Uuid;

/// The roles of a person in one department.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Post {
    /// Key of the department.
    pub department: String,
    /// Words of the roles.
    pub roles: Vec<String>,
}

/// A member of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who it is.
    pub person: PersonId,
    /// Real name.
    pub name: String,
    /// Words of the roles.
    pub roles: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct PostRow {
    department: String,
    roles: JsonText,
}

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    person_id: Uuid,
    name: String,
    roles: JsonText,
}

/// Gives a person these roles in a department, in place of those held there before.
///
/// # Errors
/// A failure of the database.
pub async fn save(
    tx: &mut Write,
    person: PersonId,
    post: &Post,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO staff (person_id, department, roles, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, department) DO UPDATE SET
             roles = excluded.roles, updated_at = excluded.updated_at",
    )
    .bind(person.uuid())
    .bind(post.department.as_str())
    .bind(JsonText::of(&post.roles))
    .bind(At(now))
    .run()
    .await?;
    Ok(())
}

/// Takes a person out of a department; `false` when they were not in it.
///
/// # Errors
/// A failure of the database.
pub async fn remove(
    tx: &mut Write,
    person: PersonId,
    department: &str,
) -> Result<bool, StoreError> {
    let removed = tx
        .query("DELETE FROM staff WHERE person_id = $1 AND department = $2")
        .bind(person.uuid())
        .bind(department)
        .run()
        .await?;
    Ok(removed == 1)
}

/// The posts of a person by department; none for citizens.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(db: &mut impl Session, person: PersonId) -> Result<Vec<Post>, StoreError> {
    let rows = db
        .query("SELECT department, roles FROM staff WHERE person_id = $1 ORDER BY department")
        .bind(person.uuid())
        .all::<PostRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let roles = row.roles.parse("staff", "roles", &person)?;
            Ok(Post { department: row.department, roles })
        })
        .collect()
}

/// The members of a department whose account is open, by person.
///
/// # Errors
/// A failure of the database.
pub async fn in_department(
    db: &mut impl Session,
    department: &str,
) -> Result<Vec<Colleague>, StoreError> {
    let rows = db
        .query(
            "SELECT s.person_id, p.name, s.roles
             FROM staff s JOIN person p ON p.id = s.person_id
             WHERE s.department = $1 AND p.disabled_at IS NULL
             ORDER BY s.person_id",
        )
        .bind(department)
        .all::<ColleagueRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let person = PersonId::new(row.person_id);
            let roles = row.roles.parse("staff", "roles", &person)?;
            Ok(Colleague { person, name: row.name, roles })
        })
        .collect()
}

/// Whether anybody works here yet.
///
/// # Errors
/// A failure of the database.
pub async fn exists(db: &mut impl Session) -> Result<bool, StoreError> {
    let (exists,): (bool,) = db.query("SELECT EXISTS (SELECT 1 FROM staff)").one().await?;
    Ok(exists)
}
