//! The files of the site over HTTP; they have to be built before: `cargo xtask site`.

use crate::scene::{fetch, get, open};
use axum::{
    Router,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
};

async fn ask(
    router: &Router,
    path: &str,
    sent: &[(HeaderName, &str)],
) -> (StatusCode, HeaderMap, Vec<u8>) {
    let mut request = get(path, "");
    for (name, value) in sent {
        request.headers_mut().insert(name, HeaderValue::try_from(*value).expect("a header"));
    }
    fetch(router, request).await
}

fn text(headers: &HeaderMap, name: HeaderName) -> &str {
    headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn a_file_is_sent_compressed_once_and_kept_for_ever() {
    let (_test, router) = open().await;
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
    let (_test, router) = open().await;
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
    let (_test, router) = open().await;
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
