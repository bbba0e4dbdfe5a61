//! Files that were sent in a conversation; their content lies in [`crate::blobs`].

use crate::{
    Session, StoreError, Write,
    db::{At, Parts, hash32},
};
use domain::{
    Moment,
    ids::{ConversationId, FileId, PersonId},
};
use uuid::Uuid;

/// A file that was sent in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Which it is.
    pub id: FileId,
    /// Where it was sent.
    pub conversation: ConversationId,
    /// Who sent it.
    pub owner: PersonId,
    /// Address of the content.
    pub sha256: [u8; 32],
    /// Length of the content.
    pub size_bytes: i64,
    /// Type by its first bytes.
    pub mime: String,
    /// Name on the owner's device.
    pub name: String,
    /// When it was sent.
    pub added_at: Moment,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    conversation_id: Uuid,
    owner_id: Uuid,
    sha256: Vec<u8>,
    size_bytes: i64,
    mime: String,
    name: String,
    added_at: At,
}

impl TryFrom<Row> for Sent {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: FileId::new(row.id),
            conversation: ConversationId::new(row.conversation_id),
            owner: PersonId::new(row.owner_id),
            sha256: hash32(row.sha256, "conversation_file", "sha256", &row.id)?,
            size_bytes: row.size_bytes,
            mime: row.mime,
            name: row.name,
            added_at: row.added_at.0,
        })
    }
}

/// Enters a file whose content is stored already.
///
/// # Errors
/// A failure of the database.
pub async fn add_file(tx: &mut Write, file: &Sent) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO conversation_file
             (id, conversation_id, owner_id, sha256, size_bytes, mime, name, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(file.id.uuid())
    .bind(file.conversation.uuid())
    .bind(file.owner.uuid())
    .bind(file.sha256.to_vec())
    .bind(file.size_bytes)
    .bind(file.mime.as_str())
    .bind(file.name.as_str())
    .bind(At(file.added_at))
    .later()
    .await
}

/// The file of a conversation, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find_file(
    db: &mut impl Session,
    conversation: ConversationId,
    id: FileId,
) -> Result<Option<Sent>, StoreError> {
    db.query(
        "SELECT id, conversation_id, owner_id, sha256, size_bytes, mime, name, added_at
         FROM conversation_file WHERE id = $1 AND conversation_id = $2",
    )
    .bind(id.uuid())
    .bind(conversation.uuid())
    .optional::<Row>()
    .await?
    .map(Sent::try_from)
    .transpose()
}

/// How many files were sent in a conversation.
///
/// # Errors
/// A failure of the database.
pub async fn count_files(
    db: &mut impl Session,
    conversation: ConversationId,
) -> Result<i64, StoreError> {
    let (count,): (i64,) = db
        .query("SELECT COUNT(*) FROM conversation_file WHERE conversation_id = $1")
        .bind(conversation.uuid())
        .one()
        .await?;
    Ok(count)
}
