//! What a form may be, before anything reads it: of a type that the hall reads, and not too large.

use super::failure;
use app::error::AppError;
use axum::{
    RequestExt as _,
    body::HttpBody as _,
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::Response,
};

/// How large a form may be; uploads have a limit of their own.
pub const FORM_BYTES: usize = 256 * 1024;

const TYPES: [&str; 3] =
    ["application/x-www-form-urlencoded", "application/json", "multipart/form-data"];

/// Refuses forms that nothing here would read; what is of unknown length is cut off at the same limit.
pub async fn admit(request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    if kind.is_some_and(|it| !is_read(it)) {
        return failure::answer(&AppError::Refused("unsupported".to_owned()));
    }
    if request.body().size_hint().lower() > FORM_BYTES as u64 {
        return failure::answer(&AppError::Refused("too_large".to_owned()));
    }
    next.run(request.with_limited_body()).await
}

fn is_read(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    TYPES.iter().any(|it| it.eq_ignore_ascii_case(kind))
}
