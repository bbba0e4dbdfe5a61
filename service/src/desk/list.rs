//! The workbench: the cases of a department by deadline.

use crate::{Caller, Context, Error, cases::item_name};
use domain::{
    Date, Moment, Text,
    access::{Action, Denied, Subject, may},
    calendar::{Calendar, Unit},
    identifiers::{CaseNumber, masked_name, normalise},
    ids::CaseId,
    licensing::{State, WaitsFor},
};
use std::collections::BTreeMap;
use store::cases::{self, Due, Filter as Stored, Listed, Wanted};
use uuid::Uuid;

/// How many a page shows.
const PAGE: usize = 25;

/// Which cases of a department are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Key of the department; the first of the caller's where none is named.
    pub department: Option<String>,
    /// Which of its cases.
    pub filter: Filter,
    /// Where the page goes on.
    pub after: Option<Due>,
    /// The beginning of a number or of an applicant's name; the filter does not count then.
    pub find: String,
}

/// Which cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All that are not closed.
    #[default]
    Open,
    /// Those in this state, closed or not.
    State(State),
    /// Those not closed in which this role has to act.
    WaitsFor(WaitsFor),
    /// Those not closed that the caller reviews.
    Mine,
    /// Those not closed that came back corrected and wait to be accepted.
    Returned,
    /// Those not closed that are due today.
    DueToday,
    /// Those not closed that were due before today.
    Overdue,
}

/// One page of the workbench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbench {
    /// The departments whose cases the caller may list, with their names.
    pub departments: Vec<(String, Text)>,
    /// The one that is shown.
    pub department: String,
    /// Its cases.
    pub rows: Vec<Row>,
    /// Where the next page goes on; none on the last.
    pub next: Option<Due>,
    /// How many there are of each kind.
    pub counts: Counts,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// Name of the item.
    pub item: Text,
    /// Name of the applicant, most of it hidden.
    pub applicant: String,
    /// Where it stands.
    pub state: State,
    /// Word for who has to act next.
    pub waits_for: String,
    /// Who reviews it.
    pub handler: Option<String>,
    /// When it was filed.
    pub received_at: Moment,
    /// The last day for whoever has to act next.
    pub due_on: Option<Date>,
    /// Working days until then; below 0 when it has passed.
    pub days_left: Option<i64>,
}

/// How many open cases of the department there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub open: i64,
    /// Due today.
    pub due_today: i64,
    /// Due before today.
    pub overdue: i64,
    /// Came back corrected and wait to be accepted.
    pub returned: i64,
    /// By state.
    pub by_state: BTreeMap<State, i64>,
}

/// The cases of one of the caller's departments.
///
/// # Errors
/// [`Error::SIGN_IN`]; `forbidden` for another department; [`Error::NotFound`] for whoever has no desk; a failure.
pub async fn list(ctx: &Context, caller: &Caller, query: &Query) -> Result<Workbench, Error> {
    let departments = departments(ctx, caller)?;
    let department = match &query.department {
        Some(key) if departments.iter().any(|(own, _)| own == key) => key.clone(),
        Some(_) => return Err(Error::Refused(Denied::Forbidden.code())),
        None => departments[0].0.clone(),
    };
    let person = caller.signed_in()?.person;
    let today = ctx.now().date();
    let (stored, begin) = match &query.filter {
        Filter::Open | Filter::Overdue => (Stored::Open, None),
        // Whatever is due today comes behind a case of today that nothing comes before.
        Filter::DueToday => {
            (Stored::Open, Some(Due { on: Some(today), id: CaseId::new(Uuid::nil()) }))
        }
        Filter::State(state) => (Stored::State(state.word()), None),
        Filter::WaitsFor(who) => (Stored::WaitsFor(who.word()), None),
        Filter::Mine => (Stored::Handler(person), None),
        Filter::Returned => (Stored::Returned, None),
    };
    let mut db = ctx.db.read().await?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let after = query.after.or(begin);
    let find = query.find.trim();
    let mut found = if find.is_empty() {
        cases::list(&mut db, &department, stored, after, limit).await?
    } else {
        let after = query.after.map(|it| it.id);
        cases::search(&mut db, &department, wanted(find, &normalise(find)), after, limit).await?
    };
    let returned = cases::returned(&mut db, &department).await?;
    let now = cases::tally(&mut db, &department, today).await?;
    let tomorrow = cases::tally(&mut db, &department, Calendar::next_day(today)).await?;
    drop(db);
    found.retain(|it| !find.is_empty() || is_in(query.filter, it.due.on, today));
    let next = (found.len() > PAGE).then(|| found[PAGE - 1].due);
    found.truncate(PAGE);
    let calendar = ctx.calendar();
    let rows = found.iter().map(|it| row(ctx, it, today, &calendar)).collect::<Result<_, _>>()?;
    let counts = Counts { returned, ..counts(&now, &tomorrow)? };
    Ok(Workbench { departments, department, rows, next, counts })
}

/// Digits are the beginning of a number, everything else that of a name.
fn wanted<'a>(typed: &'a str, normal: &'a str) -> Wanted<'a> {
    let is_number = normal.bytes().all(|it| it.is_ascii_digit());
    if is_number { Wanted::Number(normal) } else { Wanted::Name(typed) }
}

/// The departments whose list the caller may see, at least one.
fn departments(ctx: &Context, caller: &Caller) -> Result<Vec<(String, Text)>, Error> {
    let signed_in = caller.signed_in()?;
    let sees = |key: &str| {
        let subject = Subject::department(key);
        signed_in.staff_actors().any(|it| may(&it, Action::SeeWorklist, &subject).is_ok())
    };
    let catalogue = ctx.catalogue();
    let own = catalogue.departments().filter(|it| sees(&it.key));
    let own: Vec<_> = own.map(|it| (it.key.clone(), it.name.clone())).collect();
    if own.is_empty() { Err(Error::NotFound) } else { Ok(own) }
}

fn is_in(filter: Filter, due_on: Option<Date>, today: Date) -> bool {
    match filter {
        Filter::DueToday => due_on == Some(today),
        Filter::Overdue => due_on.is_some_and(|on| on < today),
        _ => true,
    }
}

fn row(ctx: &Context, listed: &Listed, today: Date, calendar: &Calendar) -> Result<Row, Error> {
    let days = |from, through| i64::from(calendar.days(from, through, Unit::WorkingDay));
    let left = |on: Date| if on < today { -days(on, today) } else { days(today, on) };
    Ok(Row {
        number: CaseNumber::parse(&listed.number).map_err(Error::failed)?,
        item: item_name(ctx, &listed.item_key),
        applicant: masked_name(&listed.applicant_name),
        state: listed.state.parse().map_err(Error::failed)?,
        waits_for: listed.waits_for.clone(),
        handler: listed.handler_name.clone(),
        received_at: listed.received_at,
        due_on: listed.due.on,
        days_left: listed.due.on.map(left),
    })
}

/// What is overdue tomorrow and not today is due today.
fn counts(today: &[cases::Tally], tomorrow: &[cases::Tally]) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    for tally in today {
        let state: State = tally.state.parse().map_err(Error::failed)?;
        *counts.by_state.entry(state).or_default() += tally.cases;
        counts.open += tally.cases;
        counts.overdue += tally.overdue;
    }
    counts.due_today = tomorrow.iter().map(|it| it.overdue).sum::<i64>() - counts.overdue;
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::{corrected, done, filed_whole, in_review},
        testing::{TestHall, hall},
    };
    use domain::licensing::ActionKind;

    async fn numbers(hall: &TestHall, caller: &Caller, filter: Filter) -> Vec<CaseNumber> {
        let query = Query { filter, ..Query::default() };
        let bench = list(&hall.ctx, caller, &query).await.unwrap();
        bench.rows.into_iter().map(|it| it.number).collect()
    }

    #[tokio::test]
    async fn the_workbench_shows_what_is_due_first_and_counts_it() {
        let hall = hall().await;
        let first = filed_whole(&hall).await;
        hall.clock.set("2026-03-03", 9);
        let second = filed_whole(&hall).await;
        let third = in_review(&hall).await;
        hall.clock.set("2026-03-10", 9);
        assert_eq!(numbers(&hall, &hall.clerk, Filter::Open).await, [first, second, third]);
        assert_eq!(numbers(&hall, &hall.clerk, Filter::Overdue).await, [first]);
        assert_eq!(numbers(&hall, &hall.clerk, Filter::DueToday).await, [second, third]);
        assert_eq!(numbers(&hall, &hall.reviewer, Filter::Mine).await, [third]);
        let window = Filter::WaitsFor(WaitsFor::Window);
        assert_eq!(numbers(&hall, &hall.clerk, window).await, [first, second]);
        let review = Filter::State(State::Review);
        assert_eq!(numbers(&hall, &hall.decider, review).await, [third]);
        let bench = list(&hall.ctx, &hall.clerk, &Query::default()).await.unwrap();
        let by_state = [(State::Received, 2), (State::Review, 1)].into();
        let counts = Counts { open: 3, due_today: 2, overdue: 1, returned: 0, by_state };
        assert_eq!(bench.counts, counts);
        assert_eq!(bench.rows[0].days_left, Some(-1));
        assert!(bench.rows.iter().all(|row| row.applicant.contains('*')));
    }

    #[tokio::test]
    async fn what_the_applicant_has_corrected_is_counted_until_the_window_answers() {
        let hall = hall().await;
        filed_whole(&hall).await;
        let number = corrected(&hall).await;
        let returned = numbers(&hall, &hall.clerk, Filter::Returned).await;
        let counts = list(&hall.ctx, &hall.clerk, &Query::default()).await.unwrap().counts;
        assert_eq!((returned, counts.returned), (vec![number], 1));
        done(&hall, &hall.clerk, number, ActionKind::Accept, &[]).await;
        assert_eq!(numbers(&hall, &hall.clerk, Filter::Returned).await, []);
    }

    #[tokio::test]
    async fn cases_are_found_by_number_and_by_name_in_the_own_department_only() {
        let hall = hall().await;
        let number = filed_whole(&hall).await;
        let found = async |caller: &Caller, find: &str| {
            let query = Query { find: find.to_owned(), ..Query::default() };
            list(&hall.ctx, caller, &query).await.unwrap().rows.len()
        };
        let digits = number.to_string();
        for find in [&digits[..8], &number.grouped(), " 王小", "王小明"] {
            assert_eq!(found(&hall.clerk, find).await, 1, "{find}");
            assert_eq!(found(&hall.health_clerk, find).await, 0, "{find}");
        }
        for find in ["小明", "李", "9999", "%"] {
            assert_eq!(found(&hall.clerk, find).await, 0, "{find}");
        }
    }

    #[tokio::test]
    async fn staff_of_another_department_see_nothing_not_even_how_many() {
        let hall = hall().await;
        filed_whole(&hall).await;
        let own = list(&hall.ctx, &hall.health_clerk, &Query::default()).await.unwrap();
        assert_eq!((own.department.as_str(), own.rows.len(), own.counts.open), ("health", 0, 0));
        let query = Query { department: Some("market".to_owned()), ..Query::default() };
        let foreign = list(&hall.ctx, &hall.health_clerk, &query).await;
        assert!(matches!(foreign, Err(Error::Refused("forbidden"))), "{foreign:?}");
        let citizen = list(&hall.ctx, &hall.citizen, &Query::default()).await;
        assert!(matches!(citizen, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn pages_go_on_where_the_last_one_ended() {
        let hall = hall().await;
        for _ in 0..27 {
            filed_whole(&hall).await;
        }
        let first = list(&hall.ctx, &hall.clerk, &Query::default()).await.unwrap();
        let query = Query { after: first.next, ..Query::default() };
        let second = list(&hall.ctx, &hall.clerk, &query).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.next), (25, 2, None));
        assert!(first.rows.iter().all(|row| !second.rows.contains(row)));
    }
}
