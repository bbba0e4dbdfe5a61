//! Applications that are being written.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{
    Moment,
    forms::Answers,
    ids::{CaseId, DraftId, OrganisationId, PersonId},
};
use uuid::Uuid;

/// What a draft becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// A new case.
    Filing,
    /// What corrects a case.
    Correction,
}

impl DraftKind {
    /// How the kind is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Filing => "filing",
            Self::Correction => "correction",
        }
    }
}

/// An application that is being written, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which it is.
    pub id: DraftId,
    /// Who writes it.
    pub owner: PersonId,
    /// For whom, when not for the owner.
    pub organisation: Option<OrganisationId>,
    /// Key of the item applied for.
    pub item_key: String,
    /// Version of the item.
    pub item_version: u32,
    /// What it becomes.
    pub kind: DraftKind,
    /// The answers as typed.
    pub answers: Answers,
    /// What was chosen beside the answers: JSON of the caller's own shape.
    pub choices: String,
    /// Counts the saves, from 1.
    pub version: i64,
    /// When it was begun.
    pub created_at: Moment,
    /// When it was last saved.
    pub updated_at: Moment,
    /// The case it became, or the case it corrects.
    pub case: Option<CaseId>,
    /// When it was handed in.
    pub submitted_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    id: Uuid,
    owner_id: Uuid,
    organisation_id: Option<Uuid>,
    item_key: String,
    item_version: i64,
    kind: String,
    answers: JsonText,
    choices: JsonText,
    version: i64,
    created_at: At,
    updated_at: At,
    case_id: Option<Uuid>,
    submitted_at: Option<At>,
}

impl TryFrom<DraftRow> for Draft {
    type Error = StoreError;

    fn try_from(row: DraftRow) -> Result<Self, StoreError> {
        let kind = match row.kind.as_str() {
            "filing" => DraftKind::Filing,
            "correction" => DraftKind::Correction,
            other => return Err(StoreError::bad_row("draft", "kind", &row.id, other)),
        };
        let item_version = u32::try_from(row.item_version)
            .map_err(|error| StoreError::bad_row("draft", "item_version", &row.id, error))?;
        Ok(Self {
            id: DraftId::new(row.id),
            owner: PersonId::new(row.owner_id),
            organisation: row.organisation_id.map(OrganisationId::new),
            item_key: row.item_key,
            item_version,
            kind,
            answers: row.answers.parse("draft", "answers", &row.id)?,
            choices: row.choices.0,
            version: row.version,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
            case: row.case_id.map(CaseId::new),
            submitted_at: At::moment(row.submitted_at),
        })
    }
}

/// Begins a draft.
///
/// # Errors
/// A failure of the database.
pub async fn add(tx: &mut Write, draft: &Draft) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO draft
             (id, owner_id, organisation_id, item_key, item_version, kind, answers, choices,
              version, created_at, updated_at, case_id, submitted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(draft.id.uuid())
    .bind(draft.owner.uuid())
    .bind(draft.organisation.map(OrganisationId::uuid))
    .bind(draft.item_key.as_str())
    .bind(i64::from(draft.item_version))
    .bind(draft.kind.word())
    .bind(JsonText::of(&draft.answers))
    .bind(JsonText(draft.choices.clone()))
    .bind(draft.version)
    .bind(At(draft.created_at))
    .bind(At(draft.updated_at))
    .bind(draft.case.map(CaseId::uuid))
    .bind(draft.submitted_at.map(At))
    .later()
    .await
}

/// The draft, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, id: DraftId) -> Result<Option<Draft>, StoreError> {
    db.query(
        "SELECT id, owner_id, organisation_id, item_key, item_version, kind, answers, choices,
                version, created_at, updated_at, case_id, submitted_at
         FROM draft WHERE id = $1",
    )
    .bind(id.uuid())
    .optional::<DraftRow>()
    .await?
    .map(Draft::try_from)
    .transpose()
}

/// The drafts of a person that are not handed in, last saved first.
///
/// # Errors
/// A failure of the database.
pub async fn open_of(db: &mut impl Session, owner: PersonId) -> Result<Vec<Draft>, StoreError> {
    db.query(
        "SELECT id, owner_id, organisation_id, item_key, item_version, kind, answers, choices,
                version, created_at, updated_at, case_id, submitted_at
         FROM draft WHERE owner_id = $1 AND submitted_at IS NULL
         ORDER BY updated_at DESC, id DESC",
    )
    .bind(owner.uuid())
    .all::<DraftRow>()
    .await?
    .into_iter()
    .map(Draft::try_from)
    .collect()
}

/// The drafts of a case in the order in which they were begun: its filing, then its corrections.
///
/// # Errors
/// A failure of the database.
pub async fn of_case(db: &mut impl Session, case: CaseId) -> Result<Vec<Draft>, StoreError> {
    db.query(
        "SELECT id, owner_id, organisation_id, item_key, item_version, kind, answers, choices,
                version, created_at, updated_at, case_id, submitted_at
         FROM draft WHERE case_id = $1 ORDER BY created_at, id",
    )
    .bind(case.uuid())
    .all::<DraftRow>()
    .await?
    .into_iter()
    .map(Draft::try_from)
    .collect()
}

/// Saves answers and choices over version `read`, and answers the new version.
///
/// # Errors
/// [`StoreError::Stale`] when the draft was saved since, handed in or deleted, or a failure.
pub async fn save(
    tx: &mut Write,
    id: DraftId,
    read: i64,
    answers: &Answers,
    choices: &str,
    now: Moment,
) -> Result<i64, StoreError> {
    tx.query(
        "UPDATE draft SET answers = $3, choices = $4, version = version + 1, updated_at = $5
         WHERE id = $1 AND version = $2 AND submitted_at IS NULL",
    )
    .bind(id.uuid())
    .bind(read)
    .bind(JsonText::of(answers))
    .bind(JsonText(choices.to_owned()))
    .bind(At(now))
    .run_fresh()
    .await?;
    Ok(read + 1)
}

/// Moves a draft to another version of its item.
///
/// # Errors
/// [`StoreError::Stale`] when the draft was saved since, handed in or deleted, or a failure.
pub async fn set_item_version(
    tx: &mut Write,
    id: DraftId,
    read: i64,
    item_version: u32,
    now: Moment,
) -> Result<i64, StoreError> {
    tx.query(
        "UPDATE draft SET item_version = $3, version = version + 1, updated_at = $4
         WHERE id = $1 AND version = $2 AND submitted_at IS NULL",
    )
    .bind(id.uuid())
    .bind(read)
    .bind(i64::from(item_version))
    .bind(At(now))
    .run_fresh()
    .await?;
    Ok(read + 1)
}

/// Marks a draft as handed in; nothing can change it afterwards.
///
/// # Errors
/// [`StoreError::Stale`] when it was saved since, handed in already or deleted, or a failure.
pub async fn submit(
    tx: &mut Write,
    id: DraftId,
    read: i64,
    case: CaseId,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "UPDATE draft SET case_id = $3, submitted_at = $4, version = version + 1
         WHERE id = $1 AND version = $2 AND submitted_at IS NULL",
    )
    .bind(id.uuid())
    .bind(read)
    .bind(case.uuid())
    .bind(At(now))
    .run_fresh()
    .await
}

/// Deletes a draft that was not handed in; its files lose it and become orphans.
///
/// # Errors
/// [`StoreError::Stale`] when it was handed in or is gone, or a failure.
pub async fn delete(tx: &mut Write, id: DraftId) -> Result<(), StoreError> {
    tx.query("DELETE FROM file WHERE draft_id = $1 AND case_id IS NULL")
        .bind(id.uuid())
        .run()
        .await?;
    tx.query("DELETE FROM draft WHERE id = $1 AND submitted_at IS NULL")
        .bind(id.uuid())
        .run_fresh()
        .await
}

/// Drafts that were not handed in and not saved since `before`, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn untouched_since(
    db: &mut impl Session,
    before: Moment,
    limit: i64,
) -> Result<Vec<DraftId>, StoreError> {
    let rows: Vec<(Uuid,)> = db
        .query(
            "SELECT id FROM draft WHERE submitted_at IS NULL AND updated_at < $1
             ORDER BY updated_at, id LIMIT $2",
        )
        .bind(At(before))
        .bind(limit)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| DraftId::new(row.0)).collect())
}
