//! Shows what the citizen will get, before it is sent.

use super::{Typed, act::understood};
use crate::{
    Caller, Context, Error,
    cases::{Side, acting, load, would_be},
    notices::Notice,
};
use domain::licensing::{ActionKind, State, decide};

/// What an action would lead to.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Where the case would stand.
    pub state: State,
    /// The documents that would be issued, without their numbers.
    pub notices: Vec<Notice>,
}

/// What `action` would lead to in the case `number`; nothing is done.
///
/// # Errors
/// As [`super::act`].
pub async fn preview(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    action: ActionKind,
    typed: &Typed,
) -> Result<Preview, Error> {
    caller.signed_in()?;
    let (within, caller) = (ctx.clone(), caller.clone());
    let (number, typed) = (number.to_owned(), typed.clone());
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                let ctx = &within;
                let loaded = load(tx, ctx, &number).await?.ok_or(Error::NotFound)?;
                let actor = acting(&caller, Side::Staff, action, &loaded.case)?;
                let (command, names) = understood(tx, &caller, &loaded, action, &typed).await?;
                let (now, calendar) = (ctx.now(), ctx.calendar());
                let events = decide(&loaded.case, command, &actor, now, &calendar)?;
                let (case, notices) = would_be(ctx, &loaded, &names, &events)?;
                Ok(Preview { state: case.state, notices })
            })
        })
        .await
}
