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
