//! The one writer: whatever waits is written in one durable commit.

use super::open;
use anyhow::{Context as _, Result, anyhow};
use domain::{Moment, identifiers::CaseNumber};
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};
use std::{path::Path, sync::mpsc, thread};
use tokio::sync::oneshot;
use uuid::Uuid;

/// Most applications of one commit, as in the hall.
const TOGETHER: usize = 64;
/// Where the numbers of this program begin, so that they meet none that the hall gave.
const FIRST: u32 = 500_000;

struct Job {
    draft: Uuid,
    answer: oneshot::Sender<Result<String>>,
}

/// The entrance to the writer.
pub struct Writer(mpsc::Sender<Job>);

/// What the hall writes into the history, the receipt and the message of a filing.
struct Texts {
    event: String,
    actor: String,
    receipt: String,
}

/// The end of the chain and of the numbers.
struct State {
    texts: Texts,
    position: i64,
    hash: [u8; 32],
    filed: u32,
}

impl Writer {
    /// Starts the thread that owns the writing connection.
    pub fn start(file: &Path) -> Result<Self> {
        let conn = open(file, false)?;
        let mut state = State::read(&conn)?;
        let (sender, receiver) = mpsc::channel::<Job>();
        thread::spawn(move || {
            while let Ok(first) = receiver.recv() {
                let mut jobs = vec![first];
                jobs.extend(receiver.try_iter().take(TOGETHER - 1));
                let outcome = together(&conn, &mut state, &jobs);
                for (place, job) in jobs.into_iter().enumerate() {
                    let answer = match &outcome {
                        Ok(numbers) => Ok(numbers[place].clone()),
                        Err(error) => Err(anyhow!("{error:#}")),
                    };
                    drop(job.answer.send(answer));
                }
            }
        });
        Ok(Self(sender))
    }

    /// Files the draft and answers the number of the case when it is durable.
    pub async fn submit(&self, draft: Uuid) -> Result<String> {
        let (answer, wait) = oneshot::channel();
        self.0.send(Job { draft, answer }).ok().context("the writer has ended")?;
        wait.await?
    }
}

impl State {
    fn read(conn: &Connection) -> Result<Self> {
        let (position, hash) = conn.query_row(
            "SELECT position, hash FROM case_event ORDER BY position DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let (event, actor) = conn.query_row(
            "SELECT body, actor FROM case_event WHERE fact = 'submitted' ORDER BY position LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let receipt = "SELECT body FROM document ORDER BY rowid LIMIT 1";
        let receipt = conn.query_row(receipt, [], |row| row.get(0))?;
        Ok(Self { texts: Texts { event, actor, receipt }, position, hash, filed: FIRST })
    }
}

fn together(conn: &Connection, state: &mut State, jobs: &[Job]) -> Result<Vec<String>> {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let numbers = jobs.iter().map(|job| file(conn, state, job.draft)).collect::<Result<Vec<_>>>();
    conn.execute_batch(if numbers.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    numbers
}

fn file(conn: &Connection, state: &mut State, draft: Uuid) -> Result<String> {
    state.filed += 1;
    let now = crate::clock::now();
    let number = CaseNumber::new(now.date(), 1, state.filed)?.to_string();
    let (case, owner) = case(conn, state, draft, now, &number)?;
    let id = |what: u128| Uuid::from_u128((what << 100) + u128::from(state.filed));
    conn.prepare_cached(
        "INSERT INTO document (id, case_id, kind, number, verification_code, body, issued_at)
         VALUES (?1, ?2, 'D1', ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id(2).as_bytes(),
        case.as_bytes(),
        format!("L{number}"),
        format!("L{number}"),
        state.texts.receipt,
        now.micros(),
    ])?;
    conn.prepare_cached(
        "INSERT INTO message (id, person_id, case_id, kind, params, sent_at, read_at)
         VALUES (?1, ?2, ?3, 'submitted', ?4, ?5, NULL)",
    )?
    .execute(params![
        id(3).as_bytes(),
        owner,
        case.as_bytes(),
        format!("{{\"number\":\"{number}\"}}"),
        now.micros(),
    ])?;
    event(conn, state, case, owner, now)?;
    conn.prepare_cached("UPDATE draft SET case_id = ?2, submitted_at = ?3 WHERE id = ?1")?
        .execute(params![draft.as_bytes(), case.as_bytes(), now.micros()])?;
    conn.prepare_cached("UPDATE file SET case_id = ?2 WHERE draft_id = ?1")?
        .execute(params![draft.as_bytes(), case.as_bytes()])?;
    Ok(number)
}

/// The row of the case, made from the draft in one statement.
fn case(
    conn: &Connection,
    state: &State,
    draft: Uuid,
    now: Moment,
    number: &str,
) -> Result<(Uuid, [u8; 16])> {
    let case = Uuid::from_u128((1 << 100) + u128::from(state.filed));
    let owner = conn
        .prepare_cached(
            "INSERT INTO cases
                 (id, number, query_code_hash, draft_id, item_key, item_version, applicant_id,
                  applicant_name, organisation_id, department, state, waits_for, version,
                  handler_id, received_at, updated_at, due_on, next_timer_on, closed_at, answers,
                  choices)
             SELECT ?2, ?3, ?4, d.id, d.item_key, d.item_version, d.owner_id, p.name, NULL, 'market',
                    'received', 'window_clerk', 1, NULL, ?5, ?5, ?6, ?6, NULL, d.answers, d.choices
             FROM draft d JOIN person p ON p.id = d.owner_id
             WHERE d.id = ?1 AND d.submitted_at IS NULL
             RETURNING applicant_id",
        )?
        .query_row(
            params![
                draft.as_bytes(),
                case.as_bytes(),
                number,
                state.hash,
                now.micros(),
                now.date().to_string(),
            ],
            |row| row.get(0),
        )
        .context("no such draft")?;
    conn.prepare_cached(
        "INSERT INTO tally (department, state, waits_for, due_on, cases)
         VALUES ('market', 'received', 'window_clerk', ?1, 1)
         ON CONFLICT (department, state, waits_for, due_on) DO UPDATE SET cases = cases + 1",
    )?
    .execute([now.date().to_string()])?;
    Ok((case, owner))
}

/// The history is sealed as in the hall, because the schema wants it.
fn event(
    conn: &Connection,
    state: &mut State,
    case: Uuid,
    owner: [u8; 16],
    now: Moment,
) -> Result<()> {
    state.position += 1;
    let before = state.hash;
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(state.position.to_be_bytes());
    hash.update(case.as_bytes());
    hash.update(&state.texts.actor);
    hash.update(&state.texts.event);
    state.hash = hash.finalize().into();
    conn.prepare_cached(
        "INSERT INTO case_event
             (position, case_id, seq, at, actor_id, actor, fact, body, prev_hash, hash)
         VALUES (?1, ?2, 1, ?3, ?4, ?5, 'submitted', ?6, ?7, ?8)",
    )?
    .execute(params![
        state.position,
        case.as_bytes(),
        now.micros(),
        owner,
        state.texts.actor,
        state.texts.event,
        before,
        state.hash,
    ])?;
    Ok(())
}
