//! Names of files, as people see them; no name ever becomes a path.

use super::FileKind;

/// Longest name that is shown, in characters.
const LENGTH_MAX: usize = 120;

/// The name under which a file of `kind` is shown: no path, no signs that steer a terminal or turn the direction of
/// writing, at most 120 characters, and an ending that says what the file is.
#[must_use]
pub fn display_name(name: &str, kind: FileKind) -> String {
    let base = base(name);
    let ending = extension(base).map_or_else(|| kind.extensions()[0].to_owned(), str::to_lowercase);
    let stem = extension(base).map_or(base, |it| &base[..base.len() - it.len() - 1]);
    let room = LENGTH_MAX - ending.len() - 1;
    let stem: String = stem.chars().filter(|it| is_shown(*it)).take(room).collect();
    match stem.trim_matches(|it: char| it.is_whitespace() || it == '.') {
        "" => format!("file.{ending}"),
        stem => format!("{stem}.{ending}"),
    }
}

/// How the name claims to end; none when it claims nothing.
pub(super) fn extension(name: &str) -> Option<&str> {
    let name = base(name).trim_end();
    let (_, ending) = name.rsplit_once('.')?;
    let plain = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && ending.len() <= 8).then_some(ending)
}

/// The name without the folders before it; browsers of old sent them.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end()
}

/// Neither control characters, nor marks of direction, nor spaces without width, nor ends of lines.
fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}
