//! Files over HTTP: what is not taken is answered with the right status.

use crate::scene::{ID, ask, get, open, post};
use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
};
use domain::{
    complaints::Kind,
    ids::{ConversationId, DraftId, EntryId},
};
use service::{
    conversations::{About, Question, begin},
    drafts,
    files::FILE_BYTES_MAX,
    matters::{self, Topic},
    testing::{TestHall, drafted, token_of},
};

/// A file as a form hands it in for a material of a draft.
fn upload(
    draft: &str,
    material: &str,
    (name, content): (&str, &[u8]),
    token: &str,
) -> Request<Body> {
    form(&format!("/apply/{draft}/files/{material}"), (name, content), token)
}

/// A file as a form sends it to this address.
fn form(path: &str, (name, content): (&str, &[u8]), token: &str) -> Request<Body> {
    let head = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
    let mut request = post(path, "", token);
    let kind = HeaderValue::from_static("multipart/form-data; boundary=x");
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    *request.body_mut() = Body::from(body);
    request
}

#[tokio::test]
async fn a_file_that_is_not_taken_is_answered_with_the_right_status_and_kept_nowhere() {
    let (test, router) = open().await;
    let (draft, _) = drafted(&test).await;
    let own = draft.to_string();
    let citizen = token_of(&test, &test.citizen).await;
    let stranger = token_of(&test, &test.stranger).await;
    let before = files_of(&test, draft).await;
    let whole: &[u8] = b"%PDF-1.7\n%%EOF\n";
    let large = vec![b'%'; FILE_BYTES_MAX + 1];
    for (what, draft, material, file, token, expected) in [
        ("nobody's", own.as_str(), "layout", ("a.pdf", whole), "", 401),
        ("somebody else's draft", &own, "layout", ("a.pdf", whole), stranger.as_str(), 404),
        ("no draft", ID, "layout", ("a.pdf", whole), &citizen, 404),
        ("no id", "x", "layout", ("a.pdf", whole), &citizen, 404),
        ("not asked for", &own, "photograph-of-a-cat", ("a.pdf", whole), &citizen, 409),
        ("too large", &own, "layout", ("a.pdf", &large), &citizen, 413),
        ("of no kind", &own, "layout", ("a.pdf", b"<script>alert(1)</script>"), &citizen, 415),
        ("misnamed", &own, "layout", ("a.html", whole), &citizen, 415),
        ("not chosen", &own, "layout", ("", b""), &citizen, 422),
        ("empty", &own, "layout", ("a.pdf", b""), &citizen, 422),
    ] {
        let (status, _, told) = ask(&router, upload(draft, material, file, token)).await;
        assert_eq!(status.as_u16(), expected, "a file that is {what}: {told}");
    }
    let mut broken = upload(&own, "layout", ("a.pdf", whole), &citizen);
    *broken.body_mut() = Body::from("--x\r\ncontent-disp");
    let (status, ..) = ask(&router, broken).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "a form that is cut off");
    assert_eq!(files_of(&test, draft).await, before);
}

#[tokio::test]
async fn a_file_of_a_conversation_is_kept_for_the_two_who_speak_and_runs_nothing() {
    let (test, router) = open().await;
    let citizen = token_of(&test, &test.citizen).await;
    let stranger = token_of(&test, &test.stranger).await;
    let (id, entry) = (ConversationId::new(test.ctx.chance.id()), test.ctx.chance.id());
    let question = Question {
        id,
        entry: EntryId::new(test.ctx.chance.id()),
        about: About::Hall,
        text: "开面馆要办什么证？".to_owned(),
        asks_person: false,
    };
    begin(&test.ctx, &test.citizen, question).await.expect("a conversation");
    let path = format!("/chat/{id}/files?entry={entry}");
    let whole: &[u8] = b"%PDF-1.7\n%%EOF\n";
    let large = vec![b'%'; FILE_BYTES_MAX + 1];
    for (what, path, file, token, expected) in [
        ("nobody's", path.as_str(), ("a.pdf", whole), "", 401),
        ("somebody else's", &path, ("a.pdf", whole), stranger.as_str(), 404),
        ("nowhere", &path.replace(&id.to_string(), ID), ("a.pdf", whole), &citizen, 404),
        ("without a name", &format!("/chat/{id}/files"), ("a.pdf", whole), &citizen, 400),
        ("too large", &path, ("a.pdf", &large), &citizen, 413),
        ("of no kind", &path, ("a.pdf", b"<script>alert(1)</script>"), &citizen, 415),
        ("not chosen", &path, ("", b""), &citizen, 422),
        ("sound", &path, ("证.pdf", whole), &citizen, 200),
        ("sent again", &path, ("证.pdf", whole), &citizen, 200),
    ] {
        let (status, _, told) = ask(&router, form(path, file, token)).await;
        assert_eq!(status.as_u16(), expected, "a file that is {what}: {told}");
    }
    let (_, _, page) = ask(&router, get(&format!("/chat/{id}"), &format!("hall={citizen}"))).await;
    let links: Vec<_> =
        page.split("href=\"").filter(|it| it.starts_with(&format!("/chat/{id}/files/"))).collect();
    let [link] = links[..] else { panic!("it is sent once: {links:?}") };
    let (href, _) = link.split_once('"').unwrap();
    let (status, headers, _) = ask(&router, get(href, &format!("hall={citizen}"))).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'");
    assert!(headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    let (status, ..) = ask(&router, get(href, &format!("hall={stranger}"))).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_of_a_matter_is_taken_from_its_writer_alone_and_a_plain_form_is_told_why_not() {
    let (test, router) = open().await;
    let citizen = token_of(&test, &test.citizen).await;
    let stranger = token_of(&test, &test.stranger).await;
    let topic = Topic::Complaint(Kind::Service);
    let id = matters::begin(&test.ctx, &test.citizen, topic).await.expect("a draft");
    let path = format!("/complaints/drafts/{id}/files");
    let whole: &[u8] = b"%PDF-1.7\n%%EOF\n";
    let large = vec![b'%'; FILE_BYTES_MAX + 1];
    let none = "/complaints/T2603020160000014/files";
    for (what, path, file, token, expected) in [
        ("nobody's", path.as_str(), ("a.pdf", whole), "", 404),
        ("somebody else's", &path, ("a.pdf", whole), stranger.as_str(), 404),
        ("nowhere", &path.replace(&id.to_string(), ID), ("a.pdf", whole), &citizen, 404),
        ("of no matter", none, ("a.pdf", whole), &citizen, 404),
        ("of what is no number", "/complaints/x/files", ("a.pdf", whole), &citizen, 404),
        ("too large", &path, ("a.pdf", &large), &citizen, 413),
        ("of no kind", &path, ("a.pdf", b"<script>alert(1)</script>"), &citizen, 415),
        ("not chosen", &path, ("", b""), &citizen, 422),
        ("sound", &path, ("证.pdf", whole), &citizen, 200),
        ("sent again", &path, ("证.pdf", whole), &citizen, 200),
    ] {
        let (status, _, told) = ask(&router, form(path, file, token)).await;
        assert_eq!(status.as_u16(), expected, "a file that is {what}: {told}");
    }
    let mut plain = form(&path, ("a.html", b"<p>"), &citizen);
    plain.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    let (status, headers, _) = ask(&router, plain).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let page = headers[header::LOCATION].to_str().unwrap();
    assert_eq!(page, format!("/complaints/write/{id}/files?fault=file-unknown-kind#files"));
    let page = format!("/complaints/write/{id}/files?fault=file-unknown-kind");
    let (status, _, page) = ask(&router, get(&page, &format!("hall={citizen}"))).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let links: Vec<_> = page.split("href=\"").filter(|it| it.starts_with(&path)).collect();
    let [link] = links[..] else { panic!("it is handed in once: {links:?}") };
    let (href, _) = link.split_once('"').unwrap();
    for (token, expected) in [(&citizen, StatusCode::OK), (&stranger, StatusCode::NOT_FOUND)] {
        let (status, headers, _) = ask(&router, get(href, &format!("hall={token}"))).await;
        assert_eq!(status, expected);
        if status == StatusCode::OK {
            assert_eq!(headers[header::CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'");
            let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
            assert!(disposition.starts_with("attachment"));
        }
    }
}

async fn files_of(test: &TestHall, draft: DraftId) -> usize {
    let view = drafts::show(&test.ctx, &test.citizen, draft).await.expect("the draft");
    view.materials.iter().map(|it| it.files.len()).sum()
}
