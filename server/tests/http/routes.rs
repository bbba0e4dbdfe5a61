//! Pages: whole, with strict headers and the right status.

use crate::scene::{ask, get, open};
use axum::{
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
};

const PUBLIC: [&str; 15] = [
    "/",
    "/help",
    "/search?q=%E9%A3%9F%E5%93%81",
    "/search?topic=catering",
    "/s/food-business-permit",
    "/s/food-business-permit?business_type=food-sales&by_agent=no",
    "/s/food-business-permit/todo?by_agent=no",
    "/s/food-business-permit/check",
    "/sign-in",
    "/sign-in/forgotten",
    "/sign-in/forgotten/0123456789abcdef",
    "/register",
    "/track",
    "/complaints",
    "/answers?department=market&after=none",
];

#[tokio::test]
async fn every_public_page_is_whole_with_one_heading_and_strict_headers() {
    let (_test, router) = open().await;
    for path in PUBLIC {
        let (status, headers, body) = ask(&router, get(path, "")).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert_eq!(body.matches("<h1").count(), 1, "{path}");
        assert!(body.contains("</html>"), "{path}");
        assert!(!body.contains(" style="), "{path}");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"),
            "{path}"
        );
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{path}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_with_the_right_status() {
    let (_test, router) = open().await;
    for (path, expected) in [
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/s/no-such-service", StatusCode::NOT_FOUND),
        ("/assets/none.css", StatusCode::NOT_FOUND),
        ("/my", StatusCode::FOUND),
        ("/w", StatusCode::FOUND),
        ("/healthz", StatusCode::OK),
        ("/readyz", StatusCode::OK),
    ] {
        assert_eq!(ask(&router, get(path, "")).await.0, expected, "{path}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let (_test, router) = open().await;
    let foreign = Request::post("/settings")
        .header(header::HOST, "hall.example")
        .header(header::ORIGIN, "https://evil.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("elder=1"))
        .unwrap();
    assert_eq!(ask(&router, foreign).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_language_follows_the_browser_until_somebody_chooses() {
    let (_test, router) = open().await;
    let english = |cookie: &str| {
        Request::get("/")
            .header(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9")
            .header(header::COOKIE, cookie)
            .body(Body::empty())
            .unwrap()
    };
    assert!(ask(&router, english("")).await.2.contains("<html lang=\"en\""));
    assert!(ask(&router, english("lang=zh-CN")).await.2.contains("<html lang=\"zh-CN\""));
}

#[tokio::test]
async fn many_visitors_at_once_all_get_their_whole_page() {
    let (_test, router) = open().await;
    let visits = (0..200).map(|turn| {
        let router = router.clone();
        let path = PUBLIC[turn % PUBLIC.len()];
        tokio::spawn(async move { ask(&router, get(path, "")).await })
    });
    for visit in visits.collect::<Vec<_>>() {
        let (status, _, body) = visit.await.unwrap();
        assert_eq!(status, StatusCode::OK);
        assert!(body.contains("</html>"));
    }
}

#[tokio::test]
async fn what_is_suggested_names_services_and_is_kept_by_one_browser_for_a_moment() {
    let (_test, router) = open().await;
    let path = "/api/items/suggest?words=%E5%B1%85%E4%BD%8F";
    let fetch = |path: &str, cookies: &str| {
        let mut request = get(path, cookies);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("*/*"));
        request
    };
    let (status, headers, body) = ask(&router, fetch(path, "lang=en")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CACHE_CONTROL], "private, max-age=60");
    let varies = headers.get_all(header::VARY).iter().filter_map(|it| it.to_str().ok());
    assert!(varies.into_iter().any(|it| it.contains("cookie")), "another language, another answer");
    assert!(body.contains("\"key\":\"residence-permit\""), "{body}");
    assert!(body.contains("1 found"), "{body}");
    let (_, _, nothing) = ask(&router, fetch("/api/items/suggest?words=%E8%AF%81", "")).await;
    assert!(nothing.contains("\"services\":[]"), "one character is too little: {nothing}");
}

#[tokio::test]
async fn a_search_field_is_a_plain_one_until_its_script_has_come() {
    let (_test, router) = open().await;
    for path in ["/", "/search?q=%E9%A3%9F%E5%93%81"] {
        let (_, _, body) = ask(&router, get(path, "")).await;
        assert!(body.contains("data-suggest="), "{path}");
        for dangling in ["combobox", "listbox", "aria-expanded", "aria-controls"] {
            assert!(!body.contains(dangling), "{dangling} at {path}");
        }
        assert_eq!(body.matches("m.suggest(it)").count(), 1, "build the site: cargo xtask site");
    }
    let (_, _, plain) = ask(&router, get("/help", "")).await;
    assert!(!plain.contains("data-suggest="));
}
