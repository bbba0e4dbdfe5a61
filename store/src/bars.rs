//! Who may not apply, or may not commit, for a time.

use crate::{
    Session, StoreError, Write,
    db::{At, Parts},
};
use domain::{
    Date, Moment,
    ids::{OrganisationId, PersonId},
};
use uuid::Uuid;

/// One entry, on a person or on an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Which it is.
    pub id: Uuid,
    /// Whom it is on.
    pub on: Barred,
    /// Key of the item it is about; none for every item.
    pub item_key: Option<String>,
    /// Word of why.
    pub ground: String,
    /// Number of the decision it rests on.
    pub document: String,
    /// Its last day.
    pub until_on: Date,
    /// When it was entered.
    pub entered_at: Moment,
}

/// Whom an entry is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// A person who applies for themself.
    Person(PersonId),
    /// An organisation, whoever applies for it.
    Organisation(OrganisationId),
}

impl Barred {
    /// Person and organisation, of which one is absent.
    fn columns(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Person(id) => (Some(id.uuid()), None),
            Self::Organisation(id) => (None, Some(id.uuid())),
        }
    }
}

#[derive(sqlx::FromRow)]
struct BarRow {
    id: Uuid,
    person_id: Option<Uuid>,
    organisation_id: Option<Uuid>,
    item_key: Option<String>,
    ground: String,
    document: String,
    until_on: Date,
    entered_at: At,
}

impl BarRow {
    /// None where the entry is on nobody, which the table does not allow.
    fn bar(self) -> Option<Bar> {
        let person = self.person_id.map(|id| Barred::Person(PersonId::new(id)));
        let organisation = self.organisation_id.map(OrganisationId::new).map(Barred::Organisation);
        Some(Bar {
            id: self.id,
            on: person.or(organisation)?,
            item_key: self.item_key,
            ground: self.ground,
            document: self.document,
            until_on: self.until_on,
            entered_at: self.entered_at.0,
        })
    }
}

/// Enters a bar.
///
/// # Errors
/// A failure of the database, also when whom it is on is not known.
pub async fn add(tx: &mut Write, bar: &Bar) -> Result<(), StoreError> {
    let (person, organisation) = bar.on.columns();
    tx.query(
        "INSERT INTO bar
             (id, person_id, organisation_id, item_key, ground, document, until_on, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(bar.id)
    .bind(person)
    .bind(organisation)
    .bind(bar.item_key.clone())
    .bind(bar.ground.as_str())
    .bind(bar.document.as_str())
    .bind(bar.until_on)
    .bind(At(bar.entered_at))
    .later()
    .await
}

/// Ends a bar before its last day.
///
/// # Errors
/// [`StoreError::Stale`] when there is none or it was lifted already, or a failure.
pub async fn lift(tx: &mut Write, id: Uuid, now: Moment) -> Result<(), StoreError> {
    tx.query("UPDATE bar SET lifted_at = $2 WHERE id = $1 AND lifted_at IS NULL")
        .bind(id)
        .bind(At(now))
        .run_fresh()
        .await
}

/// What stands against an applicant for the item `item_key` on the day `today`, the longest first.
///
/// # Errors
/// A failure of the database.
pub async fn against(
    db: &mut impl Session,
    applicant: Barred,
    item_key: &str,
    today: Date,
) -> Result<Vec<Bar>, StoreError> {
    let (person, organisation) = applicant.columns();
    let rows = db
        .query(
            "SELECT id, person_id, organisation_id, item_key, ground, document, until_on, entered_at
             FROM bar
             WHERE (person_id = $1 OR organisation_id = $2) AND until_on >= $3
                   AND (item_key IS NULL OR item_key = $4) AND lifted_at IS NULL
             ORDER BY until_on DESC, id",
        )
        .bind(person)
        .bind(organisation)
        .bind(today)
        .bind(item_key)
        .all::<BarRow>()
        .await?;
    Ok(rows.into_iter().filter_map(BarRow::bar).collect())
}

/// Every bar that stands on the day `today`, the first to end first.
///
/// # Errors
/// A failure of the database.
pub async fn standing(db: &mut impl Session, today: Date) -> Result<Vec<Bar>, StoreError> {
    let rows = db
        .query(
            "SELECT id, person_id, organisation_id, item_key, ground, document, until_on, entered_at
             FROM bar WHERE until_on >= $1 AND lifted_at IS NULL ORDER BY until_on, id",
        )
        .bind(today)
        .all::<BarRow>()
        .await?;
    Ok(rows.into_iter().filter_map(BarRow::bar).collect())
}
