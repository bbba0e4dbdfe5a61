//! One measurement of one server, and two servers measured in turn.

use crate::{
    http::Answer,
    load::{self, Outcome, Work},
    process::{Machine, Server, own_seconds},
    report::median,
};
use anyhow::{Result, bail};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// How a server is loaded.
#[derive(Clone, Copy, Debug)]
pub enum Load {
    /// So many clients, each asking again as soon as it is answered.
    Closed(usize),
    /// So many requests a second.
    Open(f64),
}

/// How long things take.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Before each pair of servers is measured.
    pub warm_up: Duration,
    /// Each measurement.
    pub length: Duration,
    /// How often each server is measured.
    pub rounds: usize,
}

/// One measurement of a server.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Right answers in a second.
    pub rps: f64,
    /// Median latency in milliseconds.
    pub p50: f64,
    /// Milliseconds below which 99 % stayed.
    pub p99: f64,
    /// Milliseconds below which 99.9 % stayed.
    pub p999: f64,
    /// Microseconds of processor time of the server for one answer.
    pub cpu_us: f64,
    /// Memory of the server, shared pages divided, in megabytes.
    pub pss_mb: f64,
    /// Bytes of one body.
    pub bytes: f64,
    /// Right answers.
    pub answered: u64,
    /// Wrong and missing answers.
    pub errors: u64,
    /// The first of them.
    pub first_error: Option<String>,
    /// Share of the processors that the host took away.
    pub steal: f64,
    /// Share of the processors that other programs used.
    pub foreign: f64,
}

impl Row {
    /// The measurement on one line.
    pub fn line(&self, name: &str, size: usize) -> String {
        let Self { rps, p50, p99, cpu_us, pss_mb, bytes, errors, .. } = self;
        let foreign = self.foreign * 100.0;
        format!(
            "{name:<22} {size:>7} {rps:>8.0}/s  p50 {p50:>7.2}  p99 {p99:>7.2} ms  {cpu_us:>8.1} µs  \
             {pss_mb:>6.1} MB  {bytes:>7.0} B  {errors} errors, foreign {foreign:.0} %"
        )
    }
}

/// Loads `server` and says what came of it.
///
/// # Errors
/// When the server cannot be reached or has ended.
pub async fn measure(
    server: &Server,
    work: &Arc<impl Work>,
    how: Load,
    length: Duration,
) -> Result<Row> {
    work.begin();
    let (machine, own, used) = (Machine::read()?, own_seconds()?, server.processor_seconds()?);
    let outcome = match how {
        Load::Closed(clients) => load::closed(server.address, work, clients, length).await?,
        Load::Open(rate) => load::open(server.address, work, rate, length).await?,
    };
    let used = server.processor_seconds()? - used;
    let (busy, steal) = Machine::read()?.since(machine);
    let own = own_seconds()? - own;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let cores = load::count(cores as u64);
    let foreign = (busy - own - used).max(0.0) / (outcome.length.as_secs_f64() * cores);
    row(server, outcome, used, steal, foreign)
}

fn row(server: &Server, outcome: Outcome, used: f64, steal: f64, foreign: f64) -> Result<Row> {
    let answered = load::count(outcome.answered().max(1));
    Ok(Row {
        rps: outcome.rate(),
        p50: outcome.milliseconds(0.5),
        p99: outcome.milliseconds(0.99),
        p999: outcome.milliseconds(0.999),
        cpu_us: used * 1_000_000.0 / answered,
        pss_mb: server.memory()?.pss,
        bytes: load::count(outcome.bytes) / answered,
        answered: outcome.answered(),
        errors: outcome.errors,
        first_error: outcome.first_error,
        steal,
        foreign,
    })
}

/// Two servers measured in turn, A B A B A B.
#[derive(Debug)]
pub struct Pair {
    /// The middle of what was measured of the first.
    pub first: Row,
    /// The middle of what was measured of the second.
    pub second: Row,
    /// Middle ratio of processor time for one answer, first to second.
    pub cpu: f64,
    /// Middle ratio of answers in a second, first to second.
    pub rate: f64,
}

/// Measures two servers in turn under the same load, after both are warm.
///
/// # Errors
/// When one cannot be reached or has ended.
pub async fn in_turn<A: Work, B: Work>(
    first: (&Server, &Arc<A>),
    second: (&Server, &Arc<B>),
    how: Load,
    pace: Pace,
) -> Result<Pair> {
    let warm = [
        measure(first.0, first.1, how, pace.warm_up).await?,
        measure(second.0, second.1, how, pace.warm_up).await?,
    ];
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..pace.rounds {
        ours.push(measure(first.0, first.1, how, pace.length).await?);
        theirs.push(measure(second.0, second.1, how, pace.length).await?);
    }
    let ratios = |of: fn(&Row) -> f64| {
        median(ours.iter().zip(&theirs).map(|(a, b)| of(a) / of(b)).collect())
    };
    let (cpu, rate) = (ratios(|it| it.cpu_us), ratios(|it| it.rps));
    let [first, second] = [(&ours, &warm[0]), (&theirs, &warm[1])].map(|(rows, warm)| {
        let middle = middle(rows);
        let first_error = middle.first_error.or_else(|| warm.first_error.clone());
        Row { errors: middle.errors + warm.errors, first_error, ..middle }
    });
    Ok(Pair { first, second, cpu, rate })
}

/// The middle of every figure; errors and the worst disturbance are never left out.
fn middle(rows: &[Row]) -> Row {
    let of = |figure: fn(&Row) -> f64| median(rows.iter().map(figure).collect());
    Row {
        rps: of(|it| it.rps),
        p50: of(|it| it.p50),
        p99: of(|it| it.p99),
        p999: of(|it| it.p999),
        cpu_us: of(|it| it.cpu_us),
        pss_mb: of(|it| it.pss_mb),
        bytes: of(|it| it.bytes),
        answered: rows.iter().map(|it| it.answered).sum(),
        errors: rows.iter().map(|it| it.errors).sum(),
        first_error: rows.iter().find_map(|it| it.first_error.clone()),
        steal: rows.iter().map(|it| it.steal).fold(0.0, f64::max),
        foreign: rows.iter().map(|it| it.foreign).fold(0.0, f64::max),
    }
}

/// The same few pages, opened one after the other.
pub struct Pages {
    requests: Vec<Vec<u8>>,
    turn: AtomicUsize,
    least: usize,
}

impl Pages {
    /// The pages of `requests`; an answer is right when it is 200 with at least `least` bytes.
    pub fn new(requests: Vec<Vec<u8>>, least: usize) -> Arc<Self> {
        Arc::new(Self { requests, turn: AtomicUsize::new(0), least })
    }
}

impl Work for Pages {
    fn next(&self) -> Option<(usize, Vec<u8>)> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.requests.len();
        Some((turn, self.requests[turn].clone()))
    }

    fn judge(&self, _: usize, answer: &Answer) -> bool {
        answer.status == 200 && answer.body.len() >= self.least
    }
}

/// Both pages show every one of `facts`.
///
/// # Errors
/// Names the facts that one of them does not show.
pub fn parity(hall: &str, limit: &str, facts: &[String]) -> Result<()> {
    for (name, page) in [("hall", hall), ("limit", limit)] {
        let missing: Vec<_> = facts.iter().filter(|fact| !page.contains(fact.as_str())).collect();
        if !missing.is_empty() {
            bail!("the page of the {name} does not show {missing:?}");
        }
    }
    Ok(())
}
