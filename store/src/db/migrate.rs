//! Bringing the schema up to date.

use super::{Address, Db, Engine};
use crate::StoreError;
use sqlx::{
    ConnectOptions, Connection, PgConnection, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};
use std::sync::Arc;

/// One step of the schema.
struct Step {
    version: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! steps {
    ($($version:literal $name:literal;)+) => {
        &[$(Step {
            version: $version,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        }),+]
    };
}

/// All steps, oldest first; a step that was released never changes.
const STEPS: &[Step] = steps! {
    1 "0001_the_hall";
    2 "0002_worksheets";
    3 "0003_tally";
    4 "0004_organisations_and_search";
    5 "0005_email_claims";
    6 "0006_bars";
    7 "0007_administration";
    8 "0008_search_misses";
    9 "0009_passwords";
    10 "0010_conversations";
    11 "0011_delivered";
    12 "0012_canned_answers";
    13 "0013_conversation_files";
    14 "0014_published_answers";
    15 "0015_staff_numbers";
    16 "0016_topics_and_absence";
    17 "0017_matters";
    18 "0018_conversation_matter";
    19 "0019_ratings";
    21 "0021_matter_figures";
    22 "0022_matter_draft_files";
    23 "0023_answers_of_matters";
};

impl Db {
    /// Brings the schema up to date; safe to call at every start.
    ///
    /// # Errors
    /// [`StoreError::NewerDatabase`] when a newer program wrote it, or a failure.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.refuse_newer().await?;
        // A connection of its own: when a step fails, its locks go with it.
        match self.address() {
            Address::Sqlite(options) => {
                let mut conn = options.connect().await?;
                // Who starts at the same time waits here, and then finds nothing to do.
                let mut steps = conn.begin_with("BEGIN IMMEDIATE").await?;
                let outcome =
                    migrator(|step| step.sqlite).run_direct(None, &mut *steps, false).await;
                if outcome.is_ok() {
                    steps.commit().await?;
                } else {
                    steps.rollback().await?;
                }
                // The answer is what matters, so the connection is closed before it is judged.
                conn.close().await?;
                outcome
            }
            Address::Postgres(url) => {
                let mut conn = PgConnection::connect(url).await?;
                let outcome =
                    migrator(|step| step.postgres).run_direct(None, &mut conn, false).await;
                conn.close().await?;
                outcome
            }
        }
        .map_err(failed)
    }

    /// The version of the schema; 0 before the first migration.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn schema_version(&self) -> Result<i64, StoreError> {
        let exists = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_scalar::<_, bool>(
                    "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '_sqlx_migrations')",
                )
                .fetch_one(readers.lend().await?.conn())
                .await?
            }
            Engine::Postgres { pool, .. } => {
                sqlx::query_scalar::<_, bool>("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
                    .fetch_one(pool)
                    .await?
            }
        };
        if !exists {
            return Ok(0);
        }
        let newest = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
        Ok(match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_scalar(newest).fetch_one(readers.lend().await?.conn()).await?
            }
            Engine::Postgres { pool, .. } => sqlx::query_scalar(newest).fetch_one(pool).await?,
        })
    }

    /// The newest version of the schema this program knows.
    #[must_use]
    pub fn known_version() -> i64 {
        STEPS.iter().map(|step| step.version).max().unwrap_or(0)
    }

    pub(super) async fn refuse_newer(&self) -> Result<(), StoreError> {
        let (found, known) = (self.schema_version().await?, Self::known_version());
        if found > known {
            return Err(StoreError::NewerDatabase { found, known });
        }
        Ok(())
    }
}

fn migrator(text: impl Fn(&Step) -> &'static str) -> Migrator {
    let steps = STEPS.iter().map(|step| {
        Migration::new(
            step.version,
            step.name.into(),
            MigrationType::Simple,
            text(step).into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(steps.collect())
}

fn failed(error: MigrateError) -> StoreError {
    StoreError::Migration(Arc::new(error))
}
