//! Who had whoever brought a matter named to them, and why: a log that only grows.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Moment,
    ids::{MatterId, PersonId},
};
use uuid::Uuid;

/// One look at whoever brought a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which it is.
    pub id: Uuid,
    /// In which matter.
    pub matter: MatterId,
    /// Who looked.
    pub person: PersonId,
    /// What for, in their words.
    pub purpose: String,
    /// When.
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct LookRow {
    id: Uuid,
    person_id: Uuid,
    purpose: String,
    at: At,
}

/// Notes a look.
///
/// # Errors
/// A failure of the database.
pub async fn note_look(tx: &mut Write, look: &Look) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_look (id, matter_id, person_id, purpose, at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(look.id)
    .bind(look.matter.uuid())
    .bind(look.person.uuid())
    .bind(look.purpose.as_str())
    .bind(At(look.at))
    .later()
    .await
}

/// The looks at whoever brought a matter, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn looks(db: &mut impl Session, matter: MatterId) -> Result<Vec<Look>, StoreError> {
    let rows = db
        .query(
            "SELECT id, person_id, purpose, at FROM matter_look
             WHERE matter_id = $1 ORDER BY at, id",
        )
        .bind(matter.uuid())
        .all::<LookRow>()
        .await?;
    let look = |row: LookRow| Look {
        id: row.id,
        matter,
        person: PersonId::new(row.person_id),
        purpose: row.purpose,
        at: row.at.0,
    };
    Ok(rows.into_iter().map(look).collect())
}
