//! Throw drafts away: at the wish of their owner, or when nobody came back to them.

use super::own::{kept_since, own_open};
use crate::{Caller, Context, Error, cases::load_by_id};
use domain::{Moment, ids::DraftId, licensing::State};
use store::{
    Write,
    drafts::{self, Draft},
};

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
/// The page of a correction stays while its case waits for it, however long that takes.
///
/// # Errors
/// A failure of the store.
pub async fn expire(ctx: &Context) -> Result<usize, Error> {
    let before = kept_since(ctx.now().date(), &ctx.calendar());
    let mut expired = 0;
    loop {
        let old = drafts::untouched_since(&mut ctx.db.read().await?, before, BATCH).await?;
        let shared = ctx.clone();
        let deleted = ctx
            .db
            .transact(move |tx| {
                Box::pin(async move { delete_untouched(tx, &shared, &old, before).await })
            })
            .await?;
        if deleted == 0 {
            return Ok(expired);
        }
        expired += deleted;
    }
}

/// Deletes those that are still untouched, for somebody may have come back meanwhile; answers how many.
async fn delete_untouched(
    tx: &mut Write,
    ctx: &Context,
    old: &[DraftId],
    before: Moment,
) -> Result<usize, Error> {
    let mut deleted = 0;
    for id in old {
        let Some(draft) = drafts::find(tx, *id).await? else { continue };
        let is_old = draft.submitted_at.is_none() && draft.updated_at < before;
        if is_old && !is_awaited(tx, ctx, &draft).await? {
            drafts::delete(tx, *id).await?;
            deleted += 1;
        }
    }
    Ok(deleted)
}

/// Whether a case waits for this correction.
async fn is_awaited(tx: &mut Write, ctx: &Context, draft: &Draft) -> Result<bool, Error> {
    let Some(id) = draft.case else { return Ok(false) };
    let Some(loaded) = load_by_id(tx, ctx, id).await? else { return Ok(false) };
    Ok(loaded.case.state == State::Correction || loaded.case.is_deferred())
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
