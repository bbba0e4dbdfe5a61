//! What people do in a matter.

use super::{
    change::Change,
    concerns::{meant, of_person},
};
use crate::{Caller, Context, Error, FieldFault, attempts, conversations::cleaned};
use domain::{
    complaints,
    ids::EntryId,
    matters::{Command, Concern, Procedure},
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
    entered(ctx, caller, number, entry, vec![command], None).await
}

/// Says which member of staff is meant in the complaint under `number`: by number, or by name in a department.
///
/// # Errors
/// [`Error::Invalid`] for `staff` where nobody is found, or more than one; otherwise as [`act`].
pub async fn identify(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    entry: EntryId,
    (typed, department): (&str, &str),
) -> Result<i64, Error> {
    let fault = |code| Error::Invalid(vec![FieldFault::new("staff", code)]);
    let mut db = ctx.db.read().await?;
    let people = meant(&mut db, typed, department).await?;
    let [person] = people[..] else {
        return Err(fault(match (typed.trim(), people.len()) {
            ("", _) => "missing",
            (_, 0) => "staff-unknown",
            _ => "staff-ambiguous",
        }));
    };
    let concerns = of_person(&mut db, person, typed, department).await?;
    drop(db);
    let commands = concerns.into_iter().filter_map(|it| match it {
        Concern::StaffMember { department, leads, .. } => {
            Some(complaints::Command::Identify { person, department, leads })
        }
        _ => None,
    });
    let commands = commands.map(Command::Complaint).collect();
    entered(ctx, caller, number, entry, commands, None).await
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
    entered(ctx, caller, number, entry, vec![command], Some(text)).await
}

async fn entered(
    ctx: &Context,
    caller: &Caller,
    number: &str,
    entry: EntryId,
    commands: Vec<Command>,
    text: Option<String>,
) -> Result<i64, Error> {
    let (shared, caller, number) = (ctx.clone(), caller.clone(), number.to_owned());
    let acted = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let (mut change, side) = Change::hold(tx, &shared, &caller, &number).await?;
            if let Some(seq) = matters::find_entry(tx, change.row.id, entry).await? {
                return Ok(seq);
            }
            let (mut id, mut words) = (entry, text);
            for command in &commands {
                change.wants(&side, id, command, words.take())?;
                id = EntryId::new(shared.chance.id());
            }
            change.keep(tx).await
        })
    });
    acted.await
}
