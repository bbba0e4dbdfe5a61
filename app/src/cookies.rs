//! What the device of the visitor keeps: how they like the pages, and what was typed into a form that was not taken.
//!
//! What was typed is given to that one page only, for ten minutes, so that nobody types it twice; a password never is.
//! What is more than a cookie holds is shown in the answer to the same request, and kept nowhere.

use crate::server_context::SessionCookie;
use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

const TYPED: &str = "typed";
const FOLLOWED: &str = "followed";
const STYLE: &str = "style";
const SCRIPT: &str = "script";
const YEAR: u32 = 365 * 24 * 3_600;
/// Longest value that is kept, in bytes: a cookie has little room.
const BYTES_MAX: usize = 1_000;
const BETWEEN: char = '\u{1f}';

/// What was typed into the form of a page, in the order of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The page, with its query.
    pub page: String,
    values: Vec<String>,
}

/// What was typed and is more than a cookie holds; whoever answers a form that was not taken shows it again.
#[derive(Clone, Debug, Default)]
pub struct Long(Arc<OnceLock<Typed>>);

impl Long {
    /// What was typed, if it was too long.
    #[must_use]
    pub fn typed(&self) -> Option<&Typed> {
        self.0.get()
    }
}

/// Keeps what was typed on `page`, until it is taken.
pub fn keep(page: &str, values: &[&str]) {
    let joined = values.join(&BETWEEN.to_string());
    if joined.len() <= BYTES_MAX {
        let path = path_of(page);
        let rest = format!("Path={path}; Max-Age=600; HttpOnly; SameSite=Strict");
        return set(TYPED, &encode(&joined), &rest);
    }
    // What was typed there before would come back in its place.
    forget(page);
    if let Some(long) = use_context::<Long>() {
        let values = values.iter().map(|&it| it.to_owned()).collect();
        long.0.get_or_init(|| Typed { page: page.to_owned(), values });
    }
}

/// Forgets what was typed on `page`.
pub fn forget(page: &str) {
    set(TYPED, "", &format!("Path={}; Max-Age=0; HttpOnly; SameSite=Strict", path_of(page)));
}

/// What was typed on this page before, in the order of its fields.
#[must_use]
pub fn typed() -> Vec<String> {
    use_context::<Typed>().map_or_else(|| read(TYPED), |it| it.values)
}

/// The page without its query, as a cookie names it.
fn path_of(page: &str) -> &str {
    page.split_once('?').map_or(page, |it| it.0)
}

/// Keeps number and query code of a case that is followed without an account, for a quarter of an hour.
pub fn follow(number: &str, code: &str) {
    let value = encode(&[number, code].join(&BETWEEN.to_string()));
    set(FOLLOWED, &value, "Path=/; Max-Age=900; HttpOnly; SameSite=Strict");
}

/// Number and query code of the case that is followed without an account.
#[must_use]
pub fn followed() -> Option<(String, String)> {
    let mut values = read(FOLLOWED).into_iter();
    Some((values.next()?, values.next()?))
}

/// Whether the browser runs the script of a conversation, which tells by itself what was seen.
#[must_use]
pub fn runs_script() -> bool {
    use_context::<Parts>().is_some_and(|it| find(&it.headers, SCRIPT).is_some())
}

/// Whether the browser was given the style sheet at `address` with an earlier page; from now on it was.
#[must_use]
pub fn has_style(address: &str) -> bool {
    let has = use_context::<Parts>().is_some_and(|it| find(&it.headers, STYLE) == Some(address));
    if !has {
        set(STYLE, address, &format!("Path=/; Max-Age={YEAR}; HttpOnly; SameSite=Lax"));
    }
    has
}

/// The value of the cookie `name`.
#[must_use]
pub fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';'));
    pairs.find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The values that were kept together in the cookie `name`; none when the browser sends none.
fn read(name: &str) -> Vec<String> {
    let kept = use_context::<Parts>().and_then(|it| decode(find(&it.headers, name)?));
    kept.map(|it| it.split(BETWEEN).map(str::to_owned).collect()).unwrap_or_default()
}

/// Keeps how the visitor likes the pages, for a year.
pub fn prefer(name: &str, value: &str) {
    set(name, value, &format!("Path=/; Max-Age={YEAR}; SameSite=Lax"));
}

fn set(name: &str, value: &str, attributes: &str) {
    let is_secure = use_context::<SessionCookie>().is_some_and(|it| it.is_secure);
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie = HeaderValue::from_str(&format!("{name}={value}; {attributes}{secure}"));
    if let (Some(response), Ok(cookie)) = (use_context::<leptos_axum::ResponseOptions>(), cookie) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// In hexadecimal, which every cookie can carry.
fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len() * 2), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string takes everything");
        hex
    })
}

fn decode(hex: &str) -> Option<String> {
    let digits: Option<Vec<u8>> =
        hex.chars().map(|it| it.to_digit(16).and_then(|it| u8::try_from(it).ok())).collect();
    let bytes = digits?.chunks_exact(2).map(|pair| pair[0] * 16 + pair[1]).collect();
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_survives_the_cookie() {
        let typed = "张桂兰\u{1f}11010519491231002X\u{1f}137 0013; 7000";
        assert_eq!(decode(&encode(typed)).as_deref(), Some(typed));
    }

    #[test]
    fn a_cookie_of_somebody_elses_making_is_nothing() {
        assert_eq!(decode("zz"), None);
        assert_eq!(decode("ff"), None);
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("xlang=zh; lang=en; a=1"));
        assert_eq!(find(&headers, "lang"), Some("en"));
        assert_eq!(find(&headers, "ang"), None);
    }
}
