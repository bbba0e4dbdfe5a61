//! The browsers that have shown number and query code of a matter, for a time.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Moment, ids::MatterId};

/// Opens a matter to the browser whose token has this hash, until `until`.
///
/// # Errors
/// A failure of the database.
pub async fn show_to(
    tx: &mut Write,
    matter: MatterId,
    visitor: [u8; 32],
    until: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO matter_reader (matter_id, visitor_hash, until) VALUES ($1, $2, $3)
         ON CONFLICT (matter_id, visitor_hash) DO UPDATE SET until = excluded.until",
    )
    .bind(matter.uuid())
    .bind(visitor.to_vec())
    .bind(At(until))
    .later()
    .await
}

/// Whether a matter is open to the browser with this token at `now`; to one without a token nothing is.
///
/// # Errors
/// A failure of the database.
pub async fn is_shown(
    db: &mut impl Session,
    matter: MatterId,
    visitor: Option<[u8; 32]>,
    now: Moment,
) -> Result<bool, StoreError> {
    let Some(visitor) = visitor else { return Ok(false) };
    let row: Option<(i64,)> = db
        .query(
            "SELECT CAST(1 AS BIGINT) FROM matter_reader
             WHERE matter_id = $1 AND visitor_hash = $2 AND until > $3",
        )
        .bind(matter.uuid())
        .bind(visitor.to_vec())
        .bind(At(now))
        .optional()
        .await?;
    Ok(row.is_some())
}

/// Forgets the browsers whose time was over at `now`; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn forget_readers(tx: &mut Write, now: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM matter_reader WHERE until <= $1").bind(At(now)).run().await
}
