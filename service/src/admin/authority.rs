//! Who governs what.

use super::Author;
use crate::{Caller, Error};
use domain::{
    access::{Action, Denied, Subject, may},
    ids::PersonId,
};
use store::{Session, people, staff};

/// The caller as the author of what follows, when they have the right to `action` in the hall.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for other staff.
pub fn authorise(caller: &Caller, action: Action) -> Result<Author, Error> {
    let signed_in = caller.signed_in()?;
    let hall = Subject::hall();
    if signed_in.staff_actors().any(|it| may(&it, action, &hall).is_ok()) {
        return Ok(Author { person: signed_in.person, name: signed_in.name.clone() });
    }
    Err(unauthorised(caller))
}

/// What staff hear who have no right to something, and what strangers to the desk hear: for them it is not there.
pub fn unauthorised(caller: &Caller) -> Error {
    if caller.is_staff() { Error::Refused(Denied::Forbidden.code()) } else { Error::NotFound }
}

/// Name of the member of staff; citizens are nobody here.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not work here, or a failure.
pub async fn colleague(db: &mut impl Session, person: PersonId) -> Result<people::Person, Error> {
    let account = people::find(db, person).await?.ok_or(Error::NotFound)?;
    if staff::of_person(db, person).await?.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(account.person)
}

/// That nobody changes their own account: what they may do is for somebody else to say.
///
/// # Errors
/// `own_account`.
pub fn apart(author: &Author, person: PersonId) -> Result<(), Error> {
    if author.person == person { Err(Error::Refused("own_account")) } else { Ok(()) }
}
