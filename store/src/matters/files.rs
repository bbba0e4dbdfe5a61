//! What came with a matter, or comes with one that is not sent yet.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts, hash32},
};
use domain::{
    Moment,
    ids::{FileId, MatterId},
};
use uuid::Uuid;

/// With what a file came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// With a matter that is not sent yet.
    WithDraft,
    /// With a matter.
    WithMatter,
}

/// A file of a matter, or of its draft, which has the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterFile {
    /// Which it is.
    pub id: FileId,
    /// With which matter it came.
    pub matter: MatterId,
    /// Under which hash its content is kept.
    pub sha256: [u8; 32],
    /// Length of its content.
    pub size_bytes: i64,
    /// Type by its content.
    pub mime: String,
    /// What it is called.
    pub name: String,
    /// When it came.
    pub added_at: Moment,
}

#[derive(sqlx::FromRow)]
struct FileRow {
    id: Uuid,
    matter_id: Uuid,
    sha256: Vec<u8>,
    size_bytes: i64,
    mime: String,
    name: String,
    added_at: At,
}

impl TryFrom<FileRow> for MatterFile {
    type Error = StoreError;

    fn try_from(row: FileRow) -> Result<Self, StoreError> {
        Ok(Self {
            sha256: hash32(row.sha256, "matter_file", "sha256", &row.id)?,
            id: FileId::new(row.id),
            matter: MatterId::new(row.matter_id),
            size_bytes: row.size_bytes,
            mime: row.mime,
            name: row.name,
            added_at: row.added_at.0,
        })
    }
}

/// Enters a file whose content is kept.
///
/// # Errors
/// [`StoreError::Taken`] when the same content has come with it before, or a failure.
pub async fn add_file(tx: &mut Write, came: Came, file: &MatterFile) -> Result<(), StoreError> {
    let text = match came {
        Came::WithDraft => {
            "INSERT INTO matter_draft_file (id, draft_id, sha256, size_bytes, mime, name, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        }
        Came::WithMatter => {
            "INSERT INTO matter_file (id, matter_id, sha256, size_bytes, mime, name, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)"
        }
    };
    tx.query(text)
        .bind(file.id.uuid())
        .bind(file.matter.uuid())
        .bind(file.sha256.to_vec())
        .bind(file.size_bytes)
        .bind(file.mime.as_str())
        .bind(file.name.as_str())
        .bind(At(file.added_at))
        .later()
        .await
}

/// The files of a matter or its draft, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn files(
    db: &mut impl Session,
    came: Came,
    matter: MatterId,
) -> Result<Vec<MatterFile>, StoreError> {
    let text = match came {
        Came::WithDraft => {
            "SELECT id, draft_id AS matter_id, sha256, size_bytes, mime, name, added_at
             FROM matter_draft_file WHERE draft_id = $1 ORDER BY added_at, id"
        }
        Came::WithMatter => {
            "SELECT id, matter_id, sha256, size_bytes, mime, name, added_at FROM matter_file
             WHERE matter_id = $1 ORDER BY added_at, id"
        }
    };
    let rows = db.query(text).bind(matter.uuid()).all::<FileRow>().await?;
    rows.into_iter().map(MatterFile::try_from).collect()
}

/// Takes a file of a draft away; `false` when there is none.
///
/// # Errors
/// A failure of the database.
pub async fn remove_draft_file(
    tx: &mut Write,
    draft: MatterId,
    id: FileId,
) -> Result<bool, StoreError> {
    let removed = tx
        .query("DELETE FROM matter_draft_file WHERE id = $1 AND draft_id = $2")
        .bind(id.uuid())
        .bind(draft.uuid())
        .run()
        .await?;
    Ok(removed == 1)
}

/// Gives the files of a draft to the matter that it has become.
///
/// # Errors
/// A failure of the database.
pub async fn hand_in(tx: &mut Write, matter: MatterId) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_file (id, matter_id, sha256, size_bytes, mime, name, added_at)
         SELECT id, draft_id, sha256, size_bytes, mime, name, added_at
         FROM matter_draft_file WHERE draft_id = $1",
    )
    .bind(matter.uuid())
    .later()
    .await
}
