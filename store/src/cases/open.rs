//! Walking through the open cases whose dates a calendar may move.

use super::NEVER;
use crate::{Session, StoreError};
use domain::{Date, ids::CaseId};
use uuid::Uuid;

/// Where an open case stands in the order in which they are walked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Key of its department.
    pub department: String,
    /// Last day of the running clock.
    pub due_on: Option<Date>,
    /// Which it is.
    pub id: CaseId,
}

/// The open cases in which a day lies on or after `from`, behind `after`: the last day of their clock, the day on which
/// the sweep looks at them, or no day at all.
///
/// # Errors
/// A failure of the database.
pub async fn open_from(
    db: &mut impl Session,
    from: Date,
    after: Option<&Place>,
    limit: i64,
) -> Result<Vec<Place>, StoreError> {
    let (department, on, id) = after.map_or(("", from, Uuid::nil()), |it| {
        (&*it.department, it.due_on.unwrap_or(NEVER), it.id.uuid())
    });
    let rows: Vec<(String, Date, Uuid)> = db
        .query(
            "SELECT department, due_on, id FROM cases
             WHERE closed_at IS NULL AND (due_on >= $1 OR next_timer_on >= $1)
                   AND (department, due_on, id) > ($2, $3, $4)
             ORDER BY department, due_on, id LIMIT $5",
        )
        .bind(from)
        .bind(department)
        .bind(on)
        .bind(id)
        .bind(limit)
        .all()
        .await?;
    let place = |(department, on, id)| Place {
        department,
        due_on: (on != NEVER).then_some(on),
        id: CaseId::new(id),
    };
    Ok(rows.into_iter().map(place).collect())
}
