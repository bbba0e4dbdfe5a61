//! What came with a matter.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts, hash32},
};
use domain::{
    Moment,
    ids::{FileId, MatterId},
};
use uuid::Uuid;

/// A file of a matter.
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
/// A failure of the database.
pub async fn add_file(tx: &mut Write, file: &MatterFile) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_file (id, matter_id, sha256, size_bytes, mime, name, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
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

/// The files of a matter, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn files(db: &mut impl Session, matter: MatterId) -> Result<Vec<MatterFile>, StoreError> {
    let rows = db
        .query(
            "SELECT id, matter_id, sha256, size_bytes, mime, name, added_at FROM matter_file
             WHERE matter_id = $1 ORDER BY added_at, id",
        )
        .bind(matter.uuid())
        .all::<FileRow>()
        .await?;
    rows.into_iter().map(MatterFile::try_from).collect()
}

/// One file of a matter.
///
/// # Errors
/// A failure of the database.
pub async fn file(
    db: &mut impl Session,
    matter: MatterId,
    id: FileId,
) -> Result<Option<MatterFile>, StoreError> {
    let row = db
        .query(
            "SELECT id, matter_id, sha256, size_bytes, mime, name, added_at FROM matter_file
             WHERE id = $1 AND matter_id = $2",
        )
        .bind(id.uuid())
        .bind(matter.uuid())
        .optional::<FileRow>()
        .await?;
    row.map(MatterFile::try_from).transpose()
}
