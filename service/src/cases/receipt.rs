//! The receipt of a filing (收件凭证): permanent, and the same after every reload.

use super::{Side, capacity, load};
use crate::{Caller, Context, Error, notices::Notice};
use domain::{
    Moment,
    access::Action,
    identifiers::Mobile,
    ids::DocumentId,
    licensing::{DocumentKind, State},
};
use store::people;

/// The receipt with what comes next.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The document.
    pub document: DocumentId,
    /// What it says: number, query code, what was handed in, until when it is answered.
    pub notice: Notice,
    /// When the application arrived.
    pub received_at: Moment,
    /// Where the case stands now.
    pub state: State,
    /// The mobile number of the applicant, all but a few digits hidden.
    pub mobile: Option<String>,
    /// The e-mail address of the applicant, most of it hidden.
    pub email: Option<String>,
}

/// The receipt of the caller's case `number`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; a failure of the store.
pub async fn receipt(ctx: &Context, caller: &Caller, number: &str) -> Result<Receipt, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
    capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
    let account = people::find(&mut db, loaded.row.applicant).await?;
    let first = loaded.documents.iter().find(|it| it.kind == DocumentKind::Receipt.code());
    let document = first.ok_or_else(|| Error::failed("a case begins with its receipt"))?;
    let person = account.map(|it| it.person);
    let masked = |mobile: &str| Mobile::parse(mobile).ok().map(|it| it.masked());
    Ok(Receipt {
        document: document.id,
        notice: serde_json::from_str(&document.body).map_err(Error::failed)?,
        received_at: loaded.row.received_at,
        state: loaded.case.state,
        mobile: person.as_ref().and_then(|it| it.mobile.as_deref()).and_then(masked),
        email: person.as_ref().and_then(|it| it.email.as_deref()).map(masked_address),
    })
}

/// An e-mail address as its owner recognises it: the first character, and where it is.
fn masked_address(address: &str) -> String {
    let (name, host) = address.split_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    format!("{first}***@{host}")
}
