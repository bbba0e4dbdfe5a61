//! The hall as a service without a network, and what is asked of it.

use app::server_context::SessionCookie;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use leptos::config::LeptosOptions;
use server::http::{live::Streams, router::router, state::Hall};
use service::testing::{TestHall, hall};
use tower::ServiceExt as _;

/// An id that nothing has.
pub const ID: &str = "0199b1a2-0000-7000-8000-00000000002a";

/// The hall at its address, reached over TLS or not.
pub fn serve(test: &TestHall, is_secure: bool) -> Router {
    router(Hall {
        context: test.ctx.clone(),
        cookie: SessionCookie { is_secure },
        public_url: "https://hall.example".into(),
        proxies: [].into(),
        streams: Streams::default(),
        leptos: LeptosOptions::builder().output_name("hall").build(),
    })
}

pub async fn open() -> (TestHall, Router) {
    let test = hall().await;
    let router = serve(&test, false);
    (test, router)
}

/// The answer with its body as it is sent.
pub async fn fetch(router: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 24).await.expect("a whole body");
    (parts.status, parts.headers, body.to_vec())
}

/// The answer with its body as text.
pub async fn ask(router: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let (status, headers, body) = fetch(router, request).await;
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

/// What a browser with these cookies asks for.
pub fn get(path: &str, cookies: &str) -> Request<Body> {
    Request::get(path)
        .header(header::HOST, "hall.example")
        .header(header::ACCEPT, "text/html")
        .header(header::COOKIE, cookies)
        .body(Body::empty())
        .expect("a request")
}

/// A form as the script of a page sends it.
pub fn post(path: &str, body: &str, token: &str) -> Request<Body> {
    let is_json = body.starts_with('{');
    let kind = if is_json { "application/json" } else { "application/x-www-form-urlencoded" };
    Request::post(path)
        .header(header::HOST, "hall.example")
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, kind)
        .header(header::COOKIE, format!("hall={token}"))
        .body(Body::from(body.to_owned()))
        .expect("a request")
}
