//! The workbench: the cases of a department by deadline.

use crate::{Caller, Context, Error, caller::SignedIn, cases::item_name};
use domain::{
    Date, Moment, Text,
    access::{Action, Denied, Role, Subject, may},
    calendar::{Calendar, Unit},
    identifiers::{CaseNumber, masked_name, normalise},
    ids::{CaseId, PersonId},
    licensing::{State, WaitsFor},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Read,
    cases::{self, Along, Due, Filter, Listed, Wanted},
};
use uuid::Uuid;

/// How many a page shows.
const PAGE: usize = 25;
/// One more than a page shows, to know whether there is another.
const LIMIT: i64 = 26;

/// Which cases of a department are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Key of the department; the first of the caller's where none is named.
    pub department: Option<String>,
    /// Whose turn it is in its cases.
    pub whose: Whose,
    /// Only those in this state; of all cases together also those that are closed.
    pub state: Option<State>,
    /// Only those that came back corrected and wait to be accepted.
    pub is_returned: bool,
    /// Only those with this deadline.
    pub due: Option<Deadline>,
    /// Where the page goes on.
    pub after: Option<Due>,
    /// The beginning of a number or of an applicant's name; nothing else counts then.
    pub find: String,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// The caller's, by the posts they hold; all, for whoever has no turn in cases.
    #[default]
    Mine,
    /// Anybody's in what is assigned to the caller.
    Assigned,
    /// This role's.
    Turn(WaitsFor),
    /// Anybody's.
    All,
}

/// Which deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Today.
    Today,
    /// Before today.
    Past,
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
    /// Whose turn is shown: what was wished for, or all where it would be nobody's.
    pub whose: Whose,
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
    /// Those in which it is the caller's turn; none for whoever has no turn in cases.
    pub mine: Option<i64>,
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
    let signed_in = caller.signed_in()?;
    let turns = turns(signed_in, &department);
    let whose = match query.whose {
        Whose::Mine if turns.is_empty() => Whose::All,
        whose => whose,
    };
    let today = ctx.now().date();
    let mut db = ctx.db.read().await?;
    let find = query.find.trim();
    let mut found = if find.is_empty() {
        let filters = filters(whose, query, &turns, signed_in.person, today);
        merged(&mut db, &department, &filters, begin(query, today)).await?
    } else {
        let after = query.after.map(|it| it.id);
        cases::search(&mut db, &department, wanted(find, &normalise(find)), after, LIMIT).await?
    };
    let returned = cases::returned(&mut db, &department).await?;
    let now = cases::tally(&mut db, &department, today).await?;
    let tomorrow = cases::tally(&mut db, &department, Calendar::next_day(today)).await?;
    let mine = mine(&mut db, &department, &turns, signed_in.person, &now).await?;
    drop(db);
    let next = (found.len() > PAGE).then(|| found[PAGE - 1].due);
    found.truncate(PAGE);
    let calendar = ctx.calendar();
    let rows = found.iter().map(|it| row(ctx, it, today, &calendar)).collect::<Result<_, _>>()?;
    let counts = Counts { mine, returned, ..counts(&now, &tomorrow)? };
    Ok(Workbench { departments, department, rows, next, whose, counts })
}

/// The turns that are the person's in the cases of `department`, by the posts they hold there.
fn turns(signed_in: &SignedIn, department: &str) -> Vec<WaitsFor> {
    let turn = |role| match role {
        Role::WindowClerk => Some(WaitsFor::Window),
        Role::Reviewer => Some(WaitsFor::Reviewer),
        Role::Decider | Role::OrganHead => Some(WaitsFor::Decider),
        Role::IssuingClerk => Some(WaitsFor::Issuing),
        _ => None,
    };
    let posts = signed_in.posts.iter().filter(|it| it.department.as_deref() == Some(department));
    let turns: BTreeSet<_> = posts.filter_map(|it| turn(it.role)).collect();
    turns.into_iter().collect()
}

/// What to ask the store for; each kind of turn is an order of its own.
fn filters<'a>(
    whose: Whose,
    query: &Query,
    turns: &[WaitsFor],
    person: PersonId,
    today: Date,
) -> Vec<Filter<'a>> {
    let state = query.state.map(State::word);
    let filter = |along| Filter {
        along,
        state,
        waits_for: None,
        is_returned: query.is_returned,
        due_through: query.due.map(|it| match it {
            Deadline::Today => today,
            Deadline::Past => Calendar::previous_day(today),
        }),
    };
    match whose {
        Whose::All if query.is_returned => vec![filter(Along::Returned)],
        Whose::All => vec![filter(state.map_or(Along::Open, Along::State))],
        Whose::Assigned => vec![filter(Along::Handler(person))],
        Whose::Turn(turn) => vec![filter(Along::WaitsFor(turn.word()))],
        Whose::Mine => turns
            .iter()
            .map(|turn| match turn {
                WaitsFor::Reviewer => {
                    Filter { waits_for: Some(turn.word()), ..filter(Along::Handler(person)) }
                }
                turn => filter(Along::WaitsFor(turn.word())),
            })
            .collect(),
    }
}

/// Where the list begins: whatever is due today comes behind a case of today that nothing comes before.
fn begin(query: &Query, today: Date) -> Option<Due> {
    let first = Due { on: Some(today), id: CaseId::new(Uuid::nil()) };
    query.after.or((query.due == Some(Deadline::Today)).then_some(first))
}

/// One list by deadline of what several filters find; no case is found by two of them.
async fn merged(
    db: &mut Read,
    department: &str,
    filters: &[Filter<'_>],
    after: Option<Due>,
) -> Result<Vec<Listed>, Error> {
    let mut found = Vec::new();
    for filter in filters {
        found.extend(cases::list(db, department, *filter, after, LIMIT).await?);
    }
    found.sort_by_key(|it| (it.due.on.is_none(), it.due.on, it.id));
    Ok(found)
}

/// In how many cases it is the person's turn.
async fn mine(
    db: &mut Read,
    department: &str,
    turns: &[WaitsFor],
    person: PersonId,
    tally: &[cases::Tally],
) -> Result<Option<i64>, Error> {
    let mut mine = None;
    for turn in turns {
        let cases = match turn {
            WaitsFor::Reviewer => cases::assigned(db, department, person, turn.word()).await?,
            turn => tally.iter().filter(|it| it.waits_for == turn.word()).map(|it| it.cases).sum(),
        };
        *mine.get_or_insert(0) += cases;
    }
    Ok(mine)
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

    async fn numbers(hall: &TestHall, caller: &Caller, query: Query) -> Vec<CaseNumber> {
        let bench = list(&hall.ctx, caller, &query).await.unwrap();
        bench.rows.into_iter().map(|it| it.number).collect()
    }

    fn all() -> Query {
        Query { whose: Whose::All, ..Query::default() }
    }

    #[tokio::test]
    async fn the_workbench_shows_what_is_due_first_and_counts_it() {
        let hall = hall().await;
        let first = filed_whole(&hall).await;
        hall.clock.set("2026-03-03", 9);
        let second = filed_whole(&hall).await;
        let third = in_review(&hall).await;
        hall.clock.set("2026-03-10", 9);
        assert_eq!(numbers(&hall, &hall.clerk, all()).await, [first, second, third]);
        let window = Query { whose: Whose::Turn(WaitsFor::Window), ..Query::default() };
        assert_eq!(numbers(&hall, &hall.decider, window).await, [first, second]);
        let bench = list(&hall.ctx, &hall.clerk, &all()).await.unwrap();
        let by_state = [(State::Received, 2), (State::Review, 1)].into();
        let counts =
            Counts { mine: Some(2), open: 3, due_today: 2, overdue: 1, returned: 0, by_state };
        assert_eq!(bench.counts, counts);
        assert_eq!(bench.rows[0].days_left, Some(-1));
        assert!(bench.rows.iter().all(|row| row.applicant.contains('*')));
    }

    #[tokio::test]
    async fn everybody_begins_with_the_cases_in_which_it_is_their_turn() {
        let hall = hall().await;
        let received = filed_whole(&hall).await;
        let reviewed = in_review(&hall).await;
        let mine = async |caller: &Caller| {
            let bench = list(&hall.ctx, caller, &Query::default()).await.unwrap();
            let numbers: Vec<_> = bench.rows.into_iter().map(|it| it.number).collect();
            (numbers, bench.counts.mine)
        };
        assert_eq!(mine(&hall.clerk).await, (vec![received], Some(1)));
        assert_eq!(mine(&hall.reviewer).await, (vec![reviewed], Some(1)));
        assert_eq!(mine(&hall.second_reviewer).await, (vec![], Some(0)));
        assert_eq!(mine(&hall.decider).await, (vec![], Some(0)));
        let assigned = Query { whose: Whose::Assigned, ..Query::default() };
        assert_eq!(numbers(&hall, &hall.reviewer, assigned.clone()).await, [reviewed]);
        assert_eq!(numbers(&hall, &hall.clerk, assigned).await, []);
    }

    #[tokio::test]
    async fn filters_narrow_one_another() {
        let hall = hall().await;
        let first = filed_whole(&hall).await;
        hall.clock.set("2026-03-03", 9);
        let second = filed_whole(&hall).await;
        let third = in_review(&hall).await;
        hall.clock.set("2026-03-10", 9);
        for (whose, state, due, expected) in [
            (Whose::All, None, Some(Deadline::Past), vec![first]),
            (Whose::All, None, Some(Deadline::Today), vec![second, third]),
            (Whose::All, Some(State::Received), Some(Deadline::Today), vec![second]),
            (Whose::Mine, None, Some(Deadline::Today), vec![second]),
            (Whose::Turn(WaitsFor::Reviewer), Some(State::Review), None, vec![third]),
            (Whose::Turn(WaitsFor::Reviewer), Some(State::Received), None, vec![]),
            (Whose::Mine, Some(State::Review), None, vec![]),
        ] {
            let query = Query { whose, state, due, ..Query::default() };
            assert_eq!(numbers(&hall, &hall.clerk, query.clone()).await, expected, "{query:?}");
        }
    }

    #[tokio::test]
    async fn what_the_applicant_has_corrected_is_counted_until_the_window_answers() {
        let hall = hall().await;
        filed_whole(&hall).await;
        let number = corrected(&hall).await;
        for whose in [Whose::Mine, Whose::All] {
            let query = Query { whose, is_returned: true, ..Query::default() };
            assert_eq!(numbers(&hall, &hall.clerk, query).await, [number], "{whose:?}");
        }
        let counts = list(&hall.ctx, &hall.clerk, &Query::default()).await.unwrap().counts;
        assert_eq!(counts.returned, 1);
        done(&hall, &hall.clerk, number, ActionKind::Accept, &[]).await;
        let query = Query { is_returned: true, ..all() };
        assert_eq!(numbers(&hall, &hall.clerk, query).await, []);
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
