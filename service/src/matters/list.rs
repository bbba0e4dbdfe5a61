//! Lists of matters: of whoever brought them, and of those who handle them.

use super::own::standing;
use crate::{Caller, Context, Error, caller::SignedIn};
use domain::{
    Date, Moment, Text,
    access::{Action, Subject, may},
    ids::MatterId,
    matters::{Matter as Standing, Phase},
};
use store::matters::{self, Along, Matter};

/// How many a list of their own shows.
const PAGE: i64 = 20;
/// How many a list of staff shows of each phase.
const LINES: i64 = 50;

/// A matter in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Its number.
    pub number: String,
    /// Word of what it is about, within its procedure.
    pub kind: String,
    /// In one line.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it came in.
    pub lodged_at: Moment,
    /// The last day for whoever has to act.
    pub due_on: Option<Date>,
    /// Name of the department that has it.
    pub department: Text,
    /// Whether somebody handles it, and whether that is the reader.
    pub handler: Option<bool>,
}

/// The matters that a reader of the staff has to see to.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// Those that wait for the desk: to be accepted, to be dispatched, to be called back.
    pub sorting: Vec<Brief>,
    /// Those that the reader handles.
    pub mine: Vec<Brief>,
    /// Those of the reader's departments.
    pub departments: Vec<Brief>,
    /// Whether the reader is of the desk.
    pub is_desk: bool,
}

/// What the caller has brought, the newest first, behind the one that came in at `before`.
///
/// # Errors
/// A failure of the store.
pub async fn own(
    ctx: &Context,
    caller: &Caller,
    before: Option<(Moment, MatterId)>,
) -> Result<Vec<Brief>, Error> {
    let Some(person) = caller.signed_in.as_ref().map(|it| it.person) else { return Ok(Vec::new()) };
    let rows = matters::of_filer(&mut ctx.db.read().await?, person, before, PAGE).await?;
    rows.iter().map(|row| brief(ctx, caller, row)).collect()
}

/// What the caller has to see to, by its last day.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever handles nothing; a failure.
pub async fn desk(ctx: &Context, caller: &Caller) -> Result<Desk, Error> {
    let reader = caller.signed_in()?;
    if !caller.is_staff() {
        return Err(Error::NotFound);
    }
    let own = reader.departments();
    let sorts = |key: &&str| [ctx.complaint_desk.key, ctx.petition_desk.key].contains(key);
    let is_desk = own.iter().any(sorts);
    let mut db = ctx.db.read().await?;
    let (mut sorting, mut departments, mut mine) = (Vec::new(), Vec::new(), Vec::new());
    let open = [Phase::Received, Phase::Handling, Phase::Waiting, Phase::Answered];
    for phase in open.map(Phase::word) {
        for key in &own {
            let (along, list) = if sorts(key) {
                (Along::Desk(key), &mut sorting)
            } else {
                (Along::Department(key), &mut departments)
            };
            list.extend(matters::listed(&mut db, along, phase, None, LINES).await?);
        }
        mine.extend(
            matters::listed(&mut db, Along::Handler(reader.person), phase, None, LINES).await?,
        );
    }
    drop(db);
    Ok(Desk {
        sorting: seen(ctx, caller, &sorting)?,
        mine: seen(ctx, caller, &mine)?,
        departments: seen(ctx, caller, &departments)?,
        is_desk,
    })
}

/// Those of the rows that the caller may know of: whom a matter concerns does not learn that it exists.
fn seen(ctx: &Context, caller: &Caller, rows: &[Matter]) -> Result<Vec<Brief>, Error> {
    let mut seen = Vec::new();
    for row in rows {
        let brief = brief(ctx, caller, row)?;
        let subject = Subject::matter(&brief.standing);
        let mut actors = caller.signed_in.iter().flat_map(SignedIn::staff_actors);
        if actors.any(|it| may(&it, Action::SeeMatter, &subject).is_ok()) {
            seen.push(brief);
        }
    }
    seen.sort_by_key(|it| (it.due_on.is_none(), it.due_on));
    Ok(seen)
}

fn brief(ctx: &Context, caller: &Caller, row: &Matter) -> Result<Brief, Error> {
    let person = caller.signed_in.as_ref().map(|it| it.person);
    let department = ctx.catalogue().department(&row.standing.department).map(|it| it.name.clone());
    Ok(Brief {
        number: row.number.clone(),
        kind: row.kind.clone(),
        title: row.brought.title.clone(),
        standing: standing(row)?,
        lodged_at: row.lodged_at,
        due_on: row.standing.due_on,
        department: department.unwrap_or_default(),
        handler: row.standing.handler.map(|it| Some(it) == person),
    })
}
