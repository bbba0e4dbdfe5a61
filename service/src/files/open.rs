//! Open a file: for its owner, and for those who may see the case.

use super::{File, content};
use crate::{Caller, Context, Error, cases::load_by_id, drafts::own};
use bytes::Bytes;
use domain::{
    access::{Action, Subject, may},
    ids::FileId,
};
use store::{Session, files};

/// A file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What is known of it.
    pub file: File,
    /// What is in it.
    pub content: Bytes,
}

/// The file `id` with its content.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none that the caller may see; [`Error::SIGN_IN`]; a failure of the store.
pub async fn open(ctx: &Context, caller: &Caller, id: FileId) -> Result<Opened, Error> {
    caller.signed_in()?;
    let mut db = ctx.db.read().await?;
    let file = files::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    see(&mut db, ctx, caller, &file).await?;
    drop(db);
    let content = content(ctx, id, &file.sha256).await?;
    Ok(Opened { file: File::from(&file), content })
}

/// A file of a case is seen by those who see its materials, replaced or not; before that by its writer alone.
async fn see(
    db: &mut impl Session,
    ctx: &Context,
    caller: &Caller,
    file: &files::File,
) -> Result<(), Error> {
    let Some(case) = file.case else {
        let draft = file.draft.filter(|_| file.removed_at.is_none()).ok_or(Error::NotFound)?;
        own(db, caller, draft, Action::SeeDraft).await?;
        return Ok(());
    };
    let loaded = load_by_id(db, ctx, case).await?.ok_or(Error::NotFound)?;
    let subject = Subject::case(&loaded.case);
    let actors = caller.signed_in()?.actors(loaded.case.applicant);
    let sees = actors.iter().any(|actor| may(actor, Action::SeeMaterials, &subject).is_ok());
    if sees { Ok(()) } else { Err(Error::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::{Signed, show, submit, testing::complete},
        files::{detach, testing::PDF},
        testing::hall,
    };

    #[tokio::test]
    async fn before_filing_a_file_is_seen_by_its_owner_alone() {
        let hall = hall().await;
        let (draft, _) = complete(&hall).await;
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        let id = view.materials[0].files[0].id;
        let opened = open(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert_eq!((&opened.content[..], opened.file.name.as_str()), (PDF, "扫描件.pdf"));
        for caller in [&hall.stranger, &hall.clerk, &hall.head] {
            assert!(matches!(open(&hall.ctx, caller, id).await, Err(Error::NotFound)));
        }
        let nobody = open(&hall.ctx, &Caller::default(), id).await;
        assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
        detach(&hall.ctx, &hall.citizen, id).await.unwrap();
        assert!(matches!(open(&hall.ctx, &hall.citizen, id).await, Err(Error::NotFound)));
        let none = open(&hall.ctx, &hall.citizen, FileId::new(hall.ctx.chance.id())).await;
        assert!(matches!(none, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn after_filing_it_is_seen_by_the_department_of_the_case_too() {
        let hall = hall().await;
        let (draft, version) = complete(&hall).await;
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        let id = view.materials[0].files[0].id;
        let signed = Signed { declaration: true, commitment: false };
        submit(&hall.ctx, &hall.citizen, draft, version, signed).await.unwrap();
        for caller in [&hall.citizen, &hall.clerk, &hall.reviewer, &hall.decider] {
            assert!(open(&hall.ctx, caller, id).await.is_ok());
        }
        for caller in [&hall.stranger, &hall.health_clerk, &hall.issuing_clerk] {
            assert!(matches!(open(&hall.ctx, caller, id).await, Err(Error::NotFound)));
        }
    }
}
