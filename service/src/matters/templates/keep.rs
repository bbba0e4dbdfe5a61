//! Write, change and retire reply templates; every change is kept with who made it.

use crate::{
    Caller, Context, Error, FieldFault,
    caller::SignedIn,
    conversations::{cleaned_line, cleaned_text},
    error::taken,
};
use domain::{
    Moment, Text,
    access::{Action, Subject, may},
    ids::{PersonId, ReplyTemplateId},
    matters::{Blank, Fit, TEMPLATE_NAME_CHARS, TEMPLATE_TEXT_CHARS},
};
use store::{Read, Write, matters, people};

/// How many templates of a department are listed.
pub(super) const LINES: i64 = 200;
/// How many of the last changes are told.
const CHANGES: i64 = 50;

/// A template that is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Which.
    pub id: ReplyTemplateId,
    /// Which version of it, from 1.
    pub version: i64,
    /// What it says.
    pub wording: Wording,
}

/// What a template says, and what it fits, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// How it is found.
    pub name: String,
    /// Word of a [`Fit`].
    pub fits: String,
    /// Word of a [`Fit`] for the outcome that it answers; empty for any.
    pub outcome: String,
    /// What is answered, with its blanks.
    pub text: String,
}

/// A change of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// When.
    pub at: Moment,
    /// Name of who made it.
    pub by: String,
    /// How the template was called from then on.
    pub name: String,
    /// Which version came of it, from 1.
    pub version: i64,
    /// Whether it was retired.
    pub is_retired: bool,
}

/// The templates that a department keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Key of the department.
    pub department: String,
    /// Every department of which the reader keeps the templates: key and name.
    pub departments: Vec<(String, Text)>,
    /// Whether all departments use them.
    pub is_common: bool,
    /// Those in use, by name.
    pub templates: Vec<Template>,
    /// The last changes, the newest first.
    pub changes: Vec<Changed>,
}

/// Whether the caller keeps any templates.
#[must_use]
pub fn keeps(ctx: &Context, caller: &Caller) -> bool {
    !departments(ctx, caller).is_empty()
}

/// The templates of `department`, or of the first of which the caller keeps them where it is empty.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever keeps none there; a failure.
pub async fn kept(ctx: &Context, caller: &Caller, department: &str) -> Result<Kept, Error> {
    caller.signed_in()?;
    let departments = departments(ctx, caller);
    let mut known = departments.iter().map(|it| &it.0);
    let department = known.find(|it| department.is_empty() || *it == department).cloned();
    let department = department.ok_or(Error::NotFound)?;
    let mut db = ctx.db.read().await?;
    let rows = matters::templates(&mut db, &department, LINES).await?;
    Ok(Kept {
        is_common: department == ctx.complaint_desk.key,
        templates: rows.into_iter().map(Template::from).collect(),
        changes: changes(&mut db, &department).await?,
        department,
        departments,
    })
}

/// Keeps what was typed as a new template, or as the next version of the one that is `known` by id and version.
///
/// # Errors
/// [`Error::Invalid`] for `name`, `fits`, `outcome` and `text`, all at once; [`Error::STALE`] when somebody was faster;
/// otherwise as [`kept`].
pub async fn keep(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    known: Option<(ReplyTemplateId, i64)>,
    wording: &Wording,
) -> Result<(), Error> {
    let person = keeper(ctx, caller, department)?;
    let wording = checked(wording)?;
    let (shared, department) = (ctx.clone(), department.to_owned());
    let kept = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let (id, version) = match known {
                Some((id, version)) => {
                    let before = last(tx, (id, version)).await?;
                    if before.department != department {
                        return Err(Error::NotFound);
                    }
                    (id, version + 1)
                }
                None => (ReplyTemplateId::new(shared.chance.id()), 1),
            };
            let row = matters::Template {
                id,
                version,
                department,
                name: wording.name,
                fits: wording.fits,
                outcome: Some(wording.outcome).filter(|it| !it.is_empty()),
                body: wording.text,
                is_retired: false,
                written_by: person,
                written_at: shared.now(),
            };
            Ok(matters::add_template(tx, &row).await?)
        })
    });
    kept.await
}

/// Has nobody use a template any more; what it said stays in the log.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not keep it; otherwise as [`keep`].
pub async fn retire(
    ctx: &Context,
    caller: &Caller,
    known: (ReplyTemplateId, i64),
) -> Result<(), Error> {
    let (shared, caller) = (ctx.clone(), caller.clone());
    let retired = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let before = last(tx, known).await?;
            let written_by = keeper(&shared, &caller, &before.department)?;
            let (version, written_at) = (before.version + 1, shared.now());
            let row =
                matters::Template { version, is_retired: true, written_by, written_at, ..before };
            Ok(matters::add_template(tx, &row).await?)
        })
    });
    retired.await
}

/// The last version of a template, if it is the one that was read.
async fn last(
    tx: &mut Write,
    (id, version): (ReplyTemplateId, i64),
) -> Result<matters::Template, Error> {
    let last = matters::find_template(tx, id).await?.ok_or(Error::NotFound)?;
    if last.is_retired || last.version != version { Err(Error::STALE) } else { Ok(last) }
}

/// The departments of which the caller keeps the templates.
fn departments(ctx: &Context, caller: &Caller) -> Vec<(String, Text)> {
    let catalogue = ctx.catalogue();
    let own = catalogue.departments().filter(|it| may_keep(ctx, caller, &it.key));
    own.map(|it| (it.key.clone(), it.name.clone())).collect()
}

fn keeper(ctx: &Context, caller: &Caller, department: &str) -> Result<PersonId, Error> {
    let person = caller.signed_in()?.person;
    if may_keep(ctx, caller, department) { Ok(person) } else { Err(Error::NotFound) }
}

fn may_keep(ctx: &Context, caller: &Caller, department: &str) -> bool {
    let is_common = department == ctx.complaint_desk.key;
    let action = if is_common { Action::KeepCommonTemplates } else { Action::KeepTemplates };
    let subject = Subject::department(department);
    let mut actors = caller.signed_in.iter().flat_map(SignedIn::staff_actors);
    actors.any(|it| may(&it, action, &subject).is_ok())
}

/// What was typed as it is kept, or everything that is wrong with it.
fn checked(typed: &Wording) -> Result<Wording, Error> {
    let mut faults = Vec::new();
    let name = taken(cleaned_line("name", &typed.name, TEMPLATE_NAME_CHARS), &mut faults);
    let text = taken(cleaned_text("text", &typed.text, TEMPLATE_TEXT_CHARS), &mut faults);
    if Blank::unknown(&text).is_some() {
        faults.push(FieldFault::new("text", "unknown-variable"));
    }
    let fits = typed.fits.parse::<Fit>().ok().filter(|it| Fit::to_kinds().contains(it));
    if fits.is_none() {
        let code = if typed.fits.is_empty() { "missing" } else { "not-a-choice" };
        faults.push(FieldFault::new("fits", code));
    }
    let answers = |it: &Fit| {
        let is_known = Fit::to_outcomes().contains(it);
        is_known && fits.is_none_or(|fits| fits.procedure == it.procedure)
    };
    let is_any = typed.outcome.is_empty();
    if !is_any && !typed.outcome.parse().as_ref().is_ok_and(answers) {
        faults.push(FieldFault::new("outcome", "not-a-choice"));
    }
    if faults.is_empty() {
        Ok(Wording { name, text, ..typed.clone() })
    } else {
        Err(Error::Invalid(faults))
    }
}

async fn changes(db: &mut Read, department: &str) -> Result<Vec<Changed>, Error> {
    let mut changes = Vec::new();
    for it in matters::template_changes(db, department, CHANGES).await? {
        let by = people::find(db, it.written_by).await?.map(|it| it.person.name);
        changes.push(Changed {
            at: it.written_at,
            by: by.unwrap_or_default(),
            name: it.name,
            version: it.version,
            is_retired: it.is_retired,
        });
    }
    Ok(changes)
}

impl From<matters::Template> for Template {
    fn from(row: matters::Template) -> Self {
        let wording = Wording {
            name: row.name,
            fits: row.fits,
            outcome: row.outcome.unwrap_or_default(),
            text: row.body,
        };
        Self { id: row.id, version: row.version, wording }
    }
}
