//! Who waits at which desk, for how long, and who has what.

use super::{Conversation, ConversationRow, select};
use crate::{Session, StoreError, db::At};
use domain::{
    Moment,
    ids::{ConversationId, PersonId},
};
use uuid::Uuid;

/// The conversations of a stage at the desk of a department, whoever waits longest first.
///
/// # Errors
/// A failure of the database.
pub async fn waiting(
    db: &mut impl Session,
    department: &str,
    stage: &str,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let query = db
        .query(select!("WHERE department = $1 AND stage = $2 ORDER BY since, id LIMIT $3"))
        .bind(department)
        .bind(stage)
        .bind(limit);
    lines(query.all().await?)
}

/// The same of one topic; without one, of the general queue.
///
/// # Errors
/// A failure of the database.
pub async fn of_topic(
    db: &mut impl Session,
    department: &str,
    topic: Option<&str>,
    stage: &str,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let query = db
        .query(select!(
            "WHERE department = $1 AND stage = $2 AND topic IS NOT DISTINCT FROM $3
             ORDER BY since, id LIMIT $4"
        ))
        .bind(department)
        .bind(stage)
        .bind(topic.map(ToOwned::to_owned))
        .bind(limit);
    lines(query.all().await?)
}

/// The conversations of a department that ended at `since` or later, the last first.
///
/// # Errors
/// A failure of the database.
pub async fn ended(
    db: &mut impl Session,
    department: &str,
    since: Moment,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let query = db
        .query(select!(
            "WHERE department = $1 AND stage = 'closed' AND since >= $2
             ORDER BY since DESC, id DESC LIMIT $3"
        ))
        .bind(department)
        .bind(At(since))
        .bind(limit);
    lines(query.all().await?)
}

/// The conversations of a stage that a person has, the oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn mine(
    db: &mut impl Session,
    agent: PersonId,
    stage: &str,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let query = db
        .query(select!("WHERE agent_id = $1 AND stage = $2 ORDER BY since, id LIMIT $3"))
        .bind(agent.uuid())
        .bind(stage)
        .bind(limit);
    lines(query.all().await?)
}

/// The conversations that a department is asked to take, the oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn offered(
    db: &mut impl Session,
    department: &str,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let query = db
        .query(select!("WHERE offered_to = $1 ORDER BY since, id LIMIT $2"))
        .bind(department)
        .bind(limit);
    lines(query.all().await?)
}

/// The conversations to which something happens by itself at `now` or before, the most overdue first.
///
/// # Errors
/// A failure of the database.
pub async fn timers(
    db: &mut impl Session,
    now: Moment,
    limit: i64,
) -> Result<Vec<ConversationId>, StoreError> {
    let rows: Vec<(Uuid,)> = db
        .query(
            "SELECT id FROM conversation
             WHERE timer_at <= $1 ORDER BY timer_at, id LIMIT $2",
        )
        .bind(At(now))
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| ConversationId::new(row.0)).collect())
}

/// How many of a stage and a topic wait at the desk of a department before the one that waits since `since`.
///
/// # Errors
/// A failure of the database.
pub async fn ahead(
    db: &mut impl Session,
    (department, topic): (&str, Option<&str>),
    stage: &str,
    since: Moment,
    id: ConversationId,
) -> Result<i64, StoreError> {
    let (ahead,): (i64,) = db
        .query(
            "SELECT COUNT(*) FROM conversation
             WHERE department = $1 AND stage = $2 AND (since, id) < ($3, $4)
                   AND topic IS NOT DISTINCT FROM $5",
        )
        .bind(department)
        .bind(stage)
        .bind(At(since))
        .bind(id.uuid())
        .bind(topic.map(ToOwned::to_owned))
        .one()
        .await?;
    Ok(ahead)
}

/// How long people of a department had the last conversations that they ended, in seconds; `None` before the first.
///
/// # Errors
/// A failure of the database.
pub async fn handling_seconds(
    db: &mut impl Session,
    department: &str,
) -> Result<Option<i64>, StoreError> {
    let last: Vec<(Option<i64>,)> = db
        .query(
            "SELECT handled_seconds FROM conversation
             WHERE department = $1 AND stage = 'closed' ORDER BY since DESC, id DESC LIMIT 20",
        )
        .bind(department)
        .all()
        .await?;
    let known: Vec<i64> = last.into_iter().filter_map(|row| row.0).collect();
    let count = i64::try_from(known.len()).unwrap_or(i64::MAX);
    Ok(known.iter().sum::<i64>().checked_div(count))
}

fn lines(rows: Vec<ConversationRow>) -> Result<Vec<Conversation>, StoreError> {
    rows.into_iter().map(Conversation::try_from).collect()
}
