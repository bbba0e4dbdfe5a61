//! One data layer on two engines: open, read, transact.

mod batch;
mod follow;
mod migrate;
mod query;
mod readers;
mod values;
mod work;
mod writer;

pub(crate) use query::{Conn, Parts, Query, Sql};
pub(crate) use values::{At, JsonText, LAST_MOMENT, hash32};
pub use work::Work;

use crate::{
    StoreError,
    signals::{Sign, Signal, Signals, Topic},
};
use batch::Call;
use query::{Ledger, State};
use readers::{Reader, Readers};
use sqlx::{
    ConnectOptions as _, Postgres, SqliteConnection, Transaction,
    pool::PoolConnection,
    postgres::{PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    collections::BTreeSet,
    str::FromStr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::time::sleep;

/// How long a request waits for a free connection before it is told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often work is done on PostgreSQL that loses against other work each time: whoever comes again may meet the same
/// one once more.
const TRIES_MAX: u32 = 5;
/// How long an opening waits before it is tried again.
const PAUSE: Duration = Duration::from_millis(20);

/// How to open a database.
#[derive(Clone, Debug)]
pub struct Options {
    /// Connections for reading; on PostgreSQL four times as many serve reading and writing.
    pub readers: u32,
    /// SQLite: writes that may wait; one more is answered with [`StoreError::Busy`].
    pub queue: usize,
    /// How long one piece of work may hold its transaction.
    pub work_limit: Duration,
    /// Keep the text of every statement that ran, for [`Db::recorded`]; only tests ask for it.
    pub record: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4, queue: 1024, work_limit: Duration::from_secs(10), record: false }
    }
}

/// The database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    ledger: Arc<Ledger>,
    signals: Signals,
    work_limit: Duration,
}

#[derive(Clone)]
enum Engine {
    Sqlite { options: Arc<SqliteConnectOptions>, readers: Readers, writer: writer::Writer },
    Postgres { url: Arc<str>, pool: PgPool },
}

/// Where the database is, for those who need a connection of their own.
pub(crate) enum Address<'a> {
    Sqlite(&'a SqliteConnectOptions),
    Postgres(&'a str),
}

/// What the database has done since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauges {
    /// Statements of reads and of work, without those that begin and end transactions.
    pub statements: u64,
    /// Calls of a SQLite connection in which these went, with those that begin and end transactions.
    pub calls: u64,
    /// Durable commits.
    pub commits: u64,
    /// Pieces of work that were kept by those commits.
    pub kept: u64,
    /// Writes that wait now; always 0 on PostgreSQL.
    pub waiting: usize,
}

/// Anything the functions of this crate can read from: a [`Read`] or a [`Write`].
pub trait Session: Parts {}

/// A connection that cannot write (enforced on SQLite; by the absence of functions on PostgreSQL).
pub struct Read {
    conn: ReadConn,
    state: State,
}

enum ReadConn {
    Sqlite(Reader),
    Postgres(PoolConnection<Postgres>),
}

/// A transaction under way, lent by [`Db::transact`].
pub struct Write {
    conn: WriteConn,
    state: State,
}

enum WriteConn {
    Sqlite(Box<SqliteConnection>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens `sqlite://path`, creating the file, or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::NewerDatabase`] when a newer program wrote it, [`StoreError::BadAddress`], or a failure.
    pub async fn open(url: &str, options: Options) -> Result<Self, StoreError> {
        let ledger = Arc::new(Ledger::new(options.record));
        let signals = Signals::default();
        let engine = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let pool = PgPoolOptions::new()
                .max_connections(options.readers * 4)
                .acquire_timeout(PATIENCE)
                .connect(url)
                .await?;
            Engine::Postgres { url: url.into(), pool }
        } else if url.starts_with("sqlite:") {
            patiently(async || open_sqlite(url, &options, &ledger, &signals).await).await?
        } else {
            return Err(StoreError::BadAddress(
                "it begins with neither sqlite: nor postgres:".into(),
            ));
        };
        let db = Self { engine, ledger, signals, work_limit: options.work_limit };
        db.refuse_newer().await?;
        Ok(db)
    }

    /// A connection for reading; give it back soon.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when none came free within five seconds, or a failure.
    pub async fn read(&self) -> Result<Read, StoreError> {
        let conn = match &self.engine {
            Engine::Sqlite { readers, .. } => ReadConn::Sqlite(readers.lend().await?),
            Engine::Postgres { pool, .. } => ReadConn::Postgres(pool.acquire().await?),
        };
        Ok(Read { conn, state: State::new(&self.ledger) })
    }

    /// Does `work` in one transaction and answers when what it wrote is durable; the only way to write.
    ///
    /// An error of `work` undoes all it wrote and is handed back, and so is a panic, as [`StoreError::Panicked`].
    /// On SQLite many pieces of work share one commit, each in a savepoint of its own; a caller that goes away
    /// before its turn comes undoes nothing and begins nothing, one that goes away later cannot stop the commit.
    /// On PostgreSQL the work runs at READ COMMITTED and again, a few times at most, when it lost against a concurrent
    /// transaction: that is why it must be `Clone`, which a closure is when all it captured is.
    /// Work must not wait for anything but the database, and never for another `transact`.
    ///
    /// # Errors
    /// Those of `work`; [`StoreError::Busy`] at once when too many writes wait; [`StoreError::TimedOut`].
    pub async fn transact<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, E> + Clone + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite { writer, .. } => writer.transact(work, self.work_limit).await,
            Engine::Postgres { pool, .. } => self.transact_postgres(pool, work).await,
        }
    }

    async fn transact_postgres<T, E, F>(&self, pool: &PgPool, work: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, E> + Clone,
    {
        let mut tries = 0;
        loop {
            let transaction = pool.begin().await.map_err(StoreError::from)?;
            let mut write =
                Write { conn: WriteConn::Postgres(transaction), state: State::new(&self.ledger) };
            let outcome = work::guarded(work.clone(), &mut write, self.work_limit).await;
            let lost = write.state.lost;
            let WriteConn::Postgres(transaction) = write.conn else {
                unreachable!("the transaction was made above")
            };
            let fate = if outcome.is_ok() {
                follow::commit(transaction, &write.state.signals).await
            } else {
                transaction.rollback().await
            };
            let lost = lost || fate.as_ref().is_err_and(query::is_lost);
            tries += 1;
            if lost && tries < TRIES_MAX {
                continue;
            }
            let value = outcome?;
            fate.map_err(StoreError::from)?;
            self.ledger.committed(1);
            return Ok(value);
        }
    }

    /// Where this process listens to what has changed.
    #[must_use]
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// What the database has done since it was opened.
    #[must_use]
    pub fn gauges(&self) -> Gauges {
        let waiting = match &self.engine {
            Engine::Sqlite { writer, .. } => writer.waiting(),
            Engine::Postgres { .. } => 0,
        };
        Gauges {
            statements: self.ledger.statements.load(Ordering::Relaxed),
            calls: self.ledger.calls.load(Ordering::Relaxed),
            commits: self.ledger.commits.load(Ordering::Relaxed),
            kept: self.ledger.kept.load(Ordering::Relaxed),
            waiting,
        }
    }

    /// The statements that ran so far, when [`Options::record`] asked for it.
    #[must_use]
    pub fn recorded(&self) -> BTreeSet<&'static str> {
        self.ledger.recorded()
    }

    /// Whether this is the embedded engine, whose file the operator has to back up.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        matches!(self.engine, Engine::Sqlite { .. })
    }

    pub(crate) fn address(&self) -> Address<'_> {
        match &self.engine {
            Engine::Sqlite { options, .. } => Address::Sqlite(options),
            Engine::Postgres { url, .. } => Address::Postgres(url),
        }
    }

    /// Finishes the writes that wait, refuses new ones and closes every connection.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { readers, writer, .. } => {
                writer.close().await;
                readers.close().await;
            }
            Engine::Postgres { pool, .. } => pool.close().await,
        }
    }
}

/// Tries again while another program holds the whole file, as it does for the moment in which it begins or ends the log:
/// SQLite does not wait for that by itself.
async fn patiently<T>(open: impl AsyncFn() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let mut left = PATIENCE;
    loop {
        match open().await {
            Err(StoreError::Busy) if left > PAUSE => {
                sleep(PAUSE).await;
                left -= PAUSE;
            }
            outcome => return outcome,
        }
    }
}

async fn open_sqlite(
    url: &str,
    options: &Options,
    ledger: &Arc<Ledger>,
    signals: &Signals,
) -> Result<Engine, StoreError> {
    let connect = sqlite_options(url)?;
    // The writer comes first: it makes the file the readers open.
    let writer = writer::Writer::start(&connect, options.queue, ledger, signals).await?;
    let read_only = connect.clone().read_only(true).pragma("query_only", "ON");
    let readers = Readers::open(read_only, options.readers).await?;
    Ok(Engine::Sqlite { options: Arc::new(connect), readers, writer })
}

/// The pragmas by which an acknowledged write survives a power cut and deleted data is overwritten.
fn sqlite_options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    Ok(SqliteConnectOptions::from_str(url)
        .map_err(|error| StoreError::BadAddress(error.to_string()))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("secure_delete", "ON")
        .pragma("mmap_size", "0")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-8192")
        .pragma("wal_autocheckpoint", "4000")
        .row_buffer_size(512)
        .disable_statement_logging())
}

impl Read {
    /// How many statements ran on this connection since it was lent.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.state.statements
    }
}

impl Drop for Read {
    fn drop(&mut self) {
        if let (ReadConn::Sqlite(reader), true) = (&mut self.conn, self.state.broken) {
            reader.discard();
        }
    }
}

impl Session for Read {}
impl Parts for Read {
    fn parts(&mut self) -> (Conn<'_>, &mut State) {
        let conn = match &mut self.conn {
            ReadConn::Sqlite(reader) => Conn::Sqlite(reader.conn()),
            ReadConn::Postgres(conn) => Conn::Postgres(conn),
        };
        (conn, &mut self.state)
    }
}

impl Write {
    /// Tells whoever listens to `topic`, in every process, once the work is durable; never when it is undone.
    pub fn tell(&mut self, topic: Topic, sign: Sign) {
        let signal = Signal { topic, sign };
        if !self.state.signals.contains(&signal) {
            self.state.signals.push(signal);
        }
    }

    /// Runs what waits to be written, and answers for all that waited before.
    async fn settle(&mut self) -> Result<(), StoreError> {
        self.state.batch.intact()?;
        let Some(call) = self.state.settle() else { return Ok(()) };
        self.call(call).await.map(drop)
    }

    /// Makes a call of the writing connection.
    async fn call(&mut self, call: Call) -> Result<u64, StoreError> {
        let WriteConn::Sqlite(conn) = &mut self.conn else {
            unreachable!("nothing waits on PostgreSQL")
        };
        let carries = call.carries;
        query::touched(conn, call).await.map_err(|error| self.state.noted(error, carries))
    }
}

impl Session for Write {}
impl Parts for Write {
    fn parts(&mut self) -> (Conn<'_>, &mut State) {
        let conn = match &mut self.conn {
            WriteConn::Sqlite(conn) => Conn::Sqlite(conn),
            WriteConn::Postgres(transaction) => Conn::Postgres(transaction),
        };
        (conn, &mut self.state)
    }
}
