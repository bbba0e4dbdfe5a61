//! Matters that nobody has sent yet.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, Sql, hash32},
};
use domain::{
    Moment,
    ids::{MatterId, PersonId},
};
use uuid::Uuid;

/// A matter that is not sent yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The name that the matter will have.
    pub id: MatterId,
    /// Who writes it, when they have signed in.
    pub person: Option<PersonId>,
    /// Hash of the token of the browser in which it is written.
    pub visitor: Option<[u8; 32]>,
    /// What was typed so far: JSON of the caller's own shape.
    pub body: String,
    /// When it was last saved.
    pub saved_at: Moment,
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    id: Uuid,
    person_id: Option<Uuid>,
    visitor_hash: Option<Vec<u8>>,
    body: JsonText,
    saved_at: At,
}

impl TryFrom<DraftRow> for Draft {
    type Error = StoreError;

    fn try_from(row: DraftRow) -> Result<Self, StoreError> {
        let hash = |it| hash32(it, "matter_draft", "visitor_hash", &row.id);
        Ok(Self {
            id: MatterId::new(row.id),
            person: row.person_id.map(PersonId::new),
            visitor: row.visitor_hash.map(hash).transpose()?,
            body: row.body.0,
            saved_at: row.saved_at.0,
        })
    }
}

/// Saves what was typed so far; whose it is does not change.
///
/// # Errors
/// A failure of the database.
pub async fn save_draft(tx: &mut Write, draft: &Draft) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_draft (id, person_id, visitor_hash, body, saved_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
    )
    .bind(draft.id.uuid())
    .bind(draft.person.map(PersonId::uuid))
    .bind(draft.visitor.map(|it| it.to_vec()))
    .bind(JsonText(draft.body.clone()))
    .bind(At(draft.saved_at))
    .later()
    .await
}

/// What was typed so far, if it is kept.
///
/// # Errors
/// A failure of the database.
pub async fn find_draft(db: &mut impl Session, id: MatterId) -> Result<Option<Draft>, StoreError> {
    let row = db
        .query("SELECT id, person_id, visitor_hash, body, saved_at FROM matter_draft WHERE id = $1")
        .bind(id.uuid())
        .optional::<DraftRow>()
        .await?;
    row.map(Draft::try_from).transpose()
}

/// The same, which nobody else changes until the end of the work.
///
/// # Errors
/// A failure of the database.
pub async fn hold_draft(tx: &mut Write, id: MatterId) -> Result<Option<Draft>, StoreError> {
    // SQLite has one writer anyway.
    let sql = Sql {
        sqlite: "SELECT id, person_id, visitor_hash, body, saved_at FROM matter_draft
                 WHERE id = $1",
        postgres: "SELECT id, person_id, visitor_hash, body, saved_at FROM matter_draft
                   WHERE id = $1 FOR UPDATE",
    };
    let row = tx.query(sql).bind(id.uuid()).optional::<DraftRow>().await?;
    row.map(Draft::try_from).transpose()
}

/// Forgets what was sent, with the files that came with it.
///
/// # Errors
/// A failure of the database.
pub async fn forget_draft(tx: &mut Write, id: MatterId) -> Result<(), StoreError> {
    tx.query("DELETE FROM matter_draft WHERE id = $1").bind(id.uuid()).later().await
}

/// Forgets what was last saved before `before`, with the files that came with it; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn forget_drafts(tx: &mut Write, before: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM matter_draft WHERE saved_at < $1").bind(At(before)).run().await
}
