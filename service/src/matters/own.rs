//! What the caller is in a matter.

use crate::{Caller, Context, Error, caller::SignedIn};
use domain::{
    access::{Action, Actor, Subject, may},
    ids::MatterId,
    matters::{Asker, Matter as Standing, Part},
};
use store::matters::{self, Matter};

/// What the caller is in a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// They brought it, with an account or as the visitor who has shown number and query code.
    Filer,
    /// They are of the staff that has it, in these capacities.
    Staff(Vec<Actor>),
}

impl Side {
    /// In whose names they can act.
    pub(super) fn askers(&self) -> Vec<Asker> {
        match self {
            Self::Filer => vec![Asker::Filer],
            Self::Staff(actors) => actors.iter().cloned().map(Asker::Staff).collect(),
        }
    }

    /// The parts they play.
    pub(super) fn parts(&self, standing: &Standing) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.askers().iter().flat_map(|it| standing.holders().parts(it)).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

/// What the caller is in a matter; `is_shown` says whether they have shown its query code.
///
/// # Errors
/// [`Error::NotFound`] when it is none of theirs, as for one that does not exist.
pub(super) fn side(
    caller: &Caller,
    row: &Matter,
    standing: &Standing,
    is_shown: bool,
) -> Result<Side, Error> {
    let person = caller.signed_in.as_ref().map(|it| it.person);
    if is_shown || person.is_some() && row.filer == person {
        return Ok(Side::Filer);
    }
    let subject = Subject::matter(standing);
    let actors = caller.signed_in.iter().flat_map(SignedIn::staff_actors);
    let actors: Vec<Actor> =
        actors.filter(|it| may(it, Action::SeeMatter, &subject).is_ok()).collect();
    if actors.is_empty() { Err(Error::NotFound) } else { Ok(Side::Staff(actors)) }
}

/// Where a matter stands, for whoever of the staff may know of it; whoever brought it is none of them.
///
/// # Errors
/// [`Error::NotFound`] when it is none of theirs; a failure.
pub(crate) fn staffed(caller: &Caller, row: &Matter) -> Result<Standing, Error> {
    let standing = standing(row)?;
    match side(caller, row, &standing, false)? {
        Side::Staff(_) => Ok(standing),
        Side::Filer => Err(Error::NotFound),
    }
}

/// Whether the caller may know of a matter.
pub(crate) fn is_known(caller: &Caller, row: &Matter) -> bool {
    standing(row).is_ok_and(|it| side(caller, row, &it, false).is_ok())
}

/// Which matter of the caller's has this number, and whose desk sorts it.
///
/// # Errors
/// [`Error::NotFound`] when it is none that they have brought; a failure.
pub(crate) async fn own_matter(
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<(MatterId, String), Error> {
    let mut db = ctx.db.read().await?;
    let row = matters::find(&mut db, number).await?.ok_or(Error::NotFound)?;
    let standing = standing(&row)?;
    let is_shown = matters::is_shown(&mut db, row.id, caller.visitor, ctx.now()).await?;
    match side(caller, &row, &standing, is_shown)? {
        Side::Filer => Ok((row.id, standing.holders().desk.clone())),
        Side::Staff(_) => Err(Error::NotFound),
    }
}

/// Where a matter stands.
pub(crate) fn standing(row: &Matter) -> Result<Standing, Error> {
    serde_json::from_str(&row.standing.json).map_err(Error::failed)
}
