//! The departments of the hall.

use super::authorise;
use crate::{Caller, Context, Error, items::Department};
use domain::access::Action;

/// The departments, by their number in case numbers.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but administrators.
pub fn departments(ctx: &Context, caller: &Caller) -> Result<Vec<Department>, Error> {
    authorise(caller, Action::EditCatalogue)?;
    let mut departments: Vec<_> = ctx.catalogue().departments().cloned().collect();
    departments.sort_by_key(|it| it.number);
    Ok(departments)
}
