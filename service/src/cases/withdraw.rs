//! Takes an application back (T30): possible until it is decided.

use super::{Recorded, Side, acting, change, load, settle, signed};
use crate::{Caller, Context, Error};
use domain::{
    access::Action,
    identifiers::CaseNumber,
    licensing::{ActionKind, Command, State},
};

/// Withdraws the caller's case; a second time changes nothing.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for another person's case as for none; the refusal once it is
/// decided; a failure of the store.
pub async fn withdraw(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    reason: Option<String>,
) -> Result<(), Error> {
    caller.signed_in()?;
    let number = CaseNumber::parse(number).map_err(|_| Error::NotFound)?;
    settle(ctx, number).await?;
    let (within, caller) = (ctx.clone(), caller.clone());
    let reason = reason.filter(|it| !it.trim().is_empty());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                let loaded = load(tx, ctx, &number.to_string()).await?.ok_or(Error::NotFound)?;
                super::capacity(&caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
                if loaded.case.state == State::Withdrawn {
                    return Ok(());
                }
                let actor = acting(&caller, Side::Applicant, ActionKind::Withdraw, &loaded.case)?;
                let command = Command::Withdraw { reason };
                change(tx, ctx, &loaded, &actor, signed(&caller), command)
                    .await
                    .map(drop::<Recorded>)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{
            Which, list, show,
            testing::{done, filed, proposed},
        },
        testing::hall,
    };
    use domain::licensing::DocumentKind;

    #[tokio::test]
    async fn an_application_is_taken_back_once_with_a_confirmation() {
        let hall = hall().await;
        let number = filed(&hall).await.to_string();
        for _ in 0..2 {
            let reason = Some("  ".to_owned());
            withdraw(&hall.ctx, &hall.citizen, &number, reason).await.unwrap();
        }
        let progress = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(progress.case.state, State::Withdrawn);
        let kinds: Vec<_> = progress.documents.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, [DocumentKind::Receipt, DocumentKind::WithdrawalConfirmation]);
        let finished = list(&hall.ctx, &hall.citizen, None, Which::Finished, None).await.unwrap();
        assert_eq!(finished.lines.len(), 1);
    }

    #[tokio::test]
    async fn nobody_takes_back_what_is_decided_or_belongs_to_another() {
        let hall = hall().await;
        let number = proposed(&hall, "grant").await;
        let text = number.to_string();
        let foreign = withdraw(&hall.ctx, &hall.stranger, &text, None).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
        done(&hall, &hall.decider, number, ActionKind::Grant, &[]).await;
        let late = withdraw(&hall.ctx, &hall.citizen, &text, None).await;
        assert!(matches!(late, Err(Error::Refused("wrong_state"))), "{late:?}");
    }
}
