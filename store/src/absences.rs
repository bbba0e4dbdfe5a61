//! Who of a desk is away for some days.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Date, Moment,
    ids::{AbsenceId, PersonId},
};
use uuid::Uuid;

/// Somebody is away from a desk from day to day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Which it is.
    pub id: AbsenceId,
    /// Who is away.
    pub person: PersonId,
    /// Key of the department from whose desk.
    pub department: String,
    /// Who of the same desk takes what they have.
    pub stand_in: Option<PersonId>,
    /// The first day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// Who noted it.
    pub noted_by: PersonId,
    /// When.
    pub noted_at: Moment,
}

#[derive(sqlx::FromRow)]
struct AbsenceRow {
    id: Uuid,
    person_id: Uuid,
    department: String,
    stand_in_id: Option<Uuid>,
    from_on: Date,
    until_on: Date,
    noted_by: Uuid,
    noted_at: At,
}

impl From<AbsenceRow> for Absence {
    fn from(row: AbsenceRow) -> Self {
        Self {
            id: AbsenceId::new(row.id),
            person: PersonId::new(row.person_id),
            department: row.department,
            stand_in: row.stand_in_id.map(PersonId::new),
            from_on: row.from_on,
            until_on: row.until_on,
            noted_by: PersonId::new(row.noted_by),
            noted_at: row.noted_at.0,
        }
    }
}

/// Notes an absence.
///
/// # Errors
/// A failure of the database.
pub async fn add(tx: &mut Write, absence: &Absence) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO desk_absence
             (id, person_id, department, stand_in_id, from_on, until_on, noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(absence.id.uuid())
    .bind(absence.person.uuid())
    .bind(absence.department.as_str())
    .bind(absence.stand_in.map(PersonId::uuid))
    .bind(absence.from_on)
    .bind(absence.until_on)
    .bind(absence.noted_by.uuid())
    .bind(At(absence.noted_at))
    .later()
    .await
}

/// Ends an absence before its last day.
///
/// # Errors
/// [`StoreError::Stale`] when there is none or it was ended already, or a failure.
pub async fn end(tx: &mut Write, id: AbsenceId, now: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE desk_absence SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL")
        .bind(id.uuid())
        .bind(At(now))
        .run_fresh()
        .await
}

/// The absence, if there is one that was not ended.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: AbsenceId) -> Result<Option<Absence>, StoreError> {
    let row = db
        .query(
            "SELECT id, person_id, department, stand_in_id, from_on, until_on, noted_by, noted_at
             FROM desk_absence WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(id.uuid())
        .optional::<AbsenceRow>()
        .await?;
    Ok(row.map(Absence::from))
}

/// Who is away from the desk of a department on the day `today` or later on, by the first day.
///
/// # Errors
/// A failure of the database.
pub async fn of_desk(
    db: &mut impl Session,
    department: &str,
    today: Date,
) -> Result<Vec<Absence>, StoreError> {
    let rows = db
        .query(
            "SELECT id, person_id, department, stand_in_id, from_on, until_on, noted_by, noted_at
             FROM desk_absence
             WHERE department = $1 AND until_on >= $2 AND ended_at IS NULL
             ORDER BY from_on, id",
        )
        .bind(department)
        .bind(today)
        .all::<AbsenceRow>()
        .await?;
    Ok(rows.into_iter().map(Absence::from).collect())
}
