//! Wrong, missing, hostile and late input over HTTP: the right status, a page that says so, and nothing half done.

use crate::{
    forms::{FORMS, NUMBER, named},
    scene::{ID, ask, get, open, post, serve},
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
};
use futures_util::stream::iter;
use leptos::server_fn::axum::server_fn_paths;
use service::{
    Caller, cases,
    testing::{drafted, filed, hall_in, token_of},
};
use std::{collections::BTreeSet, convert::Infallible};
use store::{Options, testing::Fresh};

/// The same as a browser sends it by itself from the page `from`, and what it is shown in the end.
async fn browse(
    router: &Router,
    (path, body, token): (&str, &str, &str),
    from: &str,
) -> (StatusCode, HeaderMap, String) {
    let mut request = post(path, body, token);
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    headers.insert(
        header::REFERER,
        HeaderValue::try_from(format!("http://hall.example{from}")).expect("a path"),
    );
    let (status, sent, shown) = ask(router, request).await;
    let Some(to) = sent.get(header::LOCATION).filter(|_| status.is_redirection()) else {
        return (status, sent, shown);
    };
    let to = to.to_str().expect("a path").replace("http://hall.example", "");
    let cookies: Vec<_> = sent
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|it| it.to_str().ok()?.split(';').next())
        .collect();
    let cookie = format!("hall={token}; {}", cookies.join("; "));
    ask(router, get(&to, &cookie)).await
}

#[tokio::test]
async fn every_form_answers_strangers_and_those_whose_it_is_not_with_the_right_status() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    for (path, body, stranger, citizen) in FORMS {
        let (path, body) =
            (named(path), if path.contains("set") { body.to_owned() } else { named(body) });
        let (status, ..) = ask(&router, post(&path, &body, "")).await;
        assert_eq!(status.as_u16(), stranger, "a stranger at {path} with {body}");
        let token = if path.contains("sign-out") {
            token_of(&test, &test.stranger).await
        } else {
            token.clone()
        };
        let (status, ..) = ask(&router, post(&path, &body, &token)).await;
        assert_eq!(status.as_u16(), citizen, "a citizen at {path} with {body}");
    }
}

#[test]
fn no_form_is_missing_from_the_table() {
    drop(leptos_axum::generate_route_list(app::routes::App));
    let known: BTreeSet<&str> = FORMS.iter().map(|it| it.0).collect();
    let posts = server_fn_paths().filter(|(_, method)| *method == Method::POST);
    let missing: Vec<_> = posts.map(|it| it.0).filter(|path| !known.contains(path)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[tokio::test]
async fn forms_that_are_cut_off_misnamed_or_hostile_are_malformed_and_do_nothing() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    for (path, body) in [
        ("/api/cases/withdraw", ""),
        ("/api/cases/withdraw", "numbr=1"),
        ("/api/drafts/submit", "draft=I&version=many"),
        ("/api/drafts/submit", "version=1"),
        ("/api/drafts/choose-commitment", "draft=I&commits=perhaps"),
        ("/api/drafts/keep", "{\"draft\":"),
        ("/api/accounts/sign-in", "password=x"),
        ("/api/desk/act", "number=N&action=accept&version=99999999999999999999&go=do"),
    ] {
        let (status, _, told) = ask(&router, post(path, &named(body), &token)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path} with {body}: {told}");
    }
    for hostile in
        ["'%22%3E%3Cscript%3E", "..%2F..%2Fetc", "%00", "1%27%20OR%201%3D1", "%F0%9F%98%80"]
    {
        for (path, field) in [
            ("/api/cases/withdraw", "number"),
            ("/api/drafts/discard", "draft"),
            ("/api/drafts/detach", "file"),
            ("/api/messages/open", "id"),
            ("/api/accounts/leave-organisation", "membership"),
        ] {
            let (status, _, told) =
                ask(&router, post(path, &format!("{field}={hostile}"), &token)).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path} with {hostile}: {told}");
            assert!(!told.contains("<script>"));
        }
    }
}

#[tokio::test]
async fn what_is_too_large_or_of_no_known_type_is_refused_before_it_is_read() {
    let (_test, router) = open().await;
    let large = format!("name={}&password=x", "a".repeat(300 * 1024));
    let (status, _, page) = ask(&router, post("/api/accounts/sign-in", &large, "")).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.contains("256 KB") && page.contains("<h1>"));
    let pieces = large.as_bytes().chunks(1_000).map(|it| Ok::<_, Infallible>(it.to_vec()));
    let mut untold = post("/api/accounts/sign-in", "", "");
    *untold.body_mut() = Body::from_stream(iter(pieces.collect::<Vec<_>>()));
    let (status, ..) = ask(&router, untold).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "a body that does not tell its length");
    let mut strange = post("/api/accounts/sign-in", "<name/>", "");
    strange.headers_mut().insert(header::CONTENT_TYPE, "text/xml".parse().unwrap());
    let (status, _, page) = ask(&router, strange).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(page.contains("<h1>"));
}

#[tokio::test]
async fn an_application_that_is_read_late_or_lacks_something_is_not_filed() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let (draft, version) = drafted(&test).await;
    let submit = |version: i64, signed: &str| format!("draft={draft}&version={version}{signed}");
    let late = submit(version - 1, "&declaration=yes");
    let (status, ..) = ask(&router, post("/api/drafts/submit", &late, &token)).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let unsigned = submit(version, "");
    let (status, ..) = ask(&router, post("/api/drafts/submit", &unsigned, &token)).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let mine = cases::list(&test.ctx, &test.citizen, None, cases::Which::InProgress, None).await;
    assert_eq!(mine.unwrap().lines.len(), 0);
}

#[tokio::test]
async fn a_clerk_may_not_do_what_another_role_does_and_a_stale_page_changes_nothing() {
    let (test, router) = open().await;
    let (number, _) = filed(&test).await;
    let clerk = token_of(&test, &test.clerk).await;
    let issuing = token_of(&test, &test.issuing_clerk).await;
    let act = |version: i64| format!("number={number}&action=accept&version={version}&go=do");
    let (status, ..) = ask(&router, post("/api/desk/act", &act(1), &issuing)).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let verify = format!("number={number}");
    let (status, ..) = ask(&router, post("/api/desk/verify-authority", &verify, &issuing)).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (status, ..) = ask(&router, post("/api/desk/act", &act(1), &clerk)).await;
    assert!(status.is_success(), "{status}");
    let (status, headers, _) = ask(&router, post("/api/desk/act", &act(1), &clerk)).await;
    let lead = headers.values().any(|it| it.to_str().is_ok_and(|it| it.contains("/overtaken")));
    assert!(lead || status == StatusCode::CONFLICT, "{status} {headers:?}");
    let case = cases::show(&test.ctx, &test.citizen, &number.to_string()).await.unwrap();
    assert_eq!(case.timeline.iter().filter(|it| it.word == "accepted").count(), 1);
}

#[tokio::test]
async fn whoever_guesses_passwords_has_to_wait() {
    let (_test, router) = open().await;
    let guess = "name=13800138000&password=a+long+wrong+password";
    for _ in 0..10 {
        let (status, ..) = ask(&router, post("/api/accounts/sign-in", guess, "")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (status, ..) = ask(&router, post("/api/accounts/sign-in", guess, "")).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    let page = browse(&router, ("/api/accounts/sign-in", guess, ""), "/sign-in").await;
    assert_eq!(page.0, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn what_was_typed_stays_when_it_is_not_taken_and_a_password_never_does() {
    let (_test, router) = open().await;
    let typed = "name=%E5%BC%A0%E6%A1%82%E5%85%B0&citizen_id=110105194912310021&mobile=13700137000\
                 &password=secret-of-mine";
    let form = ("/api/accounts/register", typed, "");
    let (status, _, page) = browse(&router, form, "/register?next=/my").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"张桂兰\"", "value=\"110105194912310021\"", "value=\"13700137000\""] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(page.contains("govuk-error-summary") && !page.contains("secret-of-mine"));
    let form = ("/api/accounts/sign-in", "name=zhang.gui&password=secret-of-mine", "");
    let (status, _, page) = browse(&router, form, "/sign-in").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"zhang.gui\"") && !page.contains("secret-of-mine"));
}

#[tokio::test]
async fn a_full_queue_says_when_to_come_again_and_nothing_was_done() {
    let fresh = Fresh::sqlite(Options { queue: 1, ..Options::default() }).await;
    let test = hall_in(fresh).await;
    let router = serve(&test, false);
    let token = token_of(&test, &test.citizen).await;
    let (entered, has_entered) = tokio::sync::oneshot::channel::<()>();
    let entered = std::sync::Arc::new(std::sync::Mutex::new(Some(entered)));
    let gate = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
    let holding = {
        let (db, gate) = (test.ctx.db.clone(), gate.clone());
        tokio::spawn(async move {
            db.transact(move |_| {
                let (gate, entered) = (gate.clone(), entered.clone());
                Box::pin(async move {
                    if let Some(entered) = entered.lock().unwrap().take() {
                        entered.send(()).unwrap();
                    }
                    drop(gate.acquire().await);
                    Ok::<_, service::Error>(())
                })
            })
            .await
        })
    };
    has_entered.await.unwrap();
    // One more waits in the queue; the next finds it full.
    let waiting: Vec<_> = (0..80)
        .map(|_| {
            let db = test.ctx.db.clone();
            tokio::spawn(async move {
                db.transact(|_| Box::pin(async { Ok::<_, service::Error>(()) })).await
            })
        })
        .collect();
    tokio::task::yield_now().await;
    let start = ("/api/drafts/start", "key=food-business-permit", token.as_str());
    let (status, headers, _) = ask(&router, post(start.0, start.1, start.2)).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(headers[header::RETRY_AFTER], "2");
    let (status, headers, page) = browse(&router, start, "/s/food-business-permit/apply").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(headers[header::RETRY_AFTER], "2");
    assert!(page.contains("govuk-error-summary"));
    gate.add_permits(1);
    drop(holding.await.unwrap());
    for it in waiting {
        drop(it.await);
    }
    let begun = service::drafts::list(&test.ctx, &test.citizen).await.unwrap();
    assert_eq!(begun.len(), 0);
}

/// The page at `path` without what is new in every answer and without the words of the address itself.
async fn seen(router: &Router, path: &str, token: &str, address: &str) -> (StatusCode, String) {
    let (status, headers, body) = ask(router, get(path, &format!("hall={token}"))).await;
    let policy = headers.get(header::CONTENT_SECURITY_POLICY).and_then(|it| it.to_str().ok());
    let nonce = policy.and_then(|it| it.split("'nonce-").nth(1)?.split('\'').next());
    let body = nonce.map_or_else(|| body.clone(), |nonce| body.replace(nonce, "NONCE"));
    (status, body.replace(address, "ADDRESS"))
}

#[tokio::test]
async fn what_belongs_to_another_person_is_answered_like_what_does_not_exist() {
    let (test, router) = open().await;
    let stranger = token_of(&test, &test.stranger).await;
    let health = token_of(&test, &test.health_clerk).await;
    let (number, _) = filed(&test).await;
    let (draft, _) = drafted(&test).await;
    let number = number.to_string();
    let case = cases::show(&test.ctx, &test.citizen, &number).await.unwrap();
    let content = cases::content(&test.ctx, &test.citizen, &number).await.unwrap();
    let (file, notice) = (content.files[0].id.to_string(), case.documents[0].id.to_string());
    let draft = draft.to_string();
    for (path, token, theirs, nobodys) in [
        ("/my/X", &stranger, &number, NUMBER),
        ("/my/X/correct", &stranger, &number, NUMBER),
        ("/my/X/submitted", &stranger, &number, NUMBER),
        ("/my/X/withdraw", &stranger, &number, NUMBER),
        ("/receipt/X", &stranger, &number, NUMBER),
        ("/w/c/X", &stranger, &number, NUMBER),
        ("/w/c/X", &health, &number, NUMBER),
        ("/w/c/X/accept", &health, &number, NUMBER),
        ("/w/c/X/materials", &health, &number, NUMBER),
        ("/apply/X", &stranger, &draft, ID),
        ("/apply/X/operator", &stranger, &draft, ID),
        ("/apply/X/check", &stranger, &draft, ID),
        ("/apply/X/files/layout", &stranger, &draft, ID),
        ("/files/X", &stranger, &file, ID),
        ("/files/X", &health, &file, ID),
        ("/notices/X", &stranger, &notice, ID),
    ] {
        let own = seen(&router, &path.replace('X', theirs), token, theirs).await;
        let none = seen(&router, &path.replace('X', nobodys), token, nobodys).await;
        assert_eq!(own.0, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(own, none, "{path}");
    }
    for (path, body, theirs, nobodys) in [
        ("/api/cases/withdraw", "number=X", &number, NUMBER),
        ("/api/cases/renew-code", "number=X", &number, NUMBER),
        ("/api/drafts/discard", "draft=X", &draft, ID),
        ("/api/drafts/submit", "draft=X&version=1&declaration=yes", &draft, ID),
        ("/api/drafts/detach", "file=X", &file, ID),
    ] {
        let own = ask(&router, post(path, &body.replace('X', theirs), &stranger)).await;
        let none = ask(&router, post(path, &body.replace('X', nobodys), &stranger)).await;
        assert_eq!((own.0, own.2), (none.0, none.2), "{path}");
    }
    assert!(cases::show(&test.ctx, &test.citizen, &number).await.is_ok());
    assert!(matches!(
        cases::show(&test.ctx, &Caller::default(), &number).await,
        Err(service::Error::Refused("sign_in"))
    ));
}
