//! What people do in a matter.

use super::change::Change;
use crate::{Caller, Context, Error, attempts, conversations::cleaned};
use domain::{
    complaints,
    ids::EntryId,
    matters::{Command, Procedure},
};
use store::matters;

/// Does something in the matter under `number`, once under the name `entry`; answers the number of its last entry.
///
/// # Errors
/// [`Error::NotFound`] for one that is none of theirs; a refusal such as `matter_wrong_state`; a failure.
pub async fn act(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    entry: EntryId,
    command: Command,
) -> Result<i64, Error> {
    entered(ctx, caller, number, entry, command, None).await
}

/// Says something in the matter under `number`, which changes nothing.
///
/// # Errors
/// [`Error::Invalid`] for `text`; [`Error::TOO_FAST`]; otherwise as [`act`].
pub async fn say(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    entry: EntryId,
    text: &str,
) -> Result<i64, Error> {
    let text = cleaned(text)?;
    attempts::say(ctx, caller).await?;
    let procedure = matters::find(&mut ctx.db.read().await?, number).await?;
    let procedure = procedure.ok_or(Error::NotFound)?.procedure;
    let command = match procedure.parse().map_err(Error::failed)? {
        Procedure::Complaint => Command::Complaint(complaints::Command::Say),
        _ => return Err(Error::NotFound),
    };
    entered(ctx, caller, number, entry, command, Some(text)).await
}

async fn entered(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    entry: EntryId,
    command: Command,
    text: Option<String>,
) -> Result<i64, Error> {
    let (shared, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    let acted = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let (mut change, side) = Change::hold(tx, &shared, &caller, &number).await?;
            if let Some(seq) = matters::find_entry(tx, change.row.id, entry).await? {
                return Ok(seq);
            }
            change.wants(&side, entry, &command, text)?;
            change.keep(tx).await
        })
    });
    acted.await
}
