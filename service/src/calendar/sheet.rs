//! What somebody types of a year before it is put in force, and what it would mean.

use super::{SheetFault, read::read};
use crate::{Caller, Context, Error, FieldFault, admin::authorise};
use domain::{
    Date, Moment,
    access::Action,
    calendar::{Calendar, Unit, Year},
};
use store::calendar;
use time::Month;

/// Longest text that is kept, in bytes: a year has some thirty lines, and its JSON is ten times as long.
const BYTES_MAX: usize = 64 * 1024;

/// What was typed, and what it would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What was typed; empty for nothing.
    pub text: String,
    /// When it was saved; none when nothing was.
    pub updated_at: Option<Moment>,
    /// What it would mean to put it in force, or everything that is wrong with it.
    pub outlook: Result<Outlook, Vec<SheetFault>>,
}

/// What it would mean to put a year in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The year.
    pub year: Year,
    /// Its working days by month, from January.
    pub working_days: Vec<u32>,
    /// The first day from which limits may change; none when nothing does.
    pub changes_from: Option<Date>,
    /// Whether that day has passed, so that limits change which ran already.
    pub changes_past: bool,
}

/// Keeps what the caller types of a year, wrong or not.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// [`Error::Invalid`] for a text that is far too long; a failure.
pub async fn save_sheet(ctx: &Context, caller: &Caller, text: &str) -> Result<(), Error> {
    let author = authorise(caller, Action::LoadCalendar)?;
    if text.len() > BYTES_MAX {
        return Err(Error::Invalid(vec![FieldFault::new("text", "too-long")]));
    }
    let typed = calendar::Sheet { text: text.to_owned(), updated_at: ctx.now() };
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                Ok::<_, Error>(calendar::save_sheet(tx, author.person, &typed).await?)
            })
        })
        .await
}

/// What the caller has typed, with its outlook.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// a failure.
pub async fn sheet(ctx: &Context, caller: &Caller) -> Result<Sheet, Error> {
    let author = authorise(caller, Action::LoadCalendar)?;
    let typed = calendar::find_sheet(&mut ctx.db.read().await?, author.person).await?;
    let (text, updated_at) =
        typed.map_or((String::new(), None), |it| (it.text, Some(it.updated_at)));
    let today = ctx.now().date();
    let outlook = read(&text, today).map(|year| outlook(&ctx.calendar(), year, today));
    Ok(Sheet { text, updated_at, outlook })
}

fn outlook(now: &Calendar, year: Year, today: Date) -> Outlook {
    let then = now.clone().with_year(year.clone());
    let changes_from = now.first_difference(&then);
    Outlook {
        working_days: working_days(&then, year.year()),
        changes_past: changes_from.is_some_and(|it| it <= today),
        changes_from,
        year,
    }
}

/// How many working days each month of `year` has, from January.
pub(super) fn working_days(calendar: &Calendar, year: i32) -> Vec<u32> {
    let first = |month: u8| Date::from_calendar_date(year, Month::try_from(month).ok()?, 1).ok();
    let day_before = |month: u8| first(month)?.previous_day();
    let last = Date::from_calendar_date(year, Month::December, 31).ok();
    let ends: Vec<Date> = (1..=12).map(day_before).chain([last]).flatten().collect();
    ends.windows(2).map(|pair| calendar.days(pair[0], pair[1], Unit::WorkingDay)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{admin::administrators, testing::hall};

    #[test]
    fn the_working_days_of_2026_are_those_of_the_notice() {
        let days = working_days(&Calendar::official(), 2026);
        // Counted by hand in the calendar that the State Council published.
        assert_eq!(days, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
        assert_eq!(days.iter().sum::<u32>(), 248);
    }

    #[tokio::test]
    async fn the_outlook_tells_from_when_limits_change_and_whether_that_has_passed() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        for (text, from, past) in [
            ("year,2027,announced,x\n2027-01-01,off,new-year", "2027-01-01", false),
            ("year,2026,announced,x\n2026-01-01,off,new-year", "2026-01-02", true),
        ] {
            save_sheet(&hall.ctx, &them.system, text).await.unwrap();
            let outlook = sheet(&hall.ctx, &them.system).await.unwrap().outlook.unwrap();
            assert_eq!(outlook.changes_from.unwrap().to_string(), from);
            assert_eq!(outlook.changes_past, past);
        }
        let long = "#".repeat(BYTES_MAX + 1);
        let refused = save_sheet(&hall.ctx, &them.system, &long).await.unwrap_err();
        assert!(matches!(refused, Error::Invalid(_)));
    }
}
