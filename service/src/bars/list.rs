//! List the bars that stand.

use super::Bar;
use crate::{Context, Error};
use store::bars;

/// The bars that stand today, the first to end first.
///
/// # Errors
/// A failure.
pub async fn list(ctx: &Context) -> Result<Vec<Bar>, Error> {
    let mut db = ctx.db.read().await?;
    let bars = bars::standing(&mut db, ctx.now().date()).await?;
    bars.into_iter().map(Bar::read).collect()
}
