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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::{filed, in_review},
        jobs::checkpoint,
        testing::hall,
    };
    use store::testing::tamper;

    /// What an intruder with the rights of the owner of the file can do.
    const UNLOCK: &str = "DROP TRIGGER case_event_no_update; DROP TRIGGER case_event_no_delete;";

    #[tokio::test]
    async fn a_history_that_nobody_touched_is_good() {
        let hall = hall().await;
        in_review(&hall).await;
        let audit = verify(&hall.ctx).await.unwrap();
        assert_eq!((audit.checked, audit.fault), (3, None));
    }

    #[tokio::test]
    async fn a_changed_entry_is_named() {
        let hall = hall().await;
        in_review(&hall).await;
        let change = "UPDATE case_event SET at = at - 86400000000 WHERE position = 2";
        tamper(&hall.fresh.db, &format!("{UNLOCK} {change}")).await.unwrap();
        let fault = verify(&hall.ctx).await.unwrap().fault.unwrap();
        assert_eq!((fault.position, fault.seq, fault.kind), (2, Some(2), FaultKind::Altered));
    }

    #[tokio::test]
    async fn entries_cut_off_at_the_end_are_missed_by_a_checkpoint() {
        let hall = hall().await;
        in_review(&hall).await;
        assert_eq!(checkpoint(&hall.ctx).await.unwrap(), None);
        let cut = "DELETE FROM case_event WHERE position = 3";
        tamper(&hall.fresh.db, &format!("{UNLOCK} {cut}")).await.unwrap();
        let fault = verify(&hall.ctx).await.unwrap().fault.unwrap();
        assert_eq!((fault.position, fault.kind), (3, FaultKind::Missing));
        assert_eq!(checkpoint(&hall.ctx).await.unwrap(), Some(fault));
        filed(&hall).await;
        let fault = verify(&hall.ctx).await.unwrap().fault.unwrap();
        assert_eq!((fault.position, fault.kind), (3, FaultKind::Rewritten));
    }
}
