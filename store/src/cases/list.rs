//! Lists of cases as staff see them, page by page: each page costs the same, however far down it is.

use super::known;
use crate::{Session, StoreError, db::At};
use domain::{
    Date, Moment,
    ids::{CaseId, PersonId},
};
use time::Month;
use uuid::Uuid;

/// Before every due date.
const FIRST_DAY: Date = match Date::from_calendar_date(1, Month::January, 1) {
    Ok(date) => date,
    Err(_) => panic!("the first day of year 1 is a date"),
};
/// Which cases of a department are listed: those that meet every condition.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// Along which order of the department's cases they are found.
    pub along: Along<'a>,
    /// In this state.
    pub state: Option<&'a str>,
    /// Waiting for this.
    pub waits_for: Option<&'a str>,
    /// Come back corrected, to be accepted.
    pub is_returned: bool,
    /// Due on this day or before.
    pub due_through: Option<Date>,
}

/// An order of the cases of a department by deadline, each with an index of its own.
#[derive(Clone, Copy, Debug, Default)]
pub enum Along<'a> {
    /// All that are not closed.
    #[default]
    Open,
    /// Those in this state, closed or not.
    State(&'a str),
    /// Those not closed that wait for this.
    WaitsFor(&'a str),
    /// Those not closed that are assigned to this person.
    Handler(PersonId),
    /// Those not closed whose applicant has corrected them and that wait to be accepted.
    Returned,
}

/// A line of the staff's list; also the place from which the next page goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
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
    /// Word of the procedural state.
    pub state: String,
    /// Word for who has to act next.
    pub waits_for: String,
    /// To whom it is assigned.
    pub handler: Option<PersonId>,
    /// Their name.
    pub handler_name: Option<String>,
    /// When the application arrived.
    pub received_at: Moment,
    /// Last day of the running clock.
    pub due: Due,
}

/// The place of a case in the order of due dates; cases without one come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Last day of the running clock.
    pub on: Option<Date>,
    /// Tells apart what is due on the same day.
    pub id: CaseId,
}

/// How many open cases of a department are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Word of the procedural state.
    pub state: String,
    /// Word for who has to act next.
    pub waits_for: String,
    /// How many.
    pub cases: i64,
    /// How many of them were due before the day asked about.
    pub overdue: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct ListedRow {
    id: Uuid,
    number: String,
    item_key: String,
    item_version: i64,
    applicant_name: String,
    state: String,
    waits_for: String,
    handler_id: Option<Uuid>,
    handler_name: Option<String>,
    received_at: At,
    due_on: Date,
}

impl<'a> From<Along<'a>> for Filter<'a> {
    fn from(along: Along<'a>) -> Self {
        Self { along, ..Self::default() }
    }
}

impl TryFrom<ListedRow> for Listed {
    type Error = StoreError;

    fn try_from(row: ListedRow) -> Result<Self, StoreError> {
        let id = CaseId::new(row.id);
        Ok(Self {
            id,
            number: row.number,
            item_key: row.item_key,
            item_version: u32::try_from(row.item_version)
                .map_err(|error| StoreError::bad_row("cases", "item_version", &row.id, error))?,
            applicant_name: row.applicant_name,
            state: row.state,
            waits_for: row.waits_for,
            handler: row.handler_id.map(PersonId::new),
            handler_name: row.handler_name,
            received_at: row.received_at.0,
            due: Due { on: known(row.due_on), id },
        })
    }
}

/// The list along one order of the cases: that condition picks the index, the others narrow what it finds.
macro_rules! along {
    ($condition:literal) => {
        concat!(
            "SELECT c.id, c.number, c.item_key, c.item_version, c.applicant_name, c.state, c.waits_for,
                    c.handler_id, h.name AS handler_name, c.received_at, c.due_on
             FROM cases c LEFT JOIN person h ON h.id = c.handler_id
             WHERE c.department = $1 AND (c.due_on, c.id) > ($2, $3) AND c.due_on <= $5
                   AND ($6 = '' OR c.state = $6) AND ($7 = '' OR c.waits_for = $7)
                   AND ($8 = '' OR c.returned_at IS NOT NULL) AND ",
            $condition,
            " ORDER BY c.due_on, c.id LIMIT $4"
        )
    };
}

/// Cases of a department by deadline, at most `limit` of them, going on behind `after`.
///
/// # Errors
/// A failure of the database.
pub async fn list(
    db: &mut impl Session,
    department: &str,
    filter: Filter<'_>,
    after: Option<Due>,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let text = match filter.along {
        Along::Open => along!("c.closed_at IS NULL"),
        Along::State(_) => along!("c.state = $9"),
        Along::WaitsFor(_) => along!("c.closed_at IS NULL AND c.waits_for = $9"),
        Along::Handler(_) => along!("c.closed_at IS NULL AND c.handler_id = $9"),
        Along::Returned => along!("c.closed_at IS NULL AND c.returned_at IS NOT NULL"),
    };
    let (on, id) = match after {
        Some(due) => (due.on.unwrap_or(super::NEVER), due.id.uuid()),
        None => (FIRST_DAY, Uuid::nil()),
    };
    let query = db
        .query(text)
        .bind(department)
        .bind(on)
        .bind(id)
        .bind(limit)
        .bind(filter.due_through.unwrap_or(super::NEVER))
        .bind(filter.state.unwrap_or_default())
        .bind(filter.waits_for.unwrap_or_default())
        .bind(if filter.is_returned { "yes" } else { "" });
    let query = match filter.along {
        Along::Open | Along::Returned => query,
        Along::State(word) | Along::WaitsFor(word) => query.bind(word),
        Along::Handler(person) => query.bind(person.uuid()),
    };
    query.all::<ListedRow>().await?.into_iter().map(Listed::try_from).collect()
}

/// How many open cases of a department that are assigned to `person` wait for `turn`.
///
/// # Errors
/// A failure of the database.
pub async fn assigned(
    db: &mut impl Session,
    department: &str,
    person: PersonId,
    turn: &str,
) -> Result<i64, StoreError> {
    let (cases,): (i64,) = db
        .query(
            "SELECT COUNT(*) FROM cases
             WHERE handler_id = $2 AND department = $1 AND closed_at IS NULL AND waits_for = $3",
        )
        .bind(department)
        .bind(person.uuid())
        .bind(turn)
        .one()
        .await?;
    Ok(cases)
}

/// How many open cases of a department came back corrected and wait to be accepted.
///
/// # Errors
/// A failure of the database.
pub async fn returned(db: &mut impl Session, department: &str) -> Result<i64, StoreError> {
    let (cases,): (i64,) = db
        .query(
            "SELECT COUNT(*) FROM cases
             WHERE department = $1 AND returned_at IS NOT NULL AND closed_at IS NULL",
        )
        .bind(department)
        .one()
        .await?;
    Ok(cases)
}

/// How many open cases of a department are in which state, and how many of them were due before `today`.
///
/// # Errors
/// A failure of the database.
pub async fn tally(
    db: &mut impl Session,
    department: &str,
    today: Date,
) -> Result<Vec<Tally>, StoreError> {
    let rows: Vec<(String, String, i64, i64)> = db
        .query(
            "SELECT state, waits_for, CAST(SUM(cases) AS BIGINT),
                    CAST(COALESCE(SUM(cases) FILTER (WHERE due_on < $2), 0) AS BIGINT)
             FROM tally WHERE department = $1
             GROUP BY state, waits_for ORDER BY state, waits_for",
        )
        .bind(department)
        .bind(today)
        .all()
        .await?;
    let tally = |(state, waits_for, cases, overdue)| Tally { state, waits_for, cases, overdue };
    Ok(rows.into_iter().map(tally).collect())
}

/// Cases at which the sweep has to look by `today`, those longest due first.
///
/// A case comes again until its next timer is moved by [`super::change`].
///
/// # Errors
/// A failure of the database.
pub async fn due_timers(
    db: &mut impl Session,
    today: Date,
    after: Option<(Date, CaseId)>,
    limit: i64,
) -> Result<Vec<(Date, CaseId)>, StoreError> {
    let (on, id) = after.map_or((FIRST_DAY, Uuid::nil()), |(on, id)| (on, id.uuid()));
    let rows: Vec<(Date, Uuid)> = db
        .query(
            "SELECT next_timer_on, id FROM cases
             WHERE next_timer_on <= $1 AND (next_timer_on, id) > ($2, $3)
             ORDER BY next_timer_on, id LIMIT $4",
        )
        .bind(today)
        .bind(on)
        .bind(id)
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(on, id)| (on, CaseId::new(id))).collect())
}
