//! Show a draft: the task list with everything that is still to do.

use super::{
    Choices, DraftFault, Next, Sheet,
    own::{kept_until, own},
};
use crate::{
    Caller, Context, Error,
    bars::{Bar, against},
    cases::item_of,
    files::File,
};
use domain::{
    Date, Moment,
    access::Action,
    forms::{Answers, Status},
    identifiers::CaseNumber,
    ids::{DraftId, OrganisationId},
    items::Item,
};
use std::sync::Arc;
use store::{cases, drafts::DraftKind, files};

/// A draft with everything that is still to do.
#[derive(Clone, Debug)]
pub struct DraftView {
    /// Which it is.
    pub id: DraftId,
    /// What is applied for, in the version of the draft.
    pub item: Arc<Item>,
    /// For which organisation; none for the writer.
    pub organisation: Option<OrganisationId>,
    /// The answers as typed.
    pub answers: Answers,
    /// The answers of the eligibility check, and whether the commitment is chosen.
    pub choices: Choices,
    /// Counts the saves; a page carries it back.
    pub version: i64,
    /// The sections in their order.
    pub sections: Vec<SectionStatus>,
    /// The documents asked of this applicant, in their order.
    pub materials: Vec<AskedMaterial>,
    /// Everything that is missing or wrong.
    pub faults: Vec<DraftFault>,
    /// Where to go on.
    pub next: Next,
    /// When it was last saved.
    pub saved_at: Moment,
    /// The last day on which it is kept, unless it is saved again.
    pub kept_until: Date,
    /// The version of the item that is on offer now, when it is another.
    pub newer_version: Option<u32>,
    /// What forbids this applicant to file it, the longest.
    pub barred: Option<Bar>,
    /// Number of the case it became, once it is filed.
    pub filed_as: Option<CaseNumber>,
}

/// How far a section is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionStatus {
    /// Key of the section.
    pub key: String,
    /// How far it is.
    pub status: Status,
}

/// A document that is asked of the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedMaterial {
    /// Key of the material.
    pub key: String,
    /// Filing is refused without it.
    pub is_needed: bool,
    /// The commitment takes its place.
    pub is_waived: bool,
    /// How many files it may have.
    pub files_max: usize,
    /// What was handed in, in the order in which it came.
    pub files: Vec<File>,
}

/// The draft `id`.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none of the caller's; [`Error::SIGN_IN`]; a failure of the store.
pub async fn show(ctx: &Context, caller: &Caller, id: DraftId) -> Result<DraftView, Error> {
    let mut db = ctx.db.read().await?;
    let draft = own(&mut db, caller, id, Action::SeeDraft).await?;
    if draft.kind != DraftKind::Filing {
        return Err(Error::NotFound);
    }
    let choices = Choices::of(&draft)?;
    let item = item_of(&mut db, ctx, &draft.item_key, draft.item_version).await?;
    let stored = files::of_draft(&mut db, id).await?;
    let filed_as = match draft.submitted_at {
        Some(_) => cases::find_by_draft(&mut db, id).await?,
        None => None,
    };
    let filed_as = filed_as.map(|case| CaseNumber::parse(&case.number));
    let filed_as = filed_as.transpose().map_err(Error::failed)?;
    let bars = against(&mut db, ctx, (draft.owner, draft.organisation), &item.key).await?;
    let barred = bars.into_iter().find(|it| it.ground.rules_out_filing());
    let sheet = Sheet::new(ctx, &item, &draft, &choices, &stored);
    let section = |it: &domain::forms::Section| SectionStatus {
        key: it.key.clone(),
        status: sheet.status(it),
    };
    let sections = item.form.sections.iter().map(section).collect();
    let materials = sheet.materials().map(|it| AskedMaterial {
        key: it.material.key.clone(),
        is_needed: it.is_needed,
        is_waived: it.is_waived,
        files_max: usize::from(it.material.copies),
        files: it.files.into_iter().map(File::from).collect(),
    });
    let offered = ctx.catalogue().item(&draft.item_key).map(|it| it.version);
    Ok(DraftView {
        id,
        organisation: draft.organisation,
        sections,
        materials: materials.collect(),
        faults: sheet.faults(),
        next: sheet.next(None),
        version: draft.version,
        saved_at: draft.updated_at,
        kept_until: kept_until(draft.updated_at, &ctx.calendar()),
        newer_version: offered.filter(|version| *version != draft.item_version),
        barred,
        filed_as,
        answers: draft.answers,
        choices,
        item,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drafts::testing::{OPERATOR, begun, page, save_ok},
        testing::hall,
    };
    use time::macros::date;

    #[tokio::test]
    async fn the_task_list_says_how_far_everything_is_and_where_to_go_on() {
        let hall = hall().await;
        let id = begun(&hall).await;
        save_ok(&hall, id, page("operator", 1, OPERATOR)).await;
        let view = show(&hall.ctx, &hall.citizen, id).await.unwrap();
        let statuses: Vec<Status> = view.sections.iter().map(|it| it.status).collect();
        assert_eq!(statuses, [Status::Complete, Status::NotStarted, Status::NotStarted]);
        assert_eq!(view.next, Next::Section("premises".to_owned()));
        assert_eq!(view.kept_until, date!(2026 - 06 - 30));
        assert_eq!((view.newer_version, view.filed_as), (None, None));
        let asked: Vec<&str> = view.materials.iter().map(|it| it.key.as_str()).collect();
        // Neither what the hall fetches itself nor what the answers do not call for.
        assert_eq!(asked, ["application", "layout", "safety-rules"]);
        let missing: Vec<&str> = view
            .faults
            .iter()
            .filter(|it| it.code() == "material-missing")
            .map(|it| it.field.as_str())
            .collect();
        assert_eq!(missing, ["material.application", "material.layout"]);
    }

    #[tokio::test]
    async fn the_draft_of_somebody_else_is_answered_like_none() {
        let hall = hall().await;
        let id = begun(&hall).await;
        let theirs = show(&hall.ctx, &hall.stranger, id).await.unwrap_err();
        let none = show(&hall.ctx, &hall.stranger, DraftId::new(hall.ctx.chance.id())).await;
        assert!(matches!((theirs, none.unwrap_err()), (Error::NotFound, Error::NotFound)));
    }
}
