//! One statement on either engine.

use super::batch::{Batch, Call};
use crate::{StoreError, signals::Signal};
use futures_util::TryStreamExt;
use sqlx::{
    Arguments, Either, Encode, Executor, FromRow, Postgres, Sqlite, SqliteConnection, Type,
    error::BoxDynError,
    postgres::{PgArguments, PgConnection, PgRow},
    sqlite::SqliteRow,
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
    pub(super) calls: AtomicU64,
    pub(super) commits: AtomicU64,
    pub(super) kept: AtomicU64,
    texts: Option<Mutex<BTreeSet<&'static str>>>,
}

impl Ledger {
    pub(super) fn new(record: bool) -> Self {
        Self {
            statements: AtomicU64::new(0),
            calls: AtomicU64::new(0),
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
    /// SQLite: what waits for the next call.
    pub(super) batch: Batch,
    /// Whether a statement lost against a concurrent transaction, so that the work may be tried again.
    pub(super) lost: bool,
    /// Whether the connection is of no more use.
    pub(super) broken: bool,
    pub(super) ledger: Arc<Ledger>,
    /// What is told once the work is durable.
    pub(super) signals: Vec<Signal>,
}

impl State {
    pub(super) fn new(ledger: &Arc<Ledger>) -> Self {
        Self {
            statements: 0,
            batch: Batch::default(),
            lost: false,
            broken: false,
            ledger: ledger.clone(),
            signals: Vec::new(),
        }
    }

    /// The call of `text` with all that waits ahead of it.
    pub(super) fn call(&mut self, text: &'static str, before: usize) -> Call {
        self.ledger.calls.fetch_add(1, Ordering::Relaxed);
        self.batch.call(text, before)
    }

    /// The call of what waits, if anything of the work does.
    pub(super) fn settle(&mut self) -> Option<Call> {
        let call = self.batch.settle()?;
        self.ledger.calls.fetch_add(1, Ordering::Relaxed);
        Some(call)
    }

    /// Notes what an error says about the connection.
    pub(super) fn noted(&mut self, error: sqlx::Error, carried: bool) -> StoreError {
        self.lost |= is_lost(&error);
        self.broken |= matches!(error, sqlx::Error::WorkerCrashed | sqlx::Error::Io(_));
        let error = error.into();
        if carried {
            self.batch.fail(&error);
        }
        error
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
            Conn::Sqlite(conn) => (sql.sqlite, Run::Sqlite(conn, state.batch.values.len())),
            Conn::Postgres(conn) => (sql.postgres, Run::Postgres(conn, PgArguments::default())),
        };
        state.statements += 1;
        state.ledger.count(text);
        Query { text, run, state, error: None }
    }
}

enum Run<'c> {
    /// The values are with what waits, behind so many others.
    Sqlite(&'c mut SqliteConnection, usize),
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
            Run::Sqlite(..) => Arguments::add(&mut self.state.batch.values, value),
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
        let (ready, state) = self.ready()?;
        let carries = ready.carries();
        let found = match ready {
            Ready::Sqlite(conn, call) => {
                sqlx::query_as_with(call.text, call.values).fetch_optional(conn).await
            }
            Ready::Postgres(conn, text, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_optional(conn).await
            }
        };
        found.map_err(|error| state.noted(error, carries))
    }

    /// The row of a statement that always gives one.
    pub async fn one<T: Record>(self) -> Result<T, StoreError> {
        self.optional().await?.ok_or_else(|| sqlx::Error::RowNotFound.into())
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>, StoreError> {
        let (ready, state) = self.ready()?;
        let carries = ready.carries();
        let found = match ready {
            Ready::Sqlite(conn, call) => {
                sqlx::query_as_with(call.text, call.values).fetch_all(conn).await
            }
            Ready::Postgres(conn, text, arguments) => {
                sqlx::query_as_with(text, arguments).fetch_all(conn).await
            }
        };
        found.map_err(|error| state.noted(error, carries))
    }

    /// Runs the statement and tells how many rows it touched.
    pub async fn run(self) -> Result<u64, StoreError> {
        let (ready, state) = self.ready()?;
        let carries = ready.carries();
        let touched = match ready {
            Ready::Sqlite(conn, call) => touched(conn, call).await,
            Ready::Postgres(conn, text, arguments) => sqlx::query_with(text, arguments)
                .execute(conn)
                .await
                .map(|done| done.rows_affected()),
        };
        touched.map_err(|error| state.noted(error, carries))
    }

    /// Runs a statement that must touch exactly the one row whose version the caller has read.
    pub async fn run_fresh(self) -> Result<(), StoreError> {
        match self.run().await? {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    /// Runs the statement, at the latest when the work is done.
    ///
    /// On SQLite it goes with the statement that follows, which then answers for both, or with the end of the work;
    /// what follows sees what it wrote.
    pub async fn later(self) -> Result<(), StoreError> {
        if let Run::Sqlite(_, before) = self.run {
            self.state.batch.intact()?;
            if let Some(error) = self.error {
                return Err(sqlx::Error::Encode(error).into());
            }
            self.state.batch.put(self.text, before);
            return Ok(());
        }
        self.run().await.map(drop)
    }
}

/// A statement that may go.
enum Ready<'c> {
    Sqlite(&'c mut SqliteConnection, Call),
    Postgres(&'c mut PgConnection, &'static str, PgArguments),
}

impl Ready<'_> {
    fn carries(&self) -> bool {
        matches!(self, Self::Sqlite(_, Call { carries: true, .. }))
    }
}

impl<'c> Query<'c> {
    fn ready(self) -> Result<(Ready<'c>, &'c mut State), StoreError> {
        let Self { text, run, state, error } = self;
        state.batch.intact()?;
        if let Some(error) = error {
            return Err(sqlx::Error::Encode(error).into());
        }
        let ready = match run {
            Run::Sqlite(conn, before) => Ready::Sqlite(conn, state.call(text, before)),
            Run::Postgres(conn, arguments) => Ready::Postgres(conn, text, arguments),
        };
        Ok((ready, state))
    }
}

/// Makes the call and tells how many rows its last statement touched.
pub(super) async fn touched(conn: &mut SqliteConnection, call: Call) -> Result<u64, sqlx::Error> {
    let mut steps = conn.fetch_many(sqlx::query_with(call.text, call.values));
    let mut touched = 0;
    while let Some(step) = steps.try_next().await? {
        if let Either::Left(done) = step {
            touched = done.rows_affected();
        }
    }
    Ok(touched)
}

/// Whether PostgreSQL gave up this transaction for the sake of another: serialisation failure or deadlock.
pub(super) fn is_lost(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == "40001" || code == "40P01")
}
