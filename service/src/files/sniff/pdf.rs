//! PDF: whether it is one, whole, and readable without a password (ISO 32000).

use super::{FileFault, find, find_last};

/// Whether the first bytes are those of a PDF.
pub(super) fn begins(content: &[u8]) -> bool {
    matches!(content, [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', b'0'..=b'9', ..])
}

/// Judges a file that begins as a PDF.
pub(super) fn judge(content: &[u8]) -> Result<(), FileFault> {
    let end = find_last(content, b"%%EOF").ok_or(FileFault::Damaged)?;
    // Whatever stands behind the end is another file, read by other programs.
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    if !content[end + 5..].iter().all(blank) {
        return Err(FileFault::Damaged);
    }
    if has_name(trailer(content), b"/Encrypt") { Err(FileFault::Encrypted) } else { Ok(()) }
}

/// The last trailer: a dictionary behind the cross-reference table, or that of the stream in its place.
///
/// Where the file does not lead there it is the whole content, as for a reader that has to repair it.
fn trailer(content: &[u8]) -> &[u8] {
    let Some(table) = cross_references(content) else { return content };
    if table.starts_with(b"xref") {
        let from = find(table, b"trailer").unwrap_or_default();
        let through = find(&table[from..], b"startxref").map_or(table.len(), |at| from + at);
        return &table[from..through];
    }
    match (find(table, b"obj"), find(table, b"stream")) {
        (Some(object), Some(stream)) if object < 24 => &table[object..stream.max(object)],
        _ => content,
    }
}

/// The content from the place on to which `startxref` points.
fn cross_references(content: &[u8]) -> Option<&[u8]> {
    let pointer = &content[find_last(content, b"startxref")? + 9..];
    let digits: Vec<u8> = pointer
        .iter()
        .copied()
        .skip_while(u8::is_ascii_whitespace)
        .take_while(u8::is_ascii_digit)
        .collect();
    let at: usize = std::str::from_utf8(&digits).ok()?.parse().ok()?;
    Some(content.get(at..)?.trim_ascii_start())
}

/// Whether `name` stands in `dictionary` as a whole name.
fn has_name(dictionary: &[u8], name: &[u8]) -> bool {
    let ends = |byte: Option<&u8>| {
        byte.is_none_or(|it| it.is_ascii_whitespace() || b"/<>[]()%{}\0".contains(it))
    };
    dictionary
        .windows(name.len())
        .enumerate()
        .any(|(at, window)| window == name && ends(dictionary.get(at + name.len())))
}
