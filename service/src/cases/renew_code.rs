//! Gives the applicant another query code: the hall cannot tell the old one again.

use super::{
    Side, capacity, load,
    query_code::{query_code, query_code_hash},
};
use crate::{Caller, Context, Error};
use domain::{
    access::Action,
    identifiers::{CaseNumber, QueryCode},
};
use store::cases;

/// Another query code for the caller's case `number`; the one before no longer opens it.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; a failure of the store.
pub async fn renew_code(
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<(CaseNumber, QueryCode), Error> {
    caller.signed_in()?;
    let code = query_code(ctx);
    let (within, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    let renewed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let loaded = load(tx, &within, &number).await?.ok_or(Error::NotFound)?;
            capacity(&caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
            let hash = query_code_hash(loaded.number, code);
            cases::set_query_code(tx, loaded.row.id, &hash).await?;
            Ok::<_, Error>((loaded.number, code))
        })
    });
    renewed.await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{testing::filed_with, track},
        testing::hall,
    };
    use store::testing::texts;

    #[tokio::test]
    async fn another_code_opens_the_case_and_the_one_before_does_not() {
        let hall = hall().await;
        let (number, before) = filed_with(&hall, &[]).await;
        let number = number.to_string();
        let theirs = renew_code(&hall.ctx, &hall.stranger, &number).await;
        assert!(matches!(theirs, Err(Error::NotFound)));
        let (_, now) = renew_code(&hall.ctx, &hall.citizen, &number).await.unwrap();
        let nobody = Caller::default();
        let old = track(&hall.ctx, &nobody, &number, &before.to_string()).await;
        assert!(matches!(old, Err(Error::NotFound)));
        assert!(track(&hall.ctx, &nobody, &number, &now.to_string()).await.is_ok());
    }

    #[tokio::test]
    async fn the_hall_keeps_no_query_code_that_anybody_could_read() {
        let hall = hall().await;
        let (_, code) = filed_with(&hall, &[]).await;
        for sql in [
            "SELECT body FROM document",
            "SELECT body FROM case_event",
            "SELECT params FROM message",
            "SELECT payload FROM outbox",
            "SELECT answers || choices FROM cases",
        ] {
            for text in texts(&hall.fresh.db, sql).await.unwrap() {
                let plain = text.replace(['-', ' '], "");
                assert!(!plain.contains(&code.to_string()), "{sql}");
            }
        }
    }
}
