//! Let everybody read what another wrote, or nobody any more.

use super::load;
use crate::{Caller, Context, Error, matters::staffed, review};
use domain::{
    conversations::{Review, Verdict},
    ids::PublishedAnswerId,
};
use store::{
    Write, matters,
    published_answers::{self, PublishedAnswer},
};

/// Approves what another wrote; it takes the place of the version that everybody read until now.
///
/// # Errors
/// [`Error::NotFound`]; `forbidden` for one's own and for who does not lead the desk; `conversation_canned_judged` when
/// somebody was faster; `published_matter_open` where the matter is being handled again; a failure.
pub async fn approve(
    ctx: &Context,
    caller: &Caller,
    id: PublishedAnswerId,
    version: i64,
) -> Result<(), Error> {
    judge(ctx, caller, (id, version), Verdict::Approve).await
}

/// Takes a version back: one's own proposal, or, as whoever leads the desk, any.
///
/// # Errors
/// As [`approve`].
pub async fn withdraw(
    ctx: &Context,
    caller: &Caller,
    id: PublishedAnswerId,
    version: i64,
) -> Result<(), Error> {
    judge(ctx, caller, (id, version), Verdict::Withdraw).await
}

async fn judge(
    ctx: &Context,
    caller: &Caller,
    (id, version): (PublishedAnswerId, i64),
    verdict: Verdict,
) -> Result<(), Error> {
    let (shared, caller) = (ctx.clone(), caller.clone());
    let judged = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let versions = published_answers::versions(tx, id).await?;
            let it = versions.iter().find(|it| it.version == version).ok_or(Error::NotFound)?;
            let state = review::judged(&caller, &it.department, it.written_by, &it.state, verdict)?;
            let (person, now) = (caller.signed_in()?.person, shared.now());
            if state == Review::Approved {
                for_all(tx, &caller, it).await?;
            }
            let is_read = Review::Approved.word();
            let before = versions.iter().filter(|it| it.state == is_read);
            for before in before.filter(|_| state == Review::Approved) {
                let states = (is_read, Review::Replaced.word());
                let which = (before.id, before.version);
                published_answers::judge(tx, which, states, person, now).await?;
            }
            let states = (it.state.as_str(), state.word());
            published_answers::judge(tx, (id, version), states, person, now).await?;
            Ok::<_, Error>(())
        })
    });
    judged.await?;
    load(ctx).await
}

/// Whether the answer of a matter may still be told to everybody, by somebody whom it does not concern.
async fn for_all(tx: &mut Write, caller: &Caller, it: &PublishedAnswer) -> Result<(), Error> {
    let Some(heard) = &it.heard else { return Ok(()) };
    let row = matters::find_by_id(tx, heard.matter).await?.ok_or(Error::NotFound)?;
    let is_told = staffed(caller, &row)?.answer_for_all().is_some();
    if is_told { Ok(()) } else { Err(Error::Refused("published_matter_open")) }
}
