//! The query code of a new case on its way to the receipt, which shows it once.
//!
//! The hall keeps only a hash of it, and an address would stand in histories and logs.
//! So the answer to the submission hands it to the browser in a cookie that no script reads, and the receipt takes
//! it from there and takes the cookie away.

use crate::server_context::SessionCookie;
use domain::identifiers::{CaseNumber, QueryCode};
use http::{HeaderMap, HeaderValue, header, request::Parts};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

const NAME: &str = "query-code";
/// How long the receipt may take to be opened.
const SECONDS: u32 = 600;

/// Hands the code of the case `number` to the receipt that is opened next.
pub fn hand_over(number: CaseNumber, code: QueryCode) {
    set(&format!("{number}.{}", String::from(code)), SECONDS);
}

/// The code of the case `number`, if its receipt is opened for the first time.
#[must_use]
pub fn take(number: CaseNumber) -> Option<QueryCode> {
    let code = read(&use_context::<Parts>()?.headers, number)?;
    set("", 0);
    Some(code)
}

fn read(headers: &HeaderMap, number: CaseNumber) -> Option<QueryCode> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';'));
    let value = pairs.find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))?;
    let (of, code) = value.split_once('.')?;
    (CaseNumber::parse(of).ok()? == number).then(|| QueryCode::parse(code).ok())?
}

fn set(value: &str, seconds: u32) {
    let is_secure = use_context::<SessionCookie>().is_some_and(|it| it.is_secure);
    let secure = if is_secure { "; Secure" } else { "" };
    let cookie =
        format!("{NAME}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    if let (Some(response), Ok(cookie)) =
        (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie))
    {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_takes_the_code_of_its_own_case_only() {
        let on = domain::calendar::parse_date("2026-03-02").unwrap();
        let [first, second] = [1, 2].map(|place| CaseNumber::new(on, 101, place).unwrap());
        let code = QueryCode::from_bits(0x1234_5678);
        let line = format!("hall=x; {NAME}={first}.{}", String::from(code));
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(&line).unwrap());
        assert!(read(&headers, first) == Some(code));
        assert!(read(&headers, second).is_none());
        assert!(read(&HeaderMap::new(), first).is_none());
    }
}
