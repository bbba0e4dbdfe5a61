//! Of which steps of escalation people were told: each once.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Date, Moment, ids::MatterId};

/// A step of escalation that a clock of a matter has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Word of the period that the clock counts.
    pub period: String,
    /// The day on which the clock was started.
    pub started_on: Date,
    /// The rule of the step.
    pub rule: String,
}

/// The steps of a matter of which people were told.
///
/// # Errors
/// A failure of the database.
pub async fn told(db: &mut impl Session, matter: MatterId) -> Result<Vec<Reached>, StoreError> {
    let rows: Vec<(String, Date, String)> = db
        .query("SELECT period, started_on, rule FROM matter_told WHERE matter_id = $1")
        .bind(matter.uuid())
        .all()
        .await?;
    let reached = |(period, started_on, rule)| Reached { period, started_on, rule };
    Ok(rows.into_iter().map(reached).collect())
}

/// Notes that people are told of a step.
///
/// # Errors
/// [`StoreError::Taken`] when they were told already, or a failure.
pub async fn note_told(
    tx: &mut Write,
    matter: MatterId,
    step: &Reached,
    at: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_told (matter_id, period, started_on, rule, told_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(matter.uuid())
    .bind(step.period.as_str())
    .bind(step.started_on)
    .bind(step.rule.as_str())
    .bind(At(at))
    .run()
    .await
    .map(drop)
}
