//! `POST /apply/{draft}/files/{material}`: files as they come in, one request each.

use super::{failure, reference::reference, state::Hall};
use app::{error::AppError, ui::faults::Faults, visitor::Visitor};
use axum::{
    Json, Router,
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Path, Request, State,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use bytes::{Bytes, BytesMut};
use serde_json::json;
use service::{
    Caller, Error, FieldFault,
    files::{FILE_BYTES_MAX, attach},
};
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;

/// What is read of a request at most. A file that is a little too large is read to its end,
/// because a browser does not show the answer to a request that it could not finish.
const BODY_BYTES_MAX: usize = 3 * FILE_BYTES_MAX;
/// How long a phone far from a mast may take for a whole file.
const DEADLINE: Duration = Duration::from_mins(10);
/// Name of the field with the file.
const FIELD: &str = "file";

/// The route for files that come in; its limits of size and time are its own.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/apply/{draft}/files/{material}", post(receive))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, DEADLINE))
}

async fn receive(
    State(hall): State<Hall>,
    Path((draft, material)): Path<(String, String)>,
    request: Request,
) -> Response {
    let reference = reference(&request);
    let wants_json = wants_json(request.headers());
    let case = corrected(request.uri());
    let language = request.extensions().get::<Visitor>().map(|it| it.language).unwrap_or_default();
    let taken = take(&hall, &draft, &material, request).await;
    let error = match taken {
        Ok(()) if wants_json => return Json(json!({})).into_response(),
        Ok(()) => None,
        Err(Error::Refused(code)) => Some(AppError::Refused(code.to_owned())),
        Err(Error::NotFound) => Some(AppError::NotFound),
        Err(Error::Invalid(faults)) => Some(AppError::Invalid(
            faults.into_iter().map(|it| (it.field, it.code.to_owned())).collect(),
        )),
        Err(error) => return failure::respond(error, &reference),
    };
    match error {
        Some(error) if wants_json => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
            let said = Faults::of_error(language, &error).iter().next().map(|it| it.1.clone());
            (status, Json(json!({ "message": said }))).into_response()
        }
        error => back(&draft, &material, case.as_deref(), error.as_ref()),
    }
}

/// Takes every file of the request; whoever has not signed in is turned away before anything is read.
async fn take(hall: &Hall, draft: &str, material: &str, request: Request) -> Result<(), Error> {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    caller.signed_in()?;
    let draft = draft.parse().map_err(|_| Error::NotFound)?;
    let mut form =
        Multipart::from_request(request, hall).await.map_err(|_| Error::Refused("malformed"))?;
    let mut is_any_there = false;
    while let Some(mut field) = form.next_field().await.map_err(|it| broken(&it))? {
        if field.name() != Some(FIELD) {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let content = read(&mut field).await?;
        // A form without a chosen file sends an empty one without a name.
        if !name.is_empty() {
            is_any_there = true;
            attach(&hall.context, &caller, draft, material, &name, content).await?;
        }
    }
    if is_any_there { Ok(()) } else { Err(fault("file-missing")) }
}

/// The content of a file, of which no more is held than a file may have.
async fn read(field: &mut Field<'_>) -> Result<Bytes, Error> {
    let (mut content, mut length) = (BytesMut::new(), 0);
    while let Some(chunk) = field.chunk().await.map_err(|it| broken(&it))? {
        length += chunk.len();
        if length <= FILE_BYTES_MAX {
            content.extend_from_slice(&chunk);
        }
    }
    if length > FILE_BYTES_MAX { Err(fault("file-too-large")) } else { Ok(content.freeze()) }
}

fn broken(error: &MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => fault("file-too-large"),
        _ => Error::Refused("malformed"),
    }
}

fn fault(code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new(FIELD, code)])
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok());
    accepted.is_some_and(|it| it.starts_with("application/json"))
}

/// The case for whose correction the file is, as the address of the form says.
fn corrected(uri: &Uri) -> Option<String> {
    let mut pairs = uri.query()?.split('&');
    pairs.find_map(|pair| pair.strip_prefix("case=")).map(str::to_owned)
}

/// Back to the page of the material or of the corrections, which says what was wrong.
fn back(draft: &str, material: &str, case: Option<&str>, error: Option<&AppError>) -> Response {
    let code = match error {
        Some(AppError::Invalid(faults)) => faults.first().map(|it| it.1.as_str()),
        Some(AppError::Refused(code)) if code != "sign_in" => Some(code.as_str()),
        _ => None,
    };
    let is_plain =
        |it: &str| it.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let path = match case {
        Some(case) if is_plain(case) && is_plain(material) => format!("/my/{case}/correct"),
        None if is_plain(draft) && is_plain(material) => format!("/apply/{draft}/files/{material}"),
        _ => return Redirect::to("/my").into_response(),
    };
    let query = code.map_or_else(String::new, |code| match case {
        Some(_) => format!("?of=material.{material}&fault={code}"),
        None => format!("?fault={code}"),
    });
    Redirect::to(&[path, query].concat()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(draft: &str, error: Option<&AppError>) -> String {
        of(&back(draft, "layout", None, error))
    }

    fn of(response: &Response) -> String {
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        response.headers()[header::LOCATION].to_str().unwrap().to_owned()
    }

    #[test]
    fn a_plain_form_goes_back_to_its_page_with_the_code_of_the_fault() {
        let faults = vec![("material.layout".to_owned(), "file-empty".to_owned())];
        let empty = AppError::Invalid(faults);
        assert_eq!(location("a-1", Some(&empty)), "/apply/a-1/files/layout?fault=file-empty");
        assert_eq!(location("a-1", Some(&AppError::NotFound)), "/apply/a-1/files/layout");
        assert_eq!(location("a-1", None), "/apply/a-1/files/layout");
        assert_eq!(location("//evil.example", None), "/my");
    }

    #[test]
    fn a_file_of_a_correction_goes_back_to_the_checklist_of_its_case() {
        let uri: Uri = "/apply/a-1/files/layout?case=2603020010000014".parse().unwrap();
        let case = corrected(&uri);
        let faults = vec![("material.layout".to_owned(), "file-empty".to_owned())];
        let empty = AppError::Invalid(faults);
        let path = "/my/2603020010000014/correct";
        assert_eq!(of(&back("a-1", "layout", case.as_deref(), None)), path);
        assert_eq!(
            of(&back("a-1", "layout", case.as_deref(), Some(&empty))),
            format!("{path}?of=material.layout&fault=file-empty")
        );
        assert_eq!(of(&back("a-1", "layout", Some("//evil.example"), None)), "/my");
    }
}
