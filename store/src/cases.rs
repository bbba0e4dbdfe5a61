//! Cases: one row of procedural state each, beside the history that is the truth.

mod filed;
mod list;
mod open;
mod search;
mod tally;

pub use filed::{Filed, of_organisation, of_person};
pub use list::{Along, Due, Filter, Listed, Tally, assigned, due_timers, list, returned, tally};
pub use open::{Place, open_from};
pub use search::{Wanted, search};

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, hash32},
};
use domain::{
    Date, Moment,
    forms::Answers,
    ids::{CaseId, DraftId, OrganisationId, PersonId},
};
use time::Month;
use uuid::Uuid;

/// How "nothing is due" is stored, so that the list sorts and pages the same on both engines.
const NEVER: Date = match Date::from_calendar_date(9999, Month::December, 31) {
    Ok(date) => date,
    Err(_) => panic!("the last day of 9999 is a date"),
};

/// A case, without the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Which it is.
    pub id: CaseId,
    /// Number on the receipt, unique.
    pub number: String,
    /// Hash of the code for tracking without an account.
    pub query_code_hash: [u8; 32],
    /// The draft it came from, unique; absent for what was entered at a window.
    pub draft: Option<DraftId>,
    /// Key of the item.
    pub item_key: String,
    /// Version of the item in force at filing.
    pub item_version: u32,
    /// Who filed it.
    pub applicant: PersonId,
    /// Name of the applicant as filed: the person or the organisation.
    pub applicant_name: String,
    /// For which organisation it was filed.
    pub organisation: Option<OrganisationId>,
    /// When the application arrived.
    pub received_at: Moment,
    /// Counts the changes, from 1.
    pub version: i64,
    /// Where it stands.
    pub standing: Standing,
}

/// What changes in a case: everything here is derived from its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Key of the department that handles it.
    pub department: String,
    /// Word of the procedural state.
    pub state: String,
    /// Word for who has to act next.
    pub waits_for: String,
    /// To whom it is assigned.
    pub handler: Option<PersonId>,
    /// Last day of the running clock; `None` where none runs or its end is unknown.
    pub due_on: Option<Date>,
    /// First day on which the sweep has to look at it.
    pub next_timer_on: Option<Date>,
    /// When it last changed.
    pub updated_at: Moment,
    /// When the procedure ended.
    pub closed_at: Option<Moment>,
    /// When the applicant corrected what now waits to be accepted.
    pub returned_at: Option<Moment>,
}

/// What was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The answers as filed and corrected.
    pub answers: Answers,
    /// What was chosen beside the answers: JSON of the caller's own shape.
    pub choices: String,
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: Uuid,
    number: String,
    query_code_hash: Vec<u8>,
    draft_id: Option<Uuid>,
    item_key: String,
    item_version: i64,
    applicant_id: Uuid,
    applicant_name: String,
    organisation_id: Option<Uuid>,
    department: String,
    state: String,
    waits_for: String,
    version: i64,
    handler_id: Option<Uuid>,
    received_at: At,
    updated_at: At,
    due_on: Date,
    next_timer_on: Option<Date>,
    closed_at: Option<At>,
    returned_at: Option<At>,
}

impl TryFrom<CaseRow> for Case {
    type Error = StoreError;

    fn try_from(row: CaseRow) -> Result<Self, StoreError> {
        let standing = Standing {
            department: row.department,
            state: row.state,
            waits_for: row.waits_for,
            handler: row.handler_id.map(PersonId::new),
            due_on: known(row.due_on),
            next_timer_on: row.next_timer_on,
            updated_at: row.updated_at.0,
            closed_at: At::moment(row.closed_at),
            returned_at: At::moment(row.returned_at),
        };
        Ok(Self {
            id: CaseId::new(row.id),
            number: row.number,
            query_code_hash: hash32(row.query_code_hash, "cases", "query_code_hash", &row.id)?,
            draft: row.draft_id.map(DraftId::new),
            item_key: row.item_key,
            item_version: u32::try_from(row.item_version)
                .map_err(|error| StoreError::bad_row("cases", "item_version", &row.id, error))?,
            applicant: PersonId::new(row.applicant_id),
            applicant_name: row.applicant_name,
            organisation: row.organisation_id.map(OrganisationId::new),
            received_at: row.received_at.0,
            version: row.version,
            standing,
        })
    }
}

fn known(due_on: Date) -> Option<Date> {
    (due_on != NEVER).then_some(due_on)
}

/// Enters a case; its events, documents and files follow in the same transaction.
///
/// # Errors
/// [`StoreError::Taken`] when the number is given or the draft is a case already, or a failure.
pub async fn add(tx: &mut Write, case: &Case, content: &Content) -> Result<(), StoreError> {
    let standing = &case.standing;
    tx.query(
        "INSERT INTO cases
             (id, number, query_code_hash, draft_id, item_key, item_version, applicant_id,
              applicant_name, organisation_id, department, state, waits_for, version, handler_id,
              received_at, updated_at, due_on, next_timer_on, closed_at, answers, choices,
              returned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22)",
    )
    .bind(case.id.uuid())
    .bind(case.number.as_str())
    .bind(case.query_code_hash.to_vec())
    .bind(case.draft.map(DraftId::uuid))
    .bind(case.item_key.as_str())
    .bind(i64::from(case.item_version))
    .bind(case.applicant.uuid())
    .bind(case.applicant_name.as_str())
    .bind(case.organisation.map(OrganisationId::uuid))
    .bind(standing.department.as_str())
    .bind(standing.state.as_str())
    .bind(standing.waits_for.as_str())
    .bind(case.version)
    .bind(standing.handler.map(PersonId::uuid))
    .bind(At(case.received_at))
    .bind(At(standing.updated_at))
    .bind(standing.due_on.unwrap_or(NEVER))
    .bind(standing.next_timer_on)
    .bind(standing.closed_at.map(At))
    .bind(JsonText::of(&content.answers))
    .bind(JsonText(content.choices.clone()))
    .bind(standing.returned_at.map(At))
    .later()
    .await?;
    tally::enter(tx, standing).await
}

/// The case, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: CaseId) -> Result<Option<Case>, StoreError> {
    db.query(
        "SELECT id, number, query_code_hash, draft_id, item_key, item_version, applicant_id,
                applicant_name, organisation_id, department, state, waits_for, version,
                handler_id, received_at, updated_at, due_on, next_timer_on, closed_at, returned_at
         FROM cases WHERE id = $1",
    )
    .bind(id.uuid())
    .optional::<CaseRow>()
    .await?
    .map(Case::try_from)
    .transpose()
}

/// The case with this number, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_number(
    db: &mut impl Session,
    number: &str,
) -> Result<Option<Case>, StoreError> {
    db.query(
        "SELECT id, number, query_code_hash, draft_id, item_key, item_version, applicant_id,
                applicant_name, organisation_id, department, state, waits_for, version,
                handler_id, received_at, updated_at, due_on, next_timer_on, closed_at, returned_at
         FROM cases WHERE number = $1",
    )
    .bind(number)
    .optional::<CaseRow>()
    .await?
    .map(Case::try_from)
    .transpose()
}

/// The case that came from this draft, if it was filed.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_draft(
    db: &mut impl Session,
    draft: DraftId,
) -> Result<Option<Case>, StoreError> {
    db.query(
        "SELECT id, number, query_code_hash, draft_id, item_key, item_version, applicant_id,
                applicant_name, organisation_id, department, state, waits_for, version,
                handler_id, received_at, updated_at, due_on, next_timer_on, closed_at, returned_at
         FROM cases WHERE draft_id = $1",
    )
    .bind(draft.uuid())
    .optional::<CaseRow>()
    .await?
    .map(Case::try_from)
    .transpose()
}

/// What was filed, if there is such a case.
///
/// # Errors
/// A failure of the database.
pub async fn content(db: &mut impl Session, id: CaseId) -> Result<Option<Content>, StoreError> {
    let row: Option<(JsonText, JsonText)> = db
        .query("SELECT answers, choices FROM cases WHERE id = $1")
        .bind(id.uuid())
        .optional()
        .await?;
    row.map(|(answers, choices)| {
        Ok(Content { answers: answers.parse("cases", "answers", &id)?, choices: choices.0 })
    })
    .transpose()
}

/// Writes the standing of a case over version `read`, and answers the new version.
///
/// # Errors
/// [`StoreError::Stale`] when the case changed since, or a failure.
pub async fn change(
    tx: &mut Write,
    id: CaseId,
    read: i64,
    standing: &Standing,
) -> Result<i64, StoreError> {
    tally::leave(tx, id).await?;
    tx.query(
        "UPDATE cases SET department = $3, state = $4, waits_for = $5, handler_id = $6,
             due_on = $7, next_timer_on = $8, updated_at = $9, closed_at = $10,
             returned_at = $11, version = version + 1
         WHERE id = $1 AND version = $2",
    )
    .bind(id.uuid())
    .bind(read)
    .bind(standing.department.as_str())
    .bind(standing.state.as_str())
    .bind(standing.waits_for.as_str())
    .bind(standing.handler.map(PersonId::uuid))
    .bind(standing.due_on.unwrap_or(NEVER))
    .bind(standing.next_timer_on)
    .bind(At(standing.updated_at))
    .bind(standing.closed_at.map(At))
    .bind(standing.returned_at.map(At))
    .run_fresh()
    .await?;
    tally::enter(tx, standing).await?;
    Ok(read + 1)
}

/// Gives a case another query code; the one before no longer opens it.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such case, or a failure.
pub async fn set_query_code(
    tx: &mut Write,
    id: CaseId,
    query_code_hash: &[u8; 32],
) -> Result<(), StoreError> {
    tx.query("UPDATE cases SET query_code_hash = $2 WHERE id = $1")
        .bind(id.uuid())
        .bind(query_code_hash.to_vec())
        .run_fresh()
        .await
}

/// Writes corrected answers, in the transaction that also changes the case.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such case, or a failure.
pub async fn set_content(tx: &mut Write, id: CaseId, content: &Content) -> Result<(), StoreError> {
    tx.query("UPDATE cases SET answers = $2, choices = $3 WHERE id = $1")
        .bind(id.uuid())
        .bind(JsonText::of(&content.answers))
        .bind(JsonText(content.choices.clone()))
        .run_fresh()
        .await
}
