//! Take a file back.

use crate::{Caller, Context, Error, drafts::own};
use domain::{access::Action, ids::FileId};
use store::files;

/// Takes a file back from a draft that is not filed.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none of the caller's; `already_submitted`; [`Error::SIGN_IN`];
/// a failure of the store.
pub async fn detach(ctx: &Context, caller: &Caller, id: FileId) -> Result<(), Error> {
    let (ctx, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .clone()
        .transact(move |tx| {
            Box::pin(async move {
                caller.signed_in()?;
                let file = files::find(tx, id).await?.filter(|it| it.removed_at.is_none());
                let draft = file.and_then(|it| it.draft).ok_or(Error::NotFound)?;
                let draft = own(tx, &caller, draft, Action::EditDraft).await?;
                if draft.submitted_at.is_some() {
                    return Err(Error::Refused("already_submitted"));
                }
                Ok(files::remove(tx, id, ctx.now()).await?)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{Signed, show, submit, testing::complete},
        files::File,
        testing::{TestHall, hall},
    };
    use domain::ids::DraftId;

    async fn first_file(hall: &TestHall, draft: DraftId) -> Option<File> {
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        view.materials.into_iter().flat_map(|it| it.files).next()
    }

    #[tokio::test]
    async fn a_file_is_taken_back_by_its_owner_until_it_is_filed() {
        let hall = hall().await;
        let (draft, version) = complete(&hall).await;
        let first = first_file(&hall, draft).await.unwrap();
        for caller in [&hall.stranger, &hall.clerk] {
            let refused = detach(&hall.ctx, caller, first.id).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        detach(&hall.ctx, &hall.citizen, first.id).await.unwrap();
        let again = detach(&hall.ctx, &hall.citizen, first.id).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let signed = Signed { declaration: true, commitment: false };
        let missing = submit(&hall.ctx, &hall.citizen, draft, version, signed).await;
        assert!(matches!(missing, Err(Error::Invalid(_))));
    }

    #[tokio::test]
    async fn a_filed_document_stays() {
        let hall = hall().await;
        let (draft, version) = complete(&hall).await;
        let signed = Signed { declaration: true, commitment: false };
        submit(&hall.ctx, &hall.citizen, draft, version, signed).await.unwrap();
        let filed = first_file(&hall, draft).await.unwrap();
        let refused = detach(&hall.ctx, &hall.citizen, filed.id).await;
        assert!(matches!(refused, Err(Error::Refused("already_submitted"))));
    }
}
