//! The answer when the hall itself has failed: a reference for the person, the cause for the log.

use super::reference::current;
use app::{
    error::AppError,
    text::{Language, Message, problems, refusals},
};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use leptos::server_fn::error::FromServerFnError as _;
use service::Error;
use std::time::Duration;
use tokio::time::timeout;

/// How long a request may take before its answer is given up.
const DEADLINE: Duration = Duration::from_secs(15);

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
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The same to whoever sent `headers`: a page for a person, and what server functions answer for a script.
pub fn answer_to(headers: &HeaderMap, error: &AppError) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    let mut response = answer(error);
    if !accepted.is_some_and(|it| it.contains("text/html")) {
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        *response.body_mut() = Body::from(error.ser());
    }
    response
}

/// The answer to a request whose handler panicked: that request alone has failed.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let said = cause.downcast_ref::<&str>().map(ToString::to_string);
    let cause = said.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
    let reference = current();
    tracing::error!(reference, cause, "a handler has panicked");
    answer(&AppError::Failed(reference))
}

/// Brings an answer that was begun to its end in a task of its own, whether its reader waits for it or has left.
///
/// What a page is written with goes when its request goes, while tasks that the page has begun may still write with it:
/// half a page would panic in them, far from anybody who could be told.
pub async fn to_its_end(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(ended) => match ended.try_into_panic() {
            Ok(cause) => std::panic::resume_unwind(cause),
            // The hall is being closed: nobody can be answered any more.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

/// Gives a request up that takes longer than a quarter of a minute, and says so.
pub async fn in_time(request: Request, next: Next) -> Response {
    within(DEADLINE, request, next).await
}

async fn within(limit: Duration, request: Request, next: Next) -> Response {
    let answered = timeout(limit, next.run(request)).await;
    answered.unwrap_or_else(|_| answer(&AppError::Refused("busy".to_owned())))
}

/// A page that needs nothing of the hall but its words, in both languages because nobody was recognised.
fn document(error: &AppError) -> String {
    let (title, advice) = match error.status() {
        403 => (problems::NOT_PERMITTED_TITLE, refusal(error).unwrap_or(problems::NOT_PERMITTED)),
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

fn refusal(error: &AppError) -> Option<Message> {
    match error {
        AppError::Refused(code) => refusals::find(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::reference::give;
    use axum::{Router, body::to_bytes, middleware::from_fn, routing::get};
    use tower::ServiceExt as _;
    use tower_http::catch_panic::CatchPanicLayer;

    async fn ask(router: Router) -> (StatusCode, Option<HeaderValue>, String) {
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        let (status, again) =
            (response.status(), response.headers().get(header::RETRY_AFTER).cloned());
        let body = to_bytes(response.into_body(), 1 << 16).await.unwrap();
        (status, again, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_handler_that_panics_fails_one_request_with_a_reference_to_read_out() {
        let broken = get(async || -> &str { panic!("a fault of ours") });
        let router = Router::new()
            .route("/", broken)
            .layer(from_fn(to_its_end))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(from_fn(give));
        let (status, _, page) = ask(router).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        let reference = page.rsplit("<p>").next().and_then(|it| it.split('<').next()).unwrap();
        assert_eq!(reference.len(), 32, "{page}");
        assert!(!page.contains("a fault of ours"));
    }

    #[tokio::test]
    async fn a_request_that_takes_too_long_is_told_when_to_come_again() {
        let never = get(async || std::future::pending::<()>().await);
        let soon = from_fn(|request, next| within(Duration::from_millis(1), request, next));
        let (status, again, page) = ask(Router::new().route("/", never).layer(soon)).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(again.is_some() && page.contains("<h1>"));
    }
}
