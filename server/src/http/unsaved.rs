//! Forms that are not taken: what was typed comes back, and is not lost.
//!
//! After a session has ended it comes back to be posted again; what was refused and is too long for a cookie comes back on
//! the page of its form.

use super::{forms::FORM_BYTES, router::page, state::Hall};
use app::{
    cookies::{Long, Typed},
    error::AppError,
    server_context::Refused,
    ui::unsaved::{Pairs, Unsaved},
};
use axum::{
    Form,
    body::{Body, to_bytes},
    extract::{FromRequest as _, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use leptos::prelude::provide_context;

/// Answers a native form that was not taken with what it said, where its page cannot show that by itself.
pub async fn keep(State(hall): State<Hall>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !is_native_form(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let (refused, long) = (Refused::default(), Long::default());
    parts.extensions.insert(refused.clone());
    parts.extensions.insert(long.clone());
    let Ok(bytes) = to_bytes(body, FORM_BYTES).await else {
        return super::failure::answer(&AppError::Refused("too_large".to_owned()));
    };
    let again = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    match (refused.code(), long.typed()) {
        (Some(code), _) => show(hall, again, code).await.unwrap_or(response),
        (None, Some(typed)) => {
            let (parts, _) = again.into_parts();
            show_form(hall, parts, typed, response.headers()).await.unwrap_or(response)
        }
        (None, None) => response,
    }
}

/// Whether a browser sends this by itself, and its person will see the answer.
fn is_native_form(headers: &HeaderMap) -> bool {
    let has = |name, word: &str| {
        headers
            .get(name)
            .and_then(|it: &HeaderValue| it.to_str().ok())
            .is_some_and(|it| it.contains(word))
    };
    has(header::ACCEPT, "text/html")
        && has(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

async fn show(hall: Hall, request: Request, code: &str) -> Option<Response> {
    let action = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let posted = Request::from_parts(parts.clone(), body);
    let Form(fields) = Form::<Pairs>::from_request(posted, &hall).await.ok()?;
    let unsaved = Unsaved::new(code, action, fields);
    let error = unsaved.error();
    let blank = Request::from_parts(parts, Body::empty());
    let mut response = page(hall, blank, move || provide_context(unsaved.clone())).await;
    *response.status_mut() = StatusCode::from_u16(error.status()).ok()?;
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Some(response)
}

/// The page of the form with what was typed, where `refused` sends the browser back there with an error.
async fn show_form(
    hall: Hall,
    mut parts: Parts,
    typed: &Typed,
    refused: &HeaderMap,
) -> Option<Response> {
    let back = refused.get(header::LOCATION)?.to_str().ok()?;
    (parts.method, parts.uri) = (Method::GET, page_of(back, &typed.page)?);
    let (blank, typed) = (Request::from_parts(parts, Body::empty()), typed.clone());
    let mut response = page(hall, blank, move || provide_context(typed.clone())).await;
    // What the browser was told to keep or to forget still holds.
    for cookie in refused.get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    Some(response)
}

/// The address of the form's page with the error that stands in `back`; none where the form was taken.
///
/// A form that was answered once stands at an address that is no page, and its browser is sent back there: then the page
/// that the form itself has named is shown.
fn page_of(back: &str, page: &str) -> Option<Uri> {
    let (_, error) = back.rsplit_once("__path=")?;
    let came_from: Uri = back.parse().ok()?;
    let (path, mark) = page.split_once('?').map_or((page, '?'), |it| (it.0, '&'));
    if came_from.path() == path {
        return came_from.path_and_query()?.as_str().parse().ok();
    }
    format!("{page}{mark}__path={error}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_on_its_page_with_its_error_and_a_form_that_was_taken_does_not() {
        let error = "__path=%2Fapi%2Fx&__err=e";
        for (back, page, expected) in [
            ("http://a/chat?item=x&E", "/chat?item=y", Some("/chat?item=x&E")),
            ("http://a/chat?E", "/chat", Some("/chat?E")),
            ("http://a/api/x?E", "/chat", Some("/chat?E")),
            ("http://a/api/x?__path=old&__err=f&E", "/chat?item=x", Some("/chat?item=x&E")),
            ("/chat/1#last", "/chat", None),
            ("/", "/chat", None),
        ] {
            let shown = page_of(&back.replace('E', error), page);
            let expected = expected.map(|it| it.replace('E', error));
            assert_eq!(shown.map(|it| it.to_string()), expected, "{back}");
        }
    }
}
