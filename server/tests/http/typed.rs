//! Forms that are refused with more typed than a cookie holds: it comes back whole, to whoever typed it.

use crate::scene::{ask, get, open, post};
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use domain::access::Role;
use service::testing::{officer_of_hall, token_of};

/// A conversation, by the name that its page gave it.
const CHAT: &str = "0199b1a2-0000-7000-8000-00000000003a";
/// One character of three bytes, as a form carries it.
const WORD: &str = "%E5%AD%97";

/// What somebody sees who presses the button of a form on the page `from`.
async fn press(
    router: &Router,
    (path, form): (&str, &str),
    token: &str,
    from: &str,
) -> (StatusCode, HeaderMap, String) {
    let mut request = post(path, form, token);
    let headers = request.headers_mut();
    headers.insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    let from = HeaderValue::try_from(format!("http://hall.example{from}")).expect("a path");
    headers.insert(header::REFERER, from);
    ask(router, request).await
}

/// The form of an entry of so many words.
fn entry(number: u32, words: usize) -> String {
    let text = WORD.repeat(words);
    format!("id={CHAT}&entry=0199b1a2-0000-7000-8000-0000000001{number:02}&text={text}")
}

/// Whether the page gives back so many words, in the field `id`.
fn gives_back(page: &str, id: &str, words: usize) -> bool {
    let field = page.split("<textarea").find(|it| it.contains(&format!("id=\"{id}\"")));
    let typed = field.and_then(|it| it.split_once('>')?.1.split_once("</textarea>"));
    typed.is_some_and(|it| it.0 == "字".repeat(words))
}

#[tokio::test]
async fn a_message_that_is_too_long_comes_back_whole_however_often_it_is_sent() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let begin = ("/api/conversations/begin", &*entry(1, 1));
    assert!(press(&router, begin, &token, "/chat").await.0.is_redirection());
    let (page, said) = (format!("/chat/{CHAT}"), "/api/conversations/say");
    // The second time, the form stands in the answer to the first.
    for from in [&*page, said] {
        let say = (said, &*entry(2, 4_001));
        let (status, headers, body) = press(&router, say, &token, from).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{from}");
        assert!(gives_back(&body, "text", 4_001) && body.contains("内容太长"), "{from}");
        assert!(!body.contains("data-wakes"), "no page wakes at the address of a form");
        let kept = headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
        let mut kept = kept.filter(|it| it.starts_with("typed="));
        assert!(kept.all(|it| it.starts_with("typed=; ")), "no cookie carries it");
    }
    // It was shown in that answer alone.
    let (status, _, body) = ask(&router, get(&page, &format!("hall={token}"))).await;
    assert_eq!(status, StatusCode::OK);
    assert!(gives_back(&body, "text", 0));
    let whole = (said, &*entry(3, 4_000));
    let (status, headers, _) = press(&router, whole, &token, said).await;
    assert!(status.is_redirection());
    assert_eq!(headers[header::LOCATION], format!("{page}#last"));
}

#[tokio::test]
async fn a_message_to_a_conversation_that_has_ended_meanwhile_can_be_copied() {
    let (test, router) = open().await;
    let token = token_of(&test, &test.citizen).await;
    let begin = ("/api/conversations/begin", &*entry(1, 1));
    press(&router, begin, &token, "/chat").await;
    let page = format!("/chat/{CHAT}");
    let end = format!("id={CHAT}&deed=end");
    press(&router, ("/api/conversations/act", &end), &token, &page).await;
    let say = ("/api/conversations/say", &*entry(2, 2_000));
    let (status, _, body) = press(&router, say, &token, &page).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(gives_back(&body, "unsaid", 2_000), "{body}");
}

#[tokio::test]
async fn a_question_that_is_too_long_comes_back_with_what_it_is_about_and_its_visitor_is_known_again()
 {
    let (_test, router) = open().await;
    let question = format!("{}&about=item:food-business-permit", entry(1, 4_001));
    for from in ["/chat?item=food-business-permit", "/api/conversations/begin"] {
        let begin = ("/api/conversations/begin", &*question);
        let (status, headers, body) = press(&router, begin, "", from).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(gives_back(&body, "text", 4_001), "{from}");
        assert!(body.contains("value=\"item:food-business-permit\""), "{from}");
        let kept = headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok());
        assert!(kept.into_iter().any(|it| it.starts_with("visitor=")), "{from}");
    }
}

#[tokio::test]
async fn any_other_form_gives_back_what_is_too_long_for_a_cookie() {
    let (test, router) = open().await;
    let system = officer_of_hall(&test, "system", "施行", Role::Administrator).await;
    let token = token_of(&test, &system).await;
    let form = format!("key=x&number=1000&name_zh={}&name_en=", WORD.repeat(2_000));
    let page = "/w/admin/departments/add";
    let add = ("/api/admin/add-department", &*form);
    let (status, _, body) = press(&router, add, &token, page).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body.contains(&format!("value=\"{}\"", "字".repeat(2_000))));
}
