//! The documents the hall has issued (文书).

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Moment,
    ids::{CaseId, DocumentId},
};
use uuid::Uuid;

/// A document the hall has issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which it is.
    pub id: DocumentId,
    /// In which case.
    pub case: CaseId,
    /// Code of the kind, `D1` to `D17`.
    pub kind: String,
    /// Number of record, unique.
    pub number: String,
    /// By which a third party checks it, unique.
    pub verification_code: String,
    /// What it says: JSON of the caller's own shape.
    pub body: String,
    /// When it was issued.
    pub issued_at: Moment,
}

#[derive(sqlx::FromRow)]
struct DocumentRow {
    id: Uuid,
    case_id: Uuid,
    kind: String,
    number: String,
    verification_code: String,
    body: JsonText,
    issued_at: At,
}

impl From<DocumentRow> for Document {
    fn from(row: DocumentRow) -> Self {
        Self {
            id: DocumentId::new(row.id),
            case: CaseId::new(row.case_id),
            kind: row.kind,
            number: row.number,
            verification_code: row.verification_code,
            body: row.body.0,
            issued_at: row.issued_at.0,
        }
    }
}

/// Enters a document.
///
/// # Errors
/// [`StoreError::Taken`] when its number or verification code is given, or a failure.
pub async fn add(tx: &mut Write, document: &Document) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO document (id, case_id, kind, number, verification_code, body, issued_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(document.id.uuid())
    .bind(document.case.uuid())
    .bind(document.kind.as_str())
    .bind(document.number.as_str())
    .bind(document.verification_code.as_str())
    .bind(JsonText(document.body.clone()))
    .bind(At(document.issued_at))
    .later()
    .await
}

/// The document, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: DocumentId) -> Result<Option<Document>, StoreError> {
    let row = db
        .query(
            "SELECT id, case_id, kind, number, verification_code, body, issued_at
             FROM document WHERE id = $1",
        )
        .bind(id.uuid())
        .optional::<DocumentRow>()
        .await?;
    Ok(row.map(Document::from))
}

/// The document with this verification code, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_verification_code(
    db: &mut impl Session,
    code: &str,
) -> Result<Option<Document>, StoreError> {
    let row = db
        .query(
            "SELECT id, case_id, kind, number, verification_code, body, issued_at
             FROM document WHERE verification_code = $1",
        )
        .bind(code)
        .optional::<DocumentRow>()
        .await?;
    Ok(row.map(Document::from))
}

/// The documents of a case in the order in which they were issued.
///
/// # Errors
/// A failure of the database.
pub async fn of_case(db: &mut impl Session, case: CaseId) -> Result<Vec<Document>, StoreError> {
    let rows = db
        .query(
            "SELECT id, case_id, kind, number, verification_code, body, issued_at
             FROM document WHERE case_id = $1 ORDER BY issued_at, id",
        )
        .bind(case.uuid())
        .all::<DocumentRow>()
        .await?;
    Ok(rows.into_iter().map(Document::from).collect())
}
