//! What a file is, judged by its content before anything decodes it (security B6 14–16).
//!
//! Nothing here knows where files are kept or to whom they belong.
//! What comes out is one file and nothing else: neither what was hidden behind its end,
//! nor what the camera wrote about the place and the person.

mod heic;
mod jpeg;
mod name;
mod pdf;
mod png;

pub use name::display_name;

use bytes::Bytes;

/// Most pixels of a picture: what a decoder needs for more of them is no longer modest.
pub const PIXELS_MAX: u64 = 40_000_000;

/// The kinds of files that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A document.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture without loss.
    Png,
    /// A photo as some telephones take it.
    Heic,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFault {
    /// There is nothing in it.
    Empty,
    /// It is longer than a file may be.
    TooLarge,
    /// It is neither PDF, JPEG, PNG nor HEIC.
    UnknownKind,
    /// Its name ends as if it were something else than it is.
    WrongExtension,
    /// A password is needed to read it.
    Encrypted,
    /// It breaks off, or is not built as its kind is.
    Damaged,
    /// It has more than [`PIXELS_MAX`] pixels.
    TooManyPixels,
}

impl FileFault {
    /// The name of the fault, stable, in kebab case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::TooLarge => "file-too-large",
            Self::UnknownKind => "file-unknown-kind",
            Self::WrongExtension => "file-wrong-extension",
            Self::Encrypted => "file-encrypted",
            Self::Damaged => "file-damaged",
            Self::TooManyPixels => "file-too-many-pixels",
        }
    }
}

impl FileKind {
    /// The media type by which it is served.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Heic => "image/heic",
        }
    }

    /// How names of its files end; the first is the usual one.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Heic => &["heic", "heif"],
        }
    }

    /// The kind that the first bytes tell.
    #[must_use]
    pub fn of(content: &[u8]) -> Option<Self> {
        if pdf::begins(content) {
            Some(Self::Pdf)
        } else if content.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if content.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if heic::begins(content) {
            Some(Self::Heic)
        } else {
            None
        }
    }
}

/// A file that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// What it is.
    pub kind: FileKind,
    /// What is kept of it; of pictures only the picture.
    pub content: Bytes,
}

/// Judges the file that its owner calls `name`.
///
/// # Errors
/// The first fault in the order of [`FileFault`], as far as the file can be read.
pub fn sniff(name: &str, content: &Bytes) -> Result<Sound, FileFault> {
    if content.is_empty() {
        return Err(FileFault::Empty);
    }
    let kind = FileKind::of(content).ok_or(FileFault::UnknownKind)?;
    let claimed = name::extension(name);
    if claimed.is_some_and(|it| !kind.extensions().contains(&it.to_lowercase().as_str())) {
        return Err(FileFault::WrongExtension);
    }
    let content = match kind {
        FileKind::Pdf => {
            pdf::judge(content)?;
            content.clone()
        }
        FileKind::Jpeg => jpeg::cleaned(content)?.into(),
        FileKind::Png => png::cleaned(content)?.into(),
        FileKind::Heic => content.slice(..heic::end(content)?),
    };
    Ok(Sound { kind, content })
}

/// Refuses more pixels than are taken, and none.
fn within_pixels(width: u64, height: u64) -> Result<(), FileFault> {
    match width.saturating_mul(height) {
        0 => Err(FileFault::Damaged),
        pixels if pixels > PIXELS_MAX => Err(FileFault::TooManyPixels),
        _ => Ok(()),
    }
}

/// The two bytes at `at`, high byte first.
fn be16(content: &[u8], at: usize) -> Result<usize, FileFault> {
    let bytes = content.get(at..at + 2).ok_or(FileFault::Damaged)?;
    Ok(usize::from(bytes[0]) << 8 | usize::from(bytes[1]))
}

/// The four bytes at `at`, high byte first.
fn be32(content: &[u8], at: usize) -> Result<usize, FileFault> {
    Ok(be16(content, at)? << 16 | be16(content, at + 2)?)
}

/// Where `wanted` begins in `content`.
fn find(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content.windows(wanted.len()).position(|window| window == wanted)
}

/// Where `wanted` begins in `content` for the last time.
fn find_last(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests;
