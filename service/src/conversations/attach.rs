//! Send a file in a conversation, and open one.

use super::{
    own::{part, standing},
    say::{Words, enter},
    show::viewer,
    words::Body,
};
use crate::{
    Caller, Context, Error, FieldFault,
    files::{Kept, content, display_name, examine, keep},
};
use bytes::Bytes;
use domain::ids::{ConversationId, EntryId, FileId};
use store::{
    Session, Write,
    conversations::{self, Sent},
};

/// Most files of one conversation.
pub const FILES_MAX: i64 = 30;

/// A file that was sent in a conversation, with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it is called.
    pub name: String,
    /// Type by its content.
    pub mime: String,
    /// What is in it.
    pub content: Bytes,
}

/// Sends a file under the name `entry`, which its sender's device gave it; answers the number of its entry.
///
/// What it is called is only shown; what it is, its content says, as with every file that is handed in.
/// Sending it again under the same name sends nothing, and answers the number it has.
///
/// # Errors
/// [`Error::SIGN_IN`] for a visitor without an account; [`Error::Invalid`] for `file`; [`Error::TOO_FAST`];
/// [`Error::NotFound`]; a refusal such as `conversation_closed`; a failure.
pub async fn attach(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    entry: EntryId,
    name: &str,
    content: Bytes,
) -> Result<i64, Error> {
    let owner = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    let row = conversations::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    part(caller, &row)?;
    if let Some(seq) = conversations::find_entry(&mut db, id, entry).await? {
        return Ok(seq);
    }
    has_room(&mut db, id).await?;
    drop(db);
    let Kept { kind, content, .. } =
        examine(name, content).await?.map_err(|it| fault(it.code()))?;
    let file = FileId::new(ctx.chance.id());
    let stored = keep(ctx, file, &content).await?;
    let sent = Sent {
        id: file,
        conversation: id,
        owner,
        sha256: stored.sha256,
        size_bytes: i64::try_from(stored.size_bytes).map_err(Error::failed)?,
        mime: kind.mime().to_owned(),
        name: display_name(name, kind),
        added_at: ctx.now(),
    };
    enter(ctx, caller, id, entry, Words::File(sent)).await
}

/// Writes the row of a file whose entry is being written, if there still is room for it.
pub(super) async fn add(tx: &mut Write, file: &Sent) -> Result<Body, Error> {
    has_room(tx, file.conversation).await?;
    conversations::add_file(tx, file).await?;
    let (id, name, mime) = (file.id, file.name.clone(), file.mime.clone());
    Ok(Body::File { id, name, mime, size_bytes: file.size_bytes.unsigned_abs() })
}

async fn has_room(db: &mut impl Session, id: ConversationId) -> Result<(), Error> {
    let sent = conversations::count_files(db, id).await?;
    if sent < FILES_MAX { Ok(()) } else { Err(fault("conversation-too-many-files")) }
}

fn fault(code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new("file", code)])
}

/// A file of a conversation with its content, for the two who speak in it.
///
/// Others of the desk read that it was sent.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none that the caller may see; a failure.
pub async fn open_file(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    file: FileId,
) -> Result<Attached, Error> {
    let mut db = ctx.db.read().await?;
    let row = conversations::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    if !viewer(&part(caller, &row)?, &standing(&row)?).opens_files() {
        return Err(Error::NotFound);
    }
    let sent = conversations::find_file(&mut db, id, file).await?.ok_or(Error::NotFound)?;
    drop(db);
    let content = content(ctx, file, &sent.sha256).await?;
    Ok(Attached { name: sent.name, mime: sent.mime, content })
}
