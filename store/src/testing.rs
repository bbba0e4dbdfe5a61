//! Fresh databases for tests: a SQLite file each, and a PostgreSQL schema each where a server is given.
//!
//! `TEST_DATABASE_URL` names the server; without it the tests run on SQLite alone.

use crate::{Db, Options, StoreError, db::Address};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A database of its own, with the current schema. Its folder goes away with it, whatever becomes of the test;
/// [`Fresh::remove`] closes it first, and takes its schema away as well.
pub struct Fresh {
    /// The database.
    pub db: Db,
    /// Its address.
    pub url: String,
    folder: Folder,
    schema: Option<(String, String)>,
}

/// A folder that lives as long as this value.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be taken away is no fault of the test that ends here.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Fresh {
    /// A SQLite file in a folder of its own.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn sqlite(options: Options) -> Self {
        let folder = fresh_folder();
        let url = format!("sqlite://{}", folder.0.join("hall.db").display());
        let db = migrated(&url, options).await;
        Self { db, url, folder, schema: None }
    }

    /// A schema of its own on the server of `TEST_DATABASE_URL`; `None` without one.
    ///
    /// # Panics
    /// When it cannot be made.
    #[expect(clippy::disallowed_methods, reason = "tests have no configuration to be given")]
    pub async fn postgres(options: Options) -> Option<Self> {
        let server = std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
        let folder = fresh_folder();
        let schema = format!("t_{}", name());
        let mut conn = PgConnection::connect(&server).await.expect("the test server answers");
        run(&mut conn, format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).await;
        run(&mut conn, format!("CREATE SCHEMA {schema}")).await;
        conn.close().await.expect("the connection closes");
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}options[search_path]={schema}");
        let db = migrated(&url, options).await;
        Some(Self { db, url, folder, schema: Some((server, schema)) })
    }

    /// An empty folder that goes away with the database.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// Closes the database and takes it away.
    ///
    /// # Panics
    /// When it cannot be taken away.
    pub async fn remove(self) {
        self.db.close().await;
        if let Some((server, schema)) = &self.schema {
            let mut conn = PgConnection::connect(server).await.expect("the test server answers");
            run(&mut conn, format!("DROP SCHEMA {schema} CASCADE")).await;
            conn.close().await.expect("the connection closes");
        }
    }
}

/// Tells `story` once on SQLite and, where a server is given, once on PostgreSQL.
///
/// # Panics
/// When the story does.
pub async fn each_engine<F, Told>(story: F)
where
    F: Fn(Db) -> Told,
    Told: Future<Output = ()>,
{
    let options = || Options { record: true, ..Options::default() };
    let fresh = [Some(Fresh::sqlite(options()).await), Fresh::postgres(options()).await];
    for fresh in fresh.into_iter().flatten() {
        story(fresh.db.clone()).await;
        fresh.remove().await;
    }
}

/// The only text column of the rows of `sql`, on a connection outside every rule.
///
/// # Errors
/// Whatever the database says.
pub async fn texts(db: &Db, sql: &str) -> Result<Vec<String>, StoreError> {
    let sql = AssertSqlSafe(sql.to_owned());
    Ok(match db.address() {
        Address::Sqlite(options) => {
            let mut conn = options.connect().await?;
            let rows = sqlx::query_scalar(sql).fetch_all(&mut conn).await?;
            conn.close().await?;
            rows
        }
        Address::Postgres(url) => {
            let mut conn = PgConnection::connect(url).await?;
            let rows = sqlx::query_scalar(sql).fetch_all(&mut conn).await?;
            conn.close().await?;
            rows
        }
    })
}

/// Runs the statements of `sql` on a connection outside every rule, to play the intruder.
///
/// # Errors
/// Whatever the database says.
pub async fn tamper(db: &Db, sql: &str) -> Result<(), StoreError> {
    let sql = AssertSqlSafe(sql.to_owned());
    match db.address() {
        Address::Sqlite(options) => {
            let mut conn = options.connect().await?;
            conn.execute(sqlx::raw_sql(sql)).await?;
            conn.close().await?;
        }
        Address::Postgres(url) => {
            let mut conn = PgConnection::connect(url).await?;
            conn.execute(sqlx::raw_sql(sql)).await?;
            conn.close().await?;
        }
    }
    Ok(())
}

/// The plan SQLite makes for `sql`, one line a step.
///
/// # Errors
/// Whatever the database says.
pub async fn plan(db: &Db, sql: &str) -> Result<Vec<String>, StoreError> {
    let Address::Sqlite(options) = db.address() else { return Ok(Vec::new()) };
    let mut conn = options.connect().await?;
    let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(&mut conn).await?;
    conn.close().await?;
    Ok(steps.into_iter().map(|step| step.3).collect())
}

async fn migrated(url: &str, options: Options) -> Db {
    let db = Db::open(url, options).await.expect("the fresh database opens");
    db.migrate().await.expect("the fresh database takes the schema");
    db
}

async fn run(conn: &mut PgConnection, sql: String) {
    conn.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.expect("the test server obeys");
}

fn fresh_folder() -> Folder {
    let folder = std::env::temp_dir().join(format!("hall-{}", name()));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("left over by a process of the same number");
    }
    std::fs::create_dir_all(&folder).expect("the temporary folder takes another");
    Folder(folder)
}

/// A name nobody else uses now: the process and a count.
fn name() -> String {
    format!("{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}
