//! What was acknowledged is there afterwards, however the process ended.

use super::scene;
use store::{
    Db, Options, StoreError, counters, departments,
    testing::{Fresh, texts},
};

/// A copy of the files as a crash would leave them: taken while the database is open, nothing closed.
fn crashed_copy(fresh: &Fresh) -> String {
    let copy = fresh.folder().join("after");
    std::fs::create_dir(&copy).unwrap();
    for name in ["hall.db", "hall.db-wal"] {
        std::fs::copy(fresh.folder().join(name), copy.join(name)).unwrap();
    }
    format!("sqlite://{}", copy.join("hall.db").display())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_write_survives_a_crash() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let writers: Vec<_> = (0..200)
        .map(|_| {
            let db = fresh.db.clone();
            tokio::spawn(async move {
                let outcome: Result<i64, StoreError> =
                    db.transact(|tx| Box::pin(counters::next(tx, "acknowledged"))).await;
                outcome.unwrap()
            })
        })
        .collect();
    let mut acknowledged = 0;
    for writer in writers {
        acknowledged = writer.await.unwrap().max(acknowledged);
    }
    let after = Db::open(&crashed_copy(&fresh), Options::default()).await.unwrap();
    let next = scene::write(&after, |tx| Box::pin(counters::next(tx, "acknowledged"))).await;
    assert_eq!((acknowledged, next), (200, 201));
    after.close().await;
    fresh.remove().await;
}

#[tokio::test]
async fn a_reopened_database_shows_what_was_written() {
    let fresh = Fresh::sqlite(Options::default()).await;
    scene::set(&fresh.db).await;
    fresh.db.close().await;
    let again = Db::open(&fresh.url, Options::default()).await.unwrap();
    let mut read = again.read().await.unwrap();
    assert!(departments::find(&mut read, "market").await.unwrap().is_some());
    drop(read);
    again.close().await;
    fresh.remove().await;
}

#[tokio::test]
async fn the_file_is_kept_in_the_safe_way() {
    let fresh = Fresh::sqlite(Options::default()).await;
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("secure_delete", "1"),
    ] {
        let sql = format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}");
        assert_eq!(texts(&fresh.db, &sql).await.unwrap(), [value], "{pragma}");
    }
    fresh.remove().await;
}
