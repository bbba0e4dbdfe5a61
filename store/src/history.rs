//! The history of all cases: append-only, each entry sealed with the hash of the one before.

mod audit;

pub use audit::{Audit, Checkpoint, Fault, FaultKind, checkpoint, latest_checkpoint, verify};

use crate::{
    Session, StoreError, Write,
    db::{At, Conn, Parts, hash32},
    documents::Document,
};
use domain::{
    Moment,
    ids::{CaseId, DocumentId, PersonId},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Something that happened to a case, before it is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened.
    pub at: Moment,
    /// Who did it; `None` for the hall itself.
    pub actor_id: Option<PersonId>,
    /// In what capacity: JSON of the caller's own shape.
    pub actor: String,
    /// Word of what happened.
    pub fact: String,
    /// The event itself: JSON of the caller's own shape.
    pub body: String,
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Place in the case, from 1.
    pub seq: i64,
    /// When it happened.
    pub at: Moment,
    /// Who did it; `None` for the hall itself.
    pub actor_id: Option<PersonId>,
    /// In what capacity.
    pub actor: String,
    /// Word of what happened.
    pub fact: String,
    /// The event itself, byte for byte as it was written.
    pub body: String,
}

/// Everything that happened to a case and everything that was issued in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The events, oldest first.
    pub events: Vec<Event>,
    /// The documents, oldest first.
    pub documents: Vec<Document>,
}

/// The end of the chain: place and hash of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Place in the chain of all cases, from 1; 0 before the first entry.
    pub position: i64,
    /// Hash of that entry; zeros before the first.
    pub hash: [u8; 32],
}

impl Head {
    /// Where the chain begins.
    pub const START: Self = Self { position: 0, hash: [0; 32] };
}

#[derive(sqlx::FromRow)]
struct HeadRow {
    position: i64,
    hash: Vec<u8>,
    seq: i64,
}

/// Appends events to a case and answers the new end of the chain.
///
/// The chain has one end, so on PostgreSQL whoever appends makes the others wait until its commit:
/// append last.
///
/// # Errors
/// A failure of the database.
pub async fn append(tx: &mut Write, case: CaseId, events: &[NewEvent]) -> Result<Head, StoreError> {
    // SQLite has one writer anyway.
    if let Conn::Postgres(_) = tx.parts().0 {
        let lock = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.case_event'))";
        tx.query(lock).run().await?;
    }
    let last = tx
        .query(
            "SELECT position, hash,
                    (SELECT COALESCE(MAX(seq), 0) FROM case_event WHERE case_id = $1) AS seq
             FROM case_event WHERE position = (SELECT MAX(position) FROM case_event)",
        )
        .bind(case.uuid())
        .optional::<HeadRow>()
        .await?;
    let (mut head, mut seq) = match last {
        Some(row) => {
            let hash = hash32(row.hash, "case_event", "hash", &row.position)?;
            (Head { position: row.position, hash }, row.seq)
        }
        None => (Head::START, 0),
    };
    for event in events {
        seq += 1;
        head = append_one(tx, case, event, head, seq).await?;
    }
    Ok(head)
}

async fn append_one(
    tx: &mut Write,
    case: CaseId,
    event: &NewEvent,
    before: Head,
    seq: i64,
) -> Result<Head, StoreError> {
    let position = before.position + 1;
    let hash = seal(&before.hash, position, case.uuid(), seq, event);
    tx.query(
        "INSERT INTO case_event
             (position, case_id, seq, at, actor_id, actor, fact, body, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(position)
    .bind(case.uuid())
    .bind(seq)
    .bind(At(event.at))
    .bind(event.actor_id.map(PersonId::uuid))
    .bind(event.actor.as_str())
    .bind(event.fact.as_str())
    .bind(event.body.as_str())
    .bind(before.hash.to_vec())
    .bind(hash.to_vec())
    .later()
    .await?;
    Ok(Head { position, hash })
}

/// The hash of an entry: every column in order, texts with their length, so that no two entries read alike.
fn seal(prev_hash: &[u8; 32], position: i64, case: Uuid, seq: i64, event: &NewEvent) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"onestop case_event 1");
    hash.update(prev_hash);
    hash.update(position.to_be_bytes());
    hash.update(case.as_bytes());
    hash.update(seq.to_be_bytes());
    hash.update(event.at.micros().to_be_bytes());
    match event.actor_id {
        Some(person) => {
            hash.update([1]);
            hash.update(person.uuid().as_bytes());
        }
        None => hash.update([0]),
    }
    for text in [&event.actor, &event.fact, &event.body] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().into()
}

/// A line of the trail: an event with its `seq`, or a document without.
#[derive(sqlx::FromRow)]
struct TrailRow {
    seq: Option<i64>,
    at: At,
    actor_id: Option<Uuid>,
    actor: Option<String>,
    word: String,
    body: String,
    document_id: Option<Uuid>,
    number: Option<String>,
    verification_code: Option<String>,
}

/// Everything that happened to a case and everything that was issued in it, in one statement.
///
/// # Errors
/// A failure of the database.
pub async fn trail(db: &mut impl Session, case: CaseId) -> Result<Trail, StoreError> {
    let rows = db
        .query(
            "SELECT seq, at, actor_id, actor, fact AS word, body,
                    CAST(NULL AS UUID) AS document_id, CAST(NULL AS TEXT) AS number,
                    CAST(NULL AS TEXT) AS verification_code
             FROM case_event WHERE case_id = $1
             UNION ALL
             SELECT CAST(NULL AS BIGINT), issued_at, CAST(NULL AS UUID), CAST(NULL AS TEXT), kind,
                    CAST(body AS TEXT), id, number, verification_code
             FROM document WHERE case_id = $1",
        )
        .bind(case.uuid())
        .all::<TrailRow>()
        .await?;
    let mut trail = Trail::default();
    for row in rows {
        let at = row.at.0;
        match (row.seq, row.actor, row.document_id, row.number, row.verification_code) {
            (Some(seq), Some(actor), ..) => trail.events.push(Event {
                seq,
                at,
                actor_id: row.actor_id.map(PersonId::new),
                actor,
                fact: row.word,
                body: row.body,
            }),
            (_, _, Some(id), Some(number), Some(verification_code)) => {
                trail.documents.push(Document {
                    id: DocumentId::new(id),
                    case,
                    kind: row.word,
                    number,
                    verification_code,
                    body: row.body,
                    issued_at: at,
                });
            }
            _ => {
                return Err(StoreError::bad_row(
                    "case_event",
                    "seq",
                    &case,
                    "neither kind of line",
                ));
            }
        }
    }
    // Sorted here: a sort of two kinds of lines by the database would need a table of its own.
    trail.events.sort_unstable_by_key(|event| event.seq);
    trail.documents.sort_unstable_by_key(|document| (document.issued_at, document.id));
    Ok(trail)
}

#[derive(sqlx::FromRow)]
struct EventRow {
    seq: i64,
    at: At,
    actor_id: Option<Uuid>,
    actor: String,
    fact: String,
    body: String,
}

impl From<EventRow> for Event {
    fn from(row: EventRow) -> Self {
        Self {
            seq: row.seq,
            at: row.at.0,
            actor_id: row.actor_id.map(PersonId::new),
            actor: row.actor,
            fact: row.fact,
            body: row.body,
        }
    }
}

/// The events of a case, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_case(db: &mut impl Session, case: CaseId) -> Result<Vec<Event>, StoreError> {
    let rows = db
        .query(
            "SELECT seq, at, actor_id, actor, fact, body
             FROM case_event WHERE case_id = $1 ORDER BY seq",
        )
        .bind(case.uuid())
        .all::<EventRow>()
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}
