//! The catalogue: service items in versions, and the search among them.

mod grams;
mod misses;
mod search;

pub use misses::{Miss, misses, note_miss};
pub use search::{Words, resembling, search};

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{Moment, items::Item};

/// Where one version of an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Being written.
    Draft,
    /// What the hall offers; one version of an item at most.
    Published,
    /// Replaced; cases filed under it stay on it.
    Retired,
}

/// One version of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemVersion {
    /// The item.
    pub item: Item,
    /// Where it stands.
    pub state: ItemState,
    /// When it was last written.
    pub saved_at: Moment,
    /// When it became the offered one.
    pub published_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    key: String,
    version: i64,
    state: String,
    body: JsonText,
    saved_at: At,
    published_at: Option<At>,
}

impl TryFrom<ItemRow> for ItemVersion {
    type Error = StoreError;

    fn try_from(row: ItemRow) -> Result<Self, StoreError> {
        let name = format!("{} {}", row.key, row.version);
        let state = match row.state.as_str() {
            "draft" => ItemState::Draft,
            "published" => ItemState::Published,
            "retired" => ItemState::Retired,
            other => return Err(StoreError::bad_row("item", "state", &name, other)),
        };
        Ok(Self {
            item: row.body.parse("item", "body", &name)?,
            state,
            saved_at: row.saved_at.0,
            published_at: At::moment(row.published_at),
        })
    }
}

/// Saves an item as a draft of its version.
///
/// # Errors
/// [`StoreError::Stale`] when that version is no draft any more, or a failure.
pub async fn save(tx: &mut Write, item: &Item, now: Moment) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO item (key, version, state, department, body, saved_at)
         VALUES ($1, $2, 'draft', $3, $4, $5)
         ON CONFLICT (key, version) DO UPDATE SET
             department = excluded.department, body = excluded.body, saved_at = excluded.saved_at
             WHERE item.state = 'draft'",
    )
    .bind(item.key.as_str())
    .bind(i64::from(item.version))
    .bind(item.department.as_str())
    .bind(JsonText::of(item))
    .bind(At(now))
    .run_fresh()
    .await
}

/// Offers the draft of a version from now on, in place of the version offered before, findable by `words`.
///
/// # Errors
/// [`StoreError::Stale`] when there is no such draft, or a failure.
pub async fn publish(
    tx: &mut Write,
    key: &str,
    version: u32,
    words: &Words,
    now: Moment,
) -> Result<(), StoreError> {
    retire(tx, key, now).await?;
    tx.query(
        "UPDATE item SET state = 'published', published_at = $3
         WHERE key = $1 AND version = $2 AND state = 'draft'",
    )
    .bind(key)
    .bind(i64::from(version))
    .bind(At(now))
    .run_fresh()
    .await?;
    search::add(tx, key, words).await
}

/// Offers the item no longer; `false` when it was not offered.
///
/// # Errors
/// A failure of the database.
pub async fn retire(tx: &mut Write, key: &str, now: Moment) -> Result<bool, StoreError> {
    let retired = tx
        .query(
            "UPDATE item SET state = 'retired', retired_at = $2
             WHERE key = $1 AND state = 'published'",
        )
        .bind(key)
        .bind(At(now))
        .run()
        .await?;
    search::remove(tx, key).await?;
    Ok(retired == 1)
}

/// The item as it is offered, if it is.
///
/// # Errors
/// A failure of the database.
pub async fn find_published(
    db: &mut impl Session,
    key: &str,
) -> Result<Option<ItemVersion>, StoreError> {
    db.query(
        "SELECT key, version, state, body, saved_at, published_at
         FROM item WHERE key = $1 AND state = 'published'",
    )
    .bind(key)
    .optional::<ItemRow>()
    .await?
    .map(ItemVersion::try_from)
    .transpose()
}

/// One version of an item, wherever it stands.
///
/// # Errors
/// A failure of the database.
pub async fn find(
    db: &mut impl Session,
    key: &str,
    version: u32,
) -> Result<Option<ItemVersion>, StoreError> {
    db.query(
        "SELECT key, version, state, body, saved_at, published_at
         FROM item WHERE key = $1 AND version = $2",
    )
    .bind(key)
    .bind(i64::from(version))
    .optional::<ItemRow>()
    .await?
    .map(ItemVersion::try_from)
    .transpose()
}

/// Everything the hall offers, by key: the caller keeps it in memory.
///
/// # Errors
/// A failure of the database.
pub async fn all_published(db: &mut impl Session) -> Result<Vec<ItemVersion>, StoreError> {
    db.query(
        "SELECT key, version, state, body, saved_at, published_at
         FROM item WHERE state = 'published' ORDER BY key",
    )
    .all::<ItemRow>()
    .await?
    .into_iter()
    .map(ItemVersion::try_from)
    .collect()
}

/// All versions of an item, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn versions(db: &mut impl Session, key: &str) -> Result<Vec<ItemVersion>, StoreError> {
    db.query(
        "SELECT key, version, state, body, saved_at, published_at
         FROM item WHERE key = $1 ORDER BY version DESC",
    )
    .bind(key)
    .all::<ItemRow>()
    .await?
    .into_iter()
    .map(ItemVersion::try_from)
    .collect()
}
