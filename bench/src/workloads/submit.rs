//! W2: applications are filed, each acknowledged when it is durable.

use super::{Run, limit};
use crate::{
    http::{Answer, post},
    load::{Work, count},
    measure::{Load, in_turn, measure},
    report::Row,
    seed::{Seeded, lost, seed},
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
};
use uuid::Uuid;

/// Clients that file at once.
const CLIENTS: usize = 64;
/// Applications for each second of load; more than the limit manages.
const A_SECOND: u64 = 4_000;

/// The applications of a hall, filed one after the other.
struct Applications {
    drafts: Arc<Vec<(Uuid, i64, String)>>,
    turn: AtomicUsize,
    acknowledged: Mutex<Vec<Uuid>>,
}

impl Applications {
    fn new(seeded: &Seeded) -> Arc<Self> {
        let drafts = seeded.drafts.clone();
        Arc::new(Self { drafts, turn: AtomicUsize::new(0), acknowledged: Mutex::default() })
    }

    fn acknowledged(&self) -> Vec<Uuid> {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Work for Applications {
    fn next(&self) -> Option<(usize, Vec<u8>)> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let (draft, version, token) = self.drafts.get(turn)?;
        let form = format!("draft={draft}&version={version}&declaration=yes");
        Some((turn, post("/api/drafts/submit", Some(token), &form)))
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

/// Files as many applications as both servers can, then cuts the power and counts what is left.
///
/// # Errors
/// When an acknowledged application is lost, or a server ends.
pub async fn run(run: &mut Run) -> Result<()> {
    let (ours, theirs) = (run.folder.join("submit"), run.folder.join("submit-limit"));
    let seconds = (run.pace.warm_up + run.pace.length * u32::try_from(run.pace.rounds)?).as_secs();
    let drafts = usize::try_from((seconds + 4) * A_SECOND)?;
    eprintln!("filling a hall of {} cases and {drafts} applications", run.size);
    let seeded = seed(&ours, run.size, drafts).await?;
    fs::create_dir_all(&theirs)?;
    fs::copy(ours.join("hall.db"), theirs.join("hall.db"))?;
    let hall = run.hall(&ours, &[]).await?;
    let other = limit(&theirs).await?;
    let (filed, filed_there) = (Applications::new(&seeded), Applications::new(&seeded));
    let load = Load::Closed(CLIENTS);
    let pair = in_turn((&hall, &filed), (&other, &filed_there), load, run.pace).await?;
    let alone = measure(&hall, &filed, Load::Closed(1), run.pace.warm_up).await?;
    hall.kill()?;
    other.kill()?;
    let acknowledged = filed.acknowledged();
    ensure!(!acknowledged.is_empty(), "nothing was acknowledged");
    let lost = lost(&ours, &acknowledged).await?;
    eprintln!("{} acknowledged before kill -9, {} lost", acknowledged.len(), lost.len());
    ensure!(lost.is_empty(), "{} acknowledged applications are lost", lost.len());
    let rate = pair.rate;
    for (of, row) in [("hall", pair.first), ("limit", pair.second)] {
        run.report.row(Row { workload: "w2".into(), size: run.size, of: of.into(), ..row });
    }
    run.report.row(Row { workload: "w2-alone".into(), size: run.size, of: "hall".into(), ..alone });
    run.report.at_least("w2 rate, hall to limit", rate, 0.25);
    let together = acknowledgements(run, &ours, &filed).await?;
    run.report.at_least("w2 acknowledgements for one fdatasync", together, 4.0);
    Ok(())
}

/// Applications filed for each time that the disk was asked to keep something, counted by the kernel's tracer in a
/// run of its own: tracing costs time, so nothing else is measured there.
async fn acknowledgements(run: &mut Run, folder: &Path, filed: &Arc<Applications>) -> Result<f64> {
    ensure!(
        Command::new("strace").arg("-V").output().is_ok(),
        "strace is needed to count what reaches the disk"
    );
    let trace = run.folder.join("trace");
    let name = trace.to_str().context("a folder with a name in Unicode")?;
    let behind =
        ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fdatasync,fsync", "-o", name];
    let hall = run.hall(folder, &behind).await?;
    let syncs = || -> Result<u64> {
        let text = fs::read_to_string(&trace)?;
        // A call that another thread interrupts stands there twice.
        let begun = text.lines().filter(|it| it.contains("sync(") && !it.contains("resumed"));
        Ok(begun.count() as u64)
    };
    let (before, known) = (syncs()?, filed.acknowledged().len());
    let row = measure(&hall, filed, Load::Closed(CLIENTS), run.pace.warm_up).await?;
    let written = syncs()? - before;
    let answered = filed.acknowledged().len() - known;
    let (size, errors) = (run.size, row.errors);
    run.report.row(Row {
        workload: "w2-traced".into(),
        size,
        of: "hall".into(),
        errors,
        rps: row.rps,
        ..Row::default()
    });
    Ok(count(answered as u64) / count(written.max(1)))
}
