//! Fills a hall: a few cases go all the way through the use cases, and the many are copies of them.
//!
//! A copy has its own number, applicant and documents, and its own sealed history; only messages are left out.
//! So every row has the shape, and every page the content, that the hall itself writes.

mod copies;
pub mod matters;
mod story;
pub mod talks;

use crate::clock::now;
use anyhow::{Context as _, Result};
use copies::Copier;
use domain::{
    Moment,
    ids::{PersonId, SessionId},
};
use service::{
    Context,
    context::{Chance, Clock},
};
use sha2::{Digest, Sha256};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};
use store::{Db, Options, blobs::Blobs, sessions};
use story::{Stage, Story};
use uuid::Uuid;

/// Cases of the citizen whose pages are opened, each with ten events.
const OWN_CASES: usize = 200;
/// Citizens who file at the same time; few cases each, as in life.
const APPLICANTS: usize = 1_000;
/// Cases that are written in one transaction.
const BATCH: usize = 200;

/// What the load has to know of a hall.
#[derive(Clone, Debug)]
pub struct Seeded {
    /// Numbers of the cases that the citizen may open.
    pub own: Vec<String>,
    /// Cookies of the citizen.
    pub citizen: String,
    /// Cookies of a clerk of the department that has all the cases.
    pub clerk: String,
    /// Applications that can be filed: the draft, its version, and the cookies of its owner.
    pub drafts: Arc<Vec<(Uuid, i64, String)>>,
}

/// A hall of `cases` cases and `drafts` applications that lack nothing, in `folder`.
///
/// # Errors
/// When the hall refuses a step, or the store fails.
pub async fn seed(folder: &Path, cases: usize, drafts: usize) -> Result<Seeded> {
    std::fs::create_dir_all(folder)?;
    let (ctx, clock) = hall(folder).await?;
    service::items::seed(&ctx).await?;
    let story = Story::begin(&ctx, &clock).await?;
    let originals = story.tell().await?;
    let draft = story.draft().await?;
    clock.set(now());
    let applicants = story.applicants(APPLICANTS).await?;
    let mut copier = Copier::new(&ctx, story.citizen(), applicants.clone());
    let issued = &originals[&Stage::Issued];
    let own = copier.cases(&vec![issued; OWN_CASES.min(cases / 4)], true).await?;
    let mut left = cases.saturating_sub(own.len());
    let mix = Stage::mix();
    while left > 0 {
        let count = left.min(BATCH);
        let batch: Vec<_> =
            (0..count).map(|place| &originals[&mix[(left - place) % mix.len()]]).collect();
        copier.cases(&batch, false).await?;
        left -= count;
    }
    let drafts = copier.drafts(&draft, drafts).await?;
    let citizen = session(&ctx, story.citizen()).await?;
    let clerk = session(&ctx, story.clerk()).await?;
    let mut tokens = Vec::with_capacity(applicants.len());
    for applicant in &applicants {
        tokens.push(session(&ctx, *applicant).await?);
    }
    let drafts = drafts
        .into_iter()
        .map(|(id, version, applicant)| (id, version, tokens[applicant].clone()))
        .collect();
    ctx.db.close().await;
    Ok(Seeded { own, citizen, clerk, drafts: Arc::new(drafts) })
}

/// Which of `drafts` became no case in the hall of `folder`, which nobody has open.
///
/// # Errors
/// When the store fails.
pub async fn lost(folder: &Path, drafts: &[Uuid]) -> Result<Vec<Uuid>> {
    let db = Db::open(&address(folder), Options::default()).await?;
    let mut lost = Vec::new();
    let mut read = db.read().await?;
    for id in drafts {
        let draft = domain::ids::DraftId::new(*id);
        if store::cases::find_by_draft(&mut read, draft).await?.is_none() {
            lost.push(*id);
        }
    }
    drop(read);
    db.close().await;
    Ok(lost)
}

/// Where the database of a hall is.
pub fn address(folder: &Path) -> String {
    format!("sqlite://{}", folder.join("hall.db").display())
}

async fn hall(folder: &Path) -> Result<(Context, Arc<SeedClock>)> {
    let options = Options { work_limit: Duration::from_mins(2), ..Options::default() };
    let db = Db::open(&address(folder), options).await?;
    db.migrate().await?;
    let clock = Arc::new(SeedClock(AtomicI64::new(now().micros())));
    let blobs = Blobs::folder(&folder.join("files"))?;
    let mut ctx = Context::new(db, blobs, clock.clone(), Arc::new(SeedChance::default()));
    ctx.allows_fictional_ids = true;
    Ok((ctx, clock))
}

/// Signs a person in and answers the cookie.
async fn session(ctx: &Context, person: PersonId) -> Result<String> {
    let token: String = ctx
        .chance
        .bytes()
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect();
    let hash: [u8; 32] = Sha256::digest(&token).into();
    let at = now();
    let session = sessions::Session {
        id: SessionId::new(ctx.chance.id()),
        person,
        created_at: at,
        proved_at: at,
        seen_at: at,
        expires_at: at.plus_seconds(12 * 3_600),
        user_agent: "bench".to_owned(),
    };
    ctx.db
        .transact(move |tx| Box::pin(async move { sessions::start(tx, &session, &hash).await }))
        .await
        .context("begin a session")?;
    Ok(format!("hall={token}"))
}

/// A clock that stands until it is moved.
struct SeedClock(AtomicI64);

impl SeedClock {
    fn set(&self, at: Moment) {
        self.0.store(at.micros(), Ordering::Relaxed);
    }
}

impl Clock for SeedClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::Relaxed))
    }
}

/// Chance that gives the same in every run, so that every run measures the same hall.
#[derive(Default)]
struct SeedChance(AtomicU64);

impl Chance for SeedChance {
    fn id(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
    }

    fn bytes(&self) -> [u8; 32] {
        Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::{
        cases::{self, Filter},
        history::{self, Head},
    };

    #[tokio::test]
    async fn a_filled_hall_has_a_sound_history_and_pages_of_ten_events() {
        let folder = std::env::temp_dir().join(format!("hall-seed-{}", std::process::id()));
        let seeded = seed(&folder, 80, 3).await.unwrap();
        assert_eq!((seeded.own.len(), seeded.drafts.len()), (20, 3));
        let db = Db::open(&address(&folder), Options::default()).await.unwrap();
        let mut read = db.read().await.unwrap();
        let own = cases::find_by_number(&mut read, &seeded.own[0]).await.unwrap().unwrap();
        let trail = history::trail(&mut read, own.id).await.unwrap();
        assert_eq!(trail.events.len(), 10);
        assert!(trail.documents.len() >= 6);
        assert!(trail.events.iter().all(|it| !it.body.contains(&seeded.own[1])));
        let open = cases::list(&mut read, "market", Filter::default(), None, 1_000).await.unwrap();
        // Every fifth copy is open and those of the citizen are closed; three originals are open.
        assert_eq!(open.len(), 60 / 5 + 3);
        let audit = history::verify(&mut read, Head::START).await.unwrap();
        assert!(audit.fault.is_none(), "{:?}", audit.fault);
        drop(read);
        db.close().await;
        let drafts: Vec<Uuid> = seeded.drafts.iter().map(|it| it.0).collect();
        assert_eq!(lost(&folder, &drafts).await.unwrap(), drafts, "none of them is filed yet");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
