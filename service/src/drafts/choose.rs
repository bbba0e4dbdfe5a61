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
                let (draft, choices) = own_open(tx, &caller, id).await?;
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
                let draft = own_open(tx, &caller, id).await?.0;
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
        drafts::{
            Next, Signed, show, submit,
            testing::{RESTAURANT, begun, begun_for, complete},
        },
        testing::{TestHall, hall},
    };
    use store::items::{self, Words};

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

    /// Puts the next version of the restaurant permit on offer.
    async fn publish_next(hall: &TestHall) {
        let mut item = hall.ctx.catalogue().item(RESTAURANT).unwrap().as_ref().clone();
        item.version += 1;
        let now = hall.ctx.now();
        let words = Words { name: String::new(), body: String::new(), initials: Vec::new() };
        hall.ctx
            .db
            .transact(move |tx| {
                Box::pin(async move {
                    items::save(tx, &item, now).await?;
                    items::publish(tx, &item.key, item.version, &words, now).await
                })
            })
            .await
            .unwrap();
        crate::items::load(&hall.ctx).await.unwrap();
    }

    #[tokio::test]
    async fn what_is_filed_is_filed_under_the_version_in_force() {
        let hall = hall().await;
        let (id, version) = complete(&hall).await;
        publish_next(&hall).await;
        let view = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!((view.item.version, view.newer_version), (1, Some(2)));
        let signed = Signed { declaration: true, commitment: false };
        let refused = submit(&hall.ctx, &hall.citizen, id, version, signed).await;
        assert!(matches!(refused, Err(Error::Refused("item_changed"))));
        let version = upgrade(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!(upgrade(&hall.ctx, &hall.citizen, id).await.unwrap(), version);
        let view = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!((view.item.version, view.newer_version), (2, None));
        submit(&hall.ctx, &hall.citizen, id, version, signed).await.unwrap();
    }
}
