//! Transactions: what is kept, what is undone, and what is shared.

use super::scene::{self, NOW};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use store::{
    Db, Options, StoreError, counters, departments, limits,
    testing::{Fresh, each_engine},
};
use tokio::sync::Notify;

/// What a service would answer.
#[derive(Debug)]
enum Refusal {
    NotAllowed,
    Failed(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

async fn number(db: &Db, scope: &'static str) -> i64 {
    scene::write(db, move |tx| Box::pin(counters::next(tx, scope))).await
}

/// Holds the writer until the answer is dropped, so that others queue up behind it.
async fn hold(db: &Db) -> (Arc<Notify>, tokio::task::JoinHandle<Result<(), StoreError>>) {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let holder = tokio::spawn({
        let (db, begun, go) = (db.clone(), begun.clone(), go.clone());
        async move {
            db.transact(move |_| {
                Box::pin(async move {
                    begun.notify_one();
                    go.notified().await;
                    Ok(())
                })
            })
            .await
        }
    });
    begun.notified().await;
    (go, holder)
}

#[tokio::test]
async fn a_refusal_undoes_what_was_written_and_reaches_the_caller() {
    each_engine(async |db| {
        let refused: Result<(), Refusal> = db
            .transact(|tx| {
                Box::pin(async move {
                    counters::next(tx, "a").await?;
                    Err(Refusal::NotAllowed)
                })
            })
            .await;
        assert!(matches!(refused, Err(Refusal::NotAllowed)));
        assert_eq!(number(&db, "a").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_panic_undoes_what_was_written_and_harms_nobody() {
    each_engine(async |db| {
        let panicked: Result<(), Refusal> = db
            .transact(|tx| {
                Box::pin(async move {
                    counters::next(tx, "a").await?;
                    panic!("the work is broken")
                })
            })
            .await;
        assert!(matches!(panicked, Err(Refusal::Failed(StoreError::Panicked))));
        let at_once: Result<(), Refusal> = db.transact(|_| panic!("before it began")).await;
        assert!(matches!(at_once, Err(Refusal::Failed(StoreError::Panicked))));
        assert_eq!(number(&db, "a").await, 1);
    })
    .await;
}

#[tokio::test]
async fn work_that_takes_too_long_is_undone() {
    let options = || Options { work_limit: Duration::from_millis(50), ..Options::default() };
    let fresh = [Some(Fresh::sqlite(options()).await), Fresh::postgres(options()).await];
    for fresh in fresh.into_iter().flatten() {
        let endless: Result<(), StoreError> = fresh
            .db
            .transact(|tx| {
                Box::pin(async move {
                    counters::next(tx, "a").await?;
                    std::future::pending().await
                })
            })
            .await;
        assert!(matches!(endless, Err(StoreError::TimedOut)));
        assert_eq!(number(&fresh.db, "a").await, 1);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn a_failed_statement_tells_the_caller_what_was_taken() {
    each_engine(async |db| {
        scene::set(&db).await;
        let taken: Result<(), StoreError> = db
            .transact(|tx| {
                let taken = scene::department("market", "ZJ");
                Box::pin(async move { departments::save(tx, &taken, NOW).await })
            })
            .await;
        let Err(StoreError::Taken(what)) = taken else { panic!("{taken:?}") };
        assert!(what.contains("code"), "{what}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_four_writers_share_few_commits_and_a_failing_one_undoes_only_itself() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let db = &fresh.db;
    let before = db.gauges();
    let (go, holder) = hold(db).await;
    let writers: Vec<_> = (0..64)
        .map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.transact(move |tx| {
                    Box::pin(async move {
                        let number = counters::next(tx, "shared").await?;
                        match n % 8 {
                            0 => Err(Refusal::NotAllowed),
                            1 => panic!("one of eight is broken"),
                            _ => Ok(number),
                        }
                    })
                })
                .await
            })
        })
        .collect();
    while db.gauges().waiting < 64 {
        tokio::task::yield_now().await;
    }
    go.notify_one();
    holder.await.unwrap().unwrap();

    let mut numbers = Vec::new();
    let (mut refused, mut panicked) = (0, 0);
    for writer in writers {
        match writer.await.unwrap() {
            Ok(number) => numbers.push(number),
            Err(Refusal::NotAllowed) => refused += 1,
            Err(Refusal::Failed(StoreError::Panicked)) => panicked += 1,
            Err(Refusal::Failed(error)) => panic!("{error:?}"),
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=48).collect::<Vec<i64>>(), "every kept number once, no gap");
    assert_eq!((refused, panicked), (8, 8));
    let after = db.gauges();
    assert_eq!(after.commits - before.commits, 2, "the holder's and the one all others share");
    assert_eq!(after.kept - before.kept, 49);
    fresh.remove().await;
}

#[tokio::test]
async fn two_numbers_of_two_scopes_are_given_together() {
    each_engine(async |db| {
        assert_eq!(number(&db, "b").await, 1);
        let both = scene::write(&db, |tx| Box::pin(counters::next_two(tx, "b", "a"))).await;
        assert_eq!(both, (2, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn concurrent_writers_lose_no_number_on_either_engine() {
    each_engine(async |db| {
        let writers: Vec<_> = (0..64)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move { number(&db, "n").await })
            })
            .collect();
        let mut numbers = Vec::new();
        for writer in writers {
            numbers.push(writer.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=64).collect::<Vec<i64>>());
    })
    .await;
}

#[tokio::test]
async fn a_full_queue_answers_busy_at_once() {
    let fresh = Fresh::sqlite(Options { queue: 2, ..Options::default() }).await;
    let db = &fresh.db;
    let (go, holder) = hold(db).await;
    let waiting: Vec<_> = (0..2)
        .map(|_| {
            let db = db.clone();
            tokio::spawn(async move { number(&db, "n").await })
        })
        .collect();
    while db.gauges().waiting < 2 {
        tokio::task::yield_now().await;
    }
    let busy: Result<i64, StoreError> = db.transact(|tx| Box::pin(counters::next(tx, "n"))).await;
    assert!(matches!(busy, Err(StoreError::Busy)));
    go.notify_one();
    holder.await.unwrap().unwrap();
    for one in waiting {
        one.await.unwrap();
    }
    assert_eq!(number(db, "n").await, 3, "the refused write left no trace");
    fresh.remove().await;
}

#[tokio::test]
async fn work_nobody_waits_for_any_more_is_not_begun() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let db = &fresh.db;
    let (go, holder) = hold(db).await;
    let gone = tokio::spawn({
        let db = db.clone();
        async move { number(&db, "n").await }
    });
    while db.gauges().waiting < 1 {
        tokio::task::yield_now().await;
    }
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    go.notify_one();
    holder.await.unwrap().unwrap();
    assert_eq!(number(db, "n").await, 1);
    fresh.remove().await;
}

#[tokio::test]
async fn closing_finishes_what_waits_and_refuses_what_comes_later() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let db = fresh.db.clone();
    let (go, holder) = hold(&db).await;
    let waiting = tokio::spawn({
        let db = db.clone();
        async move { number(&db, "n").await }
    });
    while db.gauges().waiting < 1 {
        tokio::task::yield_now().await;
    }
    let closing = tokio::spawn({
        let db = db.clone();
        async move { db.close().await }
    });
    go.notify_one();
    holder.await.unwrap().unwrap();
    assert_eq!(waiting.await.unwrap(), 1);
    closing.await.unwrap();
    let late: Result<i64, StoreError> = db.transact(|tx| Box::pin(counters::next(tx, "n"))).await;
    assert!(matches!(late, Err(StoreError::Closed)));
    fresh.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_that_lost_against_another_is_done_again() {
    let Some(fresh) = Fresh::postgres(Options::default()).await else { return };
    let db = &fresh.db;
    number(db, "a").await;
    number(db, "b").await;
    let tries = Arc::new(AtomicU32::new(0));
    let meeting = Arc::new(tokio::sync::Barrier::new(2));
    let cross = |first: &'static str, second: &'static str| {
        let (db, tries, meeting) = (db.clone(), tries.clone(), meeting.clone());
        tokio::spawn(async move {
            db.transact(move |tx| {
                Box::pin(async move {
                    let once = tries.fetch_add(1, Ordering::SeqCst) < 2;
                    counters::next(tx, first).await?;
                    if once {
                        meeting.wait().await;
                    }
                    counters::next(tx, second).await
                })
            })
            .await
        })
    };
    let (one, two): (tokio::task::JoinHandle<Result<i64, StoreError>>, _) =
        (cross("a", "b"), cross("b", "a"));
    one.await.unwrap().unwrap();
    two.await.unwrap().unwrap();
    // Whoever comes again may meet the other one once more before that has gone on.
    assert!(tries.load(Ordering::SeqCst) >= 3, "the one that lost the deadlock came again");
    assert_eq!((number(db, "a").await, number(db, "b").await), (4, 4));
    fresh.remove().await;
}

#[tokio::test]
async fn statements_are_counted_for_each_reader_and_for_all() {
    each_engine(async |db| {
        let before = db.gauges().statements;
        let mut read = db.read().await.unwrap();
        assert_eq!(read.statements(), 0);
        limits::count(&mut read, "s", "x", NOW).await.unwrap();
        limits::count(&mut read, "s", "x", NOW).await.unwrap();
        assert_eq!(read.statements(), 2);
        assert_eq!(db.gauges().statements - before, 2);
        assert!(db.recorded().iter().any(|text| text.contains("FROM attempt")));
    })
    .await;
}
