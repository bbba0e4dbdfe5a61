//! Files over HTTP: what is not taken is answered with the right status.

use crate::scene::{ID, ask, open, post};
use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
};
use domain::ids::DraftId;
use service::{
    drafts,
    files::FILE_BYTES_MAX,
    testing::{TestHall, drafted, token_of},
};

/// A file as a form hands it in for a material of a draft.
fn upload(
    draft: &str,
    material: &str,
    (name, content): (&str, &[u8]),
    token: &str,
) -> Request<Body> {
    let head = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
    );
    let body = [head.as_bytes(), content, b"\r\n--x--\r\n"].concat();
    let mut request = post(&format!("/apply/{draft}/files/{material}"), "", token);
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

async fn files_of(test: &TestHall, draft: DraftId) -> usize {
    let view = drafts::show(&test.ctx, &test.citizen, draft).await.expect("the draft");
    view.materials.iter().map(|it| it.files.len()).sum()
}
