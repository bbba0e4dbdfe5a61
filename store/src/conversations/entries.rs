//! What was said in a conversation, and what happened to it: numbered without gaps, each under its own name once.

use super::Reached;
use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Moment,
    ids::{ConversationId, EntryId, PersonId},
};
use uuid::Uuid;

/// An entry before it has its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The name that the device of its writer gave it.
    pub id: EntryId,
    /// When it was written.
    pub at: Moment,
    /// Word for who speaks.
    pub side: String,
    /// The person, where one is known.
    pub author: Option<PersonId>,
    /// JSON of the caller's own shape.
    pub body: String,
}

/// An entry of a conversation.
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
    side: String,
    author_id: Option<Uuid>,
    body: JsonText,
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        let entry = NewEntry {
            id: EntryId::new(row.id),
            at: row.at.0,
            side: row.side,
            author: row.author_id.map(PersonId::new),
            body: row.body.0,
        };
        Self { seq: row.seq, entry }
    }
}

/// Enters what was said as number `seq`.
///
/// # Errors
/// [`StoreError::Taken`] when the number or the name is taken, or a failure.
pub async fn append(
    tx: &mut Write,
    conversation: ConversationId,
    seq: i64,
    entry: &NewEntry,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO conversation_entry (conversation_id, seq, id, at, side, author_id, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(conversation.uuid())
    .bind(seq)
    .bind(entry.id.uuid())
    .bind(At(entry.at))
    .bind(entry.side.as_str())
    .bind(entry.author.map(PersonId::uuid))
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
    conversation: ConversationId,
    id: EntryId,
) -> Result<Option<i64>, StoreError> {
    let row: Option<(i64,)> = db
        .query("SELECT seq FROM conversation_entry WHERE conversation_id = $1 AND id = $2")
        .bind(conversation.uuid())
        .bind(id.uuid())
        .optional()
        .await?;
    Ok(row.map(|row| row.0))
}

/// At most `limit` entries after number `after`, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn entries(
    db: &mut impl Session,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = db
        .query(
            "SELECT seq, id, at, side, author_id, body FROM conversation_entry
             WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(conversation.uuid())
        .bind(after)
        .bind(limit)
        .all::<EntryRow>()
        .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The last `limit` entries before number `before`, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn last_entries(
    db: &mut impl Session,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = db
        .query(
            "SELECT seq, id, at, side, author_id, body FROM conversation_entry
             WHERE conversation_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3",
        )
        .bind(conversation.uuid())
        .bind(before)
        .bind(limit)
        .all::<EntryRow>()
        .await?;
    Ok(rows.into_iter().rev().map(Entry::from).collect())
}

/// Notes how far one side has come; having come less far than before changes nothing, and nobody comes further than
/// what was said. Answers whether it may have changed something.
///
/// # Errors
/// A failure of the database.
pub async fn reach(
    tx: &mut Write,
    conversation: ConversationId,
    by_agent: bool,
    reached: Reached,
) -> Result<bool, StoreError> {
    let text = if by_agent {
        "UPDATE conversation
         SET got_by_agent = CASE WHEN got_by_agent < $2 THEN $2 ELSE got_by_agent END,
             read_by_agent = CASE WHEN read_by_agent < $3 THEN $3 ELSE read_by_agent END
         WHERE id = $1 AND last_seq >= $2 AND last_seq >= $3"
    } else {
        "UPDATE conversation
         SET got_by_citizen = CASE WHEN got_by_citizen < $2 THEN $2 ELSE got_by_citizen END,
             read_by_citizen = CASE WHEN read_by_citizen < $3 THEN $3 ELSE read_by_citizen END
         WHERE id = $1 AND last_seq >= $2 AND last_seq >= $3"
    };
    let query = tx.query(text).bind(conversation.uuid()).bind(reached.got).bind(reached.read);
    Ok(query.run().await? == 1)
}
