//! HEIC: whether it is one, how large the picture is, and where it ends (ISO 14496-12, ISO 23008-12).

use super::{FileFault, be32, find, within_pixels};

/// Brands of still pictures coded with HEVC.
const BRANDS: [&[u8]; 4] = [b"heic", b"heix", b"heim", b"heis"];

/// Whether the first bytes are those of a HEIC picture.
pub(super) fn begins(content: &[u8]) -> bool {
    let Ok(length) = be32(content, 0) else { return false };
    let Some(brands) = content.get(8..length) else { return false };
    content[4..8] == *b"ftyp" && brands.chunks_exact(4).any(|brand| BRANDS.contains(&brand))
}

/// Where the picture ends: behind the last of its boxes.
pub(super) fn end(content: &[u8]) -> Result<usize, FileFault> {
    let (mut at, mut described) = (0, false);
    while let Some(length) = box_length(content, at) {
        if &content[at + 4..at + 8] == b"meta" {
            described = true;
            within(&content[at..at + length])?;
        }
        at += length;
    }
    if described { Ok(at) } else { Err(FileFault::Damaged) }
}

/// The length of the box at `at`; none where there is none.
fn box_length(content: &[u8], at: usize) -> Option<usize> {
    let kind = content.get(at + 4..at + 8)?;
    if !kind.iter().all(u8::is_ascii_graphic) {
        return None;
    }
    let rest = content.len() - at;
    let length = match be32(content, at).ok()? {
        // It reaches to the end.
        0 => rest,
        // The length is too large for four bytes; it stands behind in eight.
        1 if be32(content, at + 8).ok()? == 0 => be32(content, at + 12).ok()?,
        length => length,
    };
    (8..=rest).contains(&length).then_some(length)
}

/// Refuses when one of the pictures that `meta` describes is too large.
fn within(meta: &[u8]) -> Result<(), FileFault> {
    let mut rest = meta;
    while let Some(at) = find(rest, b"ispe") {
        rest = &rest[at + 4..];
        within_pixels(be32(rest, 4)? as u64, be32(rest, 8)? as u64)?;
    }
    Ok(())
}
