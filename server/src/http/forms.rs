//! What a form may be, before anything reads it: of a type that the hall reads, and not too large.

use super::failure;
use app::error::AppError;
use axum::{
    RequestExt as _,
    body::{Body, HttpBody as _, to_bytes},
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::Response,
};

/// How large a form may be; uploads have a limit of their own.
pub const FORM_BYTES: usize = 256 * 1024;

const TYPES: [&str; 3] =
    ["application/x-www-form-urlencoded", "application/json", "multipart/form-data"];

/// Refuses forms that nothing here would read; what does not tell its length is read here, up to the same limit.
pub async fn admit(request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    if kind.is_some_and(|it| !is_read(it)) {
        return failure::answer(&AppError::Refused("unsupported".to_owned()));
    }
    let length = request.body().size_hint();
    if length.lower() > FORM_BYTES as u64 {
        return failure::answer(&AppError::Refused("too_large".to_owned()));
    }
    if length.exact().is_some() {
        return next.run(request.with_limited_body()).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, FORM_BYTES).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        // Who broke off hears nothing of this.
        Err(_) => failure::answer(&AppError::Refused("too_large".to_owned())),
    }
}

fn is_read(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    TYPES.iter().any(|it| it.eq_ignore_ascii_case(kind))
}
