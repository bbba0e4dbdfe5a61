//! Complaints: many that are there, and some that are written and not sent.

use super::{hall, now, session, story};
use anyhow::{Context as _, Result};
use domain::{
    complaints::Kind,
    identifiers::CaseNumber,
    ids::{EntryId, MatterId, PersonId},
    matters::{MatterNumber, Procedure, Standing},
};
use service::{
    Caller, Context,
    matters::{self, Contact, Topic, Written},
};
use std::{path::Path, sync::Arc};
use store::{
    StoreError,
    matters::{Draft, Matter, NewEntry},
};
use uuid::Uuid;

/// Citizens who complain at the same time.
const CITIZENS: usize = 1_000;
/// Complaints that are written in one transaction.
const BATCH: usize = 2_000;
/// The first number of what is copied; the hall itself counts from 1.
const FIRST: u32 = 100_000;
/// Numbers of one day that are given to copies; then the day before is filled.
const A_DAY: u32 = 800_000;
/// Complaints of one citizen whose pages are opened.
const OWN: usize = 200;

/// What the load has to know.
#[derive(Clone, Debug)]
pub struct Complaints {
    /// Those that are not sent: which, and the cookies of whoever writes it.
    pub drafts: Arc<Vec<(Uuid, String)>>,
    /// Numbers of those that one citizen has brought.
    pub own: Vec<String>,
    /// Cookies of that citizen.
    pub citizen: String,
}

/// A hall with `count` complaints, and `drafts` that can be sent, in `folder`.
///
/// # Errors
/// When the hall refuses a step, or the store fails.
pub async fn complaints(folder: &Path, count: usize, drafts: usize) -> Result<Complaints> {
    std::fs::create_dir_all(folder)?;
    let (ctx, clock) = hall(folder).await?;
    service::items::seed(&ctx).await?;
    service::items::load(&ctx).await?;
    clock.set(now());
    let citizen = story::account(&ctx, "王小明", None).await?;
    let mut citizens = Vec::with_capacity(CITIZENS);
    for place in 0..CITIZENS {
        let caller = story::account(&ctx, &format!("市民{place}"), None).await?;
        citizens.push(caller.signed_in()?.person);
    }
    let own = copies(&ctx, &citizen, &citizens, count).await?;
    let drafts = written(&ctx, &citizens, drafts).await?;
    let citizen = session(&ctx, citizen.signed_in()?.person).await?;
    ctx.db.close().await;
    Ok(Complaints { drafts: Arc::new(drafts), own, citizen })
}

/// What everybody writes.
fn complaint() -> Written {
    Written {
        title: "窗口没有人理我".to_owned(),
        told: "上午九点取号，在二楼窗口排队两个小时，没有人理我，也没有人解释。".to_owned(),
        wish: "请说明原因".to_owned(),
        known: Some(Standing::Named),
        contact: Contact {
            name: "王小明".to_owned(),
            mobile: "13800138000".to_owned(),
            address: String::new(),
        },
        department: "market".to_owned(),
        ..Written::new(Topic::Complaint(Kind::Service))
    }
}

/// Copies of one complaint that the hall has taken itself; answers the numbers of those of `citizen`.
async fn copies(
    ctx: &Context,
    citizen: &Caller,
    citizens: &[PersonId],
    count: usize,
) -> Result<Vec<String>> {
    let id = MatterId::new(ctx.chance.id());
    let lodged = matters::lodge(ctx, citizen, id, &complaint()).await?;
    let mut db = ctx.db.read().await?;
    let original =
        store::matters::find(&mut db, &lodged.number).await?.context("it was brought")?;
    let log = store::matters::entries(&mut db, original.id, 1).await?;
    let first = log.into_iter().next().context("it begins with its first fact")?.entry;
    drop(db);
    let number: MatterNumber = original.number.parse()?;
    let mut own = vec![original.number.clone()];
    let places: Vec<usize> = (1..count).collect();
    for batch in places.chunks(BATCH) {
        let mut rows = Vec::with_capacity(batch.len());
        for place in batch {
            let is_own = *place < OWN;
            let filer = if is_own { original.filer } else { Some(citizens[place % CITIZENS]) };
            let row = copy(ctx, &original, number.number(), *place, filer)?;
            if is_own {
                own.push(row.number.clone());
            }
            rows.push((row, NewEntry { id: EntryId::new(ctx.chance.id()), ..first.clone() }));
        }
        let written = ctx.db.transact(move |tx| {
            Box::pin(async move {
                for (row, entry) in &rows {
                    store::matters::add(tx, row).await?;
                    store::matters::append(tx, row.id, 1, entry).await?;
                }
                Ok::<_, StoreError>(())
            })
        });
        written.await?;
    }
    Ok(own)
}

/// A copy under a number of its own.
fn copy(
    ctx: &Context,
    original: &Matter,
    number: CaseNumber,
    place: usize,
    filer: Option<PersonId>,
) -> Result<Matter> {
    let place = u32::try_from(place)?;
    let mut on = number.date();
    for _ in 0..place / A_DAY {
        on = on.previous_day().context("a day before")?;
    }
    let number = CaseNumber::new(on, number.department(), FIRST + place % A_DAY)?;
    let number = MatterNumber::new(Procedure::Complaint, number).to_string();
    let id = MatterId::new(ctx.chance.id());
    Ok(Matter { id, number, filer, ..original.clone() })
}

/// Complaints that lack nothing; answers each with the cookies of whoever writes it.
async fn written(
    ctx: &Context,
    citizens: &[PersonId],
    count: usize,
) -> Result<Vec<(Uuid, String)>> {
    let mut cookies = Vec::with_capacity(citizens.len());
    for citizen in citizens {
        cookies.push(session(ctx, *citizen).await?);
    }
    let body = serde_json::to_string(&complaint())?;
    let mut made = Vec::with_capacity(count);
    let places: Vec<usize> = (0..count).collect();
    for batch in places.chunks(BATCH) {
        let mut drafts = Vec::with_capacity(batch.len());
        for place in batch {
            let writer = place % citizens.len();
            let id = MatterId::new(ctx.chance.id());
            made.push((id.uuid(), cookies[writer].clone()));
            let (person, visitor) = (Some(citizens[writer]), None);
            drafts.push(Draft { id, person, visitor, body: body.clone(), saved_at: ctx.now() });
        }
        let saved = ctx.db.transact(move |tx| {
            Box::pin(async move {
                for draft in &drafts {
                    store::matters::save_draft(tx, draft).await?;
                }
                Ok::<_, StoreError>(())
            })
        });
        saved.await?;
    }
    Ok(made)
}

/// Which of these were not brought to the hall of `folder`, which nobody has open.
///
/// # Errors
/// When the store fails.
pub async fn lost(folder: &Path, sent: &[Uuid]) -> Result<Vec<Uuid>> {
    let (ctx, _) = hall(folder).await?;
    let mut db = ctx.db.read().await?;
    let mut lost = Vec::new();
    for id in sent {
        if store::matters::find_by_id(&mut db, MatterId::new(*id)).await?.is_none() {
            lost.push(*id);
        }
    }
    drop(db);
    ctx.db.close().await;
    Ok(lost)
}
