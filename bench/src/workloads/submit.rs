//! W2: applications are filed, each acknowledged when it is durable.

use super::{Run, counter, limit};
use crate::{
    http::{Answer, post},
    load::{Work, count},
    measure::{Load, Pace, in_turn, measure},
    process::Server,
    report::Budget::AtLeast,
    seed::{Seeded, lost},
};
use anyhow::{Context as _, Result, ensure};
use std::{
    fs,
    path::Path,
    process::Command,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use uuid::Uuid;

/// Clients that file at once.
const CLIENTS: usize = 64;
/// Applications of a measurement for each millisecond of its length; the limit is through with them sooner.
const A_MILLISECOND: u128 = 2;
/// Longest measurement: a slow server files fewer.
const LONGEST: Duration = Duration::from_secs(30);

/// The applications of a hall, filed one after the other, so many in each measurement.
struct Applications {
    drafts: Arc<Vec<(Uuid, i64, String)>>,
    share: usize,
    turn: AtomicUsize,
    end: AtomicUsize,
    acknowledged: Mutex<Vec<Uuid>>,
}

impl Applications {
    fn new(seeded: &Seeded, share: usize) -> Arc<Self> {
        let drafts = seeded.drafts.clone();
        let (turn, end) = (AtomicUsize::new(0), AtomicUsize::new(0));
        Arc::new(Self { drafts, share, turn, end, acknowledged: Mutex::default() })
    }

    fn acknowledged(&self) -> Vec<Uuid> {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Work for Applications {
    fn begin(&self) {
        let end = self.turn.load(Ordering::Relaxed) + self.share;
        self.end.store(end.min(self.drafts.len()), Ordering::Relaxed);
    }

    fn next(&self) -> Option<(usize, Vec<u8>)> {
        let end = self.end.load(Ordering::Relaxed);
        let more = |turn| (turn < end).then_some(turn + 1);
        let turn = self.turn.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        let (draft, version, cookies) = &self.drafts[turn];
        let form = format!("draft={draft}&version={version}&declaration=yes");
        Some((turn, post("/api/drafts/submit", Some(cookies), &form)))
    }

    fn judge(&self, turn: usize, answer: &Answer) -> bool {
        let is_filed = matches!(answer.status, 302 | 303)
            && answer.location.as_ref().is_some_and(|it| it.contains("/receipt/"));
        if is_filed {
            let mut acknowledged = self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
            acknowledged.push(self.drafts[turn].0);
        }
        is_filed
    }
}

/// Applications of one measurement.
fn share(pace: Pace) -> usize {
    usize::try_from(pace.length.as_millis() * A_MILLISECOND).unwrap_or(usize::MAX)
}

/// Applications that the whole workload may file: warm-up, rounds, one client alone, and the traced run.
pub fn drafts(pace: Pace) -> usize {
    share(pace) * (pace.rounds + 3)
}

/// Files as many applications in the hall of `ours` as in its copy `theirs`, then cuts the power and counts what is
/// left.
///
/// # Errors
/// When an acknowledged application is lost, or a server ends.
pub async fn run(run: &mut Run, ours: &Path, theirs: &Path, seeded: &Seeded) -> Result<()> {
    let share = share(run.pace);
    let (hall, other) = (run.hall(ours, &[]).await?, limit(theirs).await?);
    let (filed, filed_there) = (Applications::new(seeded, share), Applications::new(seeded, share));
    let pace = Pace { warm_up: LONGEST, length: LONGEST, ..run.pace };
    let commits = counter(&hall, COMMITS).await?;
    let both = ((&hall, &filed), (&other, &filed_there));
    let pair = in_turn(both.0, both.1, Load::Closed(CLIENTS), pace).await?;
    let commits = counter(&hall, COMMITS).await? - commits;
    let for_a_commit = count(filed.acknowledged().len() as u64) / commits.max(1.0);
    let alone = measure(&hall, &filed, Load::Closed(1), run.pace.length).await?;
    hall.kill()?;
    other.kill()?;
    keeps(ours, &filed).await?;
    let (rate, size) = (pair.rate, run.size);
    run.report.figure("w2 hall rate", size, pair.first.rps / run.syncs, "× w0 fdatasync", None);
    run.report.row("w2 hall", size, &pair.first);
    run.report.row("w2 limit", size, &pair.second);
    run.report.row("w2 hall, 1 client", size, &alone);
    run.report.figure("w2 CPU, hall to limit", size, pair.cpu, "×", None);
    run.report.figure("w2 rate, hall to limit", size, rate, "×", Some(AtLeast(0.25)));
    run.report.figure("w2 acknowledgements for one commit", size, for_a_commit, "", None);
    let together = traced(run, ours, &filed).await?;
    let name = "w2 acknowledgements for one fdatasync";
    run.report.figure(name, size, together, "", Some(AtLeast(4.0)));
    Ok(())
}

const COMMITS: &str = "hall_store_commits_total";

/// What was acknowledged before the power was cut is still there.
async fn keeps(folder: &Path, filed: &Applications) -> Result<()> {
    let acknowledged = filed.acknowledged();
    ensure!(!acknowledged.is_empty(), "nothing was acknowledged");
    let lost = lost(folder, &acknowledged).await?;
    eprintln!("{} acknowledged before kill -9, {} lost", acknowledged.len(), lost.len());
    ensure!(lost.is_empty(), "{} acknowledged applications are lost", lost.len());
    Ok(())
}

/// Applications filed for each time that the disk was asked to keep something, counted by the kernel's tracer in a
/// run of its own: tracing costs time, so nothing else is measured there.
async fn traced(run: &mut Run, folder: &Path, filed: &Arc<Applications>) -> Result<f64> {
    ensure!(
        Command::new("strace").arg("-V").output().is_ok(),
        "strace is needed to count what reaches the disk"
    );
    let trace = run.folder.join("trace");
    let name = trace.to_str().context("a folder with a name in Unicode")?;
    let behind =
        ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fdatasync,fsync", "-o", name];
    let hall: Server = run.hall(folder, &behind).await?;
    let syncs = || -> Result<u64> {
        let text = fs::read_to_string(&trace)?;
        // A call that another thread interrupts stands there twice.
        let begun = text.lines().filter(|it| it.contains("sync(") && !it.contains("resumed"));
        Ok(begun.count() as u64)
    };
    let before = syncs()?;
    let row = measure(&hall, filed, Load::Closed(CLIENTS), LONGEST).await?;
    let written = syncs()? - before;
    run.report.row("w2 hall, traced", run.size, &row);
    Ok(count(row.answered) / count(written.max(1)))
}
