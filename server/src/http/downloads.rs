//! `GET /files/{id}`, `GET /chat/{id}/files/{file}`, `GET /chat/{id}/transcript`, `GET /complaints/drafts/{id}/files/{file}`,
//! `GET /complaints/{number}/files/{file}`: what those who may see it can keep, never to be run.

use super::{failure, reference::reference, router::page, state::Hall};
use app::visitor::Visitor;
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use service::{
    Caller, Error,
    conversations::{Attached, open_file},
    files::{Opened, open},
    matters::{self, Attachable},
};

/// A file runs nothing and loads nothing, whatever a browser takes it for (security B6).
const POLICY: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");

/// The route for files that are looked at.
pub fn routes() -> Router<Hall> {
    Router::new()
        .route("/files/{id}", get(send))
        .route("/chat/{id}/files/{file}", get(send_sent))
        .route("/chat/{id}/transcript", get(transcript))
        .route("/complaints/drafts/{id}/files/{file}", get(send_drafted))
        .route("/complaints/{number}/files/{file}", get(send_brought))
}

async fn send(State(hall): State<Hall>, Path(id): Path<String>, request: Request) -> Response {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let opened = match id.parse() {
        Ok(id) => open(&hall.context, &caller, id).await,
        Err(_) => Err(Error::NotFound),
    };
    match opened {
        Ok(Opened { file, content }) => (headers(&file.mime, &file.name), content).into_response(),
        // There is no page at this address either.
        Err(Error::NotFound) => page(hall, request, || {}).await,
        Err(Error::Refused("sign_in")) => {
            Redirect::to(&format!("/sign-in?next={}", request.uri().path())).into_response()
        }
        Err(error) => failure::respond(error, &reference(&request)),
    }
}

/// What was said in a conversation, as a text.
async fn transcript(
    State(hall): State<Hall>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let language = request.extensions().get::<Visitor>().map(|it| it.language).unwrap_or_default();
    match app::conversations::transcript(&hall.context, &caller, language, &id).await {
        Ok((name, text)) => {
            let attachment = HeaderValue::from_str(&disposition(&name)).ok();
            let kept = attachment.map(|it| [(header::CONTENT_DISPOSITION, it)]);
            (kept, text).into_response()
        }
        Err(Error::NotFound) => page(hall, request, || {}).await,
        Err(error) => failure::respond(error, &reference(&request)),
    }
}

/// A file that was sent in a conversation.
async fn send_sent(
    State(hall): State<Hall>,
    Path((id, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let opened = match (id.parse(), file.parse()) {
        (Ok(id), Ok(file)) => open_file(&hall.context, &caller, id, file).await,
        _ => Err(Error::NotFound),
    };
    sent(hall, opened, request).await
}

/// A file of a matter that is being written.
async fn send_drafted(
    State(hall): State<Hall>,
    Path((id, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let of = id.parse().map(Attachable::Draft).ok();
    send_of_matter(hall, of, &file, request).await
}

/// A file that came with a matter, for both sides.
async fn send_brought(
    State(hall): State<Hall>,
    Path((number, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    send_of_matter(hall, Some(Attachable::Matter(number)), &file, request).await
}

async fn send_of_matter(
    hall: Hall,
    of: Option<Attachable>,
    file: &str,
    request: Request,
) -> Response {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let opened = match (of, file.parse()) {
        (Some(of), Ok(file)) => matters::open_file(&hall.context, &caller, &of, file).await,
        _ => Err(Error::NotFound),
    };
    sent(hall, opened, request).await
}

/// The answer with a file that was sent to the hall.
async fn sent(hall: Hall, opened: Result<Attached, Error>, request: Request) -> Response {
    match opened {
        Ok(Attached { name, mime, content }) => (headers(&mime, &name), content).into_response(),
        Err(Error::NotFound) => page(hall, request, || {}).await,
        Err(error) => failure::respond(error, &reference(&request)),
    }
}

fn headers(mime: &str, name: &str) -> HeaderMap {
    let of = |text: &str| HeaderValue::from_str(text).ok();
    let known: [(HeaderName, Option<HeaderValue>); 5] = [
        (header::CONTENT_TYPE, of(mime)),
        (header::CONTENT_DISPOSITION, of(&disposition(name))),
        (header::CONTENT_SECURITY_POLICY, Some(POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, of("nosniff")),
        (header::CACHE_CONTROL, of("no-store")),
    ];
    known.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// An attachment under the name its owner knows (RFC 6266), with a plain one for those who read no other.
pub fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|it| if is_plain(it) { it } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|byte| {
            let it = char::from(byte);
            if it.is_ascii_alphanumeric() || "-._~".contains(it) {
                it.to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

fn is_plain(it: char) -> bool {
    it.is_ascii_alphanumeric() || "-._ ".contains(it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_the_name_its_owner_knows() {
        assert_eq!(
            disposition("平面图 1.pdf"),
            "attachment; filename=\"___ 1.pdf\"; filename*=UTF-8''%E5%B9%B3%E9%9D%A2%E5%9B%BE%201.pdf"
        );
    }

    #[test]
    fn no_name_breaks_out_of_its_quotes() {
        let header = disposition("a\"; filename=evil.html\r\nX: y");
        assert_eq!(header.matches('"').count(), 2);
        assert!(HeaderValue::from_str(&header).is_ok());
    }
}
