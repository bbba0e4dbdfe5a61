//! The published years of the working-day calendar.

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts},
};
use domain::{Moment, ids::PersonId};

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
    /// When the dates of open cases were last restated for it.
    pub restated_at: Option<Moment>,
}

/// A year that somebody is about to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What was typed, wrong or not.
    pub text: String,
    /// When it was last saved.
    pub updated_at: Moment,
}

#[derive(sqlx::FromRow)]
struct YearRow {
    year: i64,
    body: JsonText,
    source: String,
    loaded_at: At,
    restated_at: Option<At>,
}

/// Enters a year, or replaces it when the notice was changed; its cases are restated afterwards.
///
/// # Errors
/// A failure of the database.
pub async fn save(tx: &mut Write, year: &CalendarYear) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO calendar_year (year, body, source, loaded_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (year) DO UPDATE SET
             body = excluded.body, source = excluded.source, loaded_at = excluded.loaded_at,
             restated_at = NULL",
    )
    .bind(i64::from(year.year))
    .bind(JsonText(year.body.clone()))
    .bind(year.source.as_str())
    .bind(At(year.loaded_at))
    .later()
    .await
}

/// All years, oldest first.
///
/// # Errors
/// A failure of the database.
pub async fn all(db: &mut impl Session) -> Result<Vec<CalendarYear>, StoreError> {
    let rows = db
        .query("SELECT year, body, source, loaded_at, restated_at FROM calendar_year ORDER BY year")
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
                restated_at: At::moment(row.restated_at),
            })
        })
        .collect()
}

/// Notes that the dates of open cases were restated for a year, unless it was loaded anew since.
///
/// # Errors
/// A failure of the database.
pub async fn restated(
    tx: &mut Write,
    year: i32,
    loaded_at: Moment,
    now: Moment,
) -> Result<(), StoreError> {
    tx.query("UPDATE calendar_year SET restated_at = $3 WHERE year = $1 AND loaded_at = $2")
        .bind(i64::from(year))
        .bind(At(loaded_at))
        .bind(At(now))
        .later()
        .await
}

/// Saves what a person types, in place of what was saved before.
///
/// # Errors
/// A failure of the database.
pub async fn save_sheet(tx: &mut Write, person: PersonId, sheet: &Sheet) -> Result<(), StoreError> {
    tx.query(
        "INSERT INTO calendar_sheet (person_id, text, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET
             text = excluded.text, updated_at = excluded.updated_at",
    )
    .bind(person.uuid())
    .bind(sheet.text.as_str())
    .bind(At(sheet.updated_at))
    .later()
    .await
}

/// What a person last typed, if anything.
///
/// # Errors
/// A failure of the database.
pub async fn find_sheet(
    db: &mut impl Session,
    person: PersonId,
) -> Result<Option<Sheet>, StoreError> {
    let row: Option<(String, At)> = db
        .query("SELECT text, updated_at FROM calendar_sheet WHERE person_id = $1")
        .bind(person.uuid())
        .optional()
        .await?;
    Ok(row.map(|(text, updated_at)| Sheet { text, updated_at: updated_at.0 }))
}

/// Clears away what a person typed.
///
/// # Errors
/// A failure of the database.
pub async fn clear_sheet(tx: &mut Write, person: PersonId) -> Result<(), StoreError> {
    tx.query("DELETE FROM calendar_sheet WHERE person_id = $1").bind(person.uuid()).later().await
}
