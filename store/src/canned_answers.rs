//! Canned answers of the desks, a row for each version.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Moment,
    ids::{CannedAnswerId, PersonId},
};
use uuid::Uuid;

/// A version of a canned answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannedAnswer {
    /// Which answer.
    pub id: CannedAnswerId,
    /// Which version of it, from 1.
    pub version: i64,
    /// Key of the department whose desk says it.
    pub department: String,
    /// How the desk finds it.
    pub title: String,
    /// What is said.
    pub body: String,
    /// Word for where it stands.
    pub state: String,
    /// Who wrote this version.
    pub written_by: PersonId,
    /// When.
    pub written_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    version: i64,
    department: String,
    title: String,
    body: String,
    state: String,
    written_by: Uuid,
    written_at: At,
}

impl From<Row> for CannedAnswer {
    fn from(row: Row) -> Self {
        Self {
            id: CannedAnswerId::new(row.id),
            version: row.version,
            department: row.department,
            title: row.title,
            body: row.body,
            state: row.state,
            written_by: PersonId::new(row.written_by),
            written_at: row.written_at.0,
        }
    }
}

/// Enters a version.
///
/// # Errors
/// [`StoreError::Taken`] when there is this version already, or a failure.
pub async fn add(tx: &mut Write, answer: &CannedAnswer) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO canned_answer
             (id, version, department, title, body, state, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(answer.id.uuid())
    .bind(answer.version)
    .bind(answer.department.as_str())
    .bind(answer.title.as_str())
    .bind(answer.body.as_str())
    .bind(answer.state.as_str())
    .bind(answer.written_by.uuid())
    .bind(At(answer.written_at))
    .later()
    .await
}

/// The versions of an answer, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn versions(
    db: &mut impl Session,
    id: CannedAnswerId,
) -> Result<Vec<CannedAnswer>, StoreError> {
    let query = db.query(
        "SELECT id, version, department, title, body, state, written_by, written_at
         FROM canned_answer WHERE id = $1 ORDER BY version DESC LIMIT 50",
    );
    let rows = query.bind(id.uuid()).all::<Row>().await?;
    Ok(rows.into_iter().map(CannedAnswer::from).collect())
}

/// The versions of a department that stand at `state`, by their titles.
///
/// # Errors
/// A failure of the database.
pub async fn of_department(
    db: &mut impl Session,
    department: &str,
    state: &str,
    limit: i64,
) -> Result<Vec<CannedAnswer>, StoreError> {
    let query = db.query(
        "SELECT id, version, department, title, body, state, written_by, written_at
         FROM canned_answer WHERE department = $1 AND state = $2 ORDER BY title, id LIMIT $3",
    );
    let rows = query.bind(department).bind(state).bind(limit).all::<Row>().await?;
    Ok(rows.into_iter().map(CannedAnswer::from).collect())
}

/// Notes what somebody decided about a version that stands at `before`.
///
/// # Errors
/// [`StoreError::Stale`] when it does not stand there any more, or a failure.
pub async fn judge(
    tx: &mut Write,
    (id, version): (CannedAnswerId, i64),
    (before, state): (&str, &str),
    by: PersonId,
    at: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE canned_answer SET state = $4, judged_by = $5, judged_at = $6
         WHERE id = $1 AND version = $2 AND state = $3",
    )
    .bind(id.uuid())
    .bind(version)
    .bind(before)
    .bind(state)
    .bind(by.uuid())
    .bind(At(at))
    .run_fresh()
    .await
}
