//! What was brought before and is like what somebody is about to bring.

use super::Written;
use crate::{Caller, Context, Error};
use domain::{
    calendar::Limit,
    matters::{LIKENESS_SUGGESTED, Procedure},
    words::alike as likeness,
};
use store::{Read, matters};

/// How far back it is looked for.
const LOOKED_AT: Limit = Limit::natural_days(90);
/// How many are compared at most.
const COMPARED: i64 = 200;
/// How many are named at most.
const NAMED: usize = 3;

/// One of the caller's that is like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Its number.
    pub number: String,
    /// In one line.
    pub title: String,
}

/// What the caller themself has brought in the last 90 days that is like what they write.
///
/// What others have brought is nobody's business; the desk sees it (see [`super::show`]).
///
/// # Errors
/// A failure of the store.
pub async fn alike(ctx: &Context, caller: &Caller, written: &Written) -> Result<Vec<Alike>, Error> {
    let Some(person) = caller.signed_in.as_ref().map(|it| it.person) else { return Ok(Vec::new()) };
    let mut db = ctx.db.read().await?;
    let kind = (written.topic.procedure(), written.kind());
    like(ctx, &mut db, kind, &written.title, |row| row.filer == Some(person)).await
}

/// Those of all that the desk may join it to.
pub(super) async fn like(
    ctx: &Context,
    db: &mut Read,
    (procedure, kind): (Procedure, &str),
    title: &str,
    is_meant: impl Fn(&matters::Matter) -> bool,
) -> Result<Vec<Alike>, Error> {
    let since = ctx.calendar().before(ctx.now().date(), LOOKED_AT).on;
    let since = domain::Moment::start_of(since);
    let rows = matters::recent(db, (procedure.word(), kind), since, COMPARED).await?;
    let both = |row: &matters::Matter| {
        likeness(&row.brought.title, title).max(likeness(title, &row.brought.title))
    };
    let mut found: Vec<_> = rows
        .into_iter()
        .filter(|row| is_meant(row))
        .map(|row| (both(&row), row))
        .filter(|(likeness, _)| *likeness >= LIKENESS_SUGGESTED)
        .collect();
    found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let alike =
        |(_, row): (usize, matters::Matter)| Alike { number: row.number, title: row.brought.title };
    Ok(found.into_iter().take(NAMED).map(alike).collect())
}
