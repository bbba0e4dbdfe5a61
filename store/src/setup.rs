//! The one-time token by which the first administrator is made.

use crate::{
    StoreError, Write,
    db::{At, Parts},
};
use domain::Moment;

/// Makes the token with this hash good until `expires_at`, and every earlier one bad.
///
/// # Errors
/// A failure of the database.
pub async fn issue(
    tx: &mut Write,
    token_hash: &[u8; 32],
    now: Moment,
    expires_at: Moment,
) -> Result<(), StoreError> {
    tx.query("DELETE FROM setup_token WHERE used_at IS NULL").run().await?;
    tx.query("INSERT INTO setup_token (token_hash, created_at, expires_at) VALUES ($1, $2, $3)")
        .bind(token_hash.to_vec())
        .bind(At(now))
        .bind(At(expires_at))
        .later()
        .await
}

/// Uses the token with this hash up; `false` when it is unknown, used or expired.
///
/// # Errors
/// A failure of the database.
pub async fn redeem(
    tx: &mut Write,
    token_hash: &[u8; 32],
    now: Moment,
) -> Result<bool, StoreError> {
    let redeemed = tx
        .query(
            "UPDATE setup_token SET used_at = $2
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
        )
        .bind(token_hash.to_vec())
        .bind(At(now))
        .run()
        .await?;
    Ok(redeemed == 1)
}
