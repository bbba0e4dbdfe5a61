//! The messages of the caller, newest first.

use super::News;
use crate::{Caller, Context, Error};
use domain::{Moment, ids::MessageId};
use store::messages::{self, Message};

/// How many a page shows.
const PAGE: usize = 20;

/// One page of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The messages.
    pub lines: Vec<Line>,
    /// Where the next page goes on; none on the last.
    pub next: Option<(Moment, MessageId)>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: MessageId,
    /// What it tells.
    pub says: News,
    /// When it was sent.
    pub sent_at: Moment,
    /// When it was first opened.
    pub read_at: Option<Moment>,
}

impl Line {
    pub(super) fn of(message: &Message) -> Result<Self, Error> {
        let says = serde_json::from_str(&message.params).map_err(Error::failed)?;
        let Message { id, sent_at, read_at, .. } = message;
        Ok(Self { id: *id, says, sent_at: *sent_at, read_at: *read_at })
    }
}

/// The caller's messages behind `after`.
///
/// # Errors
/// [`Error::SIGN_IN`], or a failure of the store.
pub async fn list(
    ctx: &Context,
    caller: &Caller,
    after: Option<(Moment, MessageId)>,
) -> Result<Page, Error> {
    let person = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let mut found = messages::of_person(&mut db, person, after, limit).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|it| (it.sent_at, it.id));
    let lines = found.iter().map(Line::of).collect::<Result<_, _>>()?;
    Ok(Page { lines, next })
}

/// How many messages the caller has not opened.
///
/// # Errors
/// [`Error::SIGN_IN`], or a failure of the store.
pub async fn unread(ctx: &Context, caller: &Caller) -> Result<i64, Error> {
    let person = caller.signed_in()?.person;
    let mut db = ctx.db.read().await?;
    Ok(messages::unread(&mut db, person).await?)
}
