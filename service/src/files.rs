//! Files that people hand in: looked at before they are kept, and shown only to those who may see the case.

mod attach;
mod detach;
mod keep;
mod open;
mod sniff;
#[cfg(any(test, feature = "testing"))]
#[cfg_attr(not(test), expect(dead_code, reason = "only some of it is told beyond this crate"))]
pub(crate) mod testing;

pub use attach::{DRAFT_BYTES_MAX, DRAFT_FILES_MAX, attach};
pub use detach::detach;
pub(crate) use keep::{Kept, content, examine, keep};
pub use open::{Opened, open};
pub use sniff::{FileFault, FileKind, PIXELS_MAX, Sound, display_name, sniff};

use domain::{Moment, ids::FileId};

/// Most bytes of one file.
pub const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;

/// The word for a file nobody has judged yet.
pub(crate) const UNJUDGED: &str = "unjudged";

/// A file as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Which it is.
    pub id: FileId,
    /// Key of the material it proves.
    pub material: String,
    /// Its name on the owner's device, made safe to show.
    pub name: String,
    /// Type by its content.
    pub mime: String,
    /// Length of the content.
    pub size_bytes: u64,
    /// Word of the verdict on it.
    pub state: String,
    /// What the verdict says; empty for nothing.
    pub note: String,
    /// When it was handed in.
    pub added_at: Moment,
}

impl From<&store::files::File> for File {
    fn from(file: &store::files::File) -> Self {
        Self {
            id: file.id,
            material: file.material.clone(),
            name: file.name.clone(),
            mime: file.mime.clone(),
            size_bytes: file.size_bytes.unsigned_abs(),
            state: file.state.clone(),
            note: file.note.clone(),
            added_at: file.added_at,
        }
    }
}
