//! What has to be done after a change is durable, written in the transaction of the change.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, Sql},
};
use domain::Moment;
use uuid::Uuid;

/// Something to be done later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which it is.
    pub id: Uuid,
    /// Word of what has to be done.
    pub kind: String,
    /// With what: JSON of the caller's own shape.
    pub payload: String,
    /// When it was written.
    pub created_at: Moment,
    /// Not before.
    pub run_at: Moment,
    /// How often it was begun, this time included once it is claimed.
    pub attempts: i64,
    /// Why it last failed.
    pub last_error: Option<String>,
}

#[derive(sqlx::FromRow)]
struct TaskRow {
    id: Uuid,
    kind: String,
    payload: JsonText,
    created_at: At,
    run_at: At,
    attempts: i64,
    last_error: Option<String>,
}

impl From<TaskRow> for Task {
    fn from(row: TaskRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            payload: row.payload.0,
            created_at: row.created_at.0,
            run_at: row.run_at.0,
            attempts: row.attempts,
            last_error: row.last_error,
        }
    }
}

/// Writes a task down.
///
/// # Errors
/// A failure of the database.
pub async fn put(tx: &mut Write, task: &Task) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO outbox (id, kind, payload, created_at, run_at, attempts, last_error)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(task.id)
    .bind(task.kind.as_str())
    .bind(JsonText(task.payload.clone()))
    .bind(At(task.created_at))
    .bind(At(task.run_at))
    .bind(task.attempts)
    .bind(task.last_error.clone())
    .later()
    .await
}

/// Takes at most `limit` tasks that are due at `now`; nobody else gets them before `until`.
///
/// # Errors
/// A failure of the database.
pub async fn claim(
    tx: &mut Write,
    now: Moment,
    until: Moment,
    limit: i64,
) -> Result<Vec<Task>, StoreError> {
    let rows = tx
        .query(Sql {
            sqlite: "UPDATE outbox SET locked_until = $2, attempts = attempts + 1
                     WHERE id IN (SELECT id FROM outbox
                                  WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= $1
                                        AND (locked_until IS NULL OR locked_until <= $1)
                                  ORDER BY run_at, id LIMIT $3)
                     RETURNING id, kind, payload, created_at, run_at, attempts, last_error",
            postgres: "UPDATE outbox SET locked_until = $2, attempts = attempts + 1
                       WHERE id IN (SELECT id FROM outbox
                                    WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= $1
                                          AND (locked_until IS NULL OR locked_until <= $1)
                                    ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
                       RETURNING id, kind, payload, created_at, run_at, attempts, last_error",
        })
        .bind(At(now))
        .bind(At(until))
        .bind(limit)
        .all::<TaskRow>()
        .await?;
    let mut tasks: Vec<Task> = rows.into_iter().map(Task::from).collect();
    // RETURNING promises no order.
    tasks.sort_unstable_by_key(|task| (task.run_at, task.id));
    Ok(tasks)
}

/// Notes that a task is done.
///
/// # Errors
/// [`StoreError::Stale`] when it was done or given up before, or a failure.
pub async fn done(tx: &mut Write, id: Uuid, now: Moment) -> Result<(), StoreError> {
    tx.query(
        "UPDATE outbox SET done_at = $2, locked_until = NULL
         WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL",
    )
    .bind(id)
    .bind(At(now))
    .run_fresh()
    .await
}

/// Notes that a task failed, to be tried again at `run_at`.
///
/// # Errors
/// [`StoreError::Stale`] when it was done or given up before, or a failure.
pub async fn postpone(
    tx: &mut Write,
    id: Uuid,
    run_at: Moment,
    error: &str,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE outbox SET run_at = $2, last_error = $3, locked_until = NULL
         WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL",
    )
    .bind(id)
    .bind(At(run_at))
    .bind(error)
    .run_fresh()
    .await
}

/// Gives a task up; it stays for somebody to look at.
///
/// # Errors
/// [`StoreError::Stale`] when it was done or given up before, or a failure.
pub async fn bury(tx: &mut Write, id: Uuid, now: Moment, error: &str) -> Result<(), StoreError> {
    tx.query(
        "UPDATE outbox SET dead_at = $2, last_error = $3, locked_until = NULL
         WHERE id = $1 AND done_at IS NULL AND dead_at IS NULL",
    )
    .bind(id)
    .bind(At(now))
    .bind(error)
    .run_fresh()
    .await
}

/// How many tasks are due at `now` and not done.
///
/// # Errors
/// A failure of the database.
pub async fn waiting(db: &mut impl Session, now: Moment) -> Result<i64, StoreError> {
    let (waiting,): (i64,) = db
        .query(
            "SELECT COUNT(*) FROM outbox
             WHERE done_at IS NULL AND dead_at IS NULL AND run_at <= $1",
        )
        .bind(At(now))
        .one()
        .await?;
    Ok(waiting)
}

/// The tasks that were given up, the last first.
///
/// # Errors
/// A failure of the database.
pub async fn dead(db: &mut impl Session, limit: i64) -> Result<Vec<Task>, StoreError> {
    let rows = db
        .query(
            "SELECT id, kind, payload, created_at, run_at, attempts, last_error
             FROM outbox WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id LIMIT $1",
        )
        .bind(limit)
        .all::<TaskRow>()
        .await?;
    Ok(rows.into_iter().map(Task::from).collect())
}

/// Forgets the tasks that were done before `before`; answers how many.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &mut Write, before: Moment) -> Result<u64, StoreError> {
    tx.query("DELETE FROM outbox WHERE done_at < $1").bind(At(before)).run().await
}
