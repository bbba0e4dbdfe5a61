//! E-mail addresses that people say are theirs, until they have shown it.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Moment, ids::PersonId};

/// Notes that `person` says that `address` is theirs; what they said before is forgotten.
///
/// # Errors
/// A failure of the database.
pub async fn claim(
    tx: &mut Write,
    person: PersonId,
    address: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO email_claim (person_id, address, claimed_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET
             address = excluded.address, claimed_at = excluded.claimed_at,
             token_hash = NULL, expires_at = NULL",
    )
    .bind(person.uuid())
    .bind(address)
    .bind(At(now))
    .later()
    .await
}

/// The address that `person` has yet to show to be theirs.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, person: PersonId) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = db
        .query("SELECT address FROM email_claim WHERE person_id = $1")
        .bind(person.uuid())
        .optional()
        .await?;
    Ok(row.map(|(address,)| address))
}

/// Lets whoever has the token with this hash show until `expires_at` that `address` is theirs; earlier tokens are bad.
///
/// # Errors
/// [`StoreError::Stale`] when the person says so no longer.
pub async fn seal(
    tx: &mut Write,
    person: PersonId,
    address: &str,
    token_hash: &[u8; 32],
    expires_at: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE email_claim SET token_hash = $3, expires_at = $4
         WHERE person_id = $1 AND address = $2",
    )
    .bind(person.uuid())
    .bind(address)
    .bind(token_hash.to_vec())
    .bind(At(expires_at))
    .run_fresh()
    .await
}

/// The address that the token with this hash shows to be the person's, which uses the token up; none for a bad one.
///
/// # Errors
/// A failure of the database.
pub async fn redeem(
    tx: &mut Write,
    person: PersonId,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = tx
        .query(
            "DELETE FROM email_claim
             WHERE person_id = $1 AND token_hash = $2 AND expires_at > $3
             RETURNING address",
        )
        .bind(person.uuid())
        .bind(token_hash.to_vec())
        .bind(At(now))
        .optional()
        .await?;
    Ok(row.map(|(address,)| address))
}

/// Forgets what `person` said.
///
/// # Errors
/// A failure of the database.
pub async fn forget(tx: &mut Write, person: PersonId) -> Result<(), StoreError> {
    tx.query("DELETE FROM email_claim WHERE person_id = $1").bind(person.uuid()).later().await
}
