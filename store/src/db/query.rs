//! One statement on either engine.

use crate::StoreError;
use sqlx::{
    Arguments, Encode, FromRow, Postgres, Sqlite, SqliteConnection, Type,
    error::BoxDynError,
    postgres::{PgArguments, PgConnection, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};
use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// A value both engines can bind.
pub trait Param:
    for<'q> Encode<'q, Sqlite> + Type<Sqlite> + for<'q> Encode<'q, Postgres> + Type<Postgres> + Send
{
}
impl<T> Param for T where
    T: for<'q> Encode<'q, Sqlite>
        + Type<Sqlite>
        + for<'q> Encode<'q, Postgres>
        + Type<Postgres>
        + Send
{
}

/// A record both engines can read; one `#[derive(sqlx::FromRow)]` serves both.
pub trait Record:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}
impl<T> Record for T where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

/// A statement: one text for both engines, or one for each where the dialects part.
#[derive(Clone, Copy)]
pub struct Sql {
    /// What SQLite is told.
    pub sqlite: &'static str,
    /// What PostgreSQL is told.
    pub postgres: &'static str,
}

impl From<&'static str> for Sql {
    fn from(both: &'static str) -> Self {
        Self { sqlite: both, postgres: both }
    }
}

/// What all connections of a database count together.
pub struct Ledger {
    pub(super) statements: AtomicU64,
    pub(super) commits: AtomicU64,
    pub(super) kept: AtomicU64,
    texts: Option<Mutex<BTreeSet<&'static str>>>,
}

impl Ledger {
    pub(super) fn new(record: bool) -> Self {
        Self {
            statements: AtomicU64::new(0),
            commits: AtomicU64::new(0),
            kept: AtomicU64::new(0),
            texts: record.then(Mutex::default),
        }
    }

    /// Counts one durable commit that kept `kept` pieces of work.
    pub(super) fn committed(&self, kept: u64) {
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.kept.fetch_add(kept, Ordering::Relaxed);
    }

    pub(super) fn recorded(&self) -> BTreeSet<&'static str> {
        let texts = self.texts.as_ref();
        texts.map(|texts| lock(texts).clone()).unwrap_or_default()
    }

    fn count(&self, text: &'static str) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        if let Some(texts) = &self.texts {
            lock(texts).insert(text);
        }
    }
}

/// A set stays a set even when somebody panicked while holding it.
fn lock<'a>(
    texts: &'a Mutex<BTreeSet<&'static str>>,
) -> std::sync::MutexGuard<'a, BTreeSet<&'static str>> {
    texts.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What one lent connection remembers of itself.
pub struct State {
    /// Statements it ran.
    pub(super) statements: u64,
    /// Whether a statement lost against a concurrent transaction, so that the work may be tried again.
    pub(super) lost: bool,
    /// Whether the connection is of no more use.
    pub(super) broken: bool,
    pub(super) ledger: Arc<Ledger>,
}

impl State {
    pub(super) fn new(ledger: &Arc<Ledger>) -> Self {
        Self { statements: 0, lost: false, broken: false, ledger: ledger.clone() }
    }
}

/// The connection under a session.
pub enum Conn<'c> {
    /// To a SQLite file.
    Sqlite(&'c mut SqliteConnection),
    /// To a PostgreSQL server.
    Postgres(&'c mut PgConnection),
}

/// The inside of a session; sealed, so that SQL stays in this crate.
pub trait Parts: Send {
    /// The connection and what it remembers.
    fn parts(&mut self) -> (Conn<'_>, &mut State);

    /// A statement to bind values to and to run.
    fn query(&mut self, sql: impl Into<Sql>) -> Query<'_>
    where
        Self: Sized,
    {
        let sql = sql.into();
        let (conn, state) = self.parts();
        let (text, run) = match conn {
            Conn::Sqlite(conn) => (sql.sqlite, Run::Sqlite(conn, SqliteArguments::default())),
            Conn::Postgres(conn) => (sql.postgres, Run::Postgres(conn, PgArguments::default())),
        };
        state.statements += 1;
        state.ledger.count(text);
        Query { text, run, state, error: None }
    }
}

enum Run<'c> {
    Sqlite(&'c mut SqliteConnection, SqliteArguments),
    Postgres(&'c mut PgConnection, PgArguments),
}

/// A statement with its values.
#[must_use]
pub struct Query<'c> {
    text: &'static str,
    run: Run<'c>,
    state: &'c mut State,
    error: Option<BoxDynError>,
}

impl Query<'_> {
    /// Binds the next of `$1`, `$2`, ….
    pub fn bind(mut self, value: impl Param) -> Self {
        let added = match &mut self.run {
            Run::Sqlite(_, arguments) => Arguments::add(arguments, value),
            Run::Postgres(_, arguments) => Arguments::add(arguments, value),
        };
        self.error = self.error.or(added.err());
        self
    }

    /// Binds the next value, written in the language of the engine.
    pub fn bind_either(self, sqlite: String, postgres: String) -> Self {
        let value = match self.run {
            Run::Sqlite(..) => sqlite,
            Run::Postgres(..) => postgres,
        };
        self.bind(value)
    }

    /// The row, if there is one.
    pub async fn optional<T: Record>(self) -> Result<Option<T>, StoreError> {
        let (text, run, state) = self.checked()?;
        let found = match run {
            Run::Sqlite(conn, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_optional(conn).await
            }
            Run::Postgres(conn, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_optional(conn).await
            }
        };
        found.map_err(|error| noted(error, state))
    }

    /// The row of a statement that always gives one.
    pub async fn one<T: Record>(self) -> Result<T, StoreError> {
        self.optional().await?.ok_or_else(|| sqlx::Error::RowNotFound.into())
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>, StoreError> {
        let (text, run, state) = self.checked()?;
        let found = match run {
            Run::Sqlite(conn, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_all(conn).await
            }
            Run::Postgres(conn, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_all(conn).await
            }
        };
        found.map_err(|error| noted(error, state))
    }

    /// Runs the statement and tells how many rows it touched.
    pub async fn run(self) -> Result<u64, StoreError> {
        let (text, run, state) = self.checked()?;
        let touched = match run {
            Run::Sqlite(conn, arguments) => sqlx::query_with(text, arguments)
                .execute(conn)
                .await
                .map(|done| done.rows_affected()),
            Run::Postgres(conn, arguments) => sqlx::query_with(text, arguments)
                .execute(conn)
                .await
                .map(|done| done.rows_affected()),
        };
        touched.map_err(|error| noted(error, state))
    }

    /// Runs a statement that must touch exactly the one row whose version the caller has read.
    pub async fn run_fresh(self) -> Result<(), StoreError> {
        match self.run().await? {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }
}

impl<'c> Query<'c> {
    fn checked(self) -> Result<(&'static str, Run<'c>, &'c mut State), StoreError> {
        match self.error {
            Some(error) => Err(sqlx::Error::Encode(error).into()),
            None => Ok((self.text, self.run, self.state)),
        }
    }
}

fn noted(error: sqlx::Error, state: &mut State) -> StoreError {
    state.lost |= is_lost(&error);
    state.broken |= matches!(error, sqlx::Error::WorkerCrashed | sqlx::Error::Io(_));
    error.into()
}

/// Whether PostgreSQL gave up this transaction for the sake of another: serialisation failure or deadlock.
pub(super) fn is_lost(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "40001" || code == "40P01")
}
