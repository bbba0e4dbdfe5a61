//! W5: conversations in which both sides have a page open, as its script behaves: what is said is told by a stream, and
//! read by asking for all that is new. W6: pages that are open and hear nothing.

use super::Run;
use crate::{
    clock::instant,
    http::{Answer, Connection},
    load::count,
    report::Budget::{self, AtMost},
    seed::talks::{Talk, log, talks},
};
use anyhow::{Context as _, Result, bail, ensure};
use hdrhistogram::Histogram;
use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::{Barrier, Semaphore},
    task::JoinSet,
};
use uuid::Uuid;

/// Conversations; each has two streams.
const TALKS: usize = 1_000;
/// What is said in a second, in all of them.
const RATE: u32 = 200;
/// How long.
const LENGTH: Duration = Duration::from_secs(20);
/// How soon all of it has to be delivered after the last was said.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections for everything but streams.
const CONNECTIONS: usize = 64;
/// Pages that are open and hear nothing, and by how many people.
const IDLE: usize = 10_000;
const PEOPLE: usize = 850;
/// The names of what is said begin here.
const NAMES: u128 = 1 << 64;

/// Connections that are lent for a request.
struct Door {
    address: SocketAddr,
    kept: Mutex<Vec<Connection>>,
    places: Semaphore,
}

impl Door {
    async fn send(&self, request: &[u8]) -> Result<Answer> {
        let _place = self.places.acquire().await?;
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut connection = match kept {
            Some(connection) => connection,
            None => Connection::open(self.address).await?,
        };
        let answer = connection.send(request).await?;
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        Ok(answer)
    }
}

/// What was said, and what came of it.
struct Talking {
    door: Door,
    talks: Vec<Talk>,
    /// When each was due, and in which order each reader of the other side got it.
    due: Vec<Mutex<Option<Instant>>>,
    latency: Mutex<Histogram<u64>>,
    delivered: AtomicUsize,
    doubled: AtomicU64,
    unordered: AtomicU64,
    acknowledged: Mutex<Vec<Vec<Uuid>>>,
    has_ended: AtomicBool,
}

/// Measures W5 on a hall of its own.
///
/// # Errors
/// When the hall does not open, or an answer is wrong.
pub async fn talk(run: &mut Run) -> Result<()> {
    let folder = run.folder.join("talks");
    let (talks, _) = talks(&folder, TALKS, 0).await?;
    let hall = run.hall(&folder, &[]).await?;
    super::page(&hall, "/", None).await?;
    let messages = usize::try_from(RATE)? * usize::try_from(LENGTH.as_secs())?;
    let talking = Arc::new(Talking::new(hall.address, talks, messages)?);
    // Pages are read once before, so that what the process keeps for them is not counted as that of streams.
    for place in 0..CONNECTIONS * 2 {
        read(&talking, place % TALKS, true, talking.talks[place % TALKS].last).await?;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = hall.memory()?;
    let streams = listening(&talking).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let open = hall.memory()?;
    let per_stream = (open.rss - before.rss) * 1_000.0 / count(2 * TALKS as u64);

    let busy = hall.processor_seconds()?;
    let begun = instant();
    said(&talking, messages).await?;
    let end = instant() + PATIENCE;
    while talking.delivered.load(Ordering::Relaxed) < messages && instant() < end {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let length = begun.elapsed().as_secs_f64();
    let busy = hall.processor_seconds()? - busy;
    let peak = hall.memory()?;
    talking.has_ended.store(true, Ordering::Relaxed);
    drop(streams);
    hall.kill()?;

    let logs = log(&folder, &talking.talks).await?;
    let acknowledged = talking.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let differing = logs.iter().zip(&acknowledged).filter(|(log, said)| log != said).count();
    let figures = [
        ("w5 said", count(messages as u64) / length, "messages/s", None),
        ("w5 logs that differ", count(differing as u64), "conversations", Some(AtMost(0.0))),
        ("w5 RSS of a stream", per_stream, "kB", Some(AtMost(40.0))),
        ("w5 RSS under load", peak.rss, "MB", None),
        ("w5 CPU", busy * 1_000.0 / count(messages as u64), "ms/message", None),
    ];
    for (name, value, unit, budget) in talking.figures().into_iter().chain(figures) {
        run.report.figure(name, 2 * TALKS, value, unit, budget);
    }
    Ok(())
}

/// Both sides of every conversation open their page's stream; answers when all are open.
async fn listening(talking: &Arc<Talking>) -> Result<JoinSet<Result<()>>> {
    let mut streams = JoinSet::new();
    let open = Arc::new(Barrier::new(2 * TALKS + 1));
    for place in 0..TALKS {
        for at_desk in [false, true] {
            let (talking, open) = (talking.clone(), open.clone());
            streams.spawn(async move {
                let outcome = listen(&talking, place, at_desk, &open).await;
                if let Err(error) = &outcome
                    && !talking.has_ended.load(Ordering::Relaxed)
                {
                    eprintln!("a stream has failed: {error:#}");
                }
                outcome
            });
        }
    }
    tokio::time::timeout(Duration::from_mins(1), open.wait()).await.context("all streams open")?;
    Ok(streams)
}

/// Hears what there is to read, and reads it, as the script of the page does.
async fn listen(talking: &Talking, place: usize, at_desk: bool, open: &Barrier) -> Result<()> {
    let talk = &talking.talks[place];
    let (mut upto, mut got) = (talk.last, Vec::new());
    let path = format!("/api/live?conversation={}&after={upto}", talk.id);
    let cookies = if at_desk { &talk.clerk } else { &talk.visitor };
    let mut stream = Stream::open(talking.door.address, &path, cookies, talk.address).await?;
    open.wait().await;
    loop {
        let (event, data) = stream.event().await?;
        if event != "conversation" || data.parse::<i64>()? <= upto {
            continue;
        }
        let (read, now_upto) = read(talking, place, at_desk, upto).await?;
        upto = now_upto;
        if at_desk {
            for name in read {
                talking.note(name, &got);
                got.push(name);
            }
        }
    }
}

impl Talking {
    fn new(address: SocketAddr, talks: Vec<Talk>, messages: usize) -> Result<Self> {
        let places = Semaphore::new(CONNECTIONS);
        Ok(Self {
            door: Door { address, kept: Mutex::default(), places },
            due: (0..messages).map(|_| Mutex::default()).collect(),
            latency: Mutex::new(Histogram::new_with_bounds(1, 60_000_000, 3)?),
            delivered: AtomicUsize::new(0),
            doubled: AtomicU64::new(0),
            unordered: AtomicU64::new(0),
            acknowledged: Mutex::new(vec![Vec::new(); talks.len()]),
            has_ended: AtomicBool::new(false),
            talks,
        })
    }

    /// What came of it at its readers.
    fn figures(&self) -> [(&'static str, f64, &'static str, Option<Budget>); 6] {
        let latency = self.latency.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let at = |quantile: f64| count(latency.value_at_quantile(quantile)) / 1_000.0;
        let lost = self.due.len() - self.delivered.load(Ordering::Relaxed);
        let doubled = self.doubled.load(Ordering::Relaxed);
        let unordered = self.unordered.load(Ordering::Relaxed);
        [
            ("w5 delivery p50", at(0.5), "ms", None),
            ("w5 delivery p95", at(0.95), "ms", Some(AtMost(300.0))),
            ("w5 delivery p99", at(0.99), "ms", None),
            ("w5 lost", count(lost as u64), "messages", Some(AtMost(0.0))),
            ("w5 doubled", count(doubled), "messages", Some(AtMost(0.0))),
            ("w5 out of order", count(unordered), "messages", Some(AtMost(0.0))),
        ]
    }

    /// What was said has come to its reader, behind what came before.
    fn note(&self, name: Uuid, before: &[Uuid]) {
        let Some(place) = name.as_u128().checked_sub(NAMES).and_then(|it| usize::try_from(it).ok())
        else {
            return;
        };
        if before.contains(&name) {
            self.doubled.fetch_add(1, Ordering::Relaxed);
            return;
        }
        self.unordered
            .fetch_add(u64::from(before.last().is_some_and(|it| *it > name)), Ordering::Relaxed);
        let due = *self.due[place].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(due) = due {
            let micros = u64::try_from(due.elapsed().as_micros()).unwrap_or(u64::MAX);
            self.latency.lock().unwrap_or_else(PoisonError::into_inner).saturating_record(micros);
            self.delivered.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The names of the entries behind `upto`, and the number of the last of them.
async fn read(
    talking: &Talking,
    place: usize,
    at_desk: bool,
    upto: i64,
) -> Result<(Vec<Uuid>, i64)> {
    let talk = &talking.talks[place];
    let (folder, cookies) =
        if at_desk { ("/w/chat", &talk.clerk) } else { ("/chat", &talk.visitor) };
    let request = format!(
        "GET {folder}/{}?after={upto} HTTP/1.1\r\n{}x-by-itself: 1\r\naccept: text/html\r\n\r\n",
        talk.id,
        headers(cookies, talk.address)
    );
    let answer = talking.door.send(request.as_bytes()).await?;
    let page = answer.text();
    ensure!(
        answer.status == 200,
        "{}: {}",
        answer.status,
        page.chars().take(200).collect::<String>()
    );
    let between = |text: &str, name: &str| -> Option<String> {
        Some(text.split_once(name)?.1.split_once('"')?.0.to_owned())
    };
    let last = between(&page, "data-upto=\"").context("the last number")?.parse()?;
    let names =
        page.split("data-id=\"").skip(1).filter_map(|it| it.split_once('"')?.0.parse().ok());
    Ok((names.collect(), last))
}

/// Every visitor says something in their turn, so many of them in a second whatever happens.
async fn said(talking: &Arc<Talking>, messages: usize) -> Result<()> {
    let begun = instant() + Duration::from_millis(100);
    let mut tasks = JoinSet::new();
    for place in 0..messages {
        let due = begun + Duration::from_secs(1) * u32::try_from(place)? / RATE;
        tokio::time::sleep_until(due.into()).await;
        *talking.due[place].lock().unwrap_or_else(PoisonError::into_inner) = Some(due);
        let talking = talking.clone();
        tasks.spawn(async move {
            let talk = &talking.talks[place % TALKS];
            let entry = Uuid::from_u128(NAMES + place as u128);
            let form = format!("id={}&entry={entry}&text=%E6%B6%88%E6%81%AF{place}", talk.id);
            let request = format!(
                "POST /api/conversations/say HTTP/1.1\r\n{}accept: application/json\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
                headers(&talk.visitor, talk.address),
                form.len()
            );
            let answer = talking.door.send(request.as_bytes()).await?;
            ensure!(answer.status == 200, "{}: {}", answer.status, answer.text());
            let mut acknowledged = talking.acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
            acknowledged[place % TALKS].push(entry);
            Ok(())
        });
    }
    while let Some(task) = tasks.join_next().await {
        task??;
    }
    Ok(())
}

fn headers(cookies: &str, address: Ipv4Addr) -> String {
    format!(
        "host: localhost\r\naccept-language: zh-CN\r\nsec-fetch-site: same-origin\r\n\
         cookie: {cookies}\r\nx-forwarded-for: {address}\r\n"
    )
}

/// A stream of events.
struct Stream {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Stream {
    /// Opens it, and waits for its first beat.
    async fn open(server: SocketAddr, path: &str, cookies: &str, from: Ipv4Addr) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        let mut stream = Self { stream, buffer: Vec::new() };
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", headers(cookies, from));
        stream.stream.write_all(request.as_bytes()).await?;
        while stream.event().await?.0 != "beat" {}
        Ok(stream)
    }

    /// The name and the data of the next event.
    async fn event(&mut self) -> Result<(String, String)> {
        loop {
            if let Some(end) = self.buffer.windows(2).position(|it| it == b"\n\n") {
                let text = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
                self.buffer.drain(..end + 2);
                let mut fields = HashMap::new();
                fields.extend(text.lines().filter_map(|it| it.split_once(": ")));
                if let (Some(event), Some(data)) = (fields.get("event"), fields.get("data")) {
                    return Ok(((*event).to_owned(), (*data).to_owned()));
                }
            } else if self.stream.read_buf(&mut self.buffer).await? == 0 {
                bail!("the stream has ended: {}", String::from_utf8_lossy(&self.buffer));
            }
        }
    }
}

/// Measures W6 on a hall of its own.
///
/// # Errors
/// When the hall does not open, or a stream does not.
pub async fn idle(run: &mut Run) -> Result<()> {
    let folder = run.folder.join("idle");
    let (_, citizens) = talks(&folder, 0, PEOPLE).await?;
    let hall = run.hall(&folder, &[]).await?;
    super::page(&hall, "/", None).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = hall.memory()?;
    let mut streams = Vec::with_capacity(IDLE);
    for place in 0..IDLE {
        let cookies = &citizens[place % PEOPLE];
        let from =
            Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() + u32::try_from(place)?);
        streams.push(Stream::open(hall.address, "/api/live", cookies, from).await?);
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (after, busy, begun) = (hall.memory()?, hall.processor_seconds()?, instant());
    tokio::time::sleep(LENGTH).await;
    let busy = (hall.processor_seconds()? - busy) / begun.elapsed().as_secs_f64();
    let figures = [
        (
            "w6 PSS of a stream",
            (after.pss - before.pss) * 1_000.0 / count(IDLE as u64),
            "kB",
            Some(AtMost(9.0)),
        ),
        ("w6 PSS in all", after.pss, "MB", Some(AtMost(130.0))),
        ("w6 processors", busy, "cores", None),
    ];
    for (name, value, unit, budget) in figures {
        run.report.figure(name, IDLE, value, unit, budget);
    }
    drop(streams);
    Ok(())
}
