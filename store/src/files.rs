//! What the hall knows about the files people hand in; their content lies in [`crate::blobs`].

use crate::{
    Session, StoreError, Write,
    db::{At, Parts, hash32},
};
use domain::{
    Moment,
    ids::{CaseId, DraftId, FileId, PersonId},
};
use uuid::Uuid;

/// A file somebody handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Which it is.
    pub id: FileId,
    /// Who handed it in.
    pub owner: PersonId,
    /// The draft it belongs to; absent for what was handed in at a window.
    pub draft: Option<DraftId>,
    /// The case it belongs to, from its filing on.
    pub case: Option<CaseId>,
    /// Key of the material it proves.
    pub material: String,
    /// Address of the content.
    pub sha256: [u8; 32],
    /// Length of the content.
    pub size_bytes: i64,
    /// Type by its first bytes.
    pub mime: String,
    /// Name on the owner's device.
    pub name: String,
    /// Word of the verdict on it.
    pub state: String,
    /// What the verdict says; empty for nothing.
    pub note: String,
    /// When it was handed in.
    pub added_at: Moment,
    /// When its owner took it away or replaced it.
    pub removed_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct FileRow {
    id: Uuid,
    owner_id: Uuid,
    draft_id: Option<Uuid>,
    case_id: Option<Uuid>,
    material: String,
    sha256: Vec<u8>,
    size_bytes: i64,
    mime: String,
    name: String,
    state: String,
    note: String,
    added_at: At,
    removed_at: Option<At>,
}

impl TryFrom<FileRow> for File {
    type Error = StoreError;

    fn try_from(row: FileRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: FileId::new(row.id),
            owner: PersonId::new(row.owner_id),
            draft: row.draft_id.map(DraftId::new),
            case: row.case_id.map(CaseId::new),
            material: row.material,
            sha256: hash32(row.sha256, "file", "sha256", &row.id)?,
            size_bytes: row.size_bytes,
            mime: row.mime,
            name: row.name,
            state: row.state,
            note: row.note,
            added_at: row.added_at.0,
            removed_at: At::moment(row.removed_at),
        })
    }
}

/// Enters a file whose content is stored already.
///
/// # Errors
/// A failure of the database.
pub async fn add(tx: &mut Write, file: &File) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO file
             (id, owner_id, draft_id, case_id, material, sha256, size_bytes, mime, name, state,
              note, added_at, removed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(file.id.uuid())
    .bind(file.owner.uuid())
    .bind(file.draft.map(DraftId::uuid))
    .bind(file.case.map(CaseId::uuid))
    .bind(file.material.as_str())
    .bind(file.sha256.to_vec())
    .bind(file.size_bytes)
    .bind(file.mime.as_str())
    .bind(file.name.as_str())
    .bind(file.state.as_str())
    .bind(file.note.as_str())
    .bind(At(file.added_at))
    .bind(file.removed_at.map(At))
    .later()
    .await
}

/// The file, if there is one, taken away or not.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: FileId) -> Result<Option<File>, StoreError> {
    db.query(
        "SELECT id, owner_id, draft_id, case_id, material, sha256, size_bytes, mime, name, state,
                note, added_at, removed_at
         FROM file WHERE id = $1",
    )
    .bind(id.uuid())
    .optional::<FileRow>()
    .await?
    .map(File::try_from)
    .transpose()
}

/// The files of a draft that were not taken away, in the order in which they came.
///
/// # Errors
/// A failure of the database.
pub async fn of_draft(db: &mut impl Session, draft: DraftId) -> Result<Vec<File>, StoreError> {
    db.query(
        "SELECT id, owner_id, draft_id, case_id, material, sha256, size_bytes, mime, name, state,
                note, added_at, removed_at
         FROM file WHERE draft_id = $1 AND removed_at IS NULL ORDER BY added_at, id",
    )
    .bind(draft.uuid())
    .all::<FileRow>()
    .await?
    .into_iter()
    .map(File::try_from)
    .collect()
}

/// The files of a case that were not replaced, in the order in which they came.
///
/// # Errors
/// A failure of the database.
pub async fn of_case(db: &mut impl Session, case: CaseId) -> Result<Vec<File>, StoreError> {
    db.query(
        "SELECT id, owner_id, draft_id, case_id, material, sha256, size_bytes, mime, name, state,
                note, added_at, removed_at
         FROM file WHERE case_id = $1 AND removed_at IS NULL ORDER BY added_at, id",
    )
    .bind(case.uuid())
    .all::<FileRow>()
    .await?
    .into_iter()
    .map(File::try_from)
    .collect()
}

/// Gives the files of a draft to the case it became or corrects.
///
/// # Errors
/// A failure of the database.
pub async fn attach(tx: &mut Write, draft: DraftId, case: CaseId) -> Result<(), StoreError> {
    tx.query("UPDATE file SET case_id = $2 WHERE draft_id = $1 AND removed_at IS NULL")
        .bind(draft.uuid())
        .bind(case.uuid())
        .later()
        .await
}

/// Writes the verdict on a file down.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such file or it was taken away, or a failure.
pub async fn judge(tx: &mut Write, id: FileId, state: &str, note: &str) -> Result<(), StoreError> {
    tx.query("UPDATE file SET state = $2, note = $3 WHERE id = $1 AND removed_at IS NULL")
        .bind(id.uuid())
        .bind(state)
        .bind(note)
        .run_fresh()
        .await
}

/// Takes a file away; the row stays, so that the history of a case can name it.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such file or it was taken away before, or a failure.
pub async fn remove(tx: &mut Write, id: FileId, now: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE file SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL")
        .bind(id.uuid())
        .bind(At(now))
        .run_fresh()
        .await
}

/// Forgets what was taken away before `before` and never came into a case; answers how many files.
///
/// The content follows when no other row names it.
///
/// # Errors
/// A failure of the database.
pub async fn forget(tx: &mut Write, before: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM file WHERE case_id IS NULL AND removed_at < $1")
        .bind(At(before))
        .run()
        .await
}

/// Whether any row, taken away or not, still needs this content.
///
/// # Errors
/// A failure of the database.
pub async fn is_needed(db: &mut impl Session, sha256: &[u8; 32]) -> Result<bool, StoreError> {
    let (needed,): (bool,) = db
        .query(
            "SELECT EXISTS (SELECT 1 FROM file WHERE sha256 = $1)
                 OR EXISTS (SELECT 1 FROM conversation_file WHERE sha256 = $1)
                 OR EXISTS (SELECT 1 FROM matter_draft_file WHERE sha256 = $1)
                 OR EXISTS (SELECT 1 FROM matter_file WHERE sha256 = $1)",
        )
        .bind(sha256.to_vec())
        .one()
        .await?;
    Ok(needed)
}
