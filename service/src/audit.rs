//! Proves that nobody rewrote the history of the cases.

pub use store::history::{Audit, Fault as BadEntry, FaultKind, Head};

use crate::{Context, Error};
use store::history;

/// Walks the whole history and compares it with every checkpoint.
///
/// The answer names the first bad entry, if there is one.
///
/// # Errors
/// A failure of the store.
pub async fn verify(ctx: &Context) -> Result<Audit, Error> {
    let mut db = ctx.db.read().await?;
    Ok(history::verify(&mut db, Head::START).await?)
}
