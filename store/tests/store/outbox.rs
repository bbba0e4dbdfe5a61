//! Tasks: claimed by one worker, tried again, forgotten.

use super::scene::{self, NOW, id, later};
use domain::Moment;
use store::{
    Db, StoreError,
    outbox::{self, Task},
    testing::each_engine,
};

fn task(number: u128, run_at: Moment) -> Task {
    Task {
        id: id(number),
        kind: "mail".to_owned(),
        payload: r#"{"to": "li@example.cn"}"#.to_owned(),
        created_at: NOW,
        run_at,
        attempts: 0,
        last_error: None,
    }
}

async fn claim(db: &Db, now: Moment) -> Vec<u128> {
    let until = now.plus_seconds(30);
    let tasks = scene::write(db, move |tx| Box::pin(outbox::claim(tx, now, until, 2))).await;
    tasks.iter().map(|task| task.id.as_u128()).collect()
}

#[tokio::test]
async fn a_task_is_claimed_by_one_until_its_lock_runs_out() {
    each_engine(async |db| {
        scene::write(&db, |tx| {
            Box::pin(async move {
                for (number, run_at) in [(1, 2), (2, 1), (3, 3), (4, 99)] {
                    outbox::put(tx, &task(number, later(run_at))).await?;
                }
                Ok(())
            })
        })
        .await;
        assert_eq!(claim(&db, later(10)).await, [2, 1]);
        assert_eq!(claim(&db, later(10)).await, [3]);
        assert_eq!(claim(&db, later(10)).await, [0_u128; 0]);
        let mut read = db.read().await.unwrap();
        assert_eq!(outbox::waiting(&mut read, later(10)).await.unwrap(), 3);
        drop(read);
        scene::write(&db, |tx| {
            Box::pin(async move {
                outbox::done(tx, id(2), later(11)).await?;
                outbox::postpone(tx, id(1), later(200), "no answer").await?;
                outbox::bury(tx, id(3), later(12), "no such address").await
            })
        })
        .await;
        assert_eq!(claim(&db, later(100)).await, [4]);
        assert_eq!(claim(&db, later(131)).await, [4], "its lock ran out");
        let mut read = db.read().await.unwrap();
        let dead = outbox::dead(&mut read, 10).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!((dead[0].id, dead[0].attempts), (id(3), 1));
        assert_eq!(dead[0].last_error.as_deref(), Some("no such address"));
        drop(read);
        let twice: Result<(), StoreError> =
            db.transact(|tx| Box::pin(outbox::done(tx, id(2), NOW))).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        assert_eq!(scene::write(&db, |tx| Box::pin(outbox::sweep(tx, later(12)))).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_never_claim_the_same_task() {
    each_engine(async |db| {
        scene::write(&db, |tx| {
            Box::pin(async move {
                for number in 1..=40 {
                    outbox::put(tx, &task(number, NOW)).await?;
                }
                Ok(())
            })
        })
        .await;
        let worker = || {
            let db = db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                for _ in 0..10 {
                    mine.extend(claim(&db, later(1)).await);
                }
                mine
            })
        };
        let (one, two) = (worker(), worker());
        let mut all = one.await.unwrap();
        all.extend(two.await.unwrap());
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before, "no task twice");
    })
    .await;
}
