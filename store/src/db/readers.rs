//! The connections on which a SQLite file is read.
//!
//! A pool of sqlx asks a connection how it is whenever it comes back, which costs as much as a statement.
//! A file does not hang up, so these are only lent and given back; one whose thread has ended is not given back.

use super::PATIENCE;
use crate::StoreError;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// Up to so many connections as there are permits, each opened when it is first needed.
#[derive(Clone)]
pub struct Readers {
    options: Arc<SqliteConnectOptions>,
    idle: Arc<Mutex<Vec<SqliteConnection>>>,
    permits: Arc<Semaphore>,
}

/// A connection that is lent.
pub struct Reader {
    conn: Option<SqliteConnection>,
    readers: Readers,
    _permit: OwnedSemaphorePermit,
}

impl Readers {
    /// `count` readers of the file; the first connection is opened at once, so that a file that cannot be read is noticed.
    pub async fn open(options: SqliteConnectOptions, count: u32) -> Result<Self, StoreError> {
        let permits = usize::try_from(count).unwrap_or(1).max(1);
        let readers = Self {
            options: Arc::new(options),
            idle: Arc::default(),
            permits: Arc::new(Semaphore::new(permits)),
        };
        drop(readers.lend().await?);
        Ok(readers)
    }

    /// A connection; [`StoreError::Busy`] when none came free in time.
    pub async fn lend(&self) -> Result<Reader, StoreError> {
        let wait = timeout(PATIENCE, self.permits.clone().acquire_owned());
        let permit =
            wait.await.map_err(|_| StoreError::Busy)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle().pop();
        let conn = match idle {
            Some(conn) => conn,
            None => self.options.connect().await?,
        };
        Ok(Reader { conn: Some(conn), readers: self.clone(), _permit: permit })
    }

    /// Lends no more, and closes what was given back.
    pub async fn close(&self) {
        self.permits.close();
        let idle = std::mem::take(&mut *self.idle());
        for conn in idle {
            // Nothing is written on it, so nothing is lost with it.
            drop(conn.close().await);
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    /// The connection.
    pub fn conn(&mut self) -> &mut SqliteConnection {
        self.conn.as_mut().expect("it is taken away only by what ends the loan")
    }

    /// Ends the loan of a connection that is of no more use.
    pub fn discard(&mut self) {
        self.conn = None;
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take()
            && !self.readers.permits.is_closed()
        {
            self.readers.idle().push(conn);
        }
    }
}
