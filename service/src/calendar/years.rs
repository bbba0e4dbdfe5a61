//! The years that are in force.

use super::sheet::working_days;
use crate::{Caller, Context, Error, admin::authorise};
use domain::{Moment, access::Action};
use store::calendar;

/// A year that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearInForce {
    /// Which.
    pub year: i32,
    /// Whether the State Council has announced its days off.
    pub is_announced: bool,
    /// Where they can be read.
    pub source: String,
    /// How many working days it has.
    pub working_days: u32,
    /// When it was loaded; none for what comes with the program.
    pub loaded_at: Option<Moment>,
}

/// The years in force, newest first.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// a failure.
pub async fn years(ctx: &Context, caller: &Caller) -> Result<Vec<YearInForce>, Error> {
    authorise(caller, Action::LoadCalendar)?;
    in_force(ctx).await
}

/// The same for the operator at the command line.
///
/// # Errors
/// A failure of the store.
pub async fn in_force(ctx: &Context) -> Result<Vec<YearInForce>, Error> {
    let loaded = calendar::all(&mut ctx.db.read().await?).await?;
    let calendar = ctx.calendar();
    let loaded_at = |year: i32, source: &str| {
        loaded.iter().find(|it| it.year == year && it.source == source).map(|it| it.loaded_at)
    };
    let mut years: Vec<_> = calendar
        .years()
        .map(|it| YearInForce {
            year: it.year(),
            is_announced: it.is_official(),
            source: it.source().to_owned(),
            working_days: working_days(&calendar, it.year()).iter().sum(),
            loaded_at: loaded_at(it.year(), it.source()),
        })
        .collect();
    years.reverse();
    Ok(years)
}
