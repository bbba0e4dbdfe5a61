//! Let everybody read what another wrote, or nobody any more.

use super::load;
use crate::{Caller, Context, Error, review};
use domain::{
    conversations::{Review, Verdict},
    ids::PublishedAnswerId,
};
use store::published_answers;

/// Approves what another wrote; it takes the place of the version that everybody read until now.
///
/// # Errors
/// [`Error::NotFound`]; `forbidden` for one's own and for who does not lead the desk; `conversation_canned_judged` when
/// somebody was faster; a failure.
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
