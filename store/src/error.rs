//! What can go wrong while remembering.

use std::{error::Error, sync::Arc};

/// A failure of the store.
///
/// Absence is no failure (`Option`), and a rule that says no is none either (the caller's own error type).
/// `Busy`, `Stale` and `Taken` are answers a caller may act on; everything else is opaque and carries its source.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// More writes wait than the queue holds, or no connection came free in time: ask again later (503).
    #[error("the database is busy")]
    Busy,
    /// The record was changed by somebody else since the caller read it.
    #[error("the record was changed by somebody else in the meantime")]
    Stale,
    /// Another record holds what has to be unique; the text names the constraint, not the value.
    #[error("another record already holds this: {0}")]
    Taken(String),
    /// The database was written by a newer program; this one must not touch it.
    #[error(
        "the database has schema version {found}, this program knows versions up to {known}: \
         start the newer program, or restore the backup from before it ran"
    )]
    NewerDatabase {
        /// Version of the database.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// A stored row is not what the domain allows.
    #[error("{table}.{column} of row {row} cannot be read")]
    BadRow {
        /// Table of the row.
        table: &'static str,
        /// Column that cannot be read.
        column: &'static str,
        /// Key of the row.
        row: String,
        /// Why.
        #[source]
        source: Arc<dyn Error + Send + Sync>,
    },
    /// The work given to `Db::transact` panicked; nothing of it was kept.
    #[error("the work inside the transaction panicked")]
    Panicked,
    /// The work given to `Db::transact` held the transaction for too long; nothing of it was kept.
    #[error("the work inside the transaction took too long")]
    TimedOut,
    /// The database was closed.
    #[error("the database is closed")]
    Closed,
    /// The address of the database cannot be understood.
    #[error("not the address of a database: {0}")]
    BadAddress(String),
    /// The database failed.
    #[error("the database failed")]
    Database(#[source] Arc<sqlx::Error>),
    /// The schema could not be brought up to date.
    #[error("the schema cannot be brought up to date")]
    Migration(#[source] Arc<sqlx::migrate::MigrateError>),
    /// The file storage failed.
    #[error("the file storage failed")]
    Files(#[source] Arc<dyn Error + Send + Sync>),
}

impl StoreError {
    /// The failure to read `column` of a row.
    pub(crate) fn bad_row(
        table: &'static str,
        column: &'static str,
        row: &impl std::fmt::Display,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self::BadRow { table, column, row: row.to_string(), source: source.into().into() }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::PoolClosed => Self::Closed,
            sqlx::Error::Database(cause) if cause.is_unique_violation() => {
                Self::Taken(cause.constraint().unwrap_or_else(|| cause.message()).to_owned())
            }
            sqlx::Error::Database(cause) if is_locked(cause.as_ref()) => Self::Busy,
            _ => Self::Database(Arc::new(error)),
        }
    }
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        Self::Files(Arc::new(error))
    }
}

/// Whether another process holds the SQLite file (`SQLITE_BUSY` and its kin, after the busy timeout).
fn is_locked(cause: &dyn sqlx::error::DatabaseError) -> bool {
    cause.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some()
        && cause
            .code()
            .and_then(|code| code.parse::<i32>().ok())
            .is_some_and(|code| code & 0xff == 5)
}
