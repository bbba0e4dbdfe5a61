//! What the caller is in a matter.

use crate::{Caller, Error, caller::SignedIn};
use domain::{
    access::{Action, Actor, Subject, may},
    matters::{Asker, Matter as Standing, Part},
};
use store::matters::Matter;

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

/// Where a matter stands.
pub(super) fn standing(row: &Matter) -> Result<Standing, Error> {
    serde_json::from_str(&row.standing.json).map_err(Error::failed)
}
