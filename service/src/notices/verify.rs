//! Lets a third party check that a document is the hall's, by the code printed on it.

use super::Notice;
use crate::{Caller, Context, Error, attempts};
use domain::{
    Date, Text,
    identifiers::{QueryCode, masked_name},
    licensing::DocumentKind,
};
use store::documents;

/// What anybody who holds the document may be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Of which kind.
    pub kind: DocumentKind,
    /// Number of record.
    pub number: String,
    /// The organ that issued it.
    pub organ: Text,
    /// Name of the applicant, most of it hidden.
    pub applicant: String,
    /// Name of the item.
    pub item: Text,
    /// The day it bears.
    pub issued_on: Date,
}

/// The document with this code.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::TOO_MANY`]; a failure of the store.
pub async fn verify(ctx: &Context, caller: &Caller, code: &str) -> Result<Verified, Error> {
    attempts::verify(ctx, &caller.origin()).await?;
    let code = QueryCode::parse(code).map_err(|_| Error::NotFound)?;
    let mut db = ctx.db.read().await?;
    let found = documents::find_by_verification_code(&mut db, &code.to_string()).await?;
    let document = found.ok_or(Error::NotFound)?;
    let notice: Notice = serde_json::from_str(&document.body).map_err(Error::failed)?;
    Ok(Verified {
        kind: notice.kind,
        number: document.number,
        organ: notice.organ,
        applicant: masked_name(&notice.applicant),
        item: notice.item.name,
        issued_on: notice.issued_on,
    })
}
