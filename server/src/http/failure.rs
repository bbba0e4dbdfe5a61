//! The answer when the hall itself has failed: a reference for the person, the cause for the log.

use app::{
    error::AppError,
    text::{Language, problems},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use service::Error;

/// The answer to a request that failed before any page could be written.
pub fn respond(error: Error, reference: &str) -> Response {
    let error = match error {
        Error::Refused(code) => AppError::Refused(code.to_owned()),
        other => {
            tracing::error!(reference, cause = ?other, "a request has failed");
            AppError::Failed(reference.to_owned())
        }
    };
    answer(&error)
}

/// The answer to what no page can answer.
pub fn answer(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Html(document(error))).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}

/// The answer to a request whose handler panicked: that request alone has failed.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<&str>().map(ToString::to_string);
    let cause = said.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
    tracing::error!(cause, "a handler has panicked");
    answer(&AppError::Failed(String::new()))
}

/// A page that needs nothing of the hall but its words, in both languages because nobody was recognised.
fn document(error: &AppError) -> String {
    let (title, advice) = match error.status() {
        503 => (problems::BUSY_TITLE, problems::BUSY),
        413 => (problems::TOO_LARGE_TITLE, problems::TOO_LARGE),
        415 => (problems::UNSUPPORTED_TITLE, problems::UNSUPPORTED),
        _ => (problems::FAILED_TITLE, problems::FAILED),
    };
    let reference = match error {
        AppError::Failed(reference) => reference.as_str(),
        _ => "",
    };
    let part = |language: Language| {
        format!(
            "<section lang=\"{}\"><h1>{}</h1><p>{}</p></section>",
            language.tag(),
            language.say(title),
            language.say(advice)
        )
    };
    format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>{}{}<p>{reference}</p></html>",
        Language::Chinese.say(title),
        part(Language::Chinese),
        part(Language::English),
    )
}
