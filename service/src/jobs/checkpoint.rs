//! Remembers the end of the history, so that nobody can cut it off unseen.

use crate::{Context, Error, audit::BadEntry};
use store::history::{self, Head};

/// Walks the history from the last checkpoint on and remembers its end, when all of it is good.
///
/// Answers the first bad entry, if there is one; then nothing is remembered.
///
/// # Errors
/// A failure of the store.
pub async fn checkpoint(ctx: &Context) -> Result<Option<BadEntry>, Error> {
    let (from, audit) = {
        let mut db = ctx.db.read().await?;
        let from = history::latest_checkpoint(&mut db).await?.map_or(Head::START, |it| it.head);
        (from, history::verify(&mut db, from).await?)
    };
    if let Some(fault) = audit.fault {
        tracing::error!(position = fault.position, kind = ?fault.kind, "the history has a bad entry");
        return Ok(Some(fault));
    }
    if audit.head != from {
        let (head, now) = (audit.head, ctx.now());
        let remembered = ctx
            .db
            .transact(move |tx| Box::pin(async move { history::checkpoint(tx, head, now).await }));
        remembered.await.map_err(Error::from)?;
    }
    Ok(None)
}
