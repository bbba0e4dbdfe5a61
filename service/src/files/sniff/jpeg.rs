//! JPEG: the picture without what the camera wrote beside it (ITU-T T.81, Exif 2.32).

use super::{FileFault, be16, within_pixels};

const EXIF: &[u8] = b"Exif\0\0";
const ICC: &[u8] = b"ICC_PROFILE\0";

/// The same picture, segment by segment, without comments and without anything about camera, place and person.
///
/// Colour profile and orientation stay, for without them it would look wrong.
/// What follows the end of the picture is left out.
pub(super) fn cleaned(content: &[u8]) -> Result<Vec<u8>, FileFault> {
    let mut walk = Walk { content, at: 2, kept: Vec::with_capacity(content.len()) };
    walk.kept.extend_from_slice(&content[..2]);
    let (mut framed, mut scanned, mut turned) = (false, false, false);
    loop {
        let marker = walk.marker()?;
        if marker == 0xD9 {
            walk.keep(marker, &[]);
            return if framed && scanned { Ok(walk.kept) } else { Err(FileFault::Damaged) };
        }
        let segment = walk.segment()?;
        match marker {
            0xDA => {
                scanned = true;
                walk.keep(marker, segment);
                walk.keep_scan()?;
            }
            0xE1 if !turned && segment[2..].starts_with(EXIF) => {
                if let Some(orientation) = orientation(&segment[2 + EXIF.len()..]) {
                    turned = true;
                    walk.keep(marker, &exif_with(orientation));
                }
            }
            0xE2 if segment[2..].starts_with(ICC) => walk.keep(marker, segment),
            // What else applications wrote, but not what tells how to read the colours, and comments.
            0xE1..=0xED | 0xEF | 0xFE => {}
            marker if is_frame(marker) => {
                framed = true;
                let (height, width) = (be16(segment, 3)?, be16(segment, 5)?);
                within_pixels(width as u64, height as u64)?;
                walk.keep(marker, segment);
            }
            _ => walk.keep(marker, segment),
        }
    }
}

struct Walk<'a> {
    content: &'a [u8],
    at: usize,
    kept: Vec<u8>,
}

impl<'a> Walk<'a> {
    /// The next marker, behind as many filling bytes as there are.
    fn marker(&mut self) -> Result<u8, FileFault> {
        if self.content.get(self.at) != Some(&0xFF) {
            return Err(FileFault::Damaged);
        }
        let rest = &self.content[self.at..];
        let filling = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *rest.get(filling).ok_or(FileFault::Damaged)?;
        self.at += filling + 1;
        // Those without a segment have no place between segments.
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            Err(FileFault::Damaged)
        } else {
            Ok(marker)
        }
    }

    /// The segment of the marker just read, with the two bytes of its length.
    fn segment(&mut self) -> Result<&'a [u8], FileFault> {
        let length = be16(self.content, self.at)?;
        let segment = self.content.get(self.at..self.at + length).filter(|it| it.len() >= 2);
        self.at += length;
        segment.ok_or(FileFault::Damaged)
    }

    fn keep(&mut self, marker: u8, segment: &[u8]) {
        self.kept.extend_from_slice(&[0xFF, marker]);
        self.kept.extend_from_slice(segment);
    }

    /// Keeps the coded picture up to the next marker that is not part of it.
    fn keep_scan(&mut self) -> Result<(), FileFault> {
        let rest = &self.content[self.at..];
        let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF);
        let length = rest.windows(2).position(ends).ok_or(FileFault::Damaged)?;
        self.kept.extend_from_slice(&rest[..length]);
        self.at += length;
        Ok(())
    }
}

const fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// How the picture is turned, 2 to 8; none when it is not, or nothing sensible is said.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let number = |at: usize, size: usize| {
        let bytes = tiff.get(at..at.checked_add(size)?)?;
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) })
    };
    let directory = number(4, 4)?;
    let entries = number(directory, 2)?;
    let entry = (0..entries)
        .map(|index| directory + 2 + index * 12)
        .find(|at| number(*at, 2) == Some(0x0112))?;
    let turned = number(entry + 8, 2).and_then(|value| u8::try_from(value).ok());
    turned.filter(|value| (2..=8).contains(value))
}

/// A segment that tells the orientation and nothing else.
fn exif_with(orientation: u8) -> Vec<u8> {
    let mut segment = vec![0, 34];
    segment.extend_from_slice(EXIF);
    segment.extend_from_slice(&[b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1]);
    segment.extend_from_slice(&[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
    segment
}
