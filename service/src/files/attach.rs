//! Hand a file in.

use super::{
    File, UNJUDGED, display_name,
    keep::{Kept, examine, keep},
};
use crate::{
    Caller, Context, Error, FieldFault,
    cases::{Side, capacity, item_of, load_by_id},
    drafts::{is_asked_for, own},
};
use bytes::Bytes;
use domain::{
    access::Action,
    ids::{DraftId, FileId},
    licensing::Target,
};
use store::{
    Session, Write,
    drafts::{Draft, DraftKind},
    files::{self, File as Row},
};

/// Most files of one draft.
pub const DRAFT_FILES_MAX: usize = 50;
/// Most bytes of all files of one draft.
pub const DRAFT_BYTES_MAX: u64 = 200 * 1024 * 1024;

/// Hands in a file that proves `material`, for an application or a correction that is being written.
///
/// What the owner calls it is only shown; what it is, its content says.
/// Handing in the same content again, as after a broken connection, answers the file that is there.
///
/// # Errors
/// [`Error::Invalid`] with the field `material.<key>` and the code of the fault; `material_not_asked`;
/// [`Error::NotFound`] when the draft is not the caller's; `already_submitted`; [`Error::SIGN_IN`], or a failure.
pub async fn attach(
    ctx: &Context,
    caller: &Caller,
    draft: DraftId,
    material: &str,
    name: &str,
    content: Bytes,
) -> Result<File, Error> {
    let mut db = ctx.db.read().await?;
    let room = Room::find(&mut db, ctx, caller, draft, material).await?;
    drop(db);
    let owner = caller.signed_in()?.person;
    let Kept { kind, content, sha256 } =
        examine(name, content).await?.map_err(|it| fault(material, it.code()))?;
    if let Some(same) = room.same(material, &sha256) {
        return Ok(same);
    }
    room.admit(material, content.len() as u64)?;
    let id = FileId::new(ctx.chance.id());
    let stored = keep(ctx, id, &content).await?;
    let row = Row {
        id,
        owner,
        draft: Some(draft),
        case: None,
        material: material.to_owned(),
        sha256: stored.sha256,
        size_bytes: i64::try_from(stored.size_bytes).map_err(Error::failed)?,
        mime: kind.mime().to_owned(),
        name: display_name(name, kind),
        state: UNJUDGED.to_owned(),
        note: String::new(),
        added_at: ctx.now(),
        removed_at: None,
    };
    let (ctx, caller) = (ctx.clone(), caller.clone());
    ctx.db
        .clone()
        .transact(move |tx| Box::pin(async move { enter(tx, &ctx, &caller, draft, &row).await }))
        .await
}

/// What was handed in before, and how much more there may be.
struct Room {
    files_max: usize,
    others: Vec<Row>,
}

impl Room {
    /// What the draft has room for, if the caller may hand in files for `material`.
    async fn find(
        db: &mut impl Session,
        ctx: &Context,
        caller: &Caller,
        id: DraftId,
        material: &str,
    ) -> Result<Self, Error> {
        let draft = own(db, caller, id, Action::EditDraft).await?;
        if draft.submitted_at.is_some() {
            return Err(Error::Refused("already_submitted"));
        }
        let item = item_of(db, ctx, &draft.item_key, draft.item_version).await?;
        let found = item.materials.iter().find(|it| it.key == material);
        let found = found.ok_or(NOT_ASKED)?;
        let is_asked = match draft.kind {
            DraftKind::Filing => is_asked_for(&item, found, &draft.answers),
            DraftKind::Correction => is_awaited(db, ctx, caller, &draft, material).await?,
        };
        if !is_asked {
            return Err(NOT_ASKED);
        }
        let others = files::of_draft(db, id).await?;
        Ok(Self { files_max: usize::from(found.copies), others })
    }

    fn of(&self, material: &str) -> impl Iterator<Item = &Row> {
        self.others.iter().filter(move |it| it.material == material)
    }

    /// The file with this content that is there already.
    fn same(&self, material: &str, sha256: &[u8; 32]) -> Option<File> {
        self.of(material).find(|it| it.sha256 == *sha256).map(File::from)
    }

    /// Refuses one more file of so many bytes when that is too much.
    fn admit(&self, material: &str, bytes: u64) -> Result<(), Error> {
        let before: u64 = self.others.iter().map(|it| it.size_bytes.unsigned_abs()).sum();
        if self.of(material).count() >= self.files_max {
            Err(fault(material, "material-full"))
        } else if self.others.len() >= DRAFT_FILES_MAX {
            Err(fault(material, "draft-too-many-files"))
        } else if before + bytes > DRAFT_BYTES_MAX {
            Err(fault(material, "draft-too-large"))
        } else {
            Ok(())
        }
    }
}

const NOT_ASKED: Error = Error::Refused("material_not_asked");

/// Whether the case that `draft` corrects still waits for `material`: listed in the notice, or to follow.
async fn is_awaited(
    db: &mut impl Session,
    ctx: &Context,
    caller: &Caller,
    draft: &Draft,
    material: &str,
) -> Result<bool, Error> {
    let id = draft.case.ok_or(Error::NotFound)?;
    let case = load_by_id(db, ctx, id).await?.ok_or(Error::NotFound)?.case;
    capacity(caller, Side::Applicant, Action::AttachFile, &case)?;
    let target = Target::Material(material.to_owned());
    let mut listed = case.corrections.iter().filter(|it| !it.supplied);
    let is_listed = listed.any(|it| it.deficiency.target == target);
    Ok(is_listed || (case.is_deferred() && case.missing().any(|key| key == material)))
}

fn fault(material: &str, code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new(format!("material.{material}"), code)])
}

/// Writes the row if there still is room for it: two uploads at once do not get past a limit.
async fn enter(
    tx: &mut Write,
    ctx: &Context,
    caller: &Caller,
    draft: DraftId,
    row: &Row,
) -> Result<File, Error> {
    let room = Room::find(tx, ctx, caller, draft, &row.material).await?;
    if let Some(same) = room.same(&row.material, &row.sha256) {
        return Ok(same);
    }
    room.admit(&row.material, row.size_bytes.unsigned_abs())?;
    files::add(tx, row).await?;
    Ok(File::from(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::{acting, change, signed},
        drafts::{
            Signed, expire, show, submit,
            testing::{begun, complete},
        },
        files::{FILE_BYTES_MAX, detach, open, testing::PDF},
        testing::{TestHall, hall},
    };
    use domain::{
        ids::CaseId,
        licensing::{ActionKind, Command, Deficiency, Finding},
    };

    async fn code(hall: &TestHall, draft: DraftId, name: &str, content: Vec<u8>) -> &'static str {
        let attached =
            attach(&hall.ctx, &hall.citizen, draft, "layout", name, content.into()).await;
        match attached.map(|it| it.name) {
            Err(Error::Invalid(faults)) => {
                assert_eq!(faults[0].field, "material.layout");
                faults[0].code
            }
            Err(Error::Refused(code)) => code,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_file_is_kept_under_a_name_that_harms_nobody() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        let name = "..\\..\\布局\u{202E}\r\n图.PDF";
        let content = Bytes::from_static(PDF);
        let file = attach(&hall.ctx, &hall.citizen, draft, "layout", name, content).await.unwrap();
        assert_eq!((file.name.as_str(), file.mime.as_str()), ("布局图.pdf", "application/pdf"));
        assert_eq!(file.size_bytes, PDF.len() as u64);
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        let layout = view.materials.iter().find(|it| it.key == "layout").unwrap();
        assert_eq!(layout.files, [file]);
    }

    #[tokio::test]
    async fn what_is_not_what_it_seems_is_refused_with_its_reason() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        for (name, content, expected) in [
            ("a.pdf", Vec::new(), "file-empty"),
            ("a.pdf", vec![b'%'; FILE_BYTES_MAX + 1], "file-too-large"),
            ("a.jpg", b"<html><script>alert(1)</script>".to_vec(), "file-unknown-kind"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "file-unknown-kind"),
            ("a.jpg", PDF.to_vec(), "file-wrong-extension"),
            ("a.html", PDF.to_vec(), "file-wrong-extension"),
        ] {
            assert_eq!(code(&hall, draft, name, content).await, expected, "{name}");
        }
        let view = show(&hall.ctx, &hall.citizen, draft).await.unwrap();
        assert!(view.materials.iter().all(|it| it.files.is_empty()));
    }

    #[tokio::test]
    async fn only_documents_that_are_asked_for_are_taken() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        // Fetched by the hall, not called for by the answers, not in the list at all.
        for material in ["business-licence", "vending-sites", "moon-map"] {
            let content = Bytes::from_static(PDF);
            let refused = attach(&hall.ctx, &hall.citizen, draft, material, "a.pdf", content).await;
            assert!(matches!(refused, Err(Error::Refused("material_not_asked"))), "{material}");
        }
    }

    #[tokio::test]
    async fn the_same_content_again_is_the_same_file_and_more_than_the_item_allows_is_refused() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        let numbered = |number: u8| [PDF, &[b'\n'; 9][..usize::from(number)]].concat();
        let mut ids = Vec::new();
        for number in [0, 0, 1, 2, 3, 4] {
            let content = numbered(number).into();
            let file = attach(&hall.ctx, &hall.citizen, draft, "layout", "a.pdf", content).await;
            ids.push(file.unwrap().id);
        }
        assert_eq!(ids[0], ids[1]);
        assert_eq!(code(&hall, draft, "a.pdf", numbered(5)).await, "material-full");
        detach(&hall.ctx, &hall.citizen, ids[0]).await.unwrap();
        let content = numbered(5).into();
        attach(&hall.ctx, &hall.citizen, draft, "layout", "a.pdf", content).await.unwrap();
    }

    #[tokio::test]
    async fn two_uploads_at_once_do_not_get_past_the_limit() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        let upload = |extra: &'static [u8]| {
            let content = [PDF, extra].concat().into();
            attach(&hall.ctx, &hall.citizen, draft, "application", "a.pdf", content)
        };
        let (one, other) = tokio::join!(upload(b"\n"), upload(b" "));
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|it| **it).count(), 1);
    }

    #[tokio::test]
    async fn a_file_comes_into_nobody_elses_draft_and_a_filed_draft_takes_none() {
        let hall = hall().await;
        let (draft, version) = complete(&hall).await;
        let by =
            |caller| attach(&hall.ctx, caller, draft, "layout", "a.pdf", Bytes::from_static(PDF));
        for caller in [&hall.stranger, &hall.clerk] {
            assert!(matches!(by(caller).await, Err(Error::NotFound)));
        }
        let signed = Signed { declaration: true, commitment: false };
        submit(&hall.ctx, &hall.citizen, draft, version, signed).await.unwrap();
        assert!(matches!(by(&hall.citizen).await, Err(Error::Refused("already_submitted"))));
    }

    /// The window finds the layout illegible; answers where the applicant prepares the correction.
    async fn told_to_correct_the_layout(hall: &TestHall, case: CaseId) -> DraftId {
        let (ctx, clerk) = (hall.ctx.clone(), hall.clerk.clone());
        let notify = Command::NotifyDeficiencies(vec![Deficiency {
            target: Target::Material("layout".to_owned()),
            finding: Finding::Unreadable,
            remark: "看不清".to_owned(),
        }]);
        hall.ctx
            .db
            .transact(move |tx| {
                Box::pin(async move {
                    let loaded = load_by_id(tx, &ctx, case).await?.ok_or(Error::NotFound)?;
                    let kind = ActionKind::NotifyDeficiencies;
                    let actor = acting(&clerk, Side::Staff, kind, &loaded.case)?;
                    change(tx, &ctx, &loaded, &actor, signed(&clerk), notify).await
                })
            })
            .await
            .unwrap();
        let mut db = hall.ctx.db.read().await.unwrap();
        let drafts = store::drafts::of_case(&mut db, case).await.unwrap();
        drafts.into_iter().find(|it| it.kind == DraftKind::Correction).unwrap().id
    }

    #[tokio::test]
    async fn a_correction_takes_what_the_notice_lists_and_nothing_else() {
        let hall = hall().await;
        let (draft, version) = complete(&hall).await;
        let signature = Signed { declaration: true, commitment: false };
        let filed = submit(&hall.ctx, &hall.citizen, draft, version, signature).await.unwrap();
        let correction = told_to_correct_the_layout(&hall, filed.case).await;
        let by = |caller, material| {
            let content = Bytes::from_static(PDF);
            attach(&hall.ctx, caller, correction, material, "a.pdf", content)
        };
        let file = by(&hall.citizen, "layout").await.unwrap();
        let unlisted = by(&hall.citizen, "application").await;
        assert!(matches!(unlisted, Err(Error::Refused("material_not_asked"))));
        assert!(matches!(by(&hall.stranger, "layout").await, Err(Error::NotFound)));
        // Until it is handed in, nobody else sees it.
        assert!(matches!(open(&hall.ctx, &hall.clerk, file.id).await, Err(Error::NotFound)));
        // The page waits as long as the case does.
        hall.clock.set("2026-12-01", 9);
        assert_eq!(expire(&hall.ctx).await.unwrap(), 0);
        detach(&hall.ctx, &hall.citizen, file.id).await.unwrap();
    }

    #[tokio::test]
    async fn what_a_camera_wrote_beside_the_picture_is_not_kept() {
        let hall = hall().await;
        let draft = begun(&hall).await;
        let photo = crate::files::testing::photo_with_place();
        let content = photo.clone().into();
        let file = attach(&hall.ctx, &hall.citizen, draft, "layout", "图.jpg", content);
        let file = file.await.unwrap();
        let opened = open(&hall.ctx, &hall.citizen, file.id).await.unwrap();
        let kept = opened.content;
        assert!(photo.windows(3).any(|it| it == b"GPS") && !kept.windows(3).any(|it| it == b"GPS"));
        assert_eq!(file.size_bytes, kept.len() as u64);
    }
}
