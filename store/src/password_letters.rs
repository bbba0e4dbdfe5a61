//! The letters by which somebody who forgot their password chooses a new one.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{Moment, ids::PersonId};
use uuid::Uuid;

/// Lets whoever has the token with this hash choose the password of `person` until `expires_at`; earlier tokens are bad.
///
/// # Errors
/// A failure of the database.
pub async fn seal(
    tx: &mut Write,
    person: PersonId,
    token_hash: &[u8; 32],
    expires_at: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO password_letter (person_id, token_hash, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET
             token_hash = excluded.token_hash, expires_at = excluded.expires_at",
    )
    .bind(person.uuid())
    .bind(token_hash.to_vec())
    .bind(At(expires_at))
    .later()
    .await
}

/// Whose password the token with this hash changes; none for a bad one.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<Option<PersonId>, StoreError> {
    let row: Option<(Uuid,)> = db
        .query("SELECT person_id FROM password_letter WHERE token_hash = $1 AND expires_at > $2")
        .bind(token_hash.to_vec())
        .bind(At(now))
        .optional()
        .await?;
    Ok(row.map(|(person,)| PersonId::new(person)))
}

/// Uses the token with this hash up; `false` for a bad one.
///
/// # Errors
/// A failure of the database.
pub async fn redeem(
    tx: &mut Write,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<bool, StoreError> {
    let used = tx
        .query("DELETE FROM password_letter WHERE token_hash = $1 AND expires_at > $2")
        .bind(token_hash.to_vec())
        .bind(At(now))
        .run()
        .await?;
    Ok(used == 1)
}

/// Makes the token that was sent to `person` bad.
///
/// # Errors
/// A failure of the database.
pub async fn forget(tx: &mut Write, person: PersonId) -> Result<(), StoreError> {
    tx.query("DELETE FROM password_letter WHERE person_id = $1").bind(person.uuid()).later().await
}
