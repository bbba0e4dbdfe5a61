//! W7: complaints are brought, each acknowledged when it is durable, and followed among a million others.

use super::Run;
use crate::{
    http::{Answer, get, post_from},
    load::Work,
    measure::{Load, Pages, measure},
    report::Budget::{AtLeast, AtMost},
    seed::matters::{Complaints, complaints, lost},
};
use anyhow::{Result, ensure};
use std::{
    net::Ipv4Addr,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use uuid::Uuid;

/// Clients that bring complaints at once.
const CLIENTS: usize = 64;
/// Complaints that the hall has to take in a second.
const TAKEN: f64 = 500.0;
/// Complaints of a measurement for each millisecond of its length: more than the hall takes.
const A_MILLISECOND: u128 = 4;
/// Pages a second of the open loop.
const RATE: f64 = 200.0;

/// Complaints that are sent one after the other, each from an address of its own, as in life: the hall takes few from
/// one.
struct Sending {
    drafts: Arc<Vec<(Uuid, String)>>,
    turn: AtomicUsize,
    acknowledged: Mutex<Vec<Uuid>>,
}

impl Sending {
    fn acknowledged(&self) -> Vec<Uuid> {
        self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Work for Sending {
    fn next(&self) -> Option<(usize, Vec<u8>)> {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        let (id, cookies) = self.drafts.get(turn)?;
        let place = u32::try_from(turn).ok()?;
        let from = Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() + place);
        Some((turn, post_from(from, "/api/matters/lodge", cookies, &format!("id={id}"))))
    }

    fn judge(&self, turn: usize, answer: &Answer) -> bool {
        let is_taken = matches!(answer.status, 302 | 303)
            && answer.location.as_ref().is_some_and(|it| it.contains("/complaints/T"));
        if is_taken {
            let mut acknowledged = self.acknowledged.lock().unwrap_or_else(PoisonError::into_inner);
            acknowledged.push(self.drafts[turn].0);
        }
        is_taken
    }
}

/// Brings complaints to a hall that has `size` of them, opens the pages of some, cuts the power and counts what is left.
///
/// # Errors
/// When an acknowledged complaint is lost, or the server ends.
pub async fn run(run: &mut Run, size: usize) -> Result<()> {
    let folder = run.folder.join("matters");
    let length = run.pace.length * 2;
    let drafts = usize::try_from(length.as_millis() * A_MILLISECOND)?;
    eprintln!("filling a hall of {size} complaints");
    let filled = complaints(&folder, size, drafts).await?;
    let hall = run.hall(&folder, &[]).await?;
    let pages = pages(&filled);
    measure(&hall, &pages, Load::Open(RATE), run.pace.warm_up).await?;
    let row = measure(&hall, &pages, Load::Open(RATE), length).await?;
    run.report.row("w7 page at 200/s", size, &row);
    run.report.figure("w7 page at 200/s, p99", size, row.p99, "ms", Some(AtMost(20.0)));
    let sending = Arc::new(Sending {
        drafts: filled.drafts.clone(),
        turn: AtomicUsize::new(0),
        acknowledged: Mutex::default(),
    });
    let row = measure(&hall, &sending, Load::Closed(CLIENTS), length).await?;
    hall.kill()?;
    keeps(&folder, &sending).await?;
    run.report.row("w7 brought", size, &row);
    run.report.figure("w7 brought", size, row.rps, "/s", Some(AtLeast(TAKEN)));
    Ok(())
}

fn pages(filled: &Complaints) -> Arc<Pages> {
    let own = filled.own.iter();
    let requests = own.map(|it| get(&format!("/complaints/{it}"), Some(&filled.citizen)));
    Pages::new(requests.collect(), 1_000)
}

/// What was acknowledged before the power was cut is still there.
async fn keeps(folder: &Path, sending: &Sending) -> Result<()> {
    let acknowledged = sending.acknowledged();
    ensure!(!acknowledged.is_empty(), "nothing was acknowledged");
    let lost = lost(folder, &acknowledged).await?;
    eprintln!("{} acknowledged before kill -9, {} lost", acknowledged.len(), lost.len());
    ensure!(lost.is_empty(), "{} acknowledged complaints are lost", lost.len());
    Ok(())
}
