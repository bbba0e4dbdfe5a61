//! Finding items by what people type.

use super::grams::{grams, tails, terms};
use crate::{
    Session, StoreError, Write,
    db::{At, Parts, Sql},
};
use domain::Moment;

/// By what an item is found.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Its name, in every language; counts most.
    pub name: String,
    /// Its summary, synonyms, topics and materials.
    pub body: String,
    /// The pinyin initials of its name and synonyms, one entry each, such as `jzzbl`.
    pub initials: Vec<String>,
}

/// What people typed and did not find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedSearch {
    /// What was typed.
    pub words: String,
    /// How often.
    pub times: i64,
    /// When it was last typed.
    pub last_at: Moment,
}

#[derive(sqlx::FromRow)]
struct FailedSearchRow {
    words: String,
    times: i64,
    last_at: At,
}

/// Keys of the offered items in which everything `typed` occurs, best first.
///
/// Chinese matches from one character on, anywhere; letters and digits match the beginning of words
/// and any part of the pinyin initials.
///
/// # Errors
/// A failure of the database.
pub async fn search(
    db: &mut impl Session,
    typed: &str,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let Some(terms) = terms(typed) else { return Ok(Vec::new()) };
    let sql = Sql {
        sqlite: "SELECT key FROM item_search
                 WHERE item_search MATCH $1
                 ORDER BY bm25(item_search, 0.0, 10.0, 1.0, 5.0), key LIMIT $2",
        postgres: "SELECT key FROM item_search
                   WHERE (setweight(to_tsvector('simple', name), 'A')
                          || to_tsvector('simple', body || ' ' || initials))
                         @@ to_tsquery('simple', $1)
                   ORDER BY ts_rank(setweight(to_tsvector('simple', name), 'A')
                                    || to_tsvector('simple', body || ' ' || initials),
                                    to_tsquery('simple', $1)) DESC, key LIMIT $2",
    };
    let rows: Vec<(String,)> =
        db.query(sql).bind_either(terms.sqlite, terms.postgres).bind(limit).all().await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Counts a search that found nothing.
///
/// # Errors
/// A failure of the database.
pub async fn note_failed_search(
    tx: &mut Write,
    words: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO failed_search (words, times, last_at) VALUES ($1, 1, $2)
         ON CONFLICT (words) DO UPDATE SET
             times = failed_search.times + 1, last_at = excluded.last_at",
    )
    .bind(words)
    .bind(At(now))
    .run()
    .await?;
    Ok(())
}

/// The searches that found nothing, the most frequent first.
///
/// # Errors
/// A failure of the database.
pub async fn failed_searches(
    db: &mut impl Session,
    limit: i64,
) -> Result<Vec<FailedSearch>, StoreError> {
    let rows = db
        .query(
            "SELECT words, times, last_at FROM failed_search
             ORDER BY times DESC, last_at DESC LIMIT $1",
        )
        .bind(limit)
        .all::<FailedSearchRow>()
        .await?;
    let failed = |row: FailedSearchRow| FailedSearch {
        words: row.words,
        times: row.times,
        last_at: row.last_at.0,
    };
    Ok(rows.into_iter().map(failed).collect())
}

/// Makes an item findable; it must not be findable yet.
pub(super) async fn add(tx: &mut Write, key: &str, words: &Words) -> Result<(), StoreError> {
    tx.query("INSERT INTO item_search (key, name, body, initials) VALUES ($1, $2, $3, $4)")
        .bind(key)
        .bind(grams(&words.name))
        .bind(grams(&words.body))
        .bind(tails(&words.initials))
        .run()
        .await?;
    Ok(())
}

/// Makes an item unfindable, if it was findable.
pub(super) async fn remove(tx: &mut Write, key: &str) -> Result<(), StoreError> {
    tx.query("DELETE FROM item_search WHERE key = $1").bind(key).run().await?;
    Ok(())
}
