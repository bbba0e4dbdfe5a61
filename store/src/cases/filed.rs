//! Lists of cases as their applicants see them: the newest first, page by page.

use super::known;
use crate::{
    Session, StoreError,
    db::{At, LAST_MOMENT},
};
use domain::{
    Date, Moment,
    ids::{CaseId, OrganisationId, PersonId},
};
use uuid::Uuid;

/// A line of the applicant's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Which case.
    pub id: CaseId,
    /// Number on the receipt.
    pub number: String,
    /// Key of the item.
    pub item_key: String,
    /// Version of the item.
    pub item_version: u32,
    /// Name of the applicant.
    pub applicant_name: String,
    /// For which organisation it was filed.
    pub organisation: Option<OrganisationId>,
    /// Word of the procedural state.
    pub state: String,
    /// Word for who has to act next.
    pub waits_for: String,
    /// Last day of the running clock.
    pub due_on: Option<Date>,
    /// When the application arrived.
    pub received_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
    /// When the procedure ended.
    pub closed_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct FiledRow {
    id: Uuid,
    number: String,
    item_key: String,
    item_version: i64,
    applicant_name: String,
    organisation_id: Option<Uuid>,
    state: String,
    waits_for: String,
    due_on: Date,
    received_at: At,
    updated_at: At,
    closed_at: Option<At>,
}

impl TryFrom<FiledRow> for Filed {
    type Error = StoreError;

    fn try_from(row: FiledRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: CaseId::new(row.id),
            number: row.number,
            item_key: row.item_key,
            item_version: u32::try_from(row.item_version)
                .map_err(|error| StoreError::bad_row("cases", "item_version", &row.id, error))?,
            applicant_name: row.applicant_name,
            organisation: row.organisation_id.map(OrganisationId::new),
            state: row.state,
            waits_for: row.waits_for,
            due_on: known(row.due_on),
            received_at: row.received_at.0,
            updated_at: row.updated_at.0,
            closed_at: At::moment(row.closed_at),
        })
    }
}

/// The list of one applicant's cases, by the column that says whose they are.
macro_rules! filed_by {
    ($applicant:literal) => {
        concat!(
            "SELECT id, number, item_key, item_version, applicant_name, organisation_id, state,
                    waits_for, due_on, received_at, updated_at, closed_at
             FROM cases WHERE ",
            $applicant,
            " = $1 AND (received_at, id) < ($2, $3) ORDER BY received_at DESC, id DESC LIMIT $4"
        )
    };
}

/// Cases a person filed, newest first, going on behind the case `after`.
///
/// # Errors
/// A failure of the database.
pub async fn of_person(
    db: &mut impl Session,
    person: PersonId,
    after: Option<(Moment, CaseId)>,
    limit: i64,
) -> Result<Vec<Filed>, StoreError> {
    page(db, filed_by!("applicant_id"), person.uuid(), after, limit).await
}

/// Cases filed for an organisation, newest first, going on behind the case `after`.
///
/// # Errors
/// A failure of the database.
pub async fn of_organisation(
    db: &mut impl Session,
    organisation: OrganisationId,
    after: Option<(Moment, CaseId)>,
    limit: i64,
) -> Result<Vec<Filed>, StoreError> {
    page(db, filed_by!("organisation_id"), organisation.uuid(), after, limit).await
}

async fn page(
    db: &mut impl Session,
    text: &'static str,
    whose: Uuid,
    after: Option<(Moment, CaseId)>,
    limit: i64,
) -> Result<Vec<Filed>, StoreError> {
    let (at, id) = after.map_or((LAST_MOMENT, Uuid::max()), |(at, id)| (at, id.uuid()));
    let query = db.query(text).bind(whose).bind(At(at)).bind(id).bind(limit);
    query.all::<FiledRow>().await?.into_iter().map(Filed::try_from).collect()
}
