//! Signals from process to process, by PostgreSQL.

use super::{Db, Engine};
use crate::{
    StoreError,
    signals::{Sign, Signal, Topic},
};
use sqlx::{Postgres, Transaction, postgres::PgListener};
use std::time::Duration;
use tokio::time::sleep;

/// How long a connection that was refused is not tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// The name under which the processes of one schema hear each other; PostgreSQL cuts longer ones.
macro_rules! channel {
    () => {
        "left('hall ' || current_schema(), 63)"
    };
}

impl Db {
    /// Tells whoever listens to `topic`, in every process, of something that is written down nowhere.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn tell(&self, topic: Topic, sign: Sign) -> Result<(), StoreError> {
        let signal = Signal { topic, sign };
        match &self.engine {
            Engine::Sqlite { .. } => self.signals.send(&signal),
            Engine::Postgres { pool, .. } => {
                let tell = sqlx::query(concat!("SELECT pg_notify(", channel!(), ", $1)"));
                tell.bind(signal.written()).execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Hears what other processes tell, until it is dropped; without it, on PostgreSQL, not even one's own signals
    /// are heard. A SQLite file has one process, which needs nobody to carry its signals.
    pub async fn follow(&self) {
        let Engine::Postgres { url, .. } = &self.engine else {
            return std::future::pending().await;
        };
        loop {
            if let Err(error) = self.hear(url).await {
                tracing::warn!(%error, "signals of other processes are not heard for the moment");
            }
            sleep(PAUSE).await;
        }
    }

    /// Hears until the connection is lost.
    async fn hear(&self, url: &str) -> Result<(), StoreError> {
        let mut listener = PgListener::connect(url).await?;
        let channel = sqlx::query_scalar(concat!("SELECT ", channel!()));
        let channel: String = channel.fetch_one(&mut listener).await?;
        listener.listen(&channel).await?;
        // What was told before is not heard any more.
        self.signals.lost();
        while let Some(notification) = listener.try_recv().await? {
            if let Some(signal) = Signal::read(notification.payload()) {
                self.signals.send(&signal);
            }
        }
        Ok(())
    }
}

/// Commits, and tells what is to be told with it.
pub(super) async fn commit(
    mut transaction: Transaction<'static, Postgres>,
    signals: &[Signal],
) -> Result<(), sqlx::Error> {
    if !signals.is_empty() {
        let tell = concat!("SELECT pg_notify(", channel!(), ", it) FROM unnest($1::text[]) it");
        let payloads: Vec<_> = signals.iter().map(Signal::written).collect();
        sqlx::query(tell).bind(payloads).execute(&mut *transaction).await?;
    }
    transaction.commit().await
}
