//! Proving that nobody rewrote the history.

use super::{Head, NewEvent, seal};
use crate::{
    Session, StoreError, Write,
    db::{At, Parts, hash32},
};
use domain::{
    Moment,
    ids::{CaseId, PersonId},
};
use uuid::Uuid;

/// Entries read at once.
const PAGE: i64 = 500;

/// What the walk along the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Entries that were found good.
    pub checked: u64,
    /// The last good entry.
    pub head: Head,
    /// The first bad entry; the walk ends there.
    pub fault: Option<Fault>,
}

/// The first bad entry of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its place in the chain.
    pub position: i64,
    /// The case it belongs to; unknown for an entry that is gone.
    pub case: Option<CaseId>,
    /// Its place in the case; unknown for an entry that is gone.
    pub seq: Option<i64>,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What can be wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The entry is gone.
    Missing,
    /// It does not carry the hash of the entry before.
    Unlinked,
    /// Its hash is not the hash of its content.
    Altered,
    /// It is good in itself, but a checkpoint remembers another: the chain was written anew.
    Rewritten,
}

/// The end of the chain at some time, to be kept outside the hall as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The end of the chain.
    pub head: Head,
    /// When it was taken.
    pub at: Moment,
}

#[derive(sqlx::FromRow)]
struct EntryRow {
    position: i64,
    case_id: Uuid,
    seq: i64,
    at: At,
    actor_id: Option<Uuid>,
    actor: String,
    fact: String,
    body: String,
    prev_hash: Vec<u8>,
    hash: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct CheckpointRow {
    position: i64,
    hash: Vec<u8>,
    at: At,
}

impl TryFrom<CheckpointRow> for Checkpoint {
    type Error = StoreError;

    fn try_from(row: CheckpointRow) -> Result<Self, StoreError> {
        let hash = hash32(row.hash, "audit_checkpoint", "hash", &row.position)?;
        Ok(Self { head: Head { position: row.position, hash }, at: row.at.0 })
    }
}

/// Walks the chain from behind `from` to its end, comparing it with every checkpoint on the way.
///
/// [`Head::START`] walks all of it; a head that was found good before continues there, if it still stands.
///
/// # Errors
/// A failure of the database; a bad entry is no failure but the answer.
pub async fn verify(db: &mut impl Session, from: Head) -> Result<Audit, StoreError> {
    // Heads of their own: a borrowing iterator held across an await is not known to be `Send`.
    let heads: Vec<Head> =
        checkpoints_from(db, from.position).await?.into_iter().map(|it| it.head).collect();
    let mut remembered = heads.into_iter().peekable();
    let mut audit = Audit { checked: 0, head: from, fault: lost(db, from).await? };
    if audit.fault.is_some() {
        return Ok(audit);
    }
    loop {
        while let Some(memory) = remembered.next_if(|head| head.position <= audit.head.position) {
            if memory.position == audit.head.position && memory.hash != audit.head.hash {
                audit.fault = Some(gone(memory.position, FaultKind::Rewritten));
                return Ok(audit);
            }
        }
        let until = remembered.peek().map_or(i64::MAX, |head| head.position);
        let rows = page(db, audit.head.position, until).await?;
        if rows.is_empty() {
            // A checkpoint beyond the end remembers entries that were cut off.
            audit.fault =
                remembered.peek().map(|_| gone(audit.head.position + 1, FaultKind::Missing));
            return Ok(audit);
        }
        for row in rows {
            match check(&audit.head, row) {
                Ok(head) => {
                    audit.head = head;
                    audit.checked += 1;
                }
                Err(fault) => {
                    audit.fault = Some(fault);
                    return Ok(audit);
                }
            }
        }
    }
}

/// What has become of the entry from which a walk goes on, if it is not as it was found.
async fn lost(db: &mut impl Session, from: Head) -> Result<Option<Fault>, StoreError> {
    if from == Head::START {
        return Ok(None);
    }
    let found: Option<(Vec<u8>,)> = db
        .query("SELECT hash FROM case_event WHERE position = $1")
        .bind(from.position)
        .optional()
        .await?;
    Ok(match found {
        Some((hash,)) if hash == from.hash => None,
        Some(_) => Some(gone(from.position, FaultKind::Rewritten)),
        None => Some(gone(from.position, FaultKind::Missing)),
    })
}

/// Judges one entry by the one before; answers the new end or the fault.
fn check(before: &Head, row: EntryRow) -> Result<Head, Fault> {
    let position = before.position + 1;
    if row.position != position {
        return Err(gone(position, FaultKind::Missing));
    }
    let fault =
        |kind| Fault { position, case: Some(CaseId::new(row.case_id)), seq: Some(row.seq), kind };
    if row.prev_hash != before.hash {
        return Err(fault(FaultKind::Unlinked));
    }
    let event = NewEvent {
        at: row.at.0,
        actor_id: row.actor_id.map(PersonId::new),
        actor: row.actor,
        fact: row.fact,
        body: row.body,
    };
    let hash = seal(&before.hash, position, row.case_id, row.seq, &event);
    if row.hash != hash {
        return Err(fault(FaultKind::Altered));
    }
    Ok(Head { position, hash })
}

fn gone(position: i64, kind: FaultKind) -> Fault {
    Fault { position, case: None, seq: None, kind }
}

async fn page(db: &mut impl Session, after: i64, until: i64) -> Result<Vec<EntryRow>, StoreError> {
    db.query(
        "SELECT position, case_id, seq, at, actor_id, actor, fact, body, prev_hash, hash
         FROM case_event WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3",
    )
    .bind(after)
    .bind(until)
    .bind(PAGE)
    .all()
    .await
}

async fn checkpoints_from(
    db: &mut impl Session,
    position: i64,
) -> Result<Vec<Checkpoint>, StoreError> {
    db.query(
        "SELECT position, hash, at FROM audit_checkpoint WHERE position >= $1 ORDER BY position",
    )
    .bind(position)
    .all::<CheckpointRow>()
    .await?
    .into_iter()
    .map(Checkpoint::try_from)
    .collect()
}

/// Remembers an end of the chain that was found good; one at the same place is kept as it is.
///
/// # Errors
/// A failure of the database.
pub async fn checkpoint(tx: &mut Write, head: Head, now: Moment) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO audit_checkpoint (position, hash, at) VALUES ($1, $2, $3)
         ON CONFLICT (position) DO NOTHING",
    )
    .bind(head.position)
    .bind(head.hash.to_vec())
    .bind(At(now))
    .later()
    .await
}

/// The last end of the chain that was remembered.
///
/// # Errors
/// A failure of the database.
pub async fn latest_checkpoint(db: &mut impl Session) -> Result<Option<Checkpoint>, StoreError> {
    db.query("SELECT position, hash, at FROM audit_checkpoint ORDER BY position DESC LIMIT 1")
        .optional::<CheckpointRow>()
        .await?
        .map(Checkpoint::try_from)
        .transpose()
}
