//! The content of files, each under the SHA-256 of itself.
//!
//! Content is written to a name of its own, synced, and only then moved to its address, before any row names it:
//! what a row names is there, and what a crash leaves behind is an orphan that [`Blobs::orphans`] finds.

use crate::{Session, StoreError, files};
use bytes::Bytes;
use domain::{Moment, ids::FileId};
use futures_util::{Stream, StreamExt, TryStreamExt};
use object_store::{
    ObjectMeta, ObjectStore, ObjectStoreExt, WriteMultipart, local::LocalFileSystem, path::Path,
};
use sha2::{Digest, Sha256};
use std::{fmt::Write as _, sync::Arc};

/// Where content lies; cheap to clone.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    folder: Arc<std::path::Path>,
}

/// Content that is stored durably.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its address.
    pub sha256: [u8; 32],
    /// Its length.
    pub size_bytes: u64,
}

/// Content that is being written; dropped before [`BlobWriter::finish`], it leaves nothing.
pub struct BlobWriter {
    store: Arc<dyn ObjectStore>,
    incoming: Path,
    upload: WriteMultipart,
    hash: Sha256,
    size_bytes: u64,
}

impl Blobs {
    /// Content in a folder, which is made when it is not there.
    ///
    /// # Errors
    /// [`StoreError::Files`] when the folder cannot be made or used.
    pub fn folder(folder: &std::path::Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Files(Arc::new(error)))?;
        let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), folder: folder.into() })
    }

    /// Begins to write the content of the file that will be called `id`.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn begin(&self, id: FileId) -> Result<BlobWriter, StoreError> {
        let incoming = Path::from(format!("incoming/{id}"));
        let upload = WriteMultipart::new(self.store.put_multipart(&incoming).await?);
        let store = self.store.clone();
        Ok(BlobWriter { store, incoming, upload, hash: Sha256::new(), size_bytes: 0 })
    }

    /// The content at this address, piece by piece; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Files`], here or in the stream.
    pub async fn read(
        &self,
        sha256: &[u8; 32],
    ) -> Result<
        Option<impl Stream<Item = Result<Bytes, StoreError>> + Send + Unpin + use<>>,
        StoreError,
    > {
        match self.store.get(&address(sha256)).await {
            Ok(found) => Ok(Some(found.into_stream().map_err(StoreError::from))),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The whole content at this address; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn bytes(&self, sha256: &[u8; 32]) -> Result<Option<Bytes>, StoreError> {
        match self.store.get(&address(sha256)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the content is there and still is what its address says.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn verify(&self, sha256: &[u8; 32]) -> Result<bool, StoreError> {
        let Some(mut content) = self.read(sha256).await? else { return Ok(false) };
        let mut hash = Sha256::new();
        while let Some(piece) = content.next().await {
            hash.update(piece?);
        }
        Ok(hash.finalize()[..] == sha256[..])
    }

    /// Content written before `before` that no row names; names for [`Blobs::remove`].
    ///
    /// `before` must lie further back than any upload may take from its last byte to its row.
    ///
    /// # Errors
    /// [`StoreError::Files`], or a failure of the database.
    pub async fn orphans(
        &self,
        db: &mut impl Session,
        before: Moment,
    ) -> Result<Vec<String>, StoreError> {
        let mut orphans = Vec::new();
        // Only the shelves of content: whatever else lies in the folder is not ours to judge.
        let mut list = self.store.list(Some(&Path::from(SHELVES)));
        while let Some(meta) = list.next().await {
            let meta = meta?;
            if is_older(&meta, before) && !is_named(db, &meta.location).await? {
                orphans.push(meta.location.to_string());
            }
        }
        orphans.sort_unstable();
        Ok(orphans)
    }

    /// Removes an orphan, unless the same content was handed in again meanwhile; `false` then.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn remove(&self, orphan: &str, before: Moment) -> Result<bool, StoreError> {
        let path = Path::from(orphan);
        let meta = self.store.head(&path).await?;
        if !is_older(&meta, before) {
            return Ok(false);
        }
        self.store.delete(&path).await?;
        Ok(true)
    }

    /// Removes what uploads begun before `before` left when the process ended under them; answers how many.
    ///
    /// The object store hides half-written files from its lists, so the folder itself is read.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn sweep_uploads(&self, before: Moment) -> Result<u64, StoreError> {
        let incoming = self.folder.join("incoming");
        tokio::task::spawn_blocking(move || sweep_folder(&incoming, before))
            .await
            .unwrap_or_else(|panic| Err(std::io::Error::other(panic)))
            .map_err(|error| StoreError::Files(Arc::new(error)))
    }
}

fn sweep_folder(incoming: &std::path::Path, before: Moment) -> std::io::Result<u64> {
    if !incoming.exists() {
        return Ok(0);
    }
    let mut swept = 0;
    for entry in std::fs::read_dir(incoming)? {
        let entry = entry?;
        let age = entry.metadata()?.modified()?.duration_since(std::time::UNIX_EPOCH);
        let written = age.map_or(0, |age| i64::try_from(age.as_micros()).unwrap_or(i64::MAX));
        if written < before.micros() {
            std::fs::remove_file(entry.path())?;
            swept += 1;
        }
    }
    Ok(swept)
}

impl BlobWriter {
    /// Writes the next piece.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        self.hash.update(piece);
        self.size_bytes += piece.len() as u64;
        self.upload.wait_for_capacity(1).await?;
        self.upload.write(piece);
        Ok(())
    }

    /// How much was written so far, for the caller to stop in time.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Makes the content durable and gives it its address.
    ///
    /// Content that was stored before is stored anew: its age protects it from being taken for an orphan.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn finish(self) -> Result<Stored, StoreError> {
        let sha256 = self.hash.finalize().into();
        self.upload.finish().await?;
        self.store.rename(&self.incoming, &address(&sha256)).await?;
        Ok(Stored { sha256, size_bytes: self.size_bytes })
    }

    /// Throws away what was written.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn abandon(self) -> Result<(), StoreError> {
        Ok(self.upload.abort().await?)
    }
}

/// Where all content lies.
const SHELVES: &str = "sha256";

/// `sha256/ab/abcd…`: two levels keep the folders small.
fn address(sha256: &[u8; 32]) -> Path {
    let mut hex = String::with_capacity(64);
    for byte in sha256 {
        write!(hex, "{byte:02x}").expect("a string takes everything");
    }
    Path::from(format!("{SHELVES}/{}/{hex}", &hex[..2]))
}

/// The hash of an address; `None` for what is no address.
fn hash_at(path: &Path) -> Option<[u8; 32]> {
    let hex = path.filename()?;
    let bytes: Option<Vec<u8>> = (0..32)
        .map(|at| hex.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    let hash: [u8; 32] = bytes?.try_into().ok()?;
    (address(&hash) == *path).then_some(hash)
}

async fn is_named(db: &mut impl Session, path: &Path) -> Result<bool, StoreError> {
    match hash_at(path) {
        Some(sha256) => files::is_needed(db, &sha256).await,
        None => Ok(false),
    }
}

fn is_older(meta: &ObjectMeta, before: Moment) -> bool {
    meta.last_modified.timestamp_micros() < before.micros()
}
