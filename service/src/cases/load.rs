//! Reads a case as its history tells it.

use super::Signature;
use crate::{Context, Error};
use domain::{
    identifiers::CaseNumber,
    ids::CaseId,
    items::Item,
    licensing::{Case, Event},
};
use std::sync::Arc;
use store::{
    Session,
    cases::{self, Case as Row},
    documents::Document,
    history, items,
};

/// A case with everything that happened to it.
#[derive(Clone)]
pub struct Loaded {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// Its row.
    pub row: Row,
    /// The item in the version of the case.
    pub item: Arc<Item>,
    /// What happened, oldest first.
    pub events: Vec<Entry>,
    /// What follows from it.
    pub case: Case,
    /// The documents that were issued, oldest first.
    pub documents: Vec<Document>,
}

/// One entry of the history.
#[derive(Clone)]
pub struct Entry {
    /// What happened.
    pub event: Event,
    /// By whom, with the names of those it speaks of.
    pub signature: Signature,
}

impl Loaded {
    /// The last entry of the history.
    #[must_use]
    pub fn last(&self) -> &Entry {
        self.events.last().expect("a case begins with an event")
    }
}

/// The case with this number, if there is one; a number that cannot be is one that is not given.
///
/// Two statements, and a third where the case stands under an older version of its item.
pub async fn load(
    db: &mut impl Session,
    ctx: &Context,
    number: &str,
) -> Result<Option<Loaded>, Error> {
    let Ok(number) = CaseNumber::parse(number) else { return Ok(None) };
    let Some(row) = cases::find_by_number(db, &number.to_string()).await? else { return Ok(None) };
    complete(db, ctx, row).await.map(Some)
}

/// The case `id`, if there is one.
pub async fn load_by_id(
    db: &mut impl Session,
    ctx: &Context,
    id: CaseId,
) -> Result<Option<Loaded>, Error> {
    let Some(row) = cases::find(db, id).await? else { return Ok(None) };
    complete(db, ctx, row).await.map(Some)
}

async fn complete(db: &mut impl Session, ctx: &Context, row: Row) -> Result<Loaded, Error> {
    let item = item_of(db, ctx, &row.item_key, row.item_version).await?;
    let trail = history::trail(db, row.id).await?;
    let events = trail.events.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
    let case = Case::replay(events.iter().map(|it| &it.event))
        .ok_or_else(|| Error::failed(format!("case {} does not begin with a filing", row.id)))?;
    let number = CaseNumber::parse(&row.number).map_err(Error::failed)?;
    Ok(Loaded { number, row, item, events, case, documents: trail.documents })
}

fn entry(stored: &history::Event) -> Result<Entry, Error> {
    let event = serde_json::from_str(&stored.body).map_err(Error::failed)?;
    let signature = serde_json::from_str(&stored.actor).map_err(Error::failed)?;
    Ok(Entry { event, signature })
}

/// The item in this version: from memory while it is the one on offer.
pub async fn item_of(
    db: &mut impl Session,
    ctx: &Context,
    key: &str,
    version: u32,
) -> Result<Arc<Item>, Error> {
    if let Some(item) = ctx.catalogue().item(key).filter(|it| it.version == version) {
        return Ok(item.clone());
    }
    let stored = items::find(db, key, version).await?;
    let missing = || Error::failed(format!("item {key} has no version {version}"));
    stored.map(|it| Arc::new(it.item)).ok_or_else(missing)
}
