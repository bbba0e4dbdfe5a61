//! Finding items by what people type.

use super::grams::{Terms, any_terms, grams, tails, terms};
use crate::{
    Session, StoreError, Write,
    db::{Parts, Sql},
};

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
    find(db, terms(typed), limit).await
}

/// Keys of the offered items in which anything of what was `typed` occurs, the most similar first.
///
/// # Errors
/// A failure of the database.
pub async fn resembling(
    db: &mut impl Session,
    typed: &str,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    find(db, any_terms(typed), limit).await
}

async fn find(
    db: &mut impl Session,
    terms: Option<Terms>,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let Some(terms) = terms else { return Ok(Vec::new()) };
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

/// Makes an item findable; it must not be findable yet.
pub(super) async fn add(tx: &mut Write, key: &str, words: &Words) -> Result<(), StoreError> {
    tx.query("INSERT INTO item_search (key, name, body, initials) VALUES ($1, $2, $3, $4)")
        .bind(key)
        .bind(grams(&words.name))
        .bind(grams(&words.body))
        .bind(tails(&words.initials))
        .later()
        .await
}

/// Makes an item unfindable, if it was findable.
pub(super) async fn remove(tx: &mut Write, key: &str) -> Result<(), StoreError> {
    tx.query("DELETE FROM item_search WHERE key = $1").bind(key).later().await
}
