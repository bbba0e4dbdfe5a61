//! Administration over HTTP: who gets what, and what a refused form leaves behind.

use crate::scene::{ID, ask, get, open, post};
use axum::http::{StatusCode, header};
use domain::access::Role;
use service::{
    Caller,
    testing::{TestHall, officer_of_hall, token_of},
};

/// Every page, and its answer to the administrator, the security administrator and the auditor.
const PAGES: [(&str, [u16; 3]); 11] = [
    ("/w/admin", [200, 200, 200]),
    ("/w/admin/departments", [200, 403, 403]),
    ("/w/admin/departments/add", [200, 403, 403]),
    ("/w/admin/misses", [200, 403, 403]),
    ("/w/admin/calendar", [200, 403, 403]),
    ("/w/admin/calendar/load", [200, 403, 403]),
    ("/w/admin/staff", [403, 200, 403]),
    ("/w/admin/staff/add", [403, 200, 403]),
    ("/w/admin/staff/X", [403, 200, 403]),
    ("/w/admin/staff/X/post", [403, 200, 403]),
    ("/w/admin/log", [403, 403, 200]),
];

/// A password that somebody is given, as a form sends it.
const GIVEN: &str = "seven+grey+herons+stand+in+the+rain";

async fn administrators(test: &TestHall) -> [Caller; 3] {
    [
        officer_of_hall(test, "system", "施行", Role::Administrator).await,
        officer_of_hall(test, "security", "褚安", Role::SecurityAdministrator).await,
        officer_of_hall(test, "auditor", "严察", Role::Auditor).await,
    ]
}

#[tokio::test]
async fn each_administration_opens_its_own_pages_and_nobody_else_opens_any() {
    let (test, router) = open().await;
    let mut tokens = Vec::new();
    for caller in &administrators(&test).await {
        tokens.push(token_of(&test, caller).await);
    }
    let citizen = token_of(&test, &test.citizen).await;
    let clerk = token_of(&test, &test.clerk).await;
    let person = test.clerk.signed_in().unwrap().person.to_string();
    for (path, expected) in PAGES {
        let path = path.replace('X', &person);
        let see = async |token: &str| {
            let (status, headers, page) = ask(&router, get(&path, &format!("hall={token}"))).await;
            if status == StatusCode::OK {
                assert_eq!(page.matches("<h1").count(), 1, "{path}");
                assert!(!page.contains("data-wakes"), "{path} needs no script");
            }
            (status.as_u16(), headers.get(header::LOCATION).cloned())
        };
        let (status, location) = see("").await;
        assert_eq!(status, 302, "anybody at {path}");
        assert!(location.unwrap().to_str().unwrap().starts_with("/sign-in"), "{path}");
        assert_eq!(see(&citizen).await.0, 404, "a citizen at {path}");
        assert_eq!(see(&clerk).await.0, 403, "a clerk at {path}");
        for (token, expected) in tokens.iter().zip(expected) {
            assert_eq!(see(token).await.0, expected, "{expected} at {path}");
        }
    }
    let absent = format!("/w/admin/staff/{ID}");
    let (status, ..) = ask(&router, get(&absent, &format!("hall={}", tokens[1]))).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_runs_the_hall_is_led_from_the_workbench_to_administration() {
    let (test, router) = open().await;
    for caller in &administrators(&test).await {
        let token = token_of(&test, caller).await;
        let (status, headers, _) = ask(&router, get("/w", &format!("hall={token}"))).await;
        assert_eq!(status, StatusCode::FOUND);
        assert_eq!(headers[header::LOCATION], "/w/admin");
    }
}

#[tokio::test]
async fn forms_of_administration_are_refused_to_other_staff_and_judged_for_their_own() {
    let (test, router) = open().await;
    let [system, security, auditor] = administrators(&test).await;
    let auditor = auditor.signed_in().unwrap().person;
    let (own, person) =
        (security.signed_in().unwrap().person, test.clerk.signed_in().unwrap().person);
    let clerk = token_of(&test, &test.clerk).await;
    let [system, security] = [token_of(&test, &system).await, token_of(&test, &security).await];
    let give = |person, role: &str| format!("person={person}&at=market&roles[]={role}");
    for (path, body, token, expected) in [
        ("add-department", "key=x".to_owned(), &clerk, 403),
        ("add-department", "key=x".to_owned(), &security, 403),
        ("add-department", "key=x".to_owned(), &system, 422),
        ("appoint", "login=x".to_owned(), &system, 403),
        ("appoint", "login=x".to_owned(), &security, 422),
        ("give-post", give(person, "decider"), &clerk, 403),
        ("give-post", give(own, "decider"), &security, 409),
        ("give-post", give(person, "auditor&roles[]=decider"), &security, 422),
        ("give-post", give(person, "nonsense"), &security, 422),
        ("give-post", give(person, "reviewer"), &security, 200),
        ("close-account", format!("person={own}"), &security, 409),
        ("give-number", format!("person={person}&number=A7"), &system, 403),
        ("give-number", format!("person={own}&number=A7"), &security, 409),
        ("give-number", format!("person={person}&number=0002"), &security, 422),
        ("give-number", format!("person={person}&number=A7"), &security, 200),
        ("give-password", format!("person={person}&password={GIVEN}"), &clerk, 403),
        ("give-password", format!("person={person}&password={GIVEN}"), &system, 403),
        ("give-password", format!("person={own}&password={GIVEN}"), &security, 409),
        ("give-password", format!("person={auditor}&password={GIVEN}"), &security, 409),
        ("give-password", format!("person={person}&password=short"), &security, 422),
        ("load-year", "seen=1".to_owned(), &system, 409),
        ("load-year", "seen=1".to_owned(), &security, 403),
        ("end-sessions", format!("person={person}"), &security, 200),
    ] {
        let (status, ..) = ask(&router, post(&format!("/api/admin/{path}"), &body, token)).await;
        assert_eq!(status.as_u16(), expected, "{path} with {body}");
    }
    let (status, ..) = ask(&router, get("/w/admin", &format!("hall={clerk}"))).await;
    assert_eq!(status, StatusCode::FOUND, "the clerk was signed out");
}
