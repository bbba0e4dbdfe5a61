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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{self, testing::in_review},
        notices,
        testing::hall,
    };

    #[tokio::test]
    async fn a_third_party_checks_a_document_by_its_code_and_learns_no_more() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        let accepted = progress.documents.last().unwrap();
        let shown = notices::show(&hall.ctx, &hall.citizen, accepted.id).await.unwrap();
        let code = shown.notice.verification_code.unwrap().grouped();
        let verified = verify(&hall.ctx, &Caller::default(), &code).await.unwrap();
        assert_eq!(verified.kind, DocumentKind::AcceptanceNotice);
        assert_eq!(Some(verified.number), shown.notice.number);
        assert_eq!(verified.applicant, masked_name(&shown.notice.applicant));
        assert!(verified.applicant.contains('*'));
        let wrong = verify(&hall.ctx, &Caller::default(), "0000-0000-000Z").await;
        assert!(matches!(wrong, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_document_is_shown_to_those_who_may_see_its_case() {
        let hall = hall().await;
        let number = in_review(&hall).await.to_string();
        let progress = cases::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        let receipt = progress.documents[0].id;
        let own = notices::show(&hall.ctx, &hall.citizen, receipt).await.unwrap();
        assert!(own.is_own);
        let staff = notices::show(&hall.ctx, &hall.clerk, receipt).await.unwrap();
        assert!(!staff.is_own);
        assert_eq!(own.notice, staff.notice);
        for caller in [&hall.stranger, &hall.health_clerk] {
            let foreign = notices::show(&hall.ctx, caller, receipt).await;
            assert!(matches!(foreign, Err(Error::NotFound)));
        }
    }
}
