//! The stream of a page that is open.

use crate::scene::{ask, get, open, post};
use axum::{
    body::{Body, BodyDataStream},
    http::{HeaderValue, Request, StatusCode, header},
};
use futures_util::StreamExt as _;
use service::testing::token_of;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt as _;

/// How soon whoever has signed out hears nothing more.
const SOON: Duration = Duration::from_secs(5);

/// The stream that a page of whoever has these cookies opens.
async fn stream(router: &axum::Router, cookies: &str) -> BodyDataStream {
    let response = router.clone().oneshot(get("/api/live", cookies)).await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache");
    response.into_body().into_data_stream()
}

/// What comes until there is an event of this name.
async fn until(stream: &mut BodyDataStream, name: &str) -> String {
    let mut heard = String::new();
    while !heard.contains(&format!("event: {name}\n")) {
        let chunk =
            timeout(SOON, stream.next()).await.expect("in time").expect("an event").expect("bytes");
        heard.push_str(std::str::from_utf8(&chunk).expect("UTF-8"));
    }
    heard
}

#[tokio::test]
async fn a_stream_ends_soon_after_its_reader_has_signed_out() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let mut stream = stream(&router, &format!("hall={token}")).await;
    until(&mut stream, "messages").await;
    let (status, ..) = ask(&router, post("/api/accounts/sign-out", "", &token)).await;
    assert!(status.is_success() || status.is_redirection(), "{status}");
    until(&mut stream, "signed-out").await;
    assert!(timeout(SOON, stream.next()).await.expect("in time").is_none(), "the stream ends");
}

#[tokio::test]
async fn streams_end_when_the_hall_closes() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let mut stream = stream(&router, &format!("hall={token}")).await;
    until(&mut stream, "messages").await;
    test.ctx.db.signals().close();
    while let Some(chunk) = timeout(SOON, stream.next()).await.expect("in time") {
        chunk.unwrap();
    }
}

#[tokio::test]
async fn a_page_of_another_origin_and_whoever_asks_for_what_is_not_theirs_get_no_stream() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let foreign = |name: &'static str, value: &'static str| {
        let mut request = get("/api/live", &format!("hall={token}"));
        request.headers_mut().insert(name, HeaderValue::from_static(value));
        request
    };
    for request in
        [foreign("sec-fetch-site", "cross-site"), foreign("origin", "https://elsewhere.example")]
    {
        assert_eq!(ask(&router, request).await.0, StatusCode::FORBIDDEN);
    }
    for (path, status) in [
        ("/api/live?conversation=0199b1a2-0000-7000-8000-00000000002a", StatusCode::NOT_FOUND),
        ("/api/live?desk=market", StatusCode::NOT_FOUND),
        ("/api/live?conversation=nonsense", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(ask(&router, get(path, &format!("hall={token}"))).await.0, status, "{path}");
    }
}

#[tokio::test]
async fn one_person_has_a_dozen_streams_and_their_places_are_free_again_when_they_close() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let cookies = format!("hall={token}");
    let mut open = Vec::new();
    for _ in 0..12 {
        open.push(stream(&router, &cookies).await);
    }
    let refused = router.clone().oneshot(get("/api/live", &cookies)).await.expect("an answer");
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers()[header::RETRY_AFTER], "60");
    drop(open);
    drop(stream(&router, &cookies).await);
}

#[tokio::test]
async fn whoever_comes_back_with_the_last_number_hears_only_what_they_missed() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let id = "0199b1a2-0000-7000-8000-00000000002a";
    let begin = format!("id={id}&entry=0199b1a2-0000-7000-8000-00000000002b&text=x");
    let (status, ..) = ask(&router, post("/api/conversations/begin", &begin, &token)).await;
    assert!(status.is_success() || status.is_redirection(), "{status}");
    let back = async |last: &'static str| {
        let mut request: Request<Body> =
            get(&format!("/api/live?conversation={id}"), &format!("hall={token}"));
        request.headers_mut().insert("last-event-id", HeaderValue::from_static(last));
        let response = router.clone().oneshot(request).await.expect("an answer");
        let mut stream = response.into_body().into_data_stream();
        until(&mut stream, "messages").await + &until(&mut stream, "beat").await
    };
    // The question is the first entry and what the guides say to it the second.
    assert!(back("1").await.contains("event: conversation\ndata: 2\nid: 2\n"));
    assert!(!back("2").await.contains("event: conversation"));
}

#[tokio::test]
async fn what_was_said_is_kept_as_a_text_by_whoever_may_read_it() {
    let (test, router) = open().await;
    let (token, other) =
        (token_of(&test, &test.citizen).await, token_of(&test, &test.stranger).await);
    let id = "0199b1a2-0000-7000-8000-00000000002a";
    let begin = format!("id={id}&entry=0199b1a2-0000-7000-8000-00000000002b&text=hello");
    let (status, ..) = ask(&router, post("/api/conversations/begin", &begin, &token)).await;
    assert!(status.is_success() || status.is_redirection(), "{status}");
    let path = format!("/chat/{id}/transcript");
    let (status, headers, said) = ask(&router, get(&path, &format!("hall={token}"))).await;
    assert_eq!(status, StatusCode::OK);
    assert!(said.contains("您：hello"), "{said}");
    let name = headers[header::CONTENT_DISPOSITION].to_str().expect("a header");
    assert!(name.starts_with("attachment;"), "{name}");
    assert_eq!(headers[header::CONTENT_TYPE], "text/plain; charset=utf-8");
    let (status, ..) = ask(&router, get(&path, &format!("hall={other}"))).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
