//! Throw drafts away: at the wish of their owner, or when nobody came back to them.

use super::own::{kept_since, own_open};
use crate::{Caller, Context, Error};
use domain::{Moment, ids::DraftId};
use store::{StoreError, Write, drafts};

/// How many old drafts are looked for at once.
const BATCH: i64 = 100;

/// Throws a draft away with its answers and files; the content of the files follows with the next sweep.
///
/// # Errors
/// [`Error::NotFound`] when it is not the caller's, or gone; `already_submitted`; a failure of the store.
pub async fn discard(ctx: &Context, caller: &Caller, id: DraftId) -> Result<(), Error> {
    let caller = caller.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                own_open(tx, &caller, id).await?;
                Ok(drafts::delete(tx, id).await?)
            })
        })
        .await
}

/// Throws away what was not saved for 120 days; answers how many drafts.
///
/// # Errors
/// A failure of the store.
pub async fn expire(ctx: &Context) -> Result<usize, Error> {
    let before = kept_since(ctx.now().date(), &ctx.calendar());
    let mut expired = 0;
    loop {
        let mut db = ctx.db.read().await?;
        let old = drafts::untouched_since(&mut db, before, BATCH).await?;
        drop(db);
        if old.is_empty() {
            return Ok(expired);
        }
        expired += old.len();
        ctx.db
            .transact(move |tx| Box::pin(async move { delete_untouched(tx, &old, before).await }))
            .await?;
    }
}

/// Deletes those that are still untouched: somebody may have come back meanwhile.
async fn delete_untouched(
    tx: &mut Write,
    old: &[DraftId],
    before: Moment,
) -> Result<(), StoreError> {
    for id in old {
        let draft = drafts::find(tx, *id).await?;
        if draft.is_some_and(|it| it.submitted_at.is_none() && it.updated_at < before) {
            drafts::delete(tx, *id).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{list, show, testing::begun},
        testing::hall,
    };

    #[tokio::test]
    async fn a_draft_is_thrown_away_by_its_owner_only() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let theirs = discard(&hall.ctx, &hall.stranger, id).await;
        assert!(matches!(theirs, Err(Error::NotFound)));
        assert_eq!(list(&hall.ctx, &hall.citizen).await.unwrap().len(), 1);
        assert_eq!(list(&hall.ctx, &hall.stranger).await.unwrap(), []);
        discard(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!(list(&hall.ctx, &hall.citizen).await.unwrap(), []);
        assert!(matches!(discard(&hall.ctx, &hall.citizen, id).await, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_draft_is_kept_through_the_day_that_its_page_names() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let last = show(&hall.ctx, &hall.citizen, id).await.unwrap().kept_until;
        hall.clock.set(&last.to_string(), 23);
        assert_eq!(expire(&hall.ctx).await.unwrap(), 0);
        hall.clock.pass(3_600);
        assert_eq!(expire(&hall.ctx).await.unwrap(), 1);
        assert!(matches!(show(&hall.ctx, &hall.citizen, id).await, Err(Error::NotFound)));
    }
}
