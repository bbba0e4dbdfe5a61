//! Two kinds of load: as many requests as a number of clients manage, and so many a second whatever happens.

use crate::{
    clock::instant,
    http::{Answer, Connection},
};
use anyhow::{Context as _, Result};
use hdrhistogram::Histogram;
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Connections over which the requests of a fixed rate are spread.
const SPREAD: u32 = 64;

/// What is asked of a server, again and again.
pub trait Work: Send + Sync + 'static {
    /// Another measurement begins.
    fn begin(&self) {}
    /// The next request with its own mark; none when there is nothing left to ask.
    fn next(&self) -> Option<(usize, Vec<u8>)>;
    /// Whether the answer to the request with this mark is right; notes what it acknowledges.
    fn judge(&self, mark: usize, answer: &Answer) -> bool;
}

/// What came of a load.
#[derive(Debug)]
pub struct Outcome {
    /// Microseconds from when a request was due, or was sent where nothing was due, to the end of its answer.
    pub latency: Histogram<u64>,
    /// How long it took.
    pub length: Duration,
    /// Bytes of all bodies.
    pub bytes: u64,
    /// Answers that were wrong or did not come.
    pub errors: u64,
    /// The first of them.
    pub first_error: Option<String>,
}

impl Outcome {
    fn new() -> Result<Self> {
        Ok(Self {
            latency: Histogram::new_with_bounds(1, 60_000_000, 3)?,
            length: Duration::ZERO,
            bytes: 0,
            errors: 0,
            first_error: None,
        })
    }

    /// Right answers.
    pub fn answered(&self) -> u64 {
        self.latency.len()
    }

    /// Right answers in a second.
    pub fn rate(&self) -> f64 {
        count(self.answered()) / self.length.as_secs_f64()
    }

    /// The latency in milliseconds below which this share of the answers stayed.
    pub fn milliseconds(&self, quantile: f64) -> f64 {
        count(self.latency.value_at_quantile(quantile)) / 1_000.0
    }

    fn add(&mut self, other: &Self) -> Result<()> {
        self.latency.add(&other.latency)?;
        self.length = self.length.max(other.length);
        self.bytes += other.bytes;
        self.errors += other.errors;
        self.first_error = self.first_error.take().or_else(|| other.first_error.clone());
        Ok(())
    }

    fn note(&mut self, since: Instant, answer: Result<(bool, Answer)>) {
        match answer {
            Ok((true, answer)) => {
                let micros = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
                self.latency.saturating_record(micros);
                self.bytes += answer.body.len() as u64;
            }
            Ok((false, answer)) => {
                let text: String = answer.text().chars().take(300).collect();
                self.fail(format!("{} {:?} {text}", answer.status, answer.location));
            }
            Err(error) => self.fail(format!("{error:#}")),
        }
    }

    fn fail(&mut self, error: String) {
        self.errors += 1;
        self.first_error.get_or_insert(error);
    }
}

/// A number as a measurement.
#[expect(clippy::cast_precision_loss, reason = "no count of ours reaches 2^52")]
pub fn count(number: u64) -> f64 {
    number as f64
}

/// Lets `clients` ask one after the other, each as soon as it is answered.
///
/// # Errors
/// When a client cannot even connect.
pub async fn closed(
    address: SocketAddr,
    work: &Arc<impl Work>,
    clients: usize,
    length: Duration,
) -> Result<Outcome> {
    let begun = instant();
    let mut tasks = JoinSet::new();
    for _ in 0..clients {
        let work = work.clone();
        tasks.spawn(async move {
            let mut outcome = Outcome::new()?;
            let mut connection = Connection::open(address).await?;
            while begun.elapsed() < length
                && let Some((mark, request)) = work.next()
            {
                let since = instant();
                let answer = connection.send(&request).await;
                let failed = answer.is_err();
                outcome.note(since, answer.map(|it| (work.judge(mark, &it), it)));
                if failed {
                    connection = Connection::open(address).await?;
                }
            }
            outcome.length = begun.elapsed();
            anyhow::Ok(outcome)
        });
    }
    together(tasks).await
}

/// Asks `rate` times a second; each latency counts from when the request was due, so that an answer that comes late
/// makes those behind it late too.
///
/// # Errors
/// When a client cannot even connect.
pub async fn open(
    address: SocketAddr,
    work: &Arc<impl Work>,
    rate: f64,
    length: Duration,
) -> Result<Outcome> {
    let begun = instant() + Duration::from_millis(100);
    let mut tasks = JoinSet::new();
    for first in 0..SPREAD {
        let work = work.clone();
        tasks.spawn(async move {
            let mut outcome = Outcome::new()?;
            let mut connection = Connection::open(address).await?;
            let mut place = first;
            loop {
                let due = Duration::from_secs_f64(f64::from(place) / rate);
                let Some((mark, request)) = work.next().filter(|_| due < length) else { break };
                tokio::time::sleep_until((begun + due).into()).await;
                let answer = connection.send(&request).await;
                let failed = answer.is_err();
                outcome.note(begun + due, answer.map(|it| (work.judge(mark, &it), it)));
                if failed {
                    connection = Connection::open(address).await?;
                }
                place += SPREAD;
            }
            outcome.length = begun.elapsed();
            anyhow::Ok(outcome)
        });
    }
    together(tasks).await
}

async fn together(mut tasks: JoinSet<Result<Outcome>>) -> Result<Outcome> {
    let mut whole = Outcome::new()?;
    while let Some(part) = tasks.join_next().await {
        whole.add(&part.context("a client")??)?;
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_once_and_an_error_not_as_one() {
        let mut outcome = Outcome::new().unwrap();
        let answer =
            |status| Answer { status, location: None, cookies: Vec::new(), body: vec![b'x'; 10] };
        outcome.note(instant(), Ok((true, answer(200))));
        outcome.note(instant(), Ok((false, answer(500))));
        outcome.note(instant(), Err(anyhow::anyhow!("broken")));
        assert_eq!((outcome.answered(), outcome.errors, outcome.bytes), (1, 2, 10));
        assert!(outcome.first_error.unwrap().starts_with("500"));
    }
}
