//! Writes down what periods of matters have brought about by themselves.

use super::change::Change;
use crate::{Context, Error};
use store::matters;

/// How many matters are gone through at once.
const BATCH: i64 = 100;

/// Goes through the matters of which a period has passed; answers how many.
///
/// # Errors
/// A failure of the store.
pub async fn sweep(ctx: &Context) -> Result<usize, Error> {
    let mut swept = 0;
    loop {
        let due = matters::due_timers(&mut ctx.db.read().await?, ctx.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(swept);
        }
        let before = swept;
        for number in due {
            let shared = ctx.clone();
            let passed = ctx.db.transact(move |tx| {
                Box::pin(async move {
                    let mut change = Change::hold_by_hall(tx, &shared, &number).await?;
                    change.pass()?;
                    let before = change.row.last_seq;
                    change.keep(tx).await.map(|seq| seq > before)
                })
            });
            match passed.await {
                Ok(has_passed) => swept += usize::from(has_passed),
                // Another node was faster.
                Err(Error::Refused(_)) => {}
                Err(other) => return Err(other),
            }
        }
        // What nobody could write down is left for the next time.
        if swept == before {
            return Ok(swept);
        }
    }
}
