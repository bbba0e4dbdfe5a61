//! What the hall counts, for machines that watch it.

use super::{state::Hall, visit};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    fmt::Write as _,
    sync::atomic::{AtomicU64, Ordering},
};

/// Answers by the first digit of their status.
static ANSWERS: [AtomicU64; 6] = [const { AtomicU64::new(0) }; 6];

/// Counts every answer.
pub async fn count(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let class = usize::from(response.status().as_u16() / 100);
    if let Some(counter) = ANSWERS.get(class) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
    response
}

/// `GET /metrics`: the counters in the text format of Prometheus; only for this machine.
pub async fn metrics(State(hall): State<Hall>, request: Request) -> Response {
    let caller = visit::address(&request, &hall.proxies);
    if !caller.is_some_and(|it| it.is_loopback()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([("content-type", "text/plain; version=0.0.4")], text(&hall)).into_response()
}

fn text(hall: &Hall) -> String {
    let gauges = hall.context.db.gauges();
    let mut text = String::from("# TYPE hall_answers_total counter\n");
    for (class, counter) in ANSWERS.iter().enumerate().skip(1) {
        let count = counter.load(Ordering::Relaxed);
        writeln!(text, "hall_answers_total{{class=\"{class}xx\"}} {count}")
            .expect("a string takes everything");
    }
    for (name, kind, value) in [
        ("hall_store_statements_total", "counter", gauges.statements),
        ("hall_store_calls_total", "counter", gauges.calls),
        ("hall_store_commits_total", "counter", gauges.commits),
        ("hall_store_kept_total", "counter", gauges.kept),
        ("hall_store_waiting", "gauge", gauges.waiting as u64),
        ("hall_streams", "gauge", hall.streams.count() as u64),
    ] {
        writeln!(text, "# TYPE {name} {kind}\n{name} {value}").expect("a string takes everything");
    }
    text
}
