//! The published years of the working-day calendar.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::Moment;

/// A published year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    /// The civil year.
    pub year: i32,
    /// Its holidays and shifted working days: JSON of the caller's own shape.
    pub body: String,
    /// The notice it follows.
    pub source: String,
    /// When it was loaded.
    pub loaded_at: Moment,
}

#[derive(sqlx::FromRow)]
struct YearRow {
    year: i64,
    body: JsonText,
    source: String,
    loaded_at: At,
}

/// Enters a year, or replaces it when the notice was changed.
///
/// # Errors
/// A failure of the database.
pub async fn save(tx: &mut Write, year: &CalendarYear) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO calendar_year (year, body, source, loaded_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (year) DO UPDATE SET
             body = excluded.body, source = excluded.source, loaded_at = excluded.loaded_at",
    )
    .bind(i64::from(year.year))
    .bind(JsonText(year.body.clone()))
    .bind(year.source.as_str())
    .bind(At(year.loaded_at))
    .run()
    .await?;
    Ok(())
}

/// All years, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn all(db: &mut impl Session) -> Result<Vec<CalendarYear>, StoreError> {
    let rows = db
        .query("SELECT year, body, source, loaded_at FROM calendar_year ORDER BY year")
        .all::<YearRow>()
        .await?;
    rows.into_iter()
        .map(|row| {
            let year = i32::try_from(row.year)
                .map_err(|error| StoreError::bad_row("calendar_year", "year", &row.year, error))?;
            Ok(CalendarYear {
                year,
                body: row.body.0,
                source: row.source,
                loaded_at: row.loaded_at.0,
            })
        })
        .collect()
}
