//! What is seen of matters from above: by department, kind, week and place, what many of them are about, and the year.

use super::{own::standing, words::Body};
use crate::{Caller, Context, Error, caller::SignedIn};
use domain::{
    Date, Moment, Text,
    access::{Action, Subject, may},
    calendar::Calendar,
    matters::{Annual, Matter as Standing, Procedure, Tally, annual, topics},
    petitions::State,
};
use std::collections::BTreeMap;
use store::{
    Read,
    matters::{self, Span},
};

pub use store::matters::Count;
use time::Month;

/// How many places are listed.
const PLACES: i64 = 20;
/// Among how many titles topics are looked for: the last ones.
pub const TITLES: i64 = 500;
/// How many topics are listed.
const TOPICS: usize = 10;
/// How many matters of a year are read at once.
const BATCH: i64 = 500;

/// The procedures of which a year is reported.
const REPORTED: [Procedure; 2] = [Procedure::Disclosure, Procedure::Petition];

/// Something that many matters are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HotTopic {
    /// The title of the last of them.
    pub title: String,
    /// How many.
    pub count: usize,
    /// The numbers of the last of them that the reader may know of.
    pub numbers: Vec<String>,
}

/// What is seen of matters from above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Over how many weeks.
    pub weeks: u32,
    /// All of them together.
    pub all: Tally,
    /// By department; the name is in the language of the reader.
    pub departments: Vec<(Text, Tally)>,
    /// By the words of procedure and kind.
    pub kinds: BTreeMap<(String, String), Tally>,
    /// By the Monday of the week, also those in which nothing came in.
    pub by_week: BTreeMap<Date, Tally>,
    /// By place, the one with most first.
    pub places: Vec<(String, u64)>,
    /// What many of them are about, the most first.
    pub topics: Vec<HotTopic>,
    /// The same by week, department and kind, as a table for other programs.
    pub counts: Vec<Count>,
    /// Whether the reader reads the figures of the whole hall, and so the report of a year.
    pub is_whole: bool,
}

/// Whether the caller reads figures of matters.
#[must_use]
pub fn surveys(ctx: &Context, caller: &Caller) -> bool {
    reach(ctx, caller).is_ok()
}

/// The figures of what came in within the last `weeks` weeks, the present one included.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever reads no figures; a failure.
pub async fn figures(ctx: &Context, caller: &Caller, weeks: u32) -> Result<Figures, Error> {
    let reach = reach(ctx, caller)?;
    let today = ctx.now().date();
    let mondays = Calendar::mondays(today, weeks);
    let to = Calendar::monday_of(today);
    let span = Span { from: mondays.first().copied().unwrap_or(to), to, today };
    let mut db = ctx.db.read().await?;
    let is_whole = matches!(reach, Reach::Hall);
    let by_week = mondays.into_iter().map(|it| (it, Tally::default())).collect();
    let mut figures = Figures { weeks, by_week, is_whole, ..Figures::default() };
    let mut departments: BTreeMap<String, Tally> = BTreeMap::new();
    figures.counts = matters::counts(&mut db, span).await?;
    figures.counts.retain(|it| reach.covers(&it.department));
    for Count { week, department, procedure, kind, tally } in figures.counts.iter().cloned() {
        figures.all += tally;
        *departments.entry(department).or_default() += tally;
        *figures.kinds.entry((procedure, kind)).or_default() += tally;
        *figures.by_week.entry(week).or_default() += tally;
    }
    let catalogue = ctx.catalogue();
    let named = departments.into_iter().map(|(key, tally)| {
        let name = catalogue.department(&key).map(|it| it.name.clone()).unwrap_or_default();
        (name, tally)
    });
    figures.departments = named.collect();
    figures.departments.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.received));
    for key in reach.keys() {
        figures.places.extend(matters::places(&mut db, span, key, PLACES).await?);
        figures.topics.extend(hot(&mut db, caller, span, key).await?);
    }
    figures.places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    figures.topics.sort_by_key(|it| std::cmp::Reverse(it.count));
    figures.topics.truncate(TOPICS);
    Ok(figures)
}

/// The report of a year on requests for disclosure and petitions (GK 50), by procedure.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever reads no figures of the whole hall; a failure.
pub async fn annual_figures(
    ctx: &Context,
    caller: &Caller,
    year: i32,
) -> Result<Vec<(Procedure, Annual)>, Error> {
    let Reach::Hall = reach(ctx, caller)? else { return Err(Error::NotFound) };
    let (since, until) = (start_of(year)?, start_of(year + 1)?);
    let calendar = ctx.calendar();
    let mut db = ctx.db.read().await?;
    let mut reported = Vec::new();
    for procedure in REPORTED {
        let (mut standings, mut after) = (Vec::new(), String::new());
        loop {
            let word = procedure.word();
            let rows = matters::of_years(&mut db, word, (since, until), &after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after.clone_from(&last.number);
            for row in &rows {
                standings.push((row.lodged_at.date(), reported_as(&mut db, row).await?));
            }
        }
        reported
            .push((procedure, annual(year, standings.iter().map(|(on, it)| (*on, it)), &calendar)));
    }
    Ok(reported)
}

/// Where a matter of the report stands; which route a petition was told is read from its log where its row is older than
/// that question.
async fn reported_as(db: &mut Read, row: &matters::Matter) -> Result<Standing, Error> {
    let standing = standing(row)?;
    match &standing {
        Standing::Petition(it) if it.state == State::Directed && it.route.is_none() => {
            let log = matters::entries(db, row.id, row.last_seq).await?;
            let facts = log.iter().map(|it| Ok((it.entry.at, Body::read(&it.entry.body)?.fact)));
            let facts: Vec<_> = facts.collect::<Result<_, Error>>()?;
            Ok(Standing::replay(&facts).unwrap_or(standing))
        }
        _ => Ok(standing),
    }
}

fn start_of(year: i32) -> Result<Moment, Error> {
    let first = Date::from_calendar_date(year, Month::January, 1);
    first.map(Moment::start_of).map_err(|_| Error::NotFound)
}

/// Of what the caller reads the figures.
enum Reach {
    /// Of all departments: supervision, and those who lead the department that hears complaints.
    Hall,
    /// Of these.
    Departments(Vec<String>),
}

impl Reach {
    fn covers(&self, department: &str) -> bool {
        match self {
            Self::Hall => true,
            Self::Departments(keys) => keys.iter().any(|it| it == department),
        }
    }

    /// The departments to ask for one after the other; none asks for all of them.
    fn keys(&self) -> Vec<Option<&str>> {
        match self {
            Self::Hall => vec![None],
            Self::Departments(keys) => keys.iter().map(|it| Some(&**it)).collect(),
        }
    }
}

fn reach(ctx: &Context, caller: &Caller) -> Result<Reach, Error> {
    caller.signed_in()?;
    let reads = |subject: Subject| {
        let mut actors = caller.signed_in.iter().flat_map(SignedIn::staff_actors);
        actors.any(|it| may(&it, Action::ReadReports, &subject).is_ok())
    };
    if reads(Subject::department(ctx.complaint_desk.key)) {
        return Ok(Reach::Hall);
    }
    let catalogue = ctx.catalogue();
    let keys = catalogue.departments().map(|it| it.key.clone());
    let keys: Vec<_> = keys.filter(|key| reads(Subject::department(key))).collect();
    if keys.is_empty() { Err(Error::NotFound) } else { Ok(Reach::Departments(keys)) }
}

/// What many of the last matters are about; only those that the reader may know of are named, and a topic of which they
/// may know none is not told, because its title is somebody's words.
async fn hot(
    db: &mut Read,
    caller: &Caller,
    span: Span,
    department: Option<&str>,
) -> Result<Vec<HotTopic>, Error> {
    let rows = matters::titles(db, span, department, TITLES).await?;
    let titles: Vec<&str> = rows.iter().map(|(_, title)| title.as_str()).collect();
    let mut found = Vec::new();
    for places in topics(&titles).into_iter().take(TOPICS) {
        let mut known = Vec::new();
        for place in places.iter().take(5) {
            let (number, title) = &rows[*place];
            let row = matters::find(db, number).await?;
            if row.is_some_and(|it| super::own::is_known(caller, &it)) {
                known.push((number.clone(), title.clone()));
            }
        }
        let Some((_, title)) = known.first().cloned() else { continue };
        let numbers = known.into_iter().map(|it| it.0).collect();
        found.push(HotTopic { title, count: places.len(), numbers });
    }
    Ok(found)
}
