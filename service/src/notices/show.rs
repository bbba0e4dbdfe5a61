//! Shows a document to those who may see its case.

use super::Notice;
use crate::{
    Caller, Context, Error,
    cases::{Side, capacity, load_by_id},
};
use domain::{access::Action, ids::DocumentId};
use store::documents;

/// A document for those who may see its case.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub id: DocumentId,
    /// What it says.
    pub notice: Notice,
    /// Whether the caller is the applicant; staff see it from the other side of the counter.
    pub is_own: bool,
}

/// The document `id`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for a document of another person's case as for none; a failure.
pub async fn show(ctx: &Context, caller: &Caller, id: DocumentId) -> Result<Shown, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let document = documents::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    let loaded = load_by_id(&mut db, ctx, document.case).await?.ok_or(Error::NotFound)?;
    drop(db);
    let own = capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case);
    let is_own = own.is_ok();
    own.or_else(|_| capacity(caller, Side::Staff, Action::SeeCase, &loaded.case))?;
    let notice: Notice = serde_json::from_str(&document.body).map_err(Error::failed)?;
    Ok(Shown { id, notice, is_own })
}
