//! Published answers, a row for each version.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Date, Moment, Text,
    ids::{ConversationId, MatterId, PersonId, PublishedAnswerId},
};
use uuid::Uuid;

/// A version of a published answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedAnswer {
    /// Which answer.
    pub id: PublishedAnswerId,
    /// Which version of it, from 1.
    pub version: i64,
    /// Key of the department whose desk answers for it.
    pub department: String,
    /// The service it is about, and the version of its guide when this was written; none for the hall as a whole.
    pub item: Option<(String, i64)>,
    /// What is asked.
    pub question: Text,
    /// What is answered.
    pub answer: Text,
    /// Where it was said first.
    pub conversation: Option<ConversationId>,
    /// The matter that was answered so.
    pub heard: Option<Heard>,
    /// Word for where it stands.
    pub state: String,
    /// Who wrote this version.
    pub written_by: PersonId,
    /// When.
    pub written_at: Moment,
    /// When somebody decided about it.
    pub judged_at: Option<Moment>,
    /// How many readers said that it helped.
    pub helped: i64,
    /// How many said that it did not.
    pub unhelped: i64,
}

/// The matter that an answer was given in, and as much of it as everybody may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Which.
    pub matter: MatterId,
    /// Word of its procedure.
    pub procedure: String,
    /// Word of what it was about, within its procedure.
    pub kind: String,
    /// First day of the month in which it was answered.
    pub month: Date,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    version: i64,
    department: String,
    item_key: Option<String>,
    item_version: Option<i64>,
    question: JsonText,
    answer: JsonText,
    conversation_id: Option<Uuid>,
    matter_id: Option<Uuid>,
    heard_as: Option<String>,
    heard_kind: Option<String>,
    heard_in: Option<Date>,
    state: String,
    written_by: Uuid,
    written_at: At,
    judged_at: Option<At>,
    helped: i64,
    unhelped: i64,
}

impl TryFrom<Row> for PublishedAnswer {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let name = format!("{} {}", row.id, row.version);
        let words = row.heard_as.zip(row.heard_kind).zip(row.heard_in);
        let heard = row.matter_id.zip(words).map(|(matter, ((procedure, kind), month))| Heard {
            matter: MatterId::new(matter),
            procedure,
            kind,
            month,
        });
        Ok(Self {
            id: PublishedAnswerId::new(row.id),
            version: row.version,
            department: row.department,
            item: row.item_key.zip(row.item_version),
            question: row.question.parse("published_answer", "question", &name)?,
            answer: row.answer.parse("published_answer", "answer", &name)?,
            conversation: row.conversation_id.map(ConversationId::new),
            heard,
            state: row.state,
            written_by: PersonId::new(row.written_by),
            written_at: row.written_at.0,
            judged_at: At::moment(row.judged_at),
            helped: row.helped,
            unhelped: row.unhelped,
        })
    }
}

/// The columns of a [`Row`], with what follows them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, version, department, item_key, item_version, question, answer,
                    conversation_id, matter_id, heard_as, heard_kind, heard_in, state, written_by,
                    written_at, judged_at, helped, unhelped
             FROM published_answer ",
            $rest
        )
    };
}

fn read(rows: Vec<Row>) -> Result<Vec<PublishedAnswer>, StoreError> {
    rows.into_iter().map(PublishedAnswer::try_from).collect()
}

/// Enters a version, about which nobody has decided yet.
///
/// # Errors
/// [`StoreError::Taken`] when there is this version already, or a failure.
pub async fn add(tx: &mut Write, answer: &PublishedAnswer) -> Result<(), StoreError> {
    let (item_key, item_version) = answer.item.clone().unzip();
    let heard = answer.heard.as_ref();
    tx.query(
        "INSERT INTO published_answer
             (id, version, department, item_key, item_version, question, answer, conversation_id,
              state, written_by, written_at, matter_id, heard_as, heard_kind, heard_in)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(answer.id.uuid())
    .bind(answer.version)
    .bind(answer.department.as_str())
    .bind(item_key)
    .bind(item_version)
    .bind(JsonText::of(&answer.question))
    .bind(JsonText::of(&answer.answer))
    .bind(answer.conversation.map(ConversationId::uuid))
    .bind(answer.state.as_str())
    .bind(answer.written_by.uuid())
    .bind(At(answer.written_at))
    .bind(heard.map(|it| it.matter.uuid()))
    .bind(heard.map(|it| it.procedure.clone()))
    .bind(heard.map(|it| it.kind.clone()))
    .bind(heard.map(|it| it.month))
    .later()
    .await
}

/// The versions of an answer, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn versions(
    db: &mut impl Session,
    id: PublishedAnswerId,
) -> Result<Vec<PublishedAnswer>, StoreError> {
    let query = db.query(select!("WHERE id = $1 ORDER BY version DESC LIMIT 50"));
    read(query.bind(id.uuid()).all().await?)
}

/// The versions of a department that stand at `state`, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn of_department(
    db: &mut impl Session,
    department: &str,
    state: &str,
    limit: i64,
) -> Result<Vec<PublishedAnswer>, StoreError> {
    let query = db.query(select!(
        "WHERE department = $1 AND state = $2
         ORDER BY written_at DESC, id DESC LIMIT $3"
    ));
    read(query.bind(department).bind(state).bind(limit).all().await?)
}

/// Those of all departments that stand at `state`, the last decided first.
///
/// # Errors
/// A failure of the database.
pub async fn all(
    db: &mut impl Session,
    state: &str,
    limit: i64,
) -> Result<Vec<PublishedAnswer>, StoreError> {
    let query = db.query(select!("WHERE state = $1 ORDER BY judged_at DESC, id DESC LIMIT $2"));
    read(query.bind(state).bind(limit).all().await?)
}

/// When somebody last decided about any of them.
///
/// # Errors
/// A failure of the database.
pub async fn judged_at(db: &mut impl Session) -> Result<Option<Moment>, StoreError> {
    let query = db.query("SELECT MAX(judged_at) FROM published_answer WHERE judged_at IS NOT NULL");
    let (last,): (Option<At>,) = query.one().await?;
    Ok(At::moment(last))
}

/// Notes what somebody decided about a version that stands at `before`.
///
/// # Errors
/// [`StoreError::Stale`] when it does not stand there any more, or a failure.
pub async fn judge(
    tx: &mut Write,
    (id, version): (PublishedAnswerId, i64),
    (before, state): (&str, &str),
    by: PersonId,
    at: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE published_answer SET state = $4, judged_by = $5, judged_at = $6
         WHERE id = $1 AND version = $2 AND state = $3",
    )
    .bind(id.uuid())
    .bind(version)
    .bind(before)
    .bind(state)
    .bind(by.uuid())
    .bind(At(at))
    .run_fresh()
    .await
}

/// Counts that a version helped a reader, or did not.
///
/// # Errors
/// A failure of the database.
pub async fn count(
    tx: &mut Write,
    (id, version): (PublishedAnswerId, i64),
    helped: bool,
) -> Result<(), StoreError> {
    let (yes, no) = (i64::from(helped), i64::from(!helped));
    tx.query(
        "UPDATE published_answer SET helped = helped + $3, unhelped = unhelped + $4
         WHERE id = $1 AND version = $2",
    )
    .bind(id.uuid())
    .bind(version)
    .bind(yes)
    .bind(no)
    .later()
    .await
}
