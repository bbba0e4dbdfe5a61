//! The files of the site: embedded, compressed beforehand, named by their content.

use app::shell::Assets;
use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../target/site"]
#[allow_missing = true]
struct Site;

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Site::get("manifest.json")
        .and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default()
});

/// The files every page names.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    critical_style: hashed("main.css").and_then(text).unwrap_or_default(),
    kept_style: address("main.css"),
    style: address("rest.css"),
    icons: address("icons.svg"),
    wake: address("hall/hall.js").zip(address("hall/hall_bg.wasm")),
    suggest: address("suggest.js"),
    bring: address("bring.js"),
    live: match ["live.js", "conversation.js", "thread.js"].map(address) {
        [Some(live), Some(page), Some(thread)] => Some([live, page, thread]),
        _ => None,
    },
});

/// `GET /assets/{name}`: a file whose name tells its content, and which therefore never changes.
pub async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let name = format!("assets/{name}");
    let file = MANIFEST.values().any(|it| *it == name).then(|| serve(&name, &headers)).flatten();
    let mut response = file.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response());
    if response.status().is_success() {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    response
}

/// A file of `public` at the top of the site, such as the icon of the browser's tab.
pub fn public(path: &str, headers: &HeaderMap) -> Option<Response> {
    let mut response = serve(path, headers)?;
    let hour = HeaderValue::from_static("public, max-age=3600");
    response.headers_mut().insert(header::CACHE_CONTROL, hour);
    Some(response)
}

fn serve(name: &str, headers: &HeaderMap) -> Option<Response> {
    let file = Site::get(name)?;
    let tag = etag(&file);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let brotli = accepts_brotli(headers).then(|| Site::get(&format!("{name}.br"))).flatten();
    let encoding = brotli.is_some().then_some((header::CONTENT_ENCODING, "br"));
    let body = match brotli.unwrap_or(file).data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response =
        ([(header::CONTENT_TYPE, content_type(name)), (header::VARY, "accept-encoding")], body)
            .into_response();
    response.headers_mut().insert(header::ETAG, HeaderValue::from_str(&tag).ok()?);
    if let Some((name, value)) = encoding {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Some(response)
}

fn etag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    hash[..12].iter().fold(String::from("\""), |tag, byte| format!("{tag}{byte:02x}")) + "\""
}

fn accepts_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|list| list.split(',').any(|it| it.trim().split(';').next() == Some("br")))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn hashed(name: &str) -> Option<&'static str> {
    MANIFEST.get(name).map(String::as_str)
}

fn address(name: &str) -> Option<&'static str> {
    hashed(name).map(|it| &*format!("/{it}").leak())
}

fn text(name: &'static str) -> Option<&'static str> {
    String::from_utf8(Site::get(name)?.data.into_owned()).ok().map(|text| &*text.leak())
}
