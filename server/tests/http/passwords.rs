//! Passwords over HTTP: changing one's own, and the gate before whoever was given theirs.

use crate::scene::{ask, get, open, post};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
};
use domain::access::Role;
use service::{
    accounts::{self, NewStaff},
    testing::{TestHall, filed, token_of},
};

const GIVEN: &str = "five red kites over the river";
const OWN: &str = "seven grey herons stand in the rain";

/// The token of 韩梅, whose account was just opened for her.
async fn newcomer(test: &TestHall) -> String {
    let new = NewStaff {
        login: "han.mei".to_owned(),
        name: "韩梅".to_owned(),
        number: None,
        department: Some("market".to_owned()),
        roles: vec![Role::WindowClerk],
        password: GIVEN.to_owned(),
    };
    accounts::add_staff(&test.ctx, new).await.expect("the account is new");
    entered(test, GIVEN).await.expect("the given password is good")
}

async fn entered(test: &TestHall, password: &str) -> Option<String> {
    let nobody = service::Caller::default();
    let session = accounts::sign_in(&test.ctx, &nobody, "han.mei", password.to_owned()).await;
    session.ok().map(|it| it.token)
}

/// What a browser sends when somebody presses the button of a form on the page `from`.
fn pressed(path: &str, form: &str, token: &str, from: &str) -> Request<Body> {
    let mut request = post(path, form, token);
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    let from = HeaderValue::try_from(format!("http://hall.example{from}")).expect("a path");
    headers.insert(header::REFERER, from);
    request
}

async fn change(router: &Router, current: &str, new: &str, token: &str) -> (StatusCode, HeaderMap) {
    let form = format!("current_password={current}&password={new}").replace(' ', "+");
    let request = post("/api/accounts/change-password", &form, token);
    let (status, headers, _) = ask(router, request).await;
    (status, headers)
}

fn location(headers: &HeaderMap) -> &str {
    headers.get(header::LOCATION).and_then(|it| it.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn whoever_was_given_a_password_gets_nowhere_before_choosing_their_own() {
    let (test, router) = open().await;
    let (number, draft) = filed(&test).await;
    let token = newcomer(&test).await;
    let cookie = format!("hall={token}");
    for path in [
        "/".to_owned(),
        "/w".to_owned(),
        format!("/w/c/{number}"),
        "/me".to_owned(),
        "/messages".to_owned(),
        "/help".to_owned(),
        format!("/files/{draft}"),
        "/nowhere".to_owned(),
    ] {
        let (status, headers, _) = ask(&router, get(&path, &cookie)).await;
        assert_eq!((status, location(&headers)), (StatusCode::SEE_OTHER, "/me/password"), "{path}");
    }
    for (path, body) in [
        ("/api/accounts/me", ""),
        ("/api/messages/list", ""),
        ("/api/desk/act", "number=1&action=accept&version=1&go=do"),
        ("/api/drafts/start", "key=food-business-permit"),
        ("/api/accounts/sign-out-elsewhere", ""),
        ("/apply/0199b1a2-0000-7000-8000-00000000002a/operator", "operator_name=x"),
        ("/apply/0199b1a2-0000-7000-8000-00000000002a/files/layout", ""),
    ] {
        let (status, _, told) = ask(&router, post(path, body, &token)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(told, r#"{"Refused":"password_owed"}"#, "{path}");
        let (status, _, page) = ask(&router, pressed(path, body, &token, "/w")).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{path}");
        assert!(page.contains("请先把别人代您设置的密码改成自己的"), "{path}: {page}");
    }
    let read = get("/api/admin/staff?find=&place=", &cookie);
    assert_eq!(ask(&router, read).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_page_for_the_password_opens_leads_nowhere_else_and_lets_out() {
    let (test, router) = open().await;
    let token = newcomer(&test).await;
    let cookie = format!("hall={token}");
    let (status, _, page) = ask(&router, get("/me/password", &cookie)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("只能用这一次") && !page.contains("<script type=\"module\""));
    let (status, ..) = ask(&router, get("/favicon.svg", &cookie)).await;
    assert_ne!(status, StatusCode::SEE_OTHER, "files of the site are no pages");
    let (status, ..) = ask(&router, pressed("/settings", "lang=en", &token, "/me/password")).await;
    assert_eq!(status, StatusCode::FOUND, "whoever reads English chooses it first");
    let leave = pressed("/api/accounts/sign-out", "", &token, "/me/password");
    assert_eq!(ask(&router, leave).await.0, StatusCode::FOUND);
    let (status, headers, _) = ask(&router, get("/me/password", &cookie)).await;
    assert_eq!(status, StatusCode::FOUND);
    assert!(location(&headers).starts_with("/sign-in"), "the session has ended");
    let (status, ..) = ask(&router, get("/help", &cookie)).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn the_own_password_opens_the_hall_under_a_new_token() {
    let (test, router) = open().await;
    let token = newcomer(&test).await;
    let (status, headers) = change(&router, GIVEN, OWN, &token).await;
    assert!(status.is_success(), "{status}");
    let cookie = headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap();
    let (status, _, page) = ask(&router, get("/me?done=password", cookie)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("密码已修改") && page.contains("href=\"/me/password\""));
    assert_eq!(ask(&router, get("/w", cookie)).await.0, StatusCode::OK);
    let (status, ..) = ask(&router, get("/me", &format!("hall={token}"))).await;
    assert_eq!(status, StatusCode::FOUND, "the token before is worth nothing");
    assert!(entered(&test, OWN).await.is_some());
}

#[tokio::test]
async fn a_form_that_is_not_taken_comes_back_with_its_faults_and_without_passwords() {
    let (test, router) = open().await;
    let token = newcomer(&test).await;
    let form = "current_password=not-the-one&password=too-short";
    let request = pressed("/api/accounts/change-password", form, &token, "/me/password");
    let (status, headers, _) = ask(&router, request).await;
    assert_eq!(status, StatusCode::FOUND);
    let back = location(&headers).replace("http://hall.example", "");
    let (status, _, page) = ask(&router, get(&back, &format!("hall={token}"))).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in [
        "govuk-error-summary",
        "href=\"#current_password\"",
        "id=\"current_password-error\"",
        "密码不正确",
        "href=\"#password\"",
        "id=\"password-error\"",
        "密码至少要有 15 个字符",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("not-the-one") && !page.contains("too-short"));
}

#[tokio::test]
async fn whoever_guesses_the_current_password_waits_as_when_signing_in() {
    let (test, router) = open().await;
    let token = newcomer(&test).await;
    for _ in 0..10 {
        assert_eq!(change(&router, "wrong", OWN, &token).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (status, headers) = change(&router, GIVEN, OWN, &token).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(headers[header::RETRY_AFTER], "60");
    assert_eq!(entered(&test, GIVEN).await, None, "signing in waits with it");
}

#[tokio::test]
async fn a_password_that_is_posted_after_the_session_has_ended_is_not_written_back() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    test.clock.pass(12 * 3_600);
    let form = "current_password=not-the-one&password=nor-this-one";
    let request = pressed("/api/accounts/change-password", form, &token, "/me/password");
    let (status, _, page) = ask(&router, request).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(!page.contains("not-the-one") && !page.contains("nor-this-one"));
}

#[tokio::test]
async fn asking_for_a_letter_tells_nothing_and_a_hall_without_mail_says_where_to_go() {
    let (mut test, router) = open().await;
    let (_, _, page) = ask(&router, get("/sign-in/forgotten", "")).await;
    assert!(page.contains("带身份证") && !page.contains("/api/accounts/ask-for-password"));
    test.ctx.sends_mail = true;
    let router = crate::scene::serve(&test, false);
    let mut answers = Vec::new();
    for name in ["13800138000", "13700137000", "nobody"] {
        let form = format!("name={name}");
        let request = pressed("/api/accounts/ask-for-password", &form, "", "/sign-in/forgotten");
        let (status, headers, body) = ask(&router, request).await;
        answers.push((status, location(&headers).to_owned(), body));
    }
    assert!(answers.iter().all(|it| *it == answers[0]), "{answers:?}");
    assert_eq!(answers[0].1, "/sign-in/forgotten?done=asked");
    let spent = post("/api/accounts/choose-password", &format!("token=x&password={OWN}"), "");
    assert_eq!(ask(&router, spent).await.0, StatusCode::CONFLICT);
}
