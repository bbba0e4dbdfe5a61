//! The schema: the same on both engines, explained, and never older than the data.

use super::scene::{self, NOW, alice, bob};
use domain::ids::PersonId;
use futures_util::future::join_all;
use std::collections::BTreeSet;
use store::{
    Db, Options, StoreError, counters, people,
    staff::{self, Post},
    testing::{Fresh, each_engine, tamper, texts},
};

/// The migrations of an engine: file names and texts, oldest first.
fn migrations(engine: &str) -> Vec<(String, String)> {
    let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let text = std::fs::read_to_string(entry.path()).unwrap();
            (entry.file_name().into_string().unwrap(), text)
        })
        .collect();
    files.sort();
    files
}

/// Every column a migration makes, with its comment.
fn explained(sql: &str) -> Vec<(&str, &str)> {
    sql.lines()
        .filter_map(|line| {
            let name = line.strip_prefix("    ")?.split([' ', ',']).next()?;
            let is_column = name.starts_with(|c: char| c.is_ascii_lowercase());
            (is_column && name != "tokenize").then_some((name, line))
        })
        .map(|(name, line)| {
            let (_, comment) =
                line.split_once(" -- ").unwrap_or_else(|| panic!("{name} is explained"));
            (name, comment.trim())
        })
        .collect()
}

async fn columns(db: &Db) -> BTreeSet<String> {
    let sql = if db.is_embedded() {
        "SELECT t.name || '.' || c.name FROM pragma_table_list() t, pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type IN ('table', 'virtual')
               AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx%'"
    } else {
        "SELECT table_name || '.' || column_name FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name NOT LIKE '_sqlx%'"
    };
    texts(db, sql).await.unwrap().into_iter().collect()
}

#[tokio::test]
async fn both_engines_have_the_same_tables_and_columns() {
    let sqlite = Fresh::sqlite(Options::default()).await;
    let embedded = columns(&sqlite.db).await;
    assert!(embedded.contains("case_event.prev_hash") && embedded.len() > 150);
    sqlite.remove().await;
    if let Some(postgres) = Fresh::postgres(Options::default()).await {
        assert_eq!(embedded, columns(&postgres.db).await);
        postgres.remove().await;
    }
}

#[test]
fn both_migrations_tell_the_same_story_of_every_column() {
    let (sqlite, postgres) = (migrations("sqlite"), migrations("postgres"));
    let newest = sqlite.last().map(|(name, _)| name[..4].parse().unwrap());
    assert_eq!(newest, Some(Db::known_version()), "a file that is no step is never run");
    for ((name, text), (twin, other)) in sqlite.iter().zip(&postgres) {
        assert_eq!(name, twin);
        assert_eq!(explained(text), explained(other), "{name}");
    }
    assert_eq!(sqlite.len(), postgres.len());
}

#[tokio::test]
async fn a_database_is_brought_up_to_date_once() {
    each_engine(async |db| {
        assert_eq!(db.schema_version().await.unwrap(), Db::known_version());
        db.migrate().await.unwrap();
        assert_eq!(db.schema_version().await.unwrap(), Db::known_version());
    })
    .await;
}

#[tokio::test]
async fn those_who_worked_here_before_there_were_numbers_get_theirs_in_their_order() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                let post = Post { department: None, roles: vec!["auditor".to_owned()] };
                staff::save(tx, bob(), &post, NOW).await?;
                staff::save(tx, alice(), &post, NOW).await?;
                people::add(tx, &scene::person(PersonId::new(scene::id(3)), "王五"), None).await?;
                Ok(())
            })
        })
        .await;
        let engine = if db.is_embedded() { "sqlite" } else { "postgres" };
        let step = migrations(engine).into_iter().find(|it| it.0 == "0015_staff_numbers.sql");
        let text = step.unwrap().1;
        let (_, numbers) = text.split_once("person (staff_number);").unwrap();
        tamper(&db, &["DELETE FROM counter;", numbers].concat()).await.unwrap();
        let given = "SELECT name || COALESCE(staff_number, '') FROM person ORDER BY id";
        assert_eq!(texts(&db, given).await.unwrap(), ["张三0001", "李四0002", "王五"]);
        let next = scene::write(&db, |tx| Box::pin(counters::next(tx, "staff_number"))).await;
        assert_eq!(next, 3);
    })
    .await;
}

#[tokio::test]
async fn programs_that_start_together_bring_an_empty_database_up_to_date_once() {
    let fresh = Fresh::sqlite(Options::default()).await;
    let url = fresh.url.replace("hall.db", "empty.db");
    let starts = (0..8).map(async |_| {
        let db = Db::open(&url, Options::default()).await?;
        db.migrate().await?;
        let version = db.schema_version().await;
        db.close().await;
        version
    });
    for version in join_all(starts).await {
        assert_eq!(version.unwrap(), Db::known_version());
    }
    fresh.remove().await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    let fresh =
        [Some(Fresh::sqlite(Options::default()).await), Fresh::postgres(Options::default()).await];
    for fresh in fresh.into_iter().flatten() {
        let checksum = if fresh.db.is_embedded() { "x'00'" } else { "'\\x00'" };
        let row = format!(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (4711, 'the future', TRUE, {checksum}, 0)"
        );
        tamper(&fresh.db, &row).await.unwrap();
        let Err(error) = Db::open(&fresh.url, Options::default()).await else {
            panic!("a newer database opened");
        };
        let StoreError::NewerDatabase { found: 4711, known } = error else { panic!("{error:?}") };
        assert_eq!(known, Db::known_version());
        assert!(matches!(fresh.db.migrate().await, Err(StoreError::NewerDatabase { .. })));
        fresh.remove().await;
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_with_its_reason() {
    let Err(error) = Db::open("mysql://hall", Options::default()).await else {
        panic!("a foreign database opened");
    };
    assert!(matches!(error, StoreError::BadAddress(_)), "{error:?}");
}
