//! The receipt of a filing (收件凭证): permanent, and the same after every reload.

use super::{Side, capacity, load};
use crate::{Caller, Context, Error, notices::Notice};
use domain::{
    Moment,
    access::Action,
    identifiers::{EmailAddress, Mobile},
    ids::DocumentId,
    licensing::{DocumentKind, State},
};
use store::people;

/// The receipt with what comes next.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The document.
    pub document: DocumentId,
    /// What it says: number, what was handed in, until when it is answered.
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
    let email = person.as_ref().and_then(|it| EmailAddress::parse(it.email.as_deref()?).ok());
    let masked = |mobile: &str| Mobile::parse(mobile).ok().map(|it| it.masked());
    Ok(Receipt {
        document: document.id,
        notice: serde_json::from_str(&document.body).map_err(Error::failed)?,
        received_at: loaded.row.received_at,
        state: loaded.case.state,
        mobile: person.as_ref().and_then(|it| it.mobile.as_deref()).and_then(masked),
        email: email.map(|it| it.masked()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::{done, filed_with},
        notices::Matter,
        testing::hall,
    };
    use domain::{clocks::ClockId, licensing::ActionKind};

    #[tokio::test]
    async fn the_receipt_says_the_same_whatever_happens_afterwards() {
        let hall = hall().await;
        let (number, _) = filed_with(&hall, &["safety-rules"]).await;
        let text = number.to_string();
        let first = receipt(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert!(matches!(first.notice.matter, Matter::Received { .. }));
        let listed: Vec<_> = first.notice.listed.iter().map(|it| it.name.zh.as_str()).collect();
        assert!(listed.len() >= 3, "{listed:?}");
        let answer_by = first.notice.deadlines[0];
        assert_eq!(
            (answer_by.clock, answer_by.on.to_string().as_str()),
            (ClockId::C1, "2026-03-09")
        );
        assert_eq!(first.mobile.as_deref(), Some("138****8000"));
        done(&hall, &hall.clerk, number, ActionKind::Accept, &[]).await;
        let second = receipt(&hall.ctx, &hall.citizen, &text).await.unwrap();
        assert_eq!((second.document, second.notice), (first.document, first.notice));
        assert_eq!(second.state, State::Accepted);
    }

    #[tokio::test]
    async fn another_persons_receipt_is_not_there() {
        let hall = hall().await;
        let (number, _) = filed_with(&hall, &[]).await;
        for number in [number.to_string(), "2603020020000022".to_owned(), "x".to_owned()] {
            let found = receipt(&hall.ctx, &hall.stranger, &number).await;
            assert!(matches!(found, Err(Error::NotFound)));
        }
    }
}
