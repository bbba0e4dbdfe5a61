//! `GET /api/live`: what a page hears while it is open, as server-sent events; one stream a tab.
//!
//! The query names what the page shows: `conversation` with `after`, the number of the last entry it has, `with` and
//! `with_after` for another beside it, of which the events begin with `with-`, `desk`, and `wall=true` for all desks.
//! An event never carries what was said, only that there is something to read; whoever reconnects with `Last-Event-ID`
//! is told at once whether they missed any.

mod streams;

pub use streams::Streams;

use super::{failure, reference::reference, state::Hall};
use axum::{
    Router,
    extract::{Query, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response, Sse, sse::Event},
    routing::get,
};
use domain::ids::ConversationId;
use futures_util::{Stream, stream::unfold};
use serde::Deserialize;
use service::{
    Caller, Error,
    live::{self, Ear, Heard, News, Wants},
};
use std::{convert::Infallible, time::Duration};
use streams::Place;
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often a stream says that it is there, and asks whether its reader still is.
const BEAT: Duration = Duration::from_secs(15);
/// After how many seconds whoever finds no place may ask again.
const AGAIN: u32 = 60;

/// The route of live pages.
pub fn routes() -> Router<Hall> {
    Router::new().route("/api/live", get(listen))
}

#[derive(Deserialize)]
struct Asked {
    conversation: Option<ConversationId>,
    #[serde(default)]
    after: i64,
    with: Option<ConversationId>,
    #[serde(default)]
    with_after: i64,
    desk: Option<String>,
    #[serde(default)]
    wall: bool,
}

async fn listen(
    State(hall): State<Hall>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Response {
    if is_foreign(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let Some(place) = hall.streams.take(&caller) else {
        let again = [(header::RETRY_AFTER, HeaderValue::from(AGAIN))];
        return (StatusCode::TOO_MANY_REQUESTS, again).into_response();
    };
    let after = known(request.headers()).unwrap_or(asked.after);
    let wants = Wants {
        conversation: asked.conversation.map(|id| (id, after)),
        second: asked.with.map(|id| (id, asked.with_after)),
        desk: asked.desk,
        wall: asked.wall,
    };
    match live::listen(&hall.context, &caller, wants).await {
        Ok(ear) => told(ear, place),
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failure::respond(error, &reference(&request)),
    }
}

/// Whether a page of another origin asks; browsers say so.
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => site != "same-origin",
        (None, Some(origin), Some(host)) => origin.split_once("://").is_none_or(|it| it.1 != host),
        (None, Some(_), None) => true,
        (None, None, _) => false,
    }
}

/// The number of the last entry that a browser had when it lost the line.
fn known(headers: &HeaderMap) -> Option<i64> {
    headers.get("last-event-id")?.to_str().ok()?.parse().ok()
}

fn told(ear: Ear, place: Place) -> Response {
    let mut response = Sse::new(events(ear, place)).into_response();
    let headers = response.headers_mut();
    // What stands between must not keep back what is told.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// A stream as long as it lasts.
struct Line {
    ear: Ear,
    beats: Interval,
    has_ended: bool,
    _place: Place,
}

fn events(ear: Ear, place: Place) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut beats = interval(BEAT);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let line = Line { ear, beats, has_ended: false, _place: place };
    unfold(line, |mut line| async move {
        if line.has_ended {
            return None;
        }
        let news = tokio::select! {
            biased;
            news = line.ear.next() => news,
            // The first beat comes behind what is new, and says that the line stands.
            _ = line.beats.tick() => match beat(&mut line.ear).await {
                Ok(true) => return Some((Ok(named("beat", "1")), line)),
                Ok(false) => Ok(Some(News::SignedOut.into())),
                Err(error) => Err(error),
            },
        };
        match news {
            Ok(Some(heard)) => {
                line.has_ended = heard.news == News::SignedOut;
                Some((Ok(event(heard)), line))
            }
            Ok(None) => None,
            Err(error) => {
                tracing::error!(cause = ?error, "a stream has failed");
                None
            }
        }
    })
}

/// Whether the reader of the page may still listen; the others of a desk are told that it is open.
async fn beat(ear: &mut Ear) -> Result<bool, Error> {
    let is_good = ear.is_good().await?;
    if is_good {
        ear.beat().await?;
    }
    Ok(is_good)
}

fn event(Heard { news, of_second }: Heard) -> Event {
    let (name, data) = told_as(news);
    if of_second {
        return named(&["with-", name].concat(), &data);
    }
    match news {
        // Without a number nothing is said of what the reader has; of the second, nothing is resumed by it.
        News::Conversation { seq } if seq > 0 => named(name, &data).id(data),
        _ => named(name, &data),
    }
}

/// The name of an event and what it carries.
fn told_as(news: News) -> (&'static str, String) {
    let plain = |name| (name, "1".to_owned());
    match news {
        News::Conversation { seq } => ("conversation", seq.to_string()),
        News::Typing => plain("typing"),
        News::Reached { got, read } => ("reached", format!("{got} {read}")),
        News::Readers => plain("readers"),
        News::Desk => plain("desk"),
        News::Messages { unread } => ("messages", unread.to_string()),
        News::SignedOut => plain("signed-out"),
        News::Gone => plain("gone"),
    }
}

fn named(name: &str, data: &str) -> Event {
    Event::default().event(name).data(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_another_origin_hears_nothing() {
        let foreign = |pairs: &[(&'static str, &'static str)]| {
            let headers = pairs
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
            is_foreign(&headers.collect())
        };
        assert!(foreign(&[("sec-fetch-site", "cross-site")]));
        assert!(foreign(&[("sec-fetch-site", "same-site")]));
        assert!(!foreign(&[("sec-fetch-site", "same-origin")]));
        assert!(foreign(&[("origin", "https://evil.example"), ("host", "hall.example")]));
        assert!(!foreign(&[("origin", "https://hall.example"), ("host", "hall.example")]));
        assert!(!foreign(&[("host", "hall.example")]));
    }
}
