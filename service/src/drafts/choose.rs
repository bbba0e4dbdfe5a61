//! Choose what is no answer: the commitment, and the version of the item.

use super::{Choices, own::own_open};
use crate::{Caller, Context, Error, cases::item_of};
use domain::ids::DraftId;
use store::drafts;

/// Chooses notify-and-commit or takes the choice back; answers the version of the draft now.
///
/// # Errors
/// `commitment_not_offered`; [`Error::NotFound`] when it is not the caller's; `already_submitted`; a failure.
pub async fn choose_commitment(
    ctx: &Context,
    caller: &Caller,
    id: DraftId,
    commits: bool,
) -> Result<i64, Error> {
    let (ctx, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .clone()
        .transact(move |tx| {
            Box::pin(async move {
                let (owned, choices) = own_open(tx, &caller, id).await?;
                let draft = owned.draft;
                let item = item_of(tx, &ctx, &draft.item_key, draft.item_version).await?;
                if commits && item.commitment.is_none() {
                    return Err(Error::Refused("commitment_not_offered"));
                }
                if choices.commits == commits {
                    return Ok(draft.version);
                }
                let choices = Choices { commits, ..choices }.json()?;
                let (read, now) = (draft.version, ctx.now());
                Ok(drafts::save(tx, id, read, &draft.answers, &choices, now).await?)
            })
        })
        .await
}

/// Moves a draft to the version of its item that is on offer; answers the version of the draft now.
///
/// What was typed stays; the questions that are new or asked differently are judged anew.
///
/// # Errors
/// `not_offered`; [`Error::NotFound`] when it is not the caller's; `already_submitted`; a failure.
pub async fn upgrade(ctx: &Context, caller: &Caller, id: DraftId) -> Result<i64, Error> {
    let (ctx, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .clone()
        .transact(move |tx| {
            Box::pin(async move {
                let draft = own_open(tx, &caller, id).await?.0.draft;
                let offered = ctx.catalogue().item(&draft.item_key).map(|it| it.version);
                let offered = offered.ok_or(Error::Refused("not_offered"))?;
                if offered == draft.item_version {
                    return Ok(draft.version);
                }
                Ok(drafts::set_item_version(tx, id, draft.version, offered, ctx.now()).await?)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{Next, show, testing::{begun, begun_for}},
        testing::hall,
    };

    #[tokio::test]
    async fn the_commitment_takes_the_place_of_the_documents_it_replaces() {
        let hall = hall().await;
        let id = begun_for(&hall, "public-place-hygiene-permit").await;
        let waived = |view: &crate::drafts::DraftView| {
            view.materials.iter().filter(|it| it.is_waived).count()
        };
        let before = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!(waived(&before), 0);
        assert_eq!(choose_commitment(&hall.ctx, &hall.citizen, id, true).await.unwrap(), 2);
        let after = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert!(waived(&after) > 0 && after.faults.len() < before.faults.len());
        assert!(matches!(after.next, Next::Section(_)));
    }

    #[tokio::test]
    async fn an_item_that_offers_no_commitment_takes_none() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let refused = choose_commitment(&hall.ctx, &hall.citizen, id, true).await;
        assert!(matches!(refused, Err(Error::Refused("commitment_not_offered"))));
    }
}
