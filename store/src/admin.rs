//! What administrators did: a log that only grows.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{Moment, ids::PersonId};
use uuid::Uuid;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminEvent {
    /// Which entry it is; later ones sort after earlier ones.
    pub id: Uuid,
    /// When.
    pub at: Moment,
    /// Who did it; none for the command line.
    pub person: Option<PersonId>,
    /// Word of what was done.
    pub fact: String,
    /// To whom or what: JSON of the caller's own shape.
    pub body: String,
}

#[derive(sqlx::FromRow)]
struct AdminEventRow {
    id: Uuid,
    at: At,
    person_id: Option<Uuid>,
    fact: String,
    body: JsonText,
}

/// Notes what was done.
///
/// # Errors
/// A failure of the database.
pub async fn note(tx: &mut Write, event: &AdminEvent) -> Result<(), StoreError> {
    tx.query("INSERT INTO admin_event (id, at, person_id, fact, body) VALUES ($1, $2, $3, $4, $5)")
        .bind(event.id)
        .bind(At(event.at))
        .bind(event.person.map(PersonId::uuid))
        .bind(event.fact.as_str())
        .bind(JsonText(event.body.clone()))
        .later()
        .await
}

/// What was done before entry `before`, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn list(
    db: &mut impl Session,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<AdminEvent>, StoreError> {
    let rows = db
        .query(
            "SELECT id, at, person_id, fact, body FROM admin_event
             WHERE id < $1 ORDER BY id DESC LIMIT $2",
        )
        .bind(before.unwrap_or(Uuid::max()))
        .bind(limit)
        .all::<AdminEventRow>()
        .await?;
    let read = |row: AdminEventRow| AdminEvent {
        id: row.id,
        at: row.at.0,
        person: row.person_id.map(PersonId::new),
        fact: row.fact,
        body: row.body.0,
    };
    Ok(rows.into_iter().map(read).collect())
}
