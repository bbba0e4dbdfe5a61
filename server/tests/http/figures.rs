//! Figures over HTTP: the tables that are downloaded, and by whom.

use crate::scene::{ask, fetch, get, open};
use axum::http::{StatusCode, header};
use domain::access::Role;
use service::testing::{officer_of, token_of};

#[tokio::test]
async fn whoever_reads_the_figures_downloads_them_and_nobody_else_learns_that_there_are_any() {
    let (test, router) = open().await;
    let head = officer_of(&test, "梁安", "center", Role::OrganHead).await;
    let own = officer_of(&test, "丁一", "market", Role::OrganHead).await;
    let [head, own, citizen] = [&head, &own, &test.citizen].map(|it| token_of(&test, it));
    let (head, own, citizen) = (head.await, own.await, citizen.await);
    let ask_as = async |token: &str, path: &str| {
        let (status, headers, body) = fetch(&router, get(path, &format!("hall={token}"))).await;
        let kind = headers.get(header::CONTENT_TYPE).map(|it| it.to_str().unwrap().to_owned());
        (status, kind.unwrap_or_default(), body)
    };
    let (status, kind, body) = ask_as(&head, "/w/matters/figures/4.csv").await;
    assert_eq!((status, &*kind), (StatusCode::OK, "text/csv; charset=utf-8"));
    assert!(String::from_utf8(body).unwrap().starts_with("\u{feff}周,部门,程序,类型,收到"));
    let (status, _, body) = ask_as(&head, "/w/matters/annual/2026.xlsx").await;
    assert_eq!((status, &body[..2]), (StatusCode::OK, &b"PK"[..]));
    assert_eq!(ask_as(&own, "/w/matters/figures/4.csv").await.0, StatusCode::OK);
    for (token, path) in [
        (&own, "/w/matters/annual/2026.csv"),
        (&citizen, "/w/matters/figures/4.csv"),
        (&head, "/w/matters/figures/0.csv"),
        (&head, "/w/matters/figures/54.csv"),
        (&head, "/w/matters/figures/4.pdf"),
        (&head, "/w/matters/annual/1.csv"),
    ] {
        assert_eq!(ask_as(token, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn whoever_has_not_signed_in_is_asked_to() {
    let (_test, router) = open().await;
    let (status, headers, _) = ask(&router, get("/w/matters/figures/4.csv", "")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers[header::LOCATION], "/sign-in?next=/w/matters/figures/4.csv");
}
