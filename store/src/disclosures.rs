//! Who had personal facts of an applicant shown, and why: a log that only grows.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Moment,
    ids::{CaseId, PersonId},
};
use uuid::Uuid;

/// One look at what is kept from view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Which it is.
    pub id: Uuid,
    /// In which case.
    pub case: CaseId,
    /// Who looked.
    pub person: PersonId,
    /// What for, in the officer's words.
    pub purpose: String,
    /// When.
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct DisclosureRow {
    id: Uuid,
    person_id: Uuid,
    purpose: String,
    at: At,
}

/// Notes a look.
///
/// # Errors
/// A failure of the database.
pub async fn note(tx: &mut Write, disclosure: &Disclosure) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO disclosure (id, case_id, person_id, purpose, at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(disclosure.id)
    .bind(disclosure.case.uuid())
    .bind(disclosure.person.uuid())
    .bind(disclosure.purpose.as_str())
    .bind(At(disclosure.at))
    .later()
    .await
}

/// The looks at a case, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_case(db: &mut impl Session, case: CaseId) -> Result<Vec<Disclosure>, StoreError> {
    let rows = db
        .query(
            "SELECT id, person_id, purpose, at FROM disclosure WHERE case_id = $1 ORDER BY at, id",
        )
        .bind(case.uuid())
        .all::<DisclosureRow>()
        .await?;
    let read = |row: DisclosureRow| Disclosure {
        id: row.id,
        case,
        person: PersonId::new(row.person_id),
        purpose: row.purpose,
        at: row.at.0,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// How often a person looked since `since`; many looks are a sign (security B6 21).
///
/// # Errors
/// A failure of the database.
pub async fn count_since(
    db: &mut impl Session,
    person: PersonId,
    since: Moment,
) -> Result<i64, StoreError> {
    let (looks,): (i64,) = db
        .query("SELECT COUNT(*) FROM disclosure WHERE person_id = $1 AND at >= $2")
        .bind(person.uuid())
        .bind(At(since))
        .one()
        .await?;
    Ok(looks)
}
