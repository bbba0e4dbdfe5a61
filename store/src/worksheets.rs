//! What officers are writing in a case, kept so that nothing typed is lost before it is judged.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Moment,
    ids::{CaseId, PersonId},
};

/// A form that an officer is filling in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    /// In which case.
    pub case: CaseId,
    /// Who writes it.
    pub person: PersonId,
    /// Word of the action it prepares.
    pub action: String,
    /// What was typed: JSON of the caller's own shape.
    pub body: String,
    /// When it was last saved.
    pub updated_at: Moment,
}

/// Saves what was typed, in place of what was saved before.
///
/// # Errors
/// A failure of the database.
pub async fn save(tx: &mut Write, sheet: &Worksheet) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO worksheet (case_id, person_id, action, body, updated_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (case_id, person_id, action) DO UPDATE SET
             body = excluded.body, updated_at = excluded.updated_at",
    )
    .bind(sheet.case.uuid())
    .bind(sheet.person.uuid())
    .bind(sheet.action.as_str())
    .bind(JsonText(sheet.body.clone()))
    .bind(At(sheet.updated_at))
    .later()
    .await
}

/// What the person last typed for this action, if anything.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    case: CaseId,
    person: PersonId,
    action: &str,
) -> Result<Option<Worksheet>, StoreError> {
    let row: Option<(JsonText, At)> = db
        .query(
            "SELECT body, updated_at FROM worksheet
             WHERE case_id = $1 AND person_id = $2 AND action = $3",
        )
        .bind(case.uuid())
        .bind(person.uuid())
        .bind(action)
        .optional()
        .await?;
    Ok(row.map(|(body, updated_at)| Worksheet {
        case,
        person,
        action: action.to_owned(),
        body: body.0,
        updated_at: updated_at.0,
    }))
}

/// Clears away what everybody typed for a case, once the case has moved on.
///
/// # Errors
/// A failure of the database.
pub async fn clear(tx: &mut Write, case: CaseId) -> Result<u64, StoreError> {
    tx.query("DELETE FROM worksheet WHERE case_id = $1").bind(case.uuid()).run().await
}
