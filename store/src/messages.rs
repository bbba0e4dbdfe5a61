//! Messages to people, read inside the hall.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, LAST_MOMENT, Parts},
    signals::{Sign, Topic},
};
use domain::{
    Moment,
    ids::{CaseId, MessageId, PersonId},
};
use uuid::Uuid;

/// A message to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which it is.
    pub id: MessageId,
    /// To whom.
    pub person: PersonId,
    /// About which case.
    pub case: Option<CaseId>,
    /// Word of its text in the locales.
    pub kind: String,
    /// What the text is filled with: JSON of the caller's own shape.
    pub params: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// When it was first opened.
    pub read_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct MessageRow {
    id: Uuid,
    person_id: Uuid,
    case_id: Option<Uuid>,
    kind: String,
    params: JsonText,
    sent_at: At,
    read_at: Option<At>,
}

impl From<MessageRow> for Message {
    fn from(row: MessageRow) -> Self {
        Self {
            id: MessageId::new(row.id),
            person: PersonId::new(row.person_id),
            case: row.case_id.map(CaseId::new),
            kind: row.kind,
            params: row.params.0,
            sent_at: row.sent_at.0,
            read_at: At::moment(row.read_at),
        }
    }
}

/// Sends a message; sending one with the same id again changes nothing.
///
/// # Errors
/// A failure of the database.
pub async fn send(tx: &mut Write, message: &Message) -> Result<(), StoreError> {
    tx.tell(Topic::Person(message.person), Sign::Changed(0));
    tx.query(
        "INSERT INTO message (id, person_id, case_id, kind, params, sent_at, read_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(message.id.uuid())
    .bind(message.person.uuid())
    .bind(message.case.map(CaseId::uuid))
    .bind(message.kind.as_str())
    .bind(JsonText(message.params.clone()))
    .bind(At(message.sent_at))
    .bind(message.read_at.map(At))
    .later()
    .await
}

/// A message, if it is addressed to this person.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    person: PersonId,
    id: MessageId,
) -> Result<Option<Message>, StoreError> {
    let row = db
        .query(
            "SELECT id, person_id, case_id, kind, params, sent_at, read_at
             FROM message WHERE id = $1 AND person_id = $2",
        )
        .bind(id.uuid())
        .bind(person.uuid())
        .optional::<MessageRow>()
        .await?;
    Ok(row.map(Message::from))
}

/// Messages to a person, newest first, going on behind the message `after`.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(
    db: &mut impl Session,
    person: PersonId,
    after: Option<(Moment, MessageId)>,
    limit: i64,
) -> Result<Vec<Message>, StoreError> {
    let (at, id) = after.map_or((LAST_MOMENT, Uuid::max()), |(at, id)| (at, id.uuid()));
    let rows = db
        .query(
            "SELECT id, person_id, case_id, kind, params, sent_at, read_at
             FROM message WHERE person_id = $1 AND (sent_at, id) < ($2, $3)
             ORDER BY sent_at DESC, id DESC LIMIT $4",
        )
        .bind(person.uuid())
        .bind(At(at))
        .bind(id)
        .bind(limit)
        .all::<MessageRow>()
        .await?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// How many messages a person has not opened.
///
/// # Errors
/// A failure of the database.
pub async fn unread(db: &mut impl Session, person: PersonId) -> Result<i64, StoreError> {
    let (unread,): (i64,) = db
        .query("SELECT COUNT(*) FROM message WHERE person_id = $1 AND read_at IS NULL")
        .bind(person.uuid())
        .one()
        .await?;
    Ok(unread)
}

/// Notes that a person opened a message; `false` when it is not theirs or was opened before.
///
/// # Errors
/// A failure of the database.
pub async fn mark_read(
    tx: &mut Write,
    person: PersonId,
    id: MessageId,
    now: Moment,
) -> Result<bool, StoreError> {
    let marked = tx
        .query(
            "UPDATE message SET read_at = $3
             WHERE id = $1 AND person_id = $2 AND read_at IS NULL",
        )
        .bind(id.uuid())
        .bind(person.uuid())
        .bind(At(now))
        .run()
        .await?;
    Ok(marked == 1)
}
