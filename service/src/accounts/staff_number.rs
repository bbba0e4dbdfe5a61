//! Which number a member of staff has.

use crate::{Context, Error, FieldFault};
use domain::{
    identifiers::{StaffNumber, StaffNumberFault},
    ids::PersonId,
};
use store::{StoreError, Write, counters, people};

/// What the counter of the row that the hall gives by itself is called; a migration has begun it.
const ROW: &str = "staff_number";

/// The number that was asked for; none where nothing was typed, so that the hall gives the next one.
pub(super) fn asked_for(typed: Option<&str>) -> Result<Option<StaffNumber>, FieldFault> {
    match typed.map(StaffNumber::parse) {
        None | Some(Err(StaffNumberFault::Missing)) => Ok(None),
        Some(Ok(number)) => Ok(Some(number)),
        Some(Err(fault)) => Err(FieldFault::new("number", fault.code())),
    }
}

/// What is wrong with a number that somebody else has.
pub(super) fn taken() -> FieldFault {
    FieldFault::new("number", "staff-number-taken")
}

/// Gives `person` the number that was asked for, or the next one of the row that nobody has.
///
/// # Errors
/// [`Error::Invalid`] for `number` where somebody else has it; a failure.
pub(crate) async fn give(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    asked: Option<StaffNumber>,
) -> Result<StaffNumber, Error> {
    let number = match asked {
        Some(number) => number,
        None => next(tx).await?,
    };
    match people::set_staff_number(tx, person, number.as_str(), ctx.now()).await {
        Err(StoreError::Taken(_)) => Err(Error::Invalid(vec![taken()])),
        given => Ok(given.map(|()| number)?),
    }
}

/// The next number of the row; those that were given by hand are left out.
async fn next(tx: &mut Write) -> Result<StaffNumber, Error> {
    loop {
        let place = counters::next(tx, ROW).await?;
        let number = StaffNumber::in_row(u32::try_from(place).map_err(Error::failed)?);
        if !people::is_numbered(tx, number.as_str()).await? {
            return Ok(number);
        }
    }
}
