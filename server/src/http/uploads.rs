//! `POST /apply/{draft}/files/{material}`, `POST /chat/{id}/files`, `POST /complaints/drafts/{id}/files`,
//! `POST /complaints/{number}/files`: files as they come in, one request each.

use super::{failure, reference::reference, state::Hall};
use app::{
    error::AppError,
    text::Language,
    ui::{faults::Faults, file_input::FILE},
    visitor::Visitor,
};
use axum::{
    Json, Router,
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Path, Query, Request, State,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use bytes::{Bytes, BytesMut};
use domain::{
    ids::{ConversationId, EntryId, MatterId},
    matters::MatterNumber,
};
use serde::Deserialize;
use serde_json::json;
use service::{
    Caller, Error, FieldFault, conversations,
    files::{FILE_BYTES_MAX, attach},
    matters::{self, Attachable},
};
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;

/// What is read of a request at most. A file that is a little too large is read to its end,
/// because a browser does not show the answer to a request that it could not finish.
const BODY_BYTES_MAX: usize = 3 * FILE_BYTES_MAX;
/// How long a phone far from a mast may take for a whole file.
const DEADLINE: Duration = Duration::from_mins(10);

/// The route for files that come in; its limits of size and time are its own.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/apply/{draft}/files/{material}", post(receive))
        .route("/chat/{id}/files", post(receive_sent))
        .route("/complaints/drafts/{id}/files", post(receive_brought))
        .route("/complaints/{number}/files", post(receive_added))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, DEADLINE))
}

/// A file of an application or of its correction.
async fn receive(
    State(hall): State<Hall>,
    Path((draft, material)): Path<(String, String)>,
    request: Request,
) -> Response {
    let asked = Asked::of(&request);
    let case = corrected(request.uri());
    let taken = take(&hall, &draft, &material, request).await;
    asked.answer(taken, |error| back(&draft, &material, case.as_deref(), error))
}

/// A file of a conversation, under the name that its page gave the entry.
async fn receive_sent(
    State(hall): State<Hall>,
    Path(id): Path<ConversationId>,
    Query(sent): Query<SentFile>,
    request: Request,
) -> Response {
    let asked = Asked::of(&request);
    let folder = if sent.desk.is_some() { "/w/chat" } else { "/chat" };
    let taken = take_sent(&hall, id, sent.entry, request).await;
    asked.answer(taken, |error| {
        let fault = code(error).map_or_else(String::new, |code| format!("?fault={code}"));
        let place = if fault.is_empty() { "#last" } else { "" };
        Redirect::to(&format!("{folder}/{id}{fault}{place}")).into_response()
    })
}

/// A file of a matter that is being written.
async fn receive_brought(
    State(hall): State<Hall>,
    Path(id): Path<MatterId>,
    request: Request,
) -> Response {
    let page = format!("/complaints/write/{id}/files");
    of_matter(&hall, &Attachable::Draft(id), &page, request).await
}

/// A file of a matter that was brought.
async fn receive_added(
    State(hall): State<Hall>,
    Path(number): Path<String>,
    request: Request,
) -> Response {
    // A number that cannot be is one of nothing.
    let number = number.parse::<MatterNumber>().map(|it| it.to_string()).unwrap_or_default();
    let page = format!("/complaints/{number}");
    of_matter(&hall, &Attachable::Matter(number), &page, request).await
}

async fn of_matter(hall: &Hall, to: &Attachable, page: &str, request: Request) -> Response {
    let asked = Asked::of(&request);
    let taken = take_brought(hall, to, request).await;
    asked.answer(taken, |error| {
        let fault = code(error).map_or_else(String::new, |code| format!("?fault={code}"));
        Redirect::to(&format!("{page}{fault}#files")).into_response()
    })
}

/// What the address of a file that is sent says.
#[derive(Deserialize)]
struct SentFile {
    /// The name of its entry.
    entry: EntryId,
    /// Present when it is sent from the desk.
    desk: Option<String>,
}

/// How whoever sends a file wants to be answered.
struct Asked {
    reference: String,
    wants_json: bool,
    language: Language,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let visitor = request.extensions().get::<Visitor>();
        Self {
            reference: reference(request),
            wants_json: wants_json(request.headers()),
            language: visitor.map(|it| it.language).unwrap_or_default(),
        }
    }

    /// The answer for a script, or `back` to the page, which says what was wrong.
    fn answer(
        self,
        taken: Result<(), Error>,
        back: impl FnOnce(Option<&AppError>) -> Response,
    ) -> Response {
        let error = match taken {
            Ok(()) if self.wants_json => return Json(json!({})).into_response(),
            Ok(()) => None,
            Err(Error::Refused(code)) => Some(AppError::Refused(code.to_owned())),
            Err(Error::NotFound) => Some(AppError::NotFound),
            Err(Error::Invalid(faults)) => Some(AppError::Invalid(
                faults.into_iter().map(|it| (it.field, it.code.to_owned())).collect(),
            )),
            Err(error) => return failure::respond(error, &self.reference),
        };
        match error {
            Some(error) if self.wants_json => {
                let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::CONFLICT);
                let faults = Faults::of_error(self.language, &error);
                let said = faults.iter().next().map(|it| it.1.clone());
                (status, Json(json!({ "message": said }))).into_response()
            }
            error => back(error.as_ref()),
        }
    }
}

/// Takes every file of the request for a material.
async fn take(hall: &Hall, draft: &str, material: &str, request: Request) -> Result<(), Error> {
    let (mut files, caller) = Files::of(hall, request).await?;
    let draft = draft.parse().map_err(|_| Error::NotFound)?;
    while let Some((name, content)) = files.next().await? {
        attach(&hall.context, &caller, draft, material, &name, content).await?;
    }
    Ok(())
}

/// Takes the file of the request for a conversation.
async fn take_sent(
    hall: &Hall,
    id: ConversationId,
    entry: EntryId,
    request: Request,
) -> Result<(), Error> {
    let (mut files, caller) = Files::of(hall, request).await?;
    if let Some((name, content)) = files.next().await? {
        conversations::attach(&hall.context, &caller, id, entry, &name, content).await?;
    }
    Ok(())
}

/// Takes every file of the request for a matter; whose it is not is turned away before anything is read.
async fn take_brought(hall: &Hall, to: &Attachable, request: Request) -> Result<(), Error> {
    let caller = caller(&request);
    matters::may_attach(&hall.context, &caller, to).await?;
    let mut files = Files::within(hall, request).await?;
    while let Some((name, content)) = files.next().await? {
        matters::attach(&hall.context, &caller, to, &name, content).await?;
    }
    Ok(())
}

/// Who sends it.
fn caller(request: &Request) -> Caller {
    request.extensions().get::<Caller>().cloned().unwrap_or_default()
}

/// The files of a request, one after the other.
struct Files {
    form: Multipart,
    is_any_there: bool,
}

impl Files {
    /// The files, and who sends them; whoever has not signed in is turned away before anything is read.
    async fn of(hall: &Hall, request: Request) -> Result<(Self, Caller), Error> {
        let caller = caller(&request);
        caller.signed_in()?;
        Ok((Self::within(hall, request).await?, caller))
    }

    /// The files of whoever was judged before.
    async fn within(hall: &Hall, request: Request) -> Result<Self, Error> {
        let form = Multipart::from_request(request, hall).await;
        let form = form.map_err(|_| Error::Refused("malformed"))?;
        Ok(Self { form, is_any_there: false })
    }

    /// The next one: its name and its content. That there was none at all is a fault.
    async fn next(&mut self) -> Result<Option<(String, Bytes)>, Error> {
        while let Some(mut field) = self.form.next_field().await.map_err(|it| broken(&it))? {
            if field.name() != Some(FILE) {
                continue;
            }
            let name = field.file_name().unwrap_or_default().to_owned();
            let content = read(&mut field).await?;
            // A form without a chosen file sends an empty one without a name.
            if !name.is_empty() {
                self.is_any_there = true;
                return Ok(Some((name, content)));
            }
        }
        if self.is_any_there { Ok(None) } else { Err(fault("file-missing")) }
    }
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
    Error::Invalid(vec![FieldFault::new(FILE, code)])
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

/// What the page is told of an error.
fn code(error: Option<&AppError>) -> Option<&str> {
    match error? {
        AppError::Invalid(faults) => faults.first().map(|it| it.1.as_str()),
        AppError::Refused(code) if code != "sign_in" => Some(code.as_str()),
        _ => None,
    }
}

/// Back to the page of the material or of the corrections, which says what was wrong.
fn back(draft: &str, material: &str, case: Option<&str>, error: Option<&AppError>) -> Response {
    let code = code(error);
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
