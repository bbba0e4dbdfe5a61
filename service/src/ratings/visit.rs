//! Let a visit to a window be rated: the window shows a code that whoever was served scans.

use super::invite::{Served, invitation};
use crate::{
    Caller, Context, Error, FieldFault,
    accounts::{token, token_hash},
    conversations::cleaned_line,
    error::taken,
};
use domain::{
    access::{Action, Subject, may},
    ratings::{Handled, RatingChannel},
};
use store::ratings;

/// Longest name of a window and longest number of a ticket, in characters.
const LINE_CHARS: usize = 20;

/// Lets the visit with the number `ticket` to `window` be rated; answers the token that the code carries.
///
/// # Errors
/// [`Error::Invalid`] for `window` and `ticket`, with `already-used` for a ticket of today that was entered before;
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever serves at no window; a failure.
pub async fn visit(
    ctx: &Context,
    caller: &Caller,
    window: &str,
    ticket: &str,
) -> Result<String, Error> {
    let reader = caller.signed_in()?;
    let invites = |key: &&str| {
        let here = Subject::department(*key);
        reader.staff_actors().any(|it| may(&it, Action::InviteToRate, &here).is_ok())
    };
    let department = reader.departments().into_iter().find(invites).ok_or(Error::NotFound)?;
    let (window, ticket) = lines(window, ticket)?;
    let served = Served {
        handled: Handled::Visit { ticket, window },
        department: department.to_owned(),
        item_key: None,
        staff: vec![reader.person],
        rater: None,
        organisation: None,
        channel: Some(RatingChannel::Code),
        ended_at: ctx.now(),
    };
    let token = token(ctx);
    let invitation = invitation(ctx, &served, Some(token_hash(&token)))?;
    let entered = ctx.db.transact(move |tx| {
        Box::pin(async move {
            // One visit, one code (一次一评): whoever was served may have it already.
            if ratings::find_invitation_about(tx, &invitation.about).await?.is_some() {
                return Err(Error::Invalid(vec![FieldFault::new("ticket", "already-used")]));
            }
            Ok(ratings::invite(tx, &invitation).await?)
        })
    });
    entered.await?;
    Ok(token)
}

/// What was typed, or everything that is wrong with it.
fn lines(window: &str, ticket: &str) -> Result<(String, String), Error> {
    let mut faults = Vec::new();
    let window = taken(cleaned_line("window", window, LINE_CHARS), &mut faults);
    let ticket = taken(cleaned_line("ticket", ticket, LINE_CHARS), &mut faults);
    if faults.is_empty() { Ok((window, ticket)) } else { Err(Error::Invalid(faults)) }
}
