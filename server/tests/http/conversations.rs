//! Conversations over HTTP: what whoever asks is told of those who answer.

use crate::scene::{ask, get, open, post};
use axum::{
    Router,
    http::{HeaderValue, StatusCode, header},
};
use service::testing::token_of;

/// A conversation, by the name that its page gave it.
const CHAT: &str = "0199b1a2-0000-7000-8000-00000000003a";

/// The name of an entry.
fn entry(number: u32) -> String {
    format!("0199b1a2-0000-7000-8000-0000000001{number:02}")
}

/// Does something to the conversation, and has to be heard.
async fn done(router: &Router, token: &str, verb: &str, body: &str) {
    let body = format!("id={CHAT}&{body}");
    let posted = post(&format!("/api/conversations/{verb}"), &body, token);
    let (status, ..) = ask(router, posted).await;
    assert_eq!(status, StatusCode::OK, "{verb} {body}");
}

/// Everything that is told of the conversation: the data of its page, the page, and what is kept of it.
async fn told(router: &Router, token: &str, language: &'static str, desk: bool) -> [String; 3] {
    let data =
        format!("/api/conversations/thread?id={CHAT}&desk={desk}&after=&before=&with=&with_after=");
    let page = format!("/{}chat/{CHAT}", if desk { "w/" } else { "" });
    let kept = format!("/chat/{CHAT}/transcript");
    let mut told = Vec::new();
    for (path, accept) in [(data, "application/json"), (page, "text/html"), (kept, "text/html")] {
        let mut request = get(&path, &format!("hall={token}"));
        let wanted = HeaderValue::from_static(accept);
        request.headers_mut().insert(header::ACCEPT, wanted);
        request.headers_mut().insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(language));
        let (status, _, body) = ask(router, request).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        told.push(body);
    }
    told.try_into().expect("three of them")
}

#[tokio::test]
async fn whoever_asks_is_told_surname_and_number_of_those_who_answer_and_never_their_names() {
    let (test, router) = open().await;
    let citizen = token_of(&test, &test.citizen).await;
    let [clerk, reviewer] =
        [token_of(&test, &test.clerk).await, token_of(&test, &test.reviewer).await];
    let begin = format!("entry={}&about=item:food-business-permit&text=x&person=1", entry(1));
    done(&router, &citizen, "begin", &begin).await;
    done(&router, &clerk, "act", "deed=claim&desk=1").await;
    done(&router, &clerk, "say", &format!("entry={}&text=y&desk=1", entry(2))).await;
    done(&router, &clerk, "say", &format!("entry={}&text=z&note=1&desk=1", entry(3))).await;
    done(&router, &clerk, "offer", "department=market&note=w").await;
    done(&router, &reviewer, "act", "deed=claim&desk=1").await;
    done(&router, &reviewer, "say", &format!("entry={}&text=v&desk=1", entry(4))).await;
    for (language, names) in [
        ("zh-CN", ["人工 赵**（0001）", "钱**（0002）"]),
        ("en", ["Agent 0001 (surname 赵)", "Agent 0002 (surname 钱)"]),
    ] {
        for told in told(&router, &citizen, language, false).await {
            for name in names {
                assert!(told.contains(name), "{name} in {told}");
            }
            assert!(!told.contains("赵敏") && !told.contains("钱伟"), "{told}");
        }
    }
    for told in told(&router, &reviewer, "zh-CN", true).await {
        assert!(told.contains("赵敏"), "the desk knows its own: {told}");
    }
}
