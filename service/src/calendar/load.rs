//! Put the days off of a year in force.

use super::{Restated, SheetFault, read::read, refresh, restate};
use crate::{
    Caller, Context, Error, FieldFault,
    admin::{Author, Deed, authorise, record},
};
use domain::{Moment, access::Action, calendar::Year};
use store::calendar::{self, CalendarYear};

/// What was put in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Which year.
    pub year: i32,
    /// What became of the open cases, as far as they were looked at by now.
    pub restated: Restated,
}

/// Puts the year in force that the caller typed and saw the outlook of at `seen`.
///
/// Open cases are restated at once as far as a request has the time; the hall goes on with the rest by itself.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators;
/// [`Error::STALE`] when something else was typed since; [`Error::Invalid`] for what is no year; a failure.
pub async fn put_in_force(ctx: &Context, caller: &Caller, seen: Moment) -> Result<Loaded, Error> {
    let author = authorise(caller, Action::LoadCalendar)?;
    let typed = calendar::find_sheet(&mut ctx.db.read().await?, author.person).await?;
    let typed = typed.filter(|it| it.updated_at == seen).ok_or(Error::STALE)?;
    let year = read(&typed.text, ctx.now().date())
        .map_err(|_| Error::Invalid(vec![FieldFault::new("text", "no-year")]))?;
    enter(ctx, Some(author), &year).await?;
    let restated = restate(ctx, Some(AT_ONCE)).await?;
    Ok(Loaded { year: year.year(), restated })
}

/// How many cases are restated before the page answers.
const AT_ONCE: usize = 200;

/// Puts the year of `text` in force for the operator at the command line, and restates every open case.
///
/// # Errors
/// The faults of the text, or a failure.
pub async fn load(ctx: &Context, text: &str) -> Result<Result<Loaded, Vec<SheetFault>>, Error> {
    let year = match read(text, ctx.now().date()) {
        Ok(year) => year,
        Err(faults) => return Ok(Err(faults)),
    };
    enter(ctx, None, &year).await?;
    let restated = restate(ctx, None).await?;
    Ok(Ok(Loaded { year: year.year(), restated }))
}

async fn enter(ctx: &Context, author: Option<Author>, year: &Year) -> Result<(), Error> {
    let entry = CalendarYear {
        year: year.year(),
        body: serde_json::to_string(&year.to_string()).map_err(Error::failed)?,
        source: year.source().to_owned(),
        loaded_at: ctx.now(),
        restated_at: None,
    };
    let deed = Deed::YearLoaded {
        year: year.year(),
        is_announced: year.is_official(),
        source: year.source().to_owned(),
    };
    let within = ctx.clone();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                calendar::save(tx, &entry).await?;
                if let Some(author) = &author {
                    calendar::clear_sheet(tx, author.person).await?;
                }
                record(tx, &within, author.as_ref(), &deed).await
            })
        })
        .await?;
    refresh(ctx).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{administrators, entries},
        calendar::{save_sheet, sheet, years},
        testing::hall,
    };

    const YEAR: &str = "year,2027,announced,国办发明电〔2026〕7号\n2027-01-01,off,new-year\n\
                        2027-01-04,off,new-year\n";

    #[tokio::test]
    async fn a_year_that_was_looked_at_is_put_in_force_and_stands_in_the_log() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        save_sheet(&hall.ctx, &them.system, YEAR).await.unwrap();
        assert!(!hall.ctx.calendar().is_published(2027), "looking changes nothing");
        let seen = sheet(&hall.ctx, &them.system).await.unwrap().updated_at.unwrap();
        put_in_force(&hall.ctx, &them.system, seen).await.unwrap();
        assert!(hall.ctx.calendar().is_published(2027));
        assert_eq!(sheet(&hall.ctx, &them.system).await.unwrap().text, "");
        let newest = &entries(&hall, &them).await[0];
        assert!(matches!(newest.deed, Deed::YearLoaded { year: 2027, is_announced: true, .. }));
        let known = years(&hall.ctx, &them.system).await.unwrap();
        let year = known.iter().find(|it| it.year == 2027).unwrap();
        assert!(year.is_announced && year.loaded_at == Some(hall.ctx.now()));
        let again = put_in_force(&hall.ctx, &them.system, seen).await.unwrap_err();
        assert!(matches!(again, Error::Refused("stale")));
    }

    #[tokio::test]
    async fn what_was_typed_since_it_was_looked_at_is_not_put_in_force() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        save_sheet(&hall.ctx, &them.system, YEAR).await.unwrap();
        let seen = sheet(&hall.ctx, &them.system).await.unwrap().updated_at.unwrap();
        hall.clock.pass(1);
        save_sheet(&hall.ctx, &them.system, "year,2027").await.unwrap();
        let stale = put_in_force(&hall.ctx, &them.system, seen).await.unwrap_err();
        assert!(matches!(stale, Error::Refused("stale")));
        let seen = sheet(&hall.ctx, &them.system).await.unwrap().updated_at.unwrap();
        let broken = put_in_force(&hall.ctx, &them.system, seen).await.unwrap_err();
        assert!(matches!(broken, Error::Invalid(_)));
        for caller in [&them.security, &them.auditor, &hall.head] {
            let refused = put_in_force(&hall.ctx, caller, seen).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
            let refused = save_sheet(&hall.ctx, caller, YEAR).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        let stranger = put_in_force(&hall.ctx, &hall.citizen, seen).await.unwrap_err();
        assert!(matches!(stranger, Error::NotFound));
        assert!(!hall.ctx.calendar().is_published(2027));
    }

    #[tokio::test]
    async fn the_command_line_loads_a_year_or_tells_its_faults() {
        let hall = hall().await;
        let faults = load(&hall.ctx, "year,2027").await.unwrap().unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!(load(&hall.ctx, YEAR).await.unwrap().unwrap().year, 2027);
        hall.ctx.set_calendar(domain::calendar::Calendar::official());
        assert!(refresh(&hall.ctx).await.unwrap(), "another node reads it from the store");
        assert!(hall.ctx.calendar().is_published(2027));
        assert!(!refresh(&hall.ctx).await.unwrap());
    }
}
