//! In which capacity somebody acts in a case, and what is said when they may not.

use crate::{Caller, Error};
use domain::{
    access::{Action, Actor, Denied, Subject, may},
    licensing::{ActionKind, Case, Refusal, allowed},
};

/// Which side of the counter a page is on; a person with a post has pages on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it: for oneself, or for an organisation.
    Applicant,
    /// Behind it.
    Staff,
}

impl Side {
    /// The capacities of the caller on this side, in the case.
    fn actors(self, caller: &Caller, case: &Case) -> Result<Vec<Actor>, Error> {
        let signed_in = caller.signed_in()?;
        Ok(match self {
            Self::Applicant => {
                let actors = signed_in.actors(case.applicant).into_iter();
                actors.filter(|it| it.role.is_applicant()).collect()
            }
            Self::Staff => signed_in.staff_actors().collect(),
        })
    }
}

/// The capacity in which the caller has the right to `action` in the case.
///
/// # Errors
/// [`Error::NotFound`] where the case is not theirs to know, [`Error::SIGN_IN`], or `forbidden`.
pub fn capacity(caller: &Caller, side: Side, action: Action, case: &Case) -> Result<Actor, Error> {
    let subject = Subject::case(case);
    let mut error = Error::NotFound;
    for actor in side.actors(caller, case)? {
        match may(&actor, action, &subject) {
            Ok(()) => return Ok(actor),
            Err(Denied::Forbidden) => error = Error::Refused(Denied::Forbidden.code()),
            Err(Denied::Hidden) => {}
        }
    }
    Err(error)
}

/// The capacity in which the caller may do `kind` in the case now.
///
/// # Errors
/// [`Error::NotFound`] where the case is not theirs to know, [`Error::SIGN_IN`], or the refusal of the
/// capacity that comes closest.
pub fn acting(caller: &Caller, side: Side, kind: ActionKind, case: &Case) -> Result<Actor, Error> {
    let subject = Subject::case(case);
    let mut refusal = None;
    for actor in side.actors(caller, case)? {
        let right = may(&actor, Action::Do(kind), &subject);
        if right == Err(Denied::Hidden) {
            continue;
        }
        match allowed(case, kind, &actor) {
            Ok(()) if right.is_ok() => return Ok(actor),
            Ok(()) | Err(Refusal::NotPermitted) => {
                refusal = refusal.or(Some(Refusal::NotPermitted));
            }
            Err(other) => refusal = Some(other),
        }
    }
    Err(refusal.map_or(Error::NotFound, Error::from))
}

/// What the caller may lawfully do in the case now, in all their capacities on this side.
pub fn actions(caller: &Caller, side: Side, case: &Case) -> Result<Vec<ActionKind>, Error> {
    let subject = Subject::case(case);
    let actors = side.actors(caller, case)?;
    let lawful = |kind: &ActionKind| {
        actors.iter().any(|actor| {
            may(actor, Action::Do(*kind), &subject).is_ok() && allowed(case, *kind, actor).is_ok()
        })
    };
    Ok(ActionKind::ALL.iter().copied().filter(lawful).collect())
}
