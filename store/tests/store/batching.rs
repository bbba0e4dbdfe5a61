//! Writes that nobody waits for: on their way with the statement that follows them, and undone with their work.

use super::scene::{self, NOW, id};
use store::{
    Db, Options, StoreError, counters,
    outbox::{self, Task},
    testing::{Fresh, each_engine},
};

async fn number(db: &Db, scope: &'static str) -> i64 {
    scene::write(db, move |tx| Box::pin(counters::next(tx, scope))).await
}

/// A task that has to be done, whose writing nobody waits for.
fn task(number: u128) -> Task {
    Task {
        id: id(number),
        kind: "letter".to_owned(),
        payload: "{}".to_owned(),
        created_at: NOW,
        run_at: NOW,
        attempts: 0,
        last_error: None,
    }
}

async fn tasks(db: &Db) -> i64 {
    outbox::waiting(&mut db.read().await.unwrap(), NOW).await.unwrap()
}

#[tokio::test]
async fn writes_that_nobody_waits_for_go_with_the_statement_that_follows_them() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let db = &fresh.db;
    let before = db.gauges();
    let seen = scene::write(db, |tx| {
        Box::pin(async move {
            outbox::put(tx, &task(1)).await?;
            outbox::put(tx, &task(2)).await?;
            let seen = outbox::waiting(tx, NOW).await?;
            outbox::put(tx, &task(3)).await?;
            outbox::put(tx, &task(4)).await?;
            Ok(seen)
        })
    })
    .await;
    let after = db.gauges();
    assert_eq!((seen, tasks(db).await), (2, 4));
    assert_eq!(after.statements - before.statements, 5);
    assert_eq!(after.calls - before.calls, 4, "begin, two and what sees them, two, commit");
    fresh.remove().await;
}

#[tokio::test]
async fn a_write_that_fails_on_its_way_undoes_its_work_and_nothing_else() {
    each_engine(async |db| {
        // All three share one commit where there is one writer.
        let work = |numbers: [u128; 2]| {
            db.transact(move |tx| {
                Box::pin(async move {
                    for number in numbers {
                        outbox::put(tx, &task(number)).await?;
                    }
                    outbox::waiting(tx, NOW).await
                })
            })
        };
        let (first, twice, after) = tokio::join!(work([1, 2]), work([3, 3]), work([5, 6]));
        assert!(matches!(twice, Err(StoreError::Taken(_))), "{twice:?}");
        assert!(first.is_ok() && after.is_ok(), "{first:?} {after:?}");
        assert_eq!(tasks(&db).await, 4);
        let at_the_end = db
            .transact(|tx| {
                Box::pin(async move {
                    counters::next(tx, "n").await?;
                    outbox::put(tx, &task(1)).await
                })
            })
            .await;
        assert!(matches!(at_the_end, Err(StoreError::Taken(_))), "{at_the_end:?}");
        assert_eq!(number(&db, "n").await, 1, "what came before it is undone with it");
    })
    .await;
}

#[tokio::test]
async fn work_that_overlooks_a_failed_write_is_not_kept() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let overlooked: Result<(), StoreError> = fresh
        .db
        .transact(|tx| {
            Box::pin(async move {
                outbox::put(tx, &task(1)).await?;
                outbox::put(tx, &task(1)).await?;
                drop(outbox::waiting(tx, NOW).await);
                drop(counters::next(tx, "n").await);
                Ok(())
            })
        })
        .await;
    assert!(matches!(overlooked, Err(StoreError::Taken(_))), "{overlooked:?}");
    assert_eq!((tasks(&fresh.db).await, number(&fresh.db, "n").await), (0, 1));
    fresh.remove().await;
}
