//! What was said and done in a matter: numbered without gaps, each under its own name once, never changed.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Moment,
    ids::{EntryId, MatterId, PersonId},
};
use uuid::Uuid;

/// Who reads an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever brought the matter as well.
    All,
    /// Those who handle it alone.
    Staff,
}

impl Audience {
    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Staff => "staff",
        }
    }
}

/// An entry before it has its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The name that its page gave it.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// Word for the part that its author plays.
    pub part: String,
    /// Who, where one is known.
    pub author: Option<PersonId>,
    /// Who reads it.
    pub audience: Audience,
    /// JSON of the caller's own shape.
    pub body: String,
}

/// An entry of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub seq: i64,
    /// What it is.
    pub entry: NewEntry,
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    seq: i64,
    id: Uuid,
    at: At,
    part: String,
    author_id: Option<Uuid>,
    audience: String,
    body: JsonText,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        let audience = match row.audience.as_str() {
            "all" => Audience::All,
            "staff" => Audience::Staff,
            other => return Err(StoreError::bad_row("matter_entry", "audience", &row.id, other)),
        };
        let entry = NewEntry {
            id: EntryId::new(row.id),
            at: row.at.0,
            part: row.part,
            author: row.author_id.map(PersonId::new),
            audience,
            body: row.body.0,
        };
        Ok(Self { seq: row.seq, entry })
    }
}

/// Enters what was said or done as number `seq`.
///
/// # Errors
/// [`StoreError::Taken`] when the number or the name is taken, or a failure.
pub async fn append(
    tx: &mut Write,
    matter: MatterId,
    seq: i64,
    entry: &NewEntry,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_entry (matter_id, seq, id, at, part, author_id, audience, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(matter.uuid())
    .bind(seq)
    .bind(entry.id.uuid())
    .bind(At(entry.at))
    .bind(entry.part.as_str())
    .bind(entry.author.map(PersonId::uuid))
    .bind(entry.audience.word())
    .bind(JsonText(entry.body.clone()))
    .later()
    .await
}

/// The number of the entry with this name, if it was entered already.
///
/// # Errors
/// A failure of the database.
pub async fn find_entry(
    db: &mut impl Session,
    matter: MatterId,
    id: EntryId,
) -> Result<Option<i64>, StoreError> {
    let row: Option<(i64,)> = db
        .query("SELECT seq FROM matter_entry WHERE matter_id = $1 AND id = $2")
        .bind(matter.uuid())
        .bind(id.uuid())
        .optional()
        .await?;
    Ok(row.map(|row| row.0))
}

/// At most `limit` entries of a matter, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn entries(
    db: &mut impl Session,
    matter: MatterId,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = db
        .query(
            "SELECT seq, id, at, part, author_id, audience, body FROM matter_entry
             WHERE matter_id = $1 ORDER BY seq LIMIT $2",
        )
        .bind(matter.uuid())
        .bind(limit)
        .all::<EntryRow>()
        .await?;
    rows.into_iter().map(Entry::try_from).collect()
}
