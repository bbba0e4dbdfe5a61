//! PNG: the picture without texts, times and places (ISO 15948).

use super::{FileFault, be32, within_pixels};

/// How every PNG begins.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Chunks beside the critical ones that the look depends on.
const KEPT: [&[u8]; 8] = [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"];

/// The same picture, chunk by chunk, up to its end and without what it tells beside its look.
pub(super) fn cleaned(content: &[u8]) -> Result<Vec<u8>, FileFault> {
    let mut kept = Vec::with_capacity(content.len());
    kept.extend_from_slice(SIGNATURE);
    let (mut at, mut pictured) = (SIGNATURE.len(), false);
    loop {
        let length = be32(content, at)?;
        let chunk = content.get(at..at + length + 12).ok_or(FileFault::Damaged)?;
        let kind = &chunk[4..8];
        if at == SIGNATURE.len() {
            if kind != b"IHDR" || length != 13 {
                return Err(FileFault::Damaged);
            }
            within_pixels(be32(chunk, 8)? as u64, be32(chunk, 12)? as u64)?;
        }
        // A capital first letter marks what no reader may skip.
        if kind[0].is_ascii_uppercase() || KEPT.contains(&kind) {
            kept.extend_from_slice(chunk);
        }
        pictured |= kind == b"IDAT";
        at += length + 12;
        if kind == b"IEND" {
            return if pictured { Ok(kept) } else { Err(FileFault::Damaged) };
        }
    }
}
