//! Who comes when among those accepted for an item whose number the law limits (XK 57).

use crate::{
    StoreError, Write,
    db::{Parts, Sql},
};
use domain::ids::CaseId;

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not decided.
    Waiting,
    /// Granted.
    Granted,
    /// Ended otherwise.
    Gone,
}

impl Outcome {
    const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Granted => "granted",
            Self::Gone => "gone",
        }
    }
}

/// How far the number of an item is used up, seen from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many places were granted.
    pub granted: i64,
    /// How many places before this one wait.
    pub earlier_waiting: i64,
}

/// Gives a case its place, or notes what became of the place it has.
///
/// # Errors
/// [`StoreError::Taken`] when another case has the place, or a failure.
pub async fn save(
    tx: &mut Write,
    item_key: &str,
    sequence: i64,
    case: CaseId,
    outcome: Outcome,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO place (item_key, sequence, case_id, outcome) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id) DO UPDATE SET outcome = excluded.outcome",
    )
    .bind(item_key)
    .bind(sequence)
    .bind(case.uuid())
    .bind(outcome.word())
    .later()
    .await
}

/// How far the number of an item is used up, seen from `sequence`, or from the end of the order.
///
/// On PostgreSQL whoever asks makes the others wait until its commit, so that two decisions never
/// take the last place together.
///
/// # Errors
/// A failure of the database.
pub async fn standing(
    tx: &mut Write,
    item_key: &str,
    sequence: Option<i64>,
) -> Result<Standing, StoreError> {
    tx.query(Sql {
        // There is one writer anyway.
        sqlite: "SELECT $1",
        postgres: "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.place.' || $1))",
    })
    .bind(item_key)
    .run()
    .await?;
    let (granted, earlier_waiting): (i64, i64) = tx
        .query(
            "SELECT COUNT(*) FILTER (WHERE outcome = 'granted'),
                    COUNT(*) FILTER (WHERE outcome = 'waiting' AND sequence < $2)
             FROM place WHERE item_key = $1",
        )
        .bind(item_key)
        .bind(sequence.unwrap_or(i64::MAX))
        .one()
        .await?;
    Ok(Standing { granted, earlier_waiting })
}
