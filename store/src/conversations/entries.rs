//! What was said in a conversation, and what happened to it: numbered without gaps, each under its own name once.

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

/// Notes that the device of one side has the entries up to number `seq`; having less than before changes nothing.
///
/// # Errors
/// A failure of the database.
pub async fn got(
    tx: &mut Write,
    conversation: ConversationId,
    by_agent: bool,
    seq: i64,
) -> Result<bool, StoreError> {
    let text = if by_agent {
        "UPDATE conversation SET got_by_agent = $2
         WHERE id = $1 AND got_by_agent < $2 AND last_seq >= $2"
    } else {
        "UPDATE conversation SET got_by_citizen = $2
         WHERE id = $1 AND got_by_citizen < $2 AND last_seq >= $2"
    };
    Ok(tx.query(text).bind(conversation.uuid()).bind(seq).run().await? == 1)
}

/// Notes that one side has seen the entries up to number `seq`; seeing less than before changes nothing.
///
/// # Errors
/// A failure of the database.
pub async fn read(
    tx: &mut Write,
    conversation: ConversationId,
    by_agent: bool,
    seq: i64,
) -> Result<bool, StoreError> {
    let text = if by_agent {
        "UPDATE conversation SET read_by_agent = $2
         WHERE id = $1 AND read_by_agent < $2 AND last_seq >= $2"
    } else {
        "UPDATE conversation SET read_by_citizen = $2
         WHERE id = $1 AND read_by_citizen < $2 AND last_seq >= $2"
    };
    Ok(tx.query(text).bind(conversation.uuid()).bind(seq).run().await? == 1)
}
