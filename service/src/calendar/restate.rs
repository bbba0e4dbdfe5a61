//! Derive the dates of open cases anew after a year was loaded, and tell those whose date has changed.

use crate::{
    Context, Error,
    cases::{load_by_id, restate as restate_case},
};
use domain::{Date, Moment, ids::CaseId};
use store::{
    calendar::{self, CalendarYear},
    cases::{Place, open_from},
};

/// How many cases are looked up at once.
const BATCH: usize = 100;
/// By when every node has read a year that was loaded, in seconds: each reads once a minute.
const KNOWN_TO_ALL: i64 = 120;

/// What became of the open cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restated {
    /// Cases that were looked at.
    pub cases: usize,
    /// Cases with another last day, whose applicants were told.
    pub moved: usize,
    /// Cases that could not be restated; the log tells why.
    pub failures: usize,
    /// Whether all of them were looked at.
    pub is_done: bool,
}

/// Restates the open cases for every year that waits for it, at most `limit` of them.
///
/// A node that has not read the year yet may still write down a day of the calendar before it, so every case is looked at
/// once more when all of them have.
/// A case that fails is left as it is until somebody touches it, and holds nobody up.
///
/// # Errors
/// A failure of the store that concerns all of them.
pub async fn restate(ctx: &Context, limit: Option<usize>) -> Result<Restated, Error> {
    let now = ctx.now();
    let waiting: Vec<_> = {
        let mut db = ctx.db.read().await?;
        calendar::all(&mut db).await?.into_iter().filter(|it| waits(it, now)).collect()
    };
    let mut restated = Restated { is_done: true, ..Restated::default() };
    // A notice also settles days of the December before its year.
    let Some(from) = waiting.iter().filter_map(|it| december_before(it.year)).min() else {
        return Ok(restated);
    };
    let mut after: Option<Place> = None;
    loop {
        let found = {
            let mut db = ctx.db.read().await?;
            let batch = i64::try_from(BATCH).map_err(Error::failed)?;
            open_from(&mut db, from, after.as_ref(), batch).await?
        };
        let Some(last) = found.last().cloned() else { break };
        if limit.is_some_and(|limit| restated.cases + found.len() > limit) {
            restated.is_done = false;
            return Ok(restated);
        }
        for place in found {
            restated.cases += 1;
            match restate_one(ctx, place.id).await {
                Ok(moved) => restated.moved += usize::from(moved),
                Err(error) => {
                    restated.failures += 1;
                    tracing::error!(case = %place.id, error = ?error, "a case could not be restated");
                }
            }
        }
        after = Some(last);
    }
    note(ctx, waiting, now).await?;
    Ok(restated)
}

fn waits(year: &CalendarYear, now: Moment) -> bool {
    let known = year.loaded_at.plus_seconds(KNOWN_TO_ALL);
    year.restated_at.is_none_or(|at| at < known && known <= now)
}

fn december_before(year: i32) -> Option<Date> {
    Date::from_calendar_date(year - 1, time::Month::December, 1).ok()
}

async fn note(ctx: &Context, years: Vec<CalendarYear>, now: Moment) -> Result<(), Error> {
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                for year in years {
                    calendar::restated(tx, year.year, year.loaded_at, now).await?;
                }
                Ok::<_, Error>(())
            })
        })
        .await
}

/// Whether the last day of the case has moved.
async fn restate_one(ctx: &Context, id: CaseId) -> Result<bool, Error> {
    let within = ctx.clone();
    let outcome = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let Some(loaded) = load_by_id(tx, &within, id).await? else { return Ok(false) };
            restate_case(tx, &within, &loaded).await
        })
    });
    match outcome.await {
        // Somebody else was faster, and wrote down the day of the calendar in force.
        Err(Error::Refused("stale")) => Ok(false),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::load,
        cases::{
            self,
            testing::{filed, in_review},
        },
        messages,
        testing::hall,
    };
    use domain::calendar::Calendar;

    /// From a filing on Monday 2026-12-28 the five working days of C1 end on 5 January 2027 by the weekdays alone.
    const YEAR: &str = "year,2027,announced,x\n2027-01-01,off,new-year\n2027-01-04,off,new-year\n";

    async fn due_on(hall: &crate::testing::TestHall, number: &str) -> String {
        let mut db = hall.ctx.db.read().await.unwrap();
        let row = store::cases::find_by_number(&mut db, number).await.unwrap().unwrap();
        row.standing.due_on.unwrap().to_string()
    }

    async fn kinds(hall: &crate::testing::TestHall) -> Vec<String> {
        let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap().lines;
        told.into_iter().map(|it| it.says.case().unwrap().kind.clone()).collect()
    }

    #[tokio::test]
    async fn a_limit_that_runs_into_a_new_year_moves_with_its_notice_and_the_applicant_is_told() {
        let hall = hall().await;
        hall.clock.set("2026-12-28", 9);
        let number = filed(&hall).await.to_string();
        let (untold, before) = (kinds(&hall).await.len(), due_on(&hall, &number).await);
        assert_eq!(before, "2027-01-05");
        let loaded = load(&hall.ctx, YEAR).await.unwrap().unwrap();
        assert_eq!((loaded.restated.moved, loaded.restated.is_done), (1, true));
        assert_eq!(due_on(&hall, &number).await, "2027-01-06");
        let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap().lines;
        let newest = told[0].says.case().unwrap();
        assert_eq!((told.len(), newest.kind.as_str()), (untold + 1, "calendar_changed"));
        let days = [newest.on, newest.due_on].map(|it| it.unwrap().to_string());
        assert_eq!(days, ["2027-01-05", "2027-01-06"]);
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert!(
            progress.clocks.iter().any(|it| it.reading.due.is_some_and(|due| !due.provisional))
        );
    }

    #[tokio::test]
    async fn cases_whose_day_stays_are_left_alone_and_nobody_is_told_twice() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let (told, before) = (kinds(&hall).await, due_on(&hall, &number).await);
        let loaded = load(&hall.ctx, YEAR).await.unwrap().unwrap();
        assert_eq!(loaded.restated.moved, 0);
        assert_eq!((kinds(&hall).await, due_on(&hall, &number).await), (told, before));
    }

    #[tokio::test]
    async fn what_another_node_wrote_by_the_old_calendar_is_found_a_little_later() {
        let hall = hall().await;
        hall.clock.set("2026-12-28", 9);
        load(&hall.ctx, YEAR).await.unwrap().unwrap();
        let late = hall.ctx.calendar();
        hall.ctx.set_calendar(Calendar::official());
        let number = filed(&hall).await.to_string();
        hall.ctx.set_calendar((*late).clone());
        assert_eq!(restate(&hall.ctx, None).await.unwrap().cases, 0, "nothing waits yet");
        hall.clock.pass(KNOWN_TO_ALL);
        assert_eq!(restate(&hall.ctx, None).await.unwrap().moved, 1);
        assert_eq!(due_on(&hall, &number).await, "2027-01-06");
        assert_eq!(restate(&hall.ctx, None).await.unwrap().cases, 0);
    }

    #[tokio::test]
    async fn what_a_request_has_no_time_for_is_left_to_the_hall() {
        let hall = hall().await;
        hall.clock.set("2026-12-28", 9);
        filed(&hall).await;
        hall.ctx.set_calendar(Calendar::official());
        load(&hall.ctx, YEAR).await.unwrap().unwrap();
        hall.clock.pass(KNOWN_TO_ALL);
        let part = restate(&hall.ctx, Some(0)).await.unwrap();
        assert_eq!((part.cases, part.is_done), (0, false));
        let all = restate(&hall.ctx, None).await.unwrap();
        assert_eq!((all.cases, all.is_done), (1, true));
    }
}
