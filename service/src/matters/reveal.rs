//! Names whoever brought a matter to somebody who handles it, and notes who looked and why.

use super::{Contact, own::standing, track};
use crate::{Caller, Context, Error, FieldFault};
use domain::access::{Action, Subject, may};
use store::matters::{self, Look};

/// Whoever brought a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filer {
    /// How they can be reached, as they said; none for somebody anonymous.
    pub contact: Option<Contact>,
}

/// Whoever brought the matter under `number`; the look is noted before anything is shown (XF 30).
///
/// # Errors
/// [`Error::Invalid`] without a `purpose`; [`Error::SIGN_IN`]; [`Error::NotFound`] for a matter that is none of theirs;
/// `forbidden` for whoever does not handle it; a failure.
pub async fn reveal(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    purpose: &str,
) -> Result<Filer, Error> {
    let reader = caller.signed_in()?;
    let row = matters::find(&mut ctx.db.read().await?, number).await?.ok_or(Error::NotFound)?;
    let standing = standing(&row)?;
    let is_open = track::is_open(ctx, caller, row.id).await?;
    super::own::side(caller, &row, &standing, is_open)?;
    let subject = Subject::matter(&standing);
    let knows = reader.staff_actors().any(|it| may(&it, Action::SeeFiler, &subject).is_ok());
    if !knows {
        return Err(Error::Refused("forbidden"));
    }
    let purpose = purpose.trim().to_owned();
    if purpose.is_empty() {
        return Err(Error::Invalid(vec![FieldFault::new("purpose", "missing")]));
    }
    let (person, at) = (reader.person, ctx.now());
    let look = Look { id: ctx.chance.id(), matter: row.id, person, purpose, at };
    ctx.db
        .transact(move |tx| {
            Box::pin(async move { Ok::<_, Error>(matters::note_look(tx, &look).await?) })
        })
        .await?;
    let contact = row.contact.as_deref().map(serde_json::from_str).transpose();
    Ok(Filer { contact: contact.map_err(Error::failed)? })
}
