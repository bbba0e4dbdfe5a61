//! What the figures of matters are counted from: each question reads the weeks it asks for, along their index.

use super::{Matter, MatterRow, select};
use crate::{Session, StoreError, db::At};
use domain::{Date, Moment, matters::Tally};

/// Weeks, by their Mondays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// The day on which is asked, by which an open matter is overdue or not.
    pub today: Date,
}

/// How many matters of one kind came in to one department within one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The Monday of the week.
    pub week: Date,
    /// Key of the department that has them.
    pub department: String,
    /// Word of the procedure.
    pub procedure: String,
    /// Word of what they are about, within the procedure.
    pub kind: String,
    /// The figures.
    pub tally: Tally,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    week: Date,
    department: String,
    procedure: String,
    kind: String,
    received: i64,
    open: i64,
    overdue: i64,
    in_time: i64,
    satisfied: i64,
    dissatisfied: i64,
}

impl From<CountRow> for Count {
    fn from(row: CountRow) -> Self {
        let [received, open, overdue, in_time, satisfied, dissatisfied] =
            [row.received, row.open, row.overdue, row.in_time, row.satisfied, row.dissatisfied]
                .map(i64::unsigned_abs);
        let done = received - open;
        let tally = Tally { received, open, overdue, done, in_time, satisfied, dissatisfied };
        let CountRow { week, department, procedure, kind, .. } = row;
        Self { week, department, procedure, kind, tally }
    }
}

/// The figures of the weeks of `span`, by week, department and kind.
///
/// # Errors
/// A failure of the database.
pub async fn counts(db: &mut impl Session, span: Span) -> Result<Vec<Count>, StoreError> {
    let rows = db
        .query(
            "SELECT week, department, procedure, kind, COUNT(*) AS received,
                 COUNT(*) FILTER (WHERE phase IN ('received', 'handling', 'waiting')) AS open,
                 COUNT(*) FILTER (WHERE phase IN ('received', 'handling') AND due_on < $3) AS overdue,
                 COUNT(*) FILTER (WHERE phase IN ('answered', 'closed') AND late = 0) AS in_time,
                 COUNT(*) FILTER (WHERE satisfied = 1) AS satisfied,
                 COUNT(*) FILTER (WHERE satisfied = 0) AS dissatisfied
             FROM matter WHERE week >= $1 AND week <= $2
             GROUP BY week, department, procedure, kind
             ORDER BY week, department, procedure, kind",
        )
        .bind(span.from)
        .bind(span.to)
        .bind(span.today)
        .all::<CountRow>()
        .await?;
    Ok(rows.into_iter().map(Count::from).collect())
}

/// Where most of what came in within `span` has happened: at most `limit` places of one department or of all.
///
/// # Errors
/// A failure of the database.
pub async fn places(
    db: &mut impl Session,
    span: Span,
    department: Option<&str>,
    limit: i64,
) -> Result<Vec<(String, u64)>, StoreError> {
    let rows: Vec<(String, i64)> = db
        .query(
            "SELECT place, COUNT(*) AS received FROM matter
             WHERE week >= $1 AND week <= $2 AND place <> '' AND ($3 = '' OR department = $3)
             GROUP BY place ORDER BY received DESC, place LIMIT $4",
        )
        .bind(span.from)
        .bind(span.to)
        .bind(department.unwrap_or_default())
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|(place, count)| (place, count.unsigned_abs())).collect())
}

/// Numbers and titles of what came in last within `span`, at most `limit`, of one department or of all.
///
/// # Errors
/// A failure of the database.
pub async fn titles(
    db: &mut impl Session,
    span: Span,
    department: Option<&str>,
    limit: i64,
) -> Result<Vec<(String, String)>, StoreError> {
    db.query(
        "SELECT number, title FROM matter
         WHERE week >= $1 AND week <= $2 AND ($3 = '' OR department = $3)
         ORDER BY week DESC, number DESC LIMIT $4",
    )
    .bind(span.from)
    .bind(span.to)
    .bind(department.unwrap_or_default())
    .bind(limit)
    .all()
    .await
}

/// The matters of a procedure that came in before `until`, and were open or changed at `since` or later, in the order of
/// their numbers behind `after`.
///
/// # Errors
/// A failure of the database.
pub async fn of_years(
    db: &mut impl Session,
    procedure: &str,
    (since, until): (Moment, Moment),
    after: &str,
    limit: i64,
) -> Result<Vec<Matter>, StoreError> {
    let rows = db
        .query(select!(
            "WHERE number > $4 AND procedure = $1 AND lodged_at < $3
                 AND (since >= $2 OR phase <> 'closed')
             ORDER BY number LIMIT $5"
        ))
        .bind(procedure)
        .bind(At(since))
        .bind(At(until))
        .bind(after)
        .bind(limit)
        .all::<MatterRow>()
        .await?;
    Ok(rows.into_iter().map(Matter::from).collect())
}
