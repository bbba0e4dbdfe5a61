//! Whoever was given their password chooses one of their own before anything else.

use super::{assets, failure};
use app::error::AppError;
use axum::{
    extract::Request,
    http::Method,
    response::{IntoResponse, Redirect, Response},
};
use service::Caller;

/// The page on which they choose it.
const PAGE: &str = "/me/password";

/// What stays open until then: the page with what it asks and posts, the way out, and how the device shows pages.
const OPEN: [&str; 5] = [
    PAGE,
    "/api/accounts/password",
    "/api/accounts/change-password",
    "/api/accounts/sign-out",
    "/settings",
];

/// The answer to a caller who has to choose a password first: the way to the page in place of every other page, and a
/// refusal in place of everything else; none where nothing stands in the way.
pub fn first(caller: &Caller, request: &Request) -> Option<Response> {
    let path = request.uri().path();
    if !caller.owes_password() || OPEN.contains(&path) {
        return None;
    }
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    if !is_read || path.starts_with("/api/") {
        let error = AppError::Refused("password_owed".to_owned());
        return Some(failure::answer_to(request.headers(), &error));
    }
    let file = assets::public(path.trim_start_matches('/'), request.headers());
    Some(file.unwrap_or_else(|| Redirect::to(PAGE).into_response()))
}
