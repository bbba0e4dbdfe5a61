//! Pages that are left before they are written.

#![expect(
    clippy::disallowed_methods,
    reason = "a page is left at moments of the time that it takes, which is measured, not judged"
)]

use crate::scene::{ask, get, open};
use axum::{Router, body::Body, http::Request};
use service::testing::token_of;
use std::{
    panic,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tokio::task::yield_now;

/// Pages that read their address, each in its own way.
const PAGES: [&str; 9] = [
    "/",
    "/search?q=%E9%A3%9F%E5%93%81&told=1",
    "/s/food-business-permit?business_type=food-sales",
    "/s/food-business-permit/check?given=food-sales",
    "/my?show=open",
    "/messages?after=1",
    "/me?done=size",
    "/ask?item=food-business-permit",
    "/track?number=1",
];

/// At how many moments of its writing each page is left.
const PARTS: u32 = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_panics_when_a_page_is_left_at_any_moment_before_it_is_written() {
    let (test, router) = open().await;
    let cookies = format!("hall={}", token_of(&test, &test.citizen).await);
    let panics = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&panics);
    panic::set_hook(Box::new(move |it| heard.lock().unwrap().push(it.to_string())));
    for path in PAGES {
        let long = whole(&router, get(path, &cookies)).await;
        let long = whole(&router, get(path, &cookies)).await.min(long);
        for part in 0..PARTS {
            leave(&router, get(path, &cookies), long * part / PARTS).await;
        }
    }
    drop(panic::take_hook());
    assert_eq!(*panics.lock().unwrap(), [""; 0]);
}

/// How long a page takes to be written.
async fn whole(router: &Router, request: Request<Body>) -> Duration {
    let begun = Instant::now();
    ask(router, request).await;
    begun.elapsed()
}

/// Asks for a page and leaves it after this time.
async fn leave(router: &Router, request: Request<Body>, after: Duration) {
    let router = router.clone();
    let begun = Instant::now();
    let page = tokio::spawn(async move { ask(&router, request).await });
    while begun.elapsed() < after {
        yield_now().await;
    }
    page.abort();
    drop(page.await);
}
