//! Who is at which desk, ready to answer.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{Moment, ids::PersonId};
use uuid::Uuid;

/// Somebody at a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub person: PersonId,
    /// How many conversations they take at once.
    pub room: i64,
    /// How many they have.
    pub open: i64,
    /// When they last got one.
    pub assigned_at: Option<Moment>,
    /// Keys of the topics they answer; `None` for all of them.
    pub topics: Option<Vec<String>>,
}

#[derive(sqlx::FromRow)]
struct PresentRow {
    person_id: Uuid,
    room: i64,
    open: i64,
    assigned_at: Option<At>,
    topics: Option<JsonText>,
}

/// Notes that somebody is at the desk of a department until `until`, and answers these topics there, or all of them.
///
/// # Errors
/// A failure of the database.
pub async fn come(
    tx: &mut Write,
    person: PersonId,
    (department, topics): (&str, Option<&[String]>),
    room: i64,
    until: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO desk_presence (person_id, department, until, room, topics)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id)
         DO UPDATE SET department = excluded.department, until = excluded.until,
                       room = excluded.room, topics = excluded.topics",
    )
    .bind(person.uuid())
    .bind(department)
    .bind(At(until))
    .bind(room)
    .bind(topics.map(|it| JsonText::of(&it)))
    .later()
    .await
}

/// Notes that somebody who is at a desk stays there until `until`.
///
/// # Errors
/// A failure of the database.
pub async fn stay(tx: &mut Write, person: PersonId, until: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE desk_presence SET until = $2 WHERE person_id = $1")
        .bind(person.uuid())
        .bind(At(until))
        .later()
        .await
}

/// Notes that somebody has left the desk.
///
/// # Errors
/// A failure of the database.
pub async fn leave(tx: &mut Write, person: PersonId) -> Result<(), StoreError> {
    tx.query("DELETE FROM desk_presence WHERE person_id = $1").bind(person.uuid()).later().await
}

/// Notes that somebody at a desk got a conversation.
///
/// # Errors
/// A failure of the database.
pub async fn assigned(tx: &mut Write, person: PersonId, at: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE desk_presence SET assigned_at = $2 WHERE person_id = $1")
        .bind(person.uuid())
        .bind(At(at))
        .later()
        .await
}

/// Who is at the desk of a department at `now`, with what they have.
///
/// # Errors
/// A failure of the database.
pub async fn at_desk(
    db: &mut impl Session,
    department: &str,
    now: Moment,
) -> Result<Vec<Present>, StoreError> {
    let rows = db
        .query(
            "SELECT person_id, room, assigned_at, topics,
                    (SELECT COUNT(*) FROM conversation
                     WHERE agent_id = desk_presence.person_id AND stage = 'assigned') AS open
             FROM desk_presence WHERE department = $1 AND until > $2",
        )
        .bind(department)
        .bind(At(now))
        .all::<PresentRow>()
        .await?;
    let present = |row: PresentRow| {
        let topics = row.topics.map(|it| it.parse("desk_presence", "topics", &row.person_id));
        Ok(Present {
            person: PersonId::new(row.person_id),
            room: row.room,
            open: row.open,
            assigned_at: At::moment(row.assigned_at),
            topics: topics.transpose()?,
        })
    };
    rows.into_iter().map(present).collect()
}
