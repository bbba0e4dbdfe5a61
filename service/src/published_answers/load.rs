//! Loads the published answers into memory, and again where another node has changed them.

use super::{Answers, Heard, Published};
use crate::{Context, Error};
use domain::conversations::Review;
use store::published_answers::{self, PublishedAnswer};

/// How many answers the hall holds in memory.
const HELD: i64 = 5_000;

/// Reads the published answers, for everybody to read from now on.
///
/// # Errors
/// A failure of the store.
pub async fn load(ctx: &Context) -> Result<(), Error> {
    let mut db = ctx.db.read().await?;
    // Asked before, so that what changes meanwhile is read again.
    let judged_at = published_answers::judged_at(&mut db).await?;
    let approved = published_answers::all(&mut db, Review::Approved.word(), HELD).await?;
    let approved = approved.into_iter().map(published).collect::<Result<_, _>>()?;
    ctx.set_answers(Answers::new(approved, judged_at));
    Ok(())
}

/// Reads them again when somebody has decided about one since they were read.
///
/// # Errors
/// A failure of the store.
pub(crate) async fn catch_up(ctx: &Context) -> Result<(), Error> {
    let judged_at = published_answers::judged_at(&mut ctx.db.read().await?).await?;
    if judged_at == ctx.answers().judged_at() { Ok(()) } else { load(ctx).await }
}

fn published(it: PublishedAnswer) -> Result<Published, Error> {
    let heard = it.heard.map(|it| {
        let procedure = it.procedure.parse().map_err(Error::failed)?;
        Ok::<_, Error>(Heard { procedure, kind: it.kind, month: it.month })
    });
    Ok(Published {
        id: it.id,
        version: it.version,
        department: it.department,
        item: it.item.map(|(key, _)| key),
        question: it.question,
        answer: it.answer,
        heard: heard.transpose()?,
        since: it.judged_at.unwrap_or(it.written_at),
    })
}
