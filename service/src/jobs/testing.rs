//! What waits in the outbox of a hall for tests.

use super::LetterTask;
use crate::testing::TestHall;
use store::outbox;

/// The letters that wait, the oldest first; they are taken from whoever would deliver them.
pub async fn waiting(hall: &TestHall) -> Vec<LetterTask> {
    let now = hall.ctx.now();
    let taken = hall.ctx.db.transact(move |tx| {
        Box::pin(async move { outbox::claim(tx, now, now.plus_seconds(60), 50).await })
    });
    let tasks = taken.await.expect("the outbox can be read");
    tasks.iter().map(|it| LetterTask::of(it).expect("a letter")).collect()
}
