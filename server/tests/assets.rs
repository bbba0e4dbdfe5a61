//! The files of the site over HTTP; they have to be built before: `cargo xtask site`.

use app::server_context::SessionCookie;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderName, Request, StatusCode, header},
};
use leptos::config::LeptosOptions;
use server::http::{router::router, state::Hall};
use service::testing::hall;
use tower::ServiceExt as _;

async fn ask(
    router: &Router,
    path: &str,
    sent: &[(HeaderName, &str)],
) -> (StatusCode, HeaderMap, Vec<u8>) {
    let request = sent.iter().fold(
        Request::get(path).header(header::HOST, "hall.example").header(header::ACCEPT, "*/*"),
        |request, (name, value)| request.header(name, *value),
    );
    let request = request.body(Body::empty()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 24).await.expect("a whole body");
    (parts.status, parts.headers, body.to_vec())
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
}

async fn open() -> Router {
    router(Hall {
        context: hall().await.ctx.clone(),
        cookie: SessionCookie { is_secure: false },
        public_url: "https://hall.example".into(),
        proxies: [].into(),
        leptos: LeptosOptions::builder().output_name("hall").build(),
    })
}

#[tokio::test]
async fn a_file_is_sent_compressed_once_and_kept_for_ever() {
    let router = open().await;
    let (_, _, page) = ask(&router, "/", &[]).await;
    let page = String::from_utf8(page).unwrap();
    let named = page.split('"').find(|it| it.starts_with("/assets/main-"));
    let path = named.expect("the page names its style; build the site: cargo xtask site");

    let (status, plain, content) = ask(&router, path, &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(text(&plain, header::CONTENT_TYPE), "text/css; charset=utf-8");
    assert_eq!(text(&plain, header::CACHE_CONTROL), "public, max-age=31536000, immutable");

    let brotli = (header::ACCEPT_ENCODING, "gzip, br");
    let (_, compressed, smaller) = ask(&router, path, std::slice::from_ref(&brotli)).await;
    assert_eq!(text(&compressed, header::CONTENT_ENCODING), "br");
    assert!(text(&compressed, header::VARY).contains("accept-encoding"));
    assert!(smaller.len() * 4 < content.len());

    let known = (header::IF_NONE_MATCH, text(&compressed, header::ETAG));
    let (status, _, nothing) = ask(&router, path, &[brotli, known]).await;
    assert_eq!(status, StatusCode::NOT_MODIFIED);
    assert!(nothing.is_empty());
}

#[tokio::test]
async fn whoever_has_the_style_gets_a_link_to_it_and_everybody_else_the_style() {
    let router = open().await;
    let (_, first, page) = ask(&router, "/", &[]).await;
    let cookie = text(&first, header::SET_COOKIE).split(';').next().unwrap_or_default().to_owned();
    assert!(cookie.starts_with("style=/assets/main-"), "{cookie}");
    let (_, second, later) = ask(&router, "/", &[(header::COOKIE, &cookie)]).await;
    assert!(second.get(header::SET_COOKIE).is_none());
    assert!(later.len() * 2 < page.len(), "{} of {} bytes", later.len(), page.len());
    let (_, third, stale) =
        ask(&router, "/", &[(header::COOKIE, "style=/assets/main-0.css")]).await;
    assert!(text(&third, header::SET_COOKIE).starts_with(&cookie));
    assert!(stale.len() > later.len());
}

#[tokio::test]
async fn only_files_of_the_site_are_found() {
    let router = open().await;
    for path in [
        "/assets/none.css",
        "/assets/manifest.json",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/hall.db",
    ] {
        let (status, ..) = ask(&router, path, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
}
