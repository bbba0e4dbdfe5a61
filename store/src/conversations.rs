//! Conversations: one row of where each stands, beside the log of what was said.

mod entries;
mod files;
mod queue;

pub use entries::{Entry, NewEntry, append, entries, find_entry, last_entries, reach};
pub use files::{Sent, add_file, count_files, find_file};
pub use queue::{ahead, ended, handling_seconds, mine, of_topic, offered, timers, waiting};

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, LAST_MOMENT, Parts, Query, Sql, hash32},
};
use domain::{
    Moment,
    ids::{CaseId, ConversationId, MatterId, PersonId},
};
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Somebody who has signed in.
    Person(PersonId),
    /// An anonymous visitor, by the hash of their token.
    Visitor([u8; 32]),
}

/// A conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// Which it is.
    pub id: ConversationId,
    /// Who asks.
    pub owner: Owner,
    /// How they are called; nobody knows of an anonymous visitor.
    pub called: Option<String>,
    /// Word of what it is about.
    pub about: String,
    /// The service it is about.
    pub item_key: Option<String>,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// The matter it is about.
    pub matter: Option<MatterId>,
    /// Where it stands.
    pub standing: Standing,
    /// Number of its last entry.
    pub last_seq: i64,
    /// How far whoever asks has come.
    pub citizen: Reached,
    /// How far whoever answers has come.
    pub agent: Reached,
    /// When it began.
    pub begun_at: Moment,
}

/// How far one side has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Number of the last entry that came to their device.
    pub got: i64,
    /// Number of the last entry that they have seen.
    pub read: i64,
}

/// Where a conversation stands: the caller's own shape, and what lists need of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// JSON of the caller's own shape.
    pub json: String,
    /// Key of the department whose desk has it.
    pub department: String,
    /// Key of its topic at that desk.
    pub topic: Option<String>,
    /// Word for who is expected to answer.
    pub stage: String,
    /// Since when.
    pub since: Moment,
    /// Who has it or had it last.
    pub agent: Option<PersonId>,
    /// Key of the department that is asked to take it.
    pub offered_to: Option<String>,
    /// When something was last said.
    pub said_at: Moment,
    /// When something happens by itself.
    pub timer_at: Option<Moment>,
    /// How long people had it, once it has ended.
    pub handled_seconds: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct ConversationRow {
    id: Uuid,
    person_id: Option<Uuid>,
    visitor_hash: Option<Vec<u8>>,
    called: Option<String>,
    about: String,
    item_key: Option<String>,
    case_id: Option<Uuid>,
    matter_id: Option<Uuid>,
    department: String,
    topic: Option<String>,
    stage: String,
    since: At,
    agent_id: Option<Uuid>,
    offered_to: Option<String>,
    said_at: At,
    timer_at: Option<At>,
    handled_seconds: Option<i64>,
    standing: JsonText,
    last_seq: i64,
    read_by_citizen: i64,
    read_by_agent: i64,
    got_by_citizen: i64,
    got_by_agent: i64,
    begun_at: At,
}

impl TryFrom<ConversationRow> for Conversation {
    type Error = StoreError;

    fn try_from(row: ConversationRow) -> Result<Self, StoreError> {
        let owner = match (row.person_id, row.visitor_hash) {
            (Some(person), _) => Owner::Person(PersonId::new(person)),
            (None, hash) => Owner::Visitor(hash32(
                hash.unwrap_or_default(),
                "conversation",
                "visitor_hash",
                &row.id,
            )?),
        };
        Ok(Self {
            id: ConversationId::new(row.id),
            owner,
            called: row.called,
            about: row.about,
            item_key: row.item_key,
            case: row.case_id.map(CaseId::new),
            matter: row.matter_id.map(MatterId::new),
            standing: Standing {
                json: row.standing.0,
                department: row.department,
                topic: row.topic,
                stage: row.stage,
                since: row.since.0,
                agent: row.agent_id.map(PersonId::new),
                offered_to: row.offered_to,
                said_at: row.said_at.0,
                timer_at: At::moment(row.timer_at),
                handled_seconds: row.handled_seconds,
            },
            last_seq: row.last_seq,
            citizen: Reached { got: row.got_by_citizen, read: row.read_by_citizen },
            agent: Reached { got: row.got_by_agent, read: row.read_by_agent },
            begun_at: row.begun_at.0,
        })
    }
}

/// The columns of a [`ConversationRow`], with what follows them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, person_id, visitor_hash, called, about, item_key, case_id, department, topic,
                    stage, since, agent_id, offered_to, said_at, timer_at, handled_seconds,
                    standing, last_seq, read_by_citizen, read_by_agent,
                    got_by_citizen, got_by_agent, begun_at, matter_id
             FROM conversation ",
            $rest
        )
    };
}

use select;

/// Enters a conversation.
///
/// # Errors
/// [`StoreError::Taken`] when there is one with this id, or a failure.
pub async fn add(tx: &mut Write, conversation: &Conversation) -> Result<(), StoreError> {
    let standing = &conversation.standing;
    let (person, visitor) = match conversation.owner {
        Owner::Person(person) => (Some(person.uuid()), None),
        Owner::Visitor(hash) => (None, Some(hash.to_vec())),
    };
    let query = tx.query(
        "INSERT INTO conversation
             (id, person_id, visitor_hash, called, about, item_key, case_id, department, stage,
              since, agent_id, offered_to, said_at, timer_at, handled_seconds, standing, topic,
              last_seq, read_by_citizen, read_by_agent, got_by_citizen, got_by_agent, begun_at,
              matter_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22, $23, $24)",
    );
    let query = query
        .bind(conversation.id.uuid())
        .bind(person)
        .bind(visitor)
        .bind(conversation.called.clone())
        .bind(conversation.about.as_str())
        .bind(conversation.item_key.clone())
        .bind(conversation.case.map(CaseId::uuid));
    bound(query, standing)
        .bind(conversation.last_seq)
        .bind(conversation.citizen.read)
        .bind(conversation.agent.read)
        .bind(conversation.citizen.got)
        .bind(conversation.agent.got)
        .bind(At(conversation.begun_at))
        .bind(conversation.matter.map(MatterId::uuid))
        .later()
        .await
}

/// The conversation, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    id: ConversationId,
) -> Result<Option<Conversation>, StoreError> {
    let row = db.query(select!("WHERE id = $1")).bind(id.uuid()).optional::<ConversationRow>();
    row.await?.map(Conversation::try_from).transpose()
}

/// The conversation, if there is one, which nobody else changes until the end of the work.
///
/// # Errors
/// A failure of the database.
pub async fn hold(tx: &mut Write, id: ConversationId) -> Result<Option<Conversation>, StoreError> {
    // SQLite has one writer anyway.
    let sql =
        Sql { sqlite: select!("WHERE id = $1"), postgres: select!("WHERE id = $1 FOR UPDATE") };
    let row = tx.query(sql).bind(id.uuid()).optional::<ConversationRow>();
    row.await?.map(Conversation::try_from).transpose()
}

/// The conversations of whoever asks, the newest first, behind the one that began at `before`.
///
/// # Errors
/// A failure of the database.
pub async fn of_owner(
    db: &mut impl Session,
    owner: Owner,
    before: Option<(Moment, ConversationId)>,
    limit: i64,
) -> Result<Vec<Conversation>, StoreError> {
    let (at, id) = before.map_or((LAST_MOMENT, Uuid::max()), |(at, id)| (at, id.uuid()));
    let query = match owner {
        Owner::Person(person) => db
            .query(select!(
                "WHERE person_id = $1 AND (begun_at, id) < ($2, $3)
                 ORDER BY begun_at DESC, id DESC LIMIT $4"
            ))
            .bind(person.uuid()),
        Owner::Visitor(hash) => db
            .query(select!(
                "WHERE visitor_hash = $1 AND (begun_at, id) < ($2, $3)
                 ORDER BY begun_at DESC, id DESC LIMIT $4"
            ))
            .bind(hash.to_vec()),
    };
    let rows = query.bind(At(at)).bind(id).bind(limit).all::<ConversationRow>().await?;
    rows.into_iter().map(Conversation::try_from).collect()
}

/// Writes down where a conversation stands, and how many entries it has.
///
/// # Errors
/// [`StoreError::Stale`] when it has no longer `before` entries, or a failure.
pub async fn change(
    tx: &mut Write,
    id: ConversationId,
    before: i64,
    last_seq: i64,
    standing: &Standing,
) -> Result<(), StoreError> {
    let query = tx.query(
        "UPDATE conversation SET department = $3, stage = $4, since = $5, agent_id = $6,
             offered_to = $7, said_at = $8, timer_at = $9, handled_seconds = $10, standing = $11,
             topic = $12, last_seq = $13
         WHERE id = $1 AND last_seq = $2",
    );
    bound(query.bind(id.uuid()).bind(before), standing).bind(last_seq).run_fresh().await
}

/// Binds where a conversation stands, in the order of the columns from `department` to `topic`.
fn bound<'c>(query: Query<'c>, standing: &Standing) -> Query<'c> {
    query
        .bind(standing.department.as_str())
        .bind(standing.stage.as_str())
        .bind(At(standing.since))
        .bind(standing.agent.map(PersonId::uuid))
        .bind(standing.offered_to.clone())
        .bind(At(standing.said_at))
        .bind(standing.timer_at.map(At))
        .bind(standing.handled_seconds)
        .bind(JsonText(standing.json.clone()))
        .bind(standing.topic.clone())
}
