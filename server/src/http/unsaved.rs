//! Forms that are posted after the session has ended: what was typed comes back, and is not lost.

use super::{forms::FORM_BYTES, router::page, state::Hall};
use app::{
    error::AppError,
    server_context::Refused,
    ui::unsaved::{Pairs, Unsaved},
};
use axum::{
    Form,
    body::{Body, to_bytes},
    extract::{FromRequest as _, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use leptos::prelude::provide_context;

/// Answers a native form that was not taken, because its sender has to sign in or the hall is busy, with what it said.
pub async fn keep(State(hall): State<Hall>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !is_native_form(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let refused = Refused::default();
    parts.extensions.insert(refused.clone());
    let Ok(bytes) = to_bytes(body, FORM_BYTES).await else {
        return super::failure::answer(&AppError::Refused("too_large".to_owned()));
    };
    let again = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    match refused.code() {
        Some(code) => show(hall, again, code).await.unwrap_or(response),
        None => response,
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
