//! Fires what limits bring about by themselves: each once, also after the hall was down, on any number of nodes.

use crate::{Context, Error, cases::fire};
use store::cases::due_timers;

/// How many cases are looked up at once.
const BATCH: i64 = 100;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Cases it looked at.
    pub cases: usize,
    /// Events it brought about.
    pub events: usize,
    /// Cases that could not be swept; the log tells why.
    pub failures: usize,
}

/// Looks at every case whose day has come.
///
/// A case that fails is left for the next sweep and holds nobody up.
///
/// # Errors
/// A failure of the store that concerns all of them.
pub async fn sweep(ctx: &Context) -> Result<Swept, Error> {
    let today = ctx.now().date();
    let (mut swept, mut after) = (Swept::default(), None);
    loop {
        let due = {
            let mut db = ctx.db.read().await?;
            due_timers(&mut db, today, after, BATCH).await?
        };
        let Some(last) = due.last().copied() else { return Ok(swept) };
        for (_, id) in due {
            swept.cases += 1;
            match fire(ctx, id).await {
                Ok(events) => swept.events += events,
                Err(error) => {
                    swept.failures += 1;
                    tracing::error!(case = %id, error = ?error, "a case could not be swept");
                }
            }
        }
        after = Some(last);
    }
}
