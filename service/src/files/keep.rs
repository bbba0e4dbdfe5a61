//! What every file goes through, whatever it is for: it is examined, its content made durable, and found again.

use super::{FILE_BYTES_MAX, FileFault, FileKind, sniff};
use crate::{Context, Error};
use bytes::Bytes;
use domain::ids::FileId;
use sha2::{Digest, Sha256};
use store::blobs::Stored;

/// A file that is taken.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What it is.
    pub kind: FileKind,
    /// What is kept of it.
    pub content: Bytes,
    /// The hash of that.
    pub sha256: [u8; 32],
}

/// What the file is that its owner calls `name`, or what is wrong with it.
///
/// # Errors
/// A failure.
pub(crate) async fn examine(name: &str, content: Bytes) -> Result<Result<Kept, FileFault>, Error> {
    if content.len() > FILE_BYTES_MAX {
        return Ok(Err(FileFault::TooLarge));
    }
    let name = name.to_owned();
    // A large picture takes as long as a password: away from the threads that answer.
    let examined = tokio::task::spawn_blocking(move || {
        let sound = sniff(&name, &content)?;
        let sha256 = Sha256::digest(&sound.content).into();
        Ok(Kept { kind: sound.kind, content: sound.content, sha256 })
    });
    examined.await.map_err(Error::failed)
}

/// Makes the content durable before any row names it.
///
/// # Errors
/// A failure.
pub(crate) async fn keep(ctx: &Context, id: FileId, content: &[u8]) -> Result<Stored, Error> {
    let mut writer = ctx.blobs.begin(id).await?;
    writer.write(content).await?;
    Ok(writer.finish().await?)
}

/// The content of a file that a row names.
///
/// # Errors
/// A failure, also when it is gone.
pub(crate) async fn content(ctx: &Context, id: FileId, sha256: &[u8; 32]) -> Result<Bytes, Error> {
    let content = ctx.blobs.bytes(sha256).await?;
    content.ok_or_else(|| Error::failed(format!("the content of file {id} is gone")))
}
