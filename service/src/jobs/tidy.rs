//! Forgets what nobody needs any more.

use crate::{Context, Error, drafts};
use domain::Moment;
use store::{files, limits, matters, outbox, ratings, sessions};

/// How long counted attempts are kept, in seconds.
const ATTEMPTS_KEPT: i64 = 24 * 3_600;
/// How long tasks that are done are kept, in seconds.
const TASKS_KEPT: i64 = 30 * 24 * 3_600;
/// How long a matter is kept that nobody has sent, in seconds.
const MATTERS_KEPT: i64 = 7 * 24 * 3_600;
/// How long what was handled is kept to be rated, in seconds: longer than anybody may rate it.
const INVITATIONS_KEPT: i64 = 60 * 24 * 3_600;
/// How long content stays that no row names, and what was taken away before it was filed, in seconds:
/// far longer than any upload takes from its last byte to its row.
const FILES_KEPT: i64 = 24 * 3_600;

/// Forgets old attempts, tasks that were done, sessions that have ended, drafts that nobody came back to, and files
/// that are in no draft and no case, with their content.
///
/// Cases, their files, replaced ones included, and the history are kept: they are the archive (XK 40).
///
/// # Errors
/// A failure of the store.
pub async fn tidy(ctx: &Context) -> Result<(), Error> {
    let now = ctx.now();
    let forgotten = ctx.db.transact(move |tx| {
        Box::pin(async move {
            limits::sweep(tx, now.plus_seconds(-ATTEMPTS_KEPT)).await?;
            outbox::sweep(tx, now.plus_seconds(-TASKS_KEPT)).await?;
            sessions::sweep(tx, now).await?;
            matters::forget_readers(tx, now).await?;
            matters::forget_drafts(tx, now.plus_seconds(-MATTERS_KEPT)).await?;
            ratings::forget_invitations(tx, now.plus_seconds(-INVITATIONS_KEPT)).await?;
            files::forget(tx, now.plus_seconds(-FILES_KEPT)).await?;
            Ok::<_, Error>(())
        })
    });
    forgotten.await?;
    drafts::expire(ctx).await?;
    clear_away(ctx, now.plus_seconds(-FILES_KEPT)).await
}

/// Removes content that no row names and that was written before `before`.
async fn clear_away(ctx: &Context, before: Moment) -> Result<(), Error> {
    ctx.blobs.sweep_uploads(before).await?;
    let orphans = ctx.blobs.orphans(&mut ctx.db.read().await?, before).await?;
    for orphan in orphans {
        ctx.blobs.remove(&orphan, before).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{Signed, discard, submit, testing::complete},
        files::{detach, open},
        testing::{TestHall, hall},
    };
    use bytes::Bytes;
    use domain::ids::{DraftId, FileId};

    const DAY: i64 = 24 * 3_600;

    /// The clock of the hall stands in 2026; what is written lies at the time of the machine, so the hall is
    /// moved far behind it.
    async fn tidied_in_a_century(hall: &TestHall) {
        hall.clock.set("2126-03-04", 9);
        tidy(&hall.ctx).await.unwrap();
    }

    fn contents(hall: &TestHall) -> usize {
        let shelves = std::fs::read_dir(hall.fresh.folder().join("sha256")).unwrap();
        shelves.map(|it| std::fs::read_dir(it.unwrap().path()).unwrap().count()).sum()
    }

    async fn files_of(hall: &TestHall, draft: DraftId) -> Vec<FileId> {
        let mut db = hall.ctx.db.read().await.unwrap();
        let found = files::of_draft(&mut db, draft).await.unwrap();
        found.into_iter().map(|it| it.id).collect()
    }

    #[tokio::test]
    async fn a_file_that_was_taken_back_is_kept_for_a_day_and_then_forgotten() {
        let hall = hall().await;
        let (draft, _) = complete(&hall).await;
        let ids = files_of(&hall, draft).await;
        detach(&hall.ctx, &hall.citizen, ids[0]).await.unwrap();
        let is_there = async || {
            files::find(&mut hall.ctx.db.read().await.unwrap(), ids[0]).await.unwrap().is_some()
        };
        hall.clock.pass(DAY);
        tidy(&hall.ctx).await.unwrap();
        assert!(is_there().await);
        hall.clock.pass(1);
        tidy(&hall.ctx).await.unwrap();
        assert!(!is_there().await);
        assert_eq!(files_of(&hall, draft).await, ids[1..]);
    }

    #[tokio::test]
    async fn content_that_no_row_names_is_cleared_away_once_it_is_a_day_old() {
        let hall = hall().await;
        let mut writer = hall.ctx.blobs.begin(FileId::new(hall.ctx.chance.id())).await.unwrap();
        writer.write(&Bytes::from_static(b"lost in a crash")).await.unwrap();
        writer.finish().await.unwrap();
        hall.clock.set("1999-01-01", 9);
        tidy(&hall.ctx).await.unwrap();
        assert_eq!(contents(&hall), 1, "it may still get its row");
        tidied_in_a_century(&hall).await;
        assert_eq!(contents(&hall), 0);
    }

    #[tokio::test]
    async fn a_draft_goes_with_its_files_and_their_content_and_a_case_keeps_all_of_them() {
        let hall = hall().await;
        let (filed, version) = complete(&hall).await;
        let file = files_of(&hall, filed).await[0];
        let signed = Signed { declaration: true, commitment: false };
        submit(&hall.ctx, &hall.citizen, filed, version, signed).await.unwrap();
        let (thrown, _) = complete(&hall).await;
        discard(&hall.ctx, &hall.citizen, thrown).await.unwrap();
        let (left, _) = complete(&hall).await;
        tidied_in_a_century(&hall).await;
        assert_eq!(files_of(&hall, left).await, []);
        assert!(open(&hall.ctx, &hall.citizen, file).await.is_ok());
        assert!(contents(&hall) > 0);
    }
}
