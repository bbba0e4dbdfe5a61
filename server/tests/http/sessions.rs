//! Sessions over HTTP: how a cookie is bound, when a session ends.

use crate::scene::{ask, get, serve};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use service::testing::{TestHall, hall};

const PASSWORD: &str = "a+sentence+of+five+words";
const HOUR: i64 = 3_600;

async fn open() -> (TestHall, Router) {
    let test = hall().await;
    let router = serve(&test, true);
    (test, router)
}

/// What a browser with this cookie is answered when it sends a form by itself.
async fn post(router: &Router, path: &str, form: &str, cookie: &str) -> (StatusCode, HeaderMap) {
    let mut request = crate::scene::post(path, form, "");
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    headers.insert(header::COOKIE, HeaderValue::try_from(cookie).expect("a cookie"));
    let (status, headers, _) = ask(router, request).await;
    (status, headers)
}

/// Whether the account page opens for whoever sends this cookie.
async fn is_let_in(router: &Router, cookie: &str) -> bool {
    ask(router, get("/me", cookie)).await.0 == StatusCode::OK
}

/// The cookie of the session with its attributes.
fn session(headers: &HeaderMap) -> (String, String) {
    let cookies = headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut ours = cookies.filter(|it| it.starts_with("__Host-hall="));
    let (pair, attributes) = ours.next_back().and_then(|it| it.split_once(';')).expect("a session");
    (pair.to_owned(), attributes.to_owned())
}

async fn registered(router: &Router) -> (String, String) {
    let form = format!(
        "name=%E9%99%88%E5%B0%8F%E9%9B%A8&citizen_id=990101199505050129&mobile=13700137000&password={PASSWORD}"
    );
    let (status, headers) = post(router, "/api/accounts/register", &form, "").await;
    assert!(status.is_redirection(), "{status}");
    session(&headers)
}

async fn signed_in(router: &Router, cookie: &str) -> String {
    let form = format!("name=13700137000&password={PASSWORD}");
    let (status, headers) = post(router, "/api/accounts/sign-in", &form, cookie).await;
    assert!(status.is_redirection(), "{status}");
    session(&headers).0
}

#[tokio::test]
async fn a_cookie_is_bound_to_its_host_and_out_of_reach_of_scripts() {
    let (_test, router) = open().await;
    let (cookie, attributes) = registered(&router).await;
    let token = cookie.strip_prefix("__Host-hall=").expect("the prefix of the host");
    assert_eq!(token.len(), 64, "256 bits");
    assert_eq!(attributes, " Path=/; HttpOnly; SameSite=Lax; Secure");
    assert!(is_let_in(&router, &cookie).await);
    assert!(
        !is_let_in(&router, &cookie.replace("__Host-", "")).await,
        "the plain name counts for nothing"
    );
}

#[tokio::test]
async fn signing_in_begins_a_session_anew_and_ends_the_one_before() {
    let (_test, router) = open().await;
    let (before, _) = registered(&router).await;
    let after = signed_in(&router, &before).await;
    assert_ne!(before, after);
    assert!(is_let_in(&router, &after).await);
    assert!(!is_let_in(&router, &before).await);
}

#[tokio::test]
async fn a_session_ends_after_two_idle_hours_and_after_twelve_however_busy() {
    let (test, router) = open().await;
    let (busy, _) = registered(&router).await;
    let idle = signed_in(&router, "").await;
    for hour in 1..12 {
        test.clock.pass(HOUR);
        assert!(is_let_in(&router, &busy).await, "busy, after {hour} hours");
    }
    assert!(!is_let_in(&router, &idle).await, "nobody used it for eleven hours");
    test.clock.pass(HOUR);
    assert!(!is_let_in(&router, &busy).await, "busy, after twelve hours");
}
