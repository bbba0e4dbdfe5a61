//! Lists of matters, each along an index of its own.

use super::{Matter, MatterRow, NEVER, select};
use crate::{
    Session, StoreError,
    db::{At, LAST_MOMENT},
};
use domain::{
    Date, Moment,
    ids::{MatterId, PersonId},
};
use time::Month;
use uuid::Uuid;

/// Before every due date.
const FIRST_DAY: Date = match Date::from_calendar_date(1, Month::January, 1) {
    Ok(date) => date,
    Err(_) => panic!("the first day of year 1 is a date"),
};

/// An order of matters by their last day, each with an index of its own.
#[derive(Clone, Copy, Debug)]
pub enum Along<'a> {
    /// Those that a department has.
    Department(&'a str),
    /// Those that the desk of a department has sorted or sorts.
    Desk(&'a str),
    /// Those that a person handles.
    Handler(PersonId),
}

/// The place of a matter in the order of last days; matters without one come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Last day for whoever has to act.
    pub on: Option<Date>,
    /// Tells apart what is due on the same day.
    pub id: MatterId,
}

/// Matters in `phase` by their last day, at most `limit` of them, going on behind `after`.
///
/// # Errors
/// A failure of the database.
pub async fn listed(
    db: &mut impl Session,
    along: Along<'_>,
    phase: &str,
    after: Option<Due>,
    limit: i64,
) -> Result<Vec<Matter>, StoreError> {
    let text = match along {
        Along::Department(_) => select!(
            "WHERE department = $1 AND phase = $2 AND (due_on, id) > ($3, $4)
             ORDER BY due_on, id LIMIT $5"
        ),
        Along::Desk(_) => select!(
            "WHERE desk = $1 AND phase = $2 AND (due_on, id) > ($3, $4)
             ORDER BY due_on, id LIMIT $5"
        ),
        Along::Handler(_) => select!(
            "WHERE handler_id = $1 AND phase = $2 AND (due_on, id) > ($3, $4)
             ORDER BY due_on, id LIMIT $5"
        ),
    };
    let query = match along {
        Along::Department(key) | Along::Desk(key) => db.query(text).bind(key),
        Along::Handler(person) => db.query(text).bind(person.uuid()),
    };
    let (on, id) = match after {
        Some(due) => (due.on.unwrap_or(NEVER), due.id.uuid()),
        None => (FIRST_DAY, Uuid::nil()),
    };
    let rows = query.bind(phase).bind(on).bind(id).bind(limit).all::<MatterRow>().await?;
    Ok(rows.into_iter().map(Matter::from).collect())
}

/// The matters of whoever brought them, the newest first, behind the one that came in at `before`.
///
/// # Errors
/// A failure of the database.
pub async fn of_filer(
    db: &mut impl Session,
    filer: PersonId,
    before: Option<(Moment, MatterId)>,
    limit: i64,
) -> Result<Vec<Matter>, StoreError> {
    let (at, id) = before.map_or((LAST_MOMENT, Uuid::max()), |(at, id)| (at, id.uuid()));
    let rows = db
        .query(select!(
            "WHERE filer_id = $1 AND (lodged_at, id) < ($2, $3)
             ORDER BY lodged_at DESC, id DESC LIMIT $4"
        ))
        .bind(filer.uuid())
        .bind(At(at))
        .bind(id)
        .bind(limit)
        .all::<MatterRow>()
        .await?;
    Ok(rows.into_iter().map(Matter::from).collect())
}

/// The matters of one kind that came in at `since` or later, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn recent(
    db: &mut impl Session,
    (procedure, kind): (&str, &str),
    since: Moment,
    limit: i64,
) -> Result<Vec<Matter>, StoreError> {
    let rows = db
        .query(select!(
            "WHERE procedure = $1 AND kind = $2 AND lodged_at >= $3
             ORDER BY lodged_at DESC, id DESC LIMIT $4"
        ))
        .bind(procedure)
        .bind(kind)
        .bind(At(since))
        .bind(limit)
        .all::<MatterRow>()
        .await?;
    Ok(rows.into_iter().map(Matter::from).collect())
}

/// The numbers of matters of which a period has passed by `now`, at most `limit`, the longest ago first.
///
/// # Errors
/// A failure of the database.
pub async fn due_timers(
    db: &mut impl Session,
    now: Moment,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = db
        .query("SELECT number FROM matter WHERE timer_at <= $1 ORDER BY timer_at, id LIMIT $2")
        .bind(At(now))
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
