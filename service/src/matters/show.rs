//! Read a matter.

use super::{
    Alike,
    duplicates::like,
    own::{self, Side, side, standing},
    rated::{given, panel, rate},
    words::Body,
};
use crate::{Caller, Context, Error, review};
use domain::{
    Date, Moment,
    access::{Action, Subject, may},
    calendar::{Calendar, Limit},
    complaints,
    ids::PersonId,
    matters::{ActionKind, Concern, Ground, Matter as Standing, Part, Period, Remedy},
    ratings::Given,
    rectifications,
};
use std::collections::BTreeMap;
use store::{
    Read, cases,
    matters::{self, Audience, Brought, Came, Entry, MatterFile},
    people, staff,
};
use uuid::Uuid;

/// Within which time reconsideration is asked for (FY 20).
const RECONSIDERATION: Limit = Limit::natural_days(60);
/// How many entries are read.
const ENTRIES: i64 = 500;

/// That the desk joins one with another.
const MERGE: ActionKind = ActionKind::Complaint(complaints::ActionKind::Merge);
/// That a panel judges a rating.
const JUDGE: ActionKind = ActionKind::Rectification(rectifications::ActionKind::Judge);

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Whoever brought it.
    Filer,
    /// Somebody of the staff that has it.
    Staff,
}

/// An entry of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Moment,
    /// The part that its author plays.
    pub part: Part,
    /// Who, by name, for those who handle it.
    pub author: Option<String>,
    /// What happened, and the words.
    pub body: Body,
}

/// A member of staff whom a matter is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Name or number as it was typed; empty for one whom the desk has named.
    pub typed: String,
    /// Their name, for those who handle it; none where nobody knows yet.
    pub name: Option<String>,
}

/// A period that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which.
    pub period: Period,
    /// Its last day; none while it stands still.
    pub due_on: Option<Date>,
    /// For what it stands still now, and since when.
    pub paused: Option<(Ground, Date)>,
    /// How many days of its unit were left out so far.
    pub left_out: u32,
}

/// A matter as its reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its number.
    pub number: String,
    /// Who reads.
    pub viewer: Viewer,
    /// Word of what it is about, within its procedure.
    pub kind: String,
    /// What was brought.
    pub brought: Brought,
    /// When it came in.
    pub lodged_at: Moment,
    /// Where it stands.
    pub standing: Standing,
    /// The last day for whoever has to act, and of which period.
    pub due: Option<(Period, Date)>,
    /// The periods that run, in the order in which they began.
    pub running: Vec<Running>,
    /// How whoever brought it goes on from the answer, and until when they may ask for reconsideration.
    pub remedy: Option<(Remedy, Date)>,
    /// What was said and done, oldest first.
    pub entries: Vec<Said>,
    /// Whom it is about by name or number, as it was typed, and who that is for those who handle it.
    pub meant: Vec<Meant>,
    /// Number of the case it is about.
    pub case: Option<String>,
    /// Whether the reader can hand in more.
    pub takes_files: bool,
    /// What came with it.
    pub files: Vec<MatterFile>,
    /// What the reader can do now.
    pub actions: Vec<ActionKind>,
    /// Who of the department can be given it: person and name, for its head.
    pub colleagues: Vec<(PersonId, String)>,
    /// Who could sit on the panel that judges a bad rating: person and name, for whoever calls it.
    pub panel: Vec<(PersonId, String)>,
    /// What was said, where a bad rating has opened it.
    pub given: Option<Given>,
    /// The name under which whoever brought it can rate it, once it is answered.
    pub rate: Option<Uuid>,
    /// Those that are like it, for the desk.
    pub alike: Vec<Alike>,
    /// Whether the reader may propose its answer for everybody to read.
    pub may_publish: bool,
    /// Whether the reader may have whoever brought it named to them.
    pub may_see_filer: bool,
    /// Who had whoever brought it named to them, for whoever may themselves: when, who, what for.
    pub looks: Vec<(Moment, String, String)>,
}

/// The matter under `number`.
///
/// # Errors
/// [`Error::NotFound`] for one that is none of theirs; a failure.
pub async fn show(ctx: &Context, caller: &Caller, number: &str) -> Result<Shown, Error> {
    let mut db = ctx.db.read().await?;
    let row = matters::find(&mut db, number).await?.ok_or(Error::NotFound)?;
    let standing = standing(&row)?;
    let is_open = matters::is_shown(&mut db, row.id, caller.visitor, ctx.now()).await?;
    let side = side(caller, &row, &standing, is_open)?;
    let viewer = if side == Side::Filer { Viewer::Filer } else { Viewer::Staff };
    let parts = side.parts(&standing);
    let entries = matters::entries(&mut db, row.id, ENTRIES).await?;
    let names = names(&mut db, &entries, viewer).await?;
    let entries = entries.iter().filter_map(|it| said(it, viewer, &names).transpose());
    let subject = Subject::matter(&standing);
    let may_see_filer = match &side {
        Side::Filer => false,
        Side::Staff(actors) => actors.iter().any(|it| may(it, Action::SeeFiler, &subject).is_ok()),
    };
    let may_publish = viewer == Viewer::Staff
        && standing.answer_for_all().is_some()
        && review::writer(caller, standing.lead_department()).is_ok();
    let calendar = ctx.calendar();
    let actions = standing.offered(&parts);
    let is_desk = parts.contains(&Part::Desk) && actions.contains(&MERGE);
    let alike = if is_desk { alike(ctx, caller, &mut db, &row).await? } else { Vec::new() };
    let colleagues = if parts.contains(&Part::Head) {
        colleagues(&mut db, &standing).await?
    } else {
        Vec::new()
    };
    let panel =
        if actions.contains(&JUDGE) { panel(&mut db, &standing).await? } else { Vec::new() };
    let meant = meant(&mut db, &standing, viewer).await?;
    let case = match row.brought.case {
        Some(id) => cases::find(&mut db, id).await?.map(|it| it.number),
        None => None,
    };
    let looks = if may_see_filer { looks(&mut db, row.id).await? } else { Vec::new() };
    let rate = match viewer {
        Viewer::Filer => rate(&mut db, &standing, number).await?,
        Viewer::Staff => None,
    };
    Ok(Shown {
        viewer,
        rate,
        entries: entries.collect::<Result<_, _>>()?,
        files: matters::files(&mut db, Came::WithMatter, row.id).await?,
        takes_files: viewer == Viewer::Filer && standing.is_open(),
        meant,
        case,
        given: given(&mut db, &row).await?,
        panel,
        due: next_due(&standing, &calendar),
        running: running(&standing, &calendar),
        remedy: remedy(&standing, row.standing.since, &calendar),
        number: row.number.clone(),
        kind: row.kind.clone(),
        brought: row.brought.clone(),
        lodged_at: row.lodged_at,
        actions,
        colleagues,
        alike,
        may_publish,
        may_see_filer,
        looks,
        standing,
    })
}

/// Those that are like it, for the desk: whom one concerns does not learn of it here either.
async fn alike(
    ctx: &Context,
    caller: &Caller,
    db: &mut Read,
    row: &matters::Matter,
) -> Result<Vec<Alike>, Error> {
    let procedure = row.procedure.parse().map_err(Error::failed)?;
    let others = |it: &matters::Matter| it.number != row.number && own::is_known(caller, it);
    like(ctx, db, (procedure, &row.kind), &row.brought.title, others).await
}

/// The next last day on which somebody of the hall has to act, with its period.
fn next_due(standing: &Standing, calendar: &Calendar) -> Option<(Period, Date)> {
    let owed = standing.clocks().iter().filter(|it| !it.is_stopped() && !it.id().is_right());
    let due = owed.filter_map(|clock| Some((clock.id(), clock.due(calendar)?.on)));
    due.min_by_key(|(_, on)| *on)
}

/// The periods that run.
fn running(standing: &Standing, calendar: &Calendar) -> Vec<Running> {
    let running = standing.clocks().iter().filter(|it| !it.is_stopped());
    let read = |clock: &domain::matters::Clock| {
        let pauses = clock.pauses();
        let open = pauses.iter().find(|it| it.pause.through.is_none());
        let unit = clock.limit().unit;
        let left_out = pauses
            .iter()
            .filter_map(|it| Some(calendar.days(it.pause.after, it.pause.through?, unit)));
        Running {
            period: clock.id(),
            due_on: clock.due(calendar).map(|it| it.on),
            paused: open.map(|it| (it.ground, it.pause.after)),
            left_out: left_out.sum(),
        }
    };
    running.map(read).collect()
}

/// How they go on from the answer of the instant `at`, and until when they may ask for reconsideration (FY 20).
fn remedy(standing: &Standing, at: Moment, calendar: &Calendar) -> Option<(Remedy, Date)> {
    let until = calendar.due_for_applicant(at.date(), RECONSIDERATION, &[])?;
    Some((standing.remedy()?, until.on))
}

/// The names of those who acted; nobody but those who handle it reads them.
async fn names(
    db: &mut Read,
    entries: &[Entry],
    viewer: Viewer,
) -> Result<BTreeMap<PersonId, String>, Error> {
    let mut names = BTreeMap::new();
    if viewer == Viewer::Filer {
        return Ok(names);
    }
    let staff = entries.iter().filter(|it| it.entry.part != Part::Filer.word());
    for person in staff.filter_map(|it| it.entry.author) {
        if !names.contains_key(&person)
            && let Some(account) = people::find(db, person).await?
        {
            names.insert(person, account.person.name);
        }
    }
    Ok(names)
}

/// Whom it is about by name or number, each once; whoever brought it reads what was typed and nothing more.
async fn meant(db: &mut Read, standing: &Standing, viewer: Viewer) -> Result<Vec<Meant>, Error> {
    let mut meant = Vec::new();
    for concern in &standing.origin().concerns {
        let Concern::StaffMember { person, named, .. } = concern else { continue };
        let name = match person.filter(|_| viewer == Viewer::Staff) {
            Some(person) => people::find(db, person).await?.map(|it| it.person.name),
            None => None,
        };
        let one = Meant { typed: named.clone(), name };
        if !meant.contains(&one) && (one.name.is_some() || !one.typed.is_empty()) {
            meant.push(one);
        }
    }
    Ok(meant)
}

fn said(
    Entry { entry, .. }: &Entry,
    viewer: Viewer,
    names: &BTreeMap<PersonId, String>,
) -> Result<Option<Said>, Error> {
    if viewer == Viewer::Filer && entry.audience == Audience::Staff {
        return Ok(None);
    }
    let part = entry.part.parse().map_err(Error::failed)?;
    let author = entry.author.and_then(|it| names.get(&it).cloned());
    let body = Body::read(&entry.body)?;
    let body = if viewer == Viewer::Filer { body.for_filer() } else { body };
    Ok(Some(Said { at: entry.at, part, author, body }))
}

/// Those of the leading department whom it does not concern.
async fn colleagues(db: &mut Read, standing: &Standing) -> Result<Vec<(PersonId, String)>, Error> {
    let holders = standing.holders();
    let Some(lead) = holders.lead.as_deref() else { return Ok(Vec::new()) };
    let colleagues = staff::in_department(db, lead).await?;
    let fit = colleagues.into_iter().filter(|it| !holders.must_not_handle(it.person, Some(lead)));
    Ok(fit.map(|it| (it.person, it.name)).collect())
}

async fn looks(
    db: &mut Read,
    matter: domain::ids::MatterId,
) -> Result<Vec<(Moment, String, String)>, Error> {
    let mut named = Vec::new();
    for look in matters::looks(db, matter).await? {
        let name = people::find(db, look.person).await?.map(|it| it.person.name);
        named.push((look.at, name.unwrap_or_default(), look.purpose));
    }
    Ok(named)
}
