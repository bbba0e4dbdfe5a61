//! What people want to do and do not find, without who they are.

use crate::{Session, StoreError, Write, db::Parts};
use domain::Date;

/// What was wanted and not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// What was wanted, in one writing.
    pub words: String,
    /// How often.
    pub times: i64,
    /// The last day on which it was.
    pub last_on: Date,
}

#[derive(sqlx::FromRow)]
struct MissRow {
    words: String,
    times: i64,
    last_on: Date,
}

/// Counts what somebody wanted on the day `on` and did not find.
///
/// # Errors
/// A failure of the database.
pub async fn note_miss(tx: &mut Write, words: &str, on: Date) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO search_miss (day, words, times) VALUES ($1, $2, 1)
         ON CONFLICT (day, words) DO UPDATE SET times = search_miss.times + 1",
    )
    .bind(on)
    .bind(words)
    .later()
    .await
}

/// What was wanted and not found from the day `since` on and stands behind `after`, the most frequent first.
///
/// # Errors
/// A failure of the database.
pub async fn misses(
    db: &mut impl Session,
    since: Date,
    after: Option<&Miss>,
    limit: i64,
) -> Result<Vec<Miss>, StoreError> {
    let (times, last_on, words) =
        after.map_or((i64::MAX, since, ""), |it| (it.times, it.last_on, it.words.as_str()));
    let rows = db
        .query(
            "SELECT words, CAST(SUM(times) AS BIGINT) AS times, MAX(day) AS last_on
             FROM search_miss WHERE day >= $1
             GROUP BY words
             HAVING SUM(times) < $2
                 OR (SUM(times) = $2 AND (MAX(day) < $3 OR (MAX(day) = $3 AND words > $4)))
             ORDER BY times DESC, last_on DESC, words LIMIT $5",
        )
        .bind(since)
        .bind(times)
        .bind(last_on)
        .bind(words)
        .bind(limit)
        .all::<MissRow>()
        .await?;
    let miss = |row: MissRow| Miss { words: row.words, times: row.times, last_on: row.last_on };
    Ok(rows.into_iter().map(miss).collect())
}
