//! Puts the years of the store in force on this node.

use crate::{Context, Error};
use domain::calendar::{Calendar, Year};
use store::calendar::{self, CalendarYear};

/// Puts the years that were loaded in force, over those that come with the program; answers whether anything changed.
///
/// What was only expected when it was loaded gives way to what the program knows to be announced.
///
/// # Errors
/// [`Error::Failed`] when the store fails or holds what is no year.
pub async fn refresh(ctx: &Context) -> Result<bool, Error> {
    let stored = calendar::all(&mut ctx.db.read().await?).await?;
    let mut calendar = Calendar::official();
    for year in &stored {
        let year = written(year)?;
        if year.is_official() || !calendar.is_published(year.year()) {
            calendar = calendar.with_year(year);
        }
    }
    let is_new = *ctx.calendar() != calendar;
    if is_new {
        ctx.set_calendar(calendar);
    }
    Ok(is_new)
}

/// The year as it was written down.
fn written(stored: &CalendarYear) -> Result<Year, Error> {
    let broken = || Error::failed(format!("calendar_year {} holds no year", stored.year));
    let lines: String = serde_json::from_str(&stored.body).map_err(Error::failed)?;
    let years = Year::read_all(&lines).map_err(|_| broken())?;
    years.into_iter().next().filter(|it| it.year() == stored.year).ok_or_else(broken)
}
