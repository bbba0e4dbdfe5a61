//! What comes with a matter: handed in while it is written or open, taken back before it is sent, and opened by those who
//! may read it.

use super::{
    draft::own_draft,
    own::{Side, side, standing},
};
use crate::{
    Caller, Context, Error, FieldFault, attempts,
    conversations::Attached,
    files::{Kept, content, display_name, examine, keep},
};
use bytes::Bytes;
use domain::{
    ids::{FileId, MatterId},
    matters::Refusal,
};
use store::{
    Session, Write,
    matters::{self, Came, Draft, MatterFile},
};

/// Most files of one matter.
pub const FILES_MAX: usize = 10;

/// With what a file comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attachable {
    /// With what is being written.
    Draft(MatterId),
    /// With the matter under a number.
    Matter(String),
}

/// Whether the caller may hand in files there, which is asked before a file is read.
///
/// # Errors
/// [`Error::NotFound`] for what is none of theirs; `matter_not_permitted` for those who handle it; `matter_wrong_state`
/// for one that is over; a failure.
pub async fn may_attach(ctx: &Context, caller: &Caller, to: &Attachable) -> Result<(), Error> {
    room(&mut ctx.db.read().await?, ctx, caller, to).await.map(drop)
}

/// Hands in a file.
///
/// What it is called is only shown; what it is, its content says, as with every file that is handed in.
/// The same content again, as after a broken connection, is the file that is there.
///
/// # Errors
/// [`Error::Invalid`] for `file`; [`Error::TOO_MANY`]; otherwise as [`may_attach`].
pub async fn attach(
    ctx: &Context,
    caller: &Caller,
    to: &Attachable,
    name: &str,
    content: Bytes,
) -> Result<(), Error> {
    may_attach(ctx, caller, to).await?;
    attempts::attach(ctx, &caller.origin()).await?;
    let Kept { kind, content, .. } =
        examine(name, content).await?.map_err(|it| fault(it.code()))?;
    let id = FileId::new(ctx.chance.id());
    // Its content is durable before a row names it.
    let stored = keep(ctx, id, &content).await?;
    let row = MatterFile {
        id,
        matter: MatterId::new(id.uuid()),
        sha256: stored.sha256,
        size_bytes: i64::try_from(stored.size_bytes).map_err(Error::failed)?,
        mime: kind.mime().to_owned(),
        name: display_name(name, kind),
        added_at: ctx.now(),
    };
    let (shared, caller, to) = (ctx.clone(), caller.clone(), to.clone());
    let entered = ctx
        .db
        .transact(move |tx| Box::pin(async move { enter(tx, &shared, &caller, &to, row).await }));
    entered.await
}

/// Writes the row if there still is room for it: two uploads at once do not get past the limit.
async fn enter(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    to: &Attachable,
    row: MatterFile,
) -> Result<(), Error> {
    match to {
        Attachable::Draft(id) => {
            // It was worked on, and is not forgotten for a while.
            if let Some(draft) = matters::hold_draft(tx, *id).await? {
                matters::save_draft(tx, &Draft { saved_at: row.added_at, ..draft }).await?;
            }
        }
        Attachable::Matter(number) => drop(matters::hold(tx, number).await?),
    }
    let (came, matter) = room(tx, ctx, caller, to).await?;
    let others = matters::files(tx, came, matter).await?;
    if others.iter().any(|it| it.sha256 == row.sha256) {
        return Ok(());
    }
    if others.len() >= FILES_MAX {
        return Err(fault("matter-too-many-files"));
    }
    Ok(matters::add_file(tx, came, &MatterFile { matter, ..row }).await?)
}

/// Where the files of the caller come in.
async fn room(
    db: &mut impl Session,
    ctx: &Context,
    caller: &Caller,
    to: &Attachable,
) -> Result<(Came, MatterId), Error> {
    let number = match to {
        Attachable::Draft(id) => {
            return own_draft(db, caller, *id).await.map(|it| (Came::WithDraft, it.id));
        }
        Attachable::Matter(number) => number,
    };
    let (row, standing, side) = read(db, ctx, caller, number).await?;
    if side != Side::Filer {
        return Err(Error::Refused(Refusal::NotPermitted.word()));
    }
    if !standing.is_open() {
        return Err(Error::Refused(Refusal::WrongState.word()));
    }
    Ok((Came::WithMatter, row.id))
}

/// A matter, where it stands, and what the caller is in it.
async fn read(
    db: &mut impl Session,
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<(matters::Matter, domain::matters::Matter, Side), Error> {
    let row = matters::find(db, number).await?.ok_or(Error::NotFound)?;
    let standing = standing(&row)?;
    let is_shown = matters::is_shown(db, row.id, caller.visitor, ctx.now()).await?;
    let side = side(caller, &row, &standing, is_shown)?;
    Ok((row, standing, side))
}

/// Takes a file back that came with what is being written.
///
/// # Errors
/// [`Error::NotFound`] for what is none of theirs; a failure.
pub async fn detach(
    ctx: &Context,
    caller: &Caller,
    draft: MatterId,
    file: FileId,
) -> Result<(), Error> {
    let caller = caller.clone();
    let taken = ctx.db.transact(move |tx| {
        Box::pin(async move {
            own_draft(tx, &caller, draft).await?;
            let was_there = matters::remove_draft_file(tx, draft, file).await?;
            if was_there { Ok(()) } else { Err(Error::NotFound) }
        })
    });
    taken.await
}

/// What came with what the caller writes, oldest first.
///
/// # Errors
/// [`Error::NotFound`] for what is none of theirs; a failure.
pub async fn draft_files(
    ctx: &Context,
    caller: &Caller,
    draft: MatterId,
) -> Result<Vec<MatterFile>, Error> {
    let mut db = ctx.db.read().await?;
    own_draft(&mut db, caller, draft).await?;
    Ok(matters::files(&mut db, Came::WithDraft, draft).await?)
}

/// A file with its content: of what is being written for its writer alone, of a matter for whoever may read that.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none that the caller may see; a failure.
pub async fn open_file(
    ctx: &Context,
    caller: &Caller,
    of: &Attachable,
    file: FileId,
) -> Result<Attached, Error> {
    let mut db = ctx.db.read().await?;
    let (came, matter) = match of {
        Attachable::Draft(id) => (Came::WithDraft, own_draft(&mut db, caller, *id).await?.id),
        Attachable::Matter(number) => {
            (Came::WithMatter, read(&mut db, ctx, caller, number).await?.0.id)
        }
    };
    let files = matters::files(&mut db, came, matter).await?;
    drop(db);
    let found = files.into_iter().find(|it| it.id == file).ok_or(Error::NotFound)?;
    let content = content(ctx, file, &found.sha256).await?;
    Ok(Attached { name: found.name, mime: found.mime, content })
}

fn fault(code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new("file", code)])
}
