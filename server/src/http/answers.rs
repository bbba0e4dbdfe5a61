//! `POST /apply/{draft}/{section}`, `POST /my/{number}/correct`: pages of questions as a browser posts them by itself.
//!
//! What cannot be saved is shown in the answer to the same request, so that nothing typed is lost.

use super::{failure, reference::reference, router::page, state::Hall};
use app::{
    cases::post_correction,
    drafts::{Answer, Held, post_section, posted::Pairs},
    error::AppError,
    visitor::Visitor,
};
use axum::{
    Form, Router,
    body::Body,
    extract::{FromRequest, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use leptos::prelude::provide_context;
use service::{Caller, Error};

/// The routes for posted answers.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/apply/{draft}/{section}", post(save))
        .route("/my/{number}/correct", post(correct))
}

/// A page of an application.
async fn save(
    State(hall): State<Hall>,
    Path(place): Path<(String, String)>,
    request: Request,
) -> Response {
    let language = request.extensions().get::<Visitor>().map(|it| it.language).unwrap_or_default();
    let context = hall.context.clone();
    taken(hall, request, async move |caller, pairs| {
        post_section(&context, caller, language, place, pairs).await
    })
    .await
}

/// What was asked for in a case that was filed.
async fn correct(
    State(hall): State<Hall>,
    Path(number): Path<String>,
    request: Request,
) -> Response {
    let context = hall.context.clone();
    taken(hall, request, async move |caller, pairs| {
        post_correction(&context, caller, &number, pairs).await
    })
    .await
}

/// Reads the answers, lets `work` take them, and goes on or shows them again.
async fn taken(
    hall: Hall,
    request: Request,
    work: impl AsyncFnOnce(&Caller, Pairs) -> Result<Answer, Error>,
) -> Response {
    let reference = reference(&request);
    let (parts, body) = request.into_parts();
    let again = Request::from_parts(parts.clone(), Body::empty());
    let posted = Form::<Pairs>::from_request(Request::from_parts(parts.clone(), body), &hall).await;
    let Form(pairs) = match posted {
        Ok(pairs) => pairs,
        Err(rejection) => {
            let malformed = Held::Problem(AppError::Refused("malformed".to_owned()));
            return show(hall, again, malformed, rejection.status()).await;
        }
    };
    let caller = parts.extensions.get::<Caller>().cloned().unwrap_or_default();
    let held = match work(&caller, pairs).await {
        Ok(Answer::GoTo(path)) => return Redirect::to(&path).into_response(),
        Ok(Answer::Held(held)) => held,
        Err(Error::Refused(code)) => Held::Problem(AppError::Refused(code.to_owned())),
        Err(Error::NotFound) => Held::Problem(AppError::NotFound),
        Err(error) => return failure::respond(error, &reference),
    };
    let status = StatusCode::from_u16(held.status()).unwrap_or(StatusCode::CONFLICT);
    show(hall, again, held, status).await
}

/// The page at the same address, with what could not be saved.
async fn show(hall: Hall, request: Request, held: Held, status: StatusCode) -> Response {
    let mut response = page(hall, request, move || provide_context(held.clone())).await;
    *response.status_mut() = status;
    response
}
