//! What the pages of an application ask of the server.

use super::{
    posted::Pairs,
    view_model::{CheckView, KeptView, SectionView, StartView, TaskListView, UploadView},
};
use crate::error::AppError;
use leptos::{
    prelude::*,
    server_fn::codec::{GetUrl, Json},
};

#[cfg(feature = "ssr")]
use super::{
    posted::Posted,
    view_model::{Shown, checked, go_on, judge, kept},
};
#[cfg(feature = "ssr")]
use crate::items::view_model::{Told, pairs};
#[cfg(feature = "ssr")]
use crate::{
    query_code,
    server_context::{caller, context, language, told, told_on},
    ui::unsaved::Unsaved,
};
#[cfg(feature = "ssr")]
use domain::ids::{DraftId, FileId, OrganisationId};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::{accounts, drafts, files};

/// What the view models are made of.
#[cfg(feature = "ssr")]
pub(super) mod service_types {
    pub use service::{
        accounts::{Represented, kind_word},
        drafts::{AskedMaterial, Cause, Conflict, Difference, DraftFault, DraftView, Line, Next},
        files::File,
    };

    /// Most megabytes of one file.
    pub const FILE_MEGABYTES: usize = service::files::FILE_BYTES_MAX / 1024 / 1024;
}

/// Where an application for the item `key` begins; `answers` are those of the eligibility check, in its order.
#[server(prefix = "/api", endpoint = "drafts/start-page", input = GetUrl)]
pub async fn start_page(
    key: String,
    answers: String,
    circumstances: String,
) -> Result<StartView, AppError> {
    let ctx = context()?;
    let item = ctx.catalogue().item(&key).cloned().ok_or(AppError::NotFound)?;
    let circumstances = Told::of(&item, &circumstances);
    let page = ["/s/", &key, "/apply", &circumstances.query()].concat();
    let begun = drafts::list(&ctx, &caller()).await.map_err(told_on(page))?;
    let organisations = accounts::represented(&ctx, &caller()).await.map_err(told)?;
    let given = (answers.as_str(), &circumstances);
    Ok(StartView::of(language(), &item, (&begun, &organisations), given))
}

/// Begins an application for the item `key`, or goes on with the one that was begun unless `fresh` is wanted.
#[server(prefix = "/api", endpoint = "drafts/start")]
pub async fn start(
    key: String,
    #[server(default)] answers: String,
    #[server(default)] applicant: String,
    #[server(default)] fresh: bool,
    #[server(default)] circumstances: String,
) -> Result<(), AppError> {
    let ctx = context()?;
    let organisation = for_whom(&applicant)?;
    let item = ctx.catalogue().item(&key).cloned().ok_or(AppError::NotFound)?;
    let checks = checked(&item.checks, &answers);
    let wish =
        drafts::Wish { item_key: key, organisation, checks, told: pairs(&circumstances), fresh };
    let begun = drafts::start(&ctx, &caller(), wish).await.map_err(told)?;
    let (drafts::Start::Started { draft } | drafts::Start::Existing { draft }) = begun;
    redirect(&format!("/apply/{draft}"));
    Ok(())
}

/// The organisation for which somebody applies; none for themself.
#[cfg(feature = "ssr")]
fn for_whom(applicant: &str) -> Result<Option<OrganisationId>, AppError> {
    match applicant {
        "" | "me" => Ok(None),
        id => id.parse().map(Some).map_err(|_| told(service::Error::NotFound)),
    }
}

/// The task list of a draft; of one that is filed, the way to its receipt.
#[server(prefix = "/api", endpoint = "drafts/task-list", input = GetUrl)]
pub async fn task_list(draft: String) -> Result<TaskListView, AppError> {
    Ok(TaskListView::of(language(), &shown(&draft, "").await?))
}

/// One page of questions.
#[server(prefix = "/api", endpoint = "drafts/section", input = GetUrl)]
pub async fn section_page(
    draft: String,
    section: String,
    check: bool,
    more: bool,
    add: Option<String>,
) -> Result<SectionView, AppError> {
    let view = shown(&draft, &format!("/{section}")).await?;
    let ctx = context()?;
    let what = Shown { page: ctx.chance.id().to_string(), check, more, add };
    let judge = judge(&view, section, (ctx.now(), ctx.allows_fictional_ids));
    SectionView::of(language(), &view, judge, &what).ok_or(AppError::NotFound)
}

/// The page of one material, with the fault of the last file that was not taken.
#[server(prefix = "/api", endpoint = "drafts/material", input = GetUrl)]
pub async fn upload_page(draft: String, material: String) -> Result<UploadView, AppError> {
    let view = shown(&draft, &format!("/files/{material}")).await?;
    UploadView::of(language(), &view, &material).ok_or(AppError::NotFound)
}

/// The whole application, to be checked and filed.
#[server(prefix = "/api", endpoint = "drafts/check", input = GetUrl)]
pub async fn check_page(draft: String) -> Result<CheckView, AppError> {
    let (language, view) = (language(), shown(&draft, "/check").await?);
    let catalogue = context()?.catalogue();
    let reader = catalogue.department(&view.item.department);
    Ok(CheckView::of(language, &view, reader.map_or("", |it| language.read(&it.name))))
}

/// Saves a page of questions while its writer goes on typing.
#[server(prefix = "/api", endpoint = "drafts/keep", input = Json)]
pub async fn keep(draft: String, section: String, pairs: Pairs) -> Result<KeptView, AppError> {
    let (ctx, caller, id) = (context()?, caller(), parse(&draft)?);
    let posted = Posted::of(pairs);
    let page = page(&section, &posted);
    let save = drafts::save_section(&ctx, &caller, id, page).await.map_err(told)?;
    let view = drafts::show(&ctx, &caller, id).await.map_err(told)?;
    let version = match save {
        drafts::Save::Saved { version, .. } => Some(version),
        drafts::Save::Conflict(_) => None,
    };
    Ok(kept(language(), &view, version))
}

/// Throws a draft away.
#[server(prefix = "/api", endpoint = "drafts/discard")]
pub async fn discard(draft: String) -> Result<(), AppError> {
    drafts::discard(&context()?, &caller(), parse(&draft)?).await.map_err(told)?;
    redirect("/my");
    Ok(())
}

/// Chooses to be granted on a commitment (告知承诺), or takes the choice back.
#[server(prefix = "/api", endpoint = "drafts/choose-commitment")]
pub async fn choose_commitment(draft: String, commits: bool) -> Result<(), AppError> {
    let id = parse(&draft)?;
    drafts::choose_commitment(&context()?, &caller(), id, commits).await.map_err(told)?;
    redirect(&format!("/apply/{id}"));
    Ok(())
}

/// Moves a draft to the version of its item that is on offer.
#[server(prefix = "/api", endpoint = "drafts/upgrade")]
pub async fn upgrade(draft: String) -> Result<(), AppError> {
    let id = parse(&draft)?;
    drafts::upgrade(&context()?, &caller(), id).await.map_err(told)?;
    redirect(&format!("/apply/{id}"));
    Ok(())
}

/// Takes a file back; the visitor stays on the page of its material.
#[server(prefix = "/api", endpoint = "drafts/detach")]
pub async fn detach(file: String) -> Result<(), AppError> {
    let id: FileId = file.parse().map_err(|_| AppError::NotFound)?;
    files::detach(&context()?, &caller(), id).await.map_err(told)
}

/// Files the application as it was read in `version`; twice is once.
#[server(prefix = "/api", endpoint = "drafts/submit")]
pub async fn submit(
    draft: String,
    version: i64,
    declaration: Option<String>,
    commitment: Option<String>,
) -> Result<(), AppError> {
    let signed =
        drafts::Signed { declaration: declaration.is_some(), commitment: commitment.is_some() };
    let (ctx, caller, id) = (context()?, caller(), parse(&draft)?);
    let filed = drafts::submit(&ctx, &caller, id, version, signed).await.map_err(told)?;
    filed.query_code.into_iter().for_each(|code| query_code::hand_over(filed.number, code));
    redirect(&format!("/receipt/{}", filed.number));
    Ok(())
}

/// What became of a page of questions that a browser has posted.
#[cfg(feature = "ssr")]
#[derive(Debug)]
pub enum Answer {
    /// It is saved; the browser goes on to this address.
    GoTo(String),
    /// It could not be saved; the page shows what was typed, so that nothing is lost.
    Held(super::Held),
}

/// Saves a page of questions that a browser has posted by itself.
///
/// This is no server function, because what could not be saved is shown in the answer to the very same request:
/// it is too much for an address or a cookie, and nobody else should see it.
///
/// # Errors
/// What the use case says, except where the answers can be shown to their writer again.
#[cfg(feature = "ssr")]
pub async fn post_section(
    ctx: &service::Context,
    caller: &service::Caller,
    language: crate::text::Language,
    (draft, section): (String, String),
    pairs: Pairs,
) -> Result<Answer, service::Error> {
    let id: DraftId = draft.parse().map_err(|_| service::Error::NotFound)?;
    let posted = Posted::of(pairs.clone());
    let saved = drafts::save_section(ctx, caller, id, page(&section, &posted)).await;
    match saved {
        Ok(drafts::Save::Saved { faults, next, .. }) => {
            let view = drafts::show(ctx, caller, id).await?;
            Ok(Answer::GoTo(go_on(&view, &section, &posted, !faults.is_empty(), &next)))
        }
        Ok(drafts::Save::Conflict(conflict)) => {
            let view = drafts::show(ctx, caller, id).await?;
            Ok(Answer::Held(super::Held::conflict(language, &view, &section, &conflict, pairs)))
        }
        Err(service::Error::Refused("already_submitted")) => {
            Ok(Answer::GoTo(format!("/apply/{id}")))
        }
        Err(service::Error::Refused(code @ ("sign_in" | "busy"))) => {
            let action = format!("/apply/{id}/{section}");
            Ok(Answer::Held(super::Held::Unsaved(Unsaved::new(code, action, pairs))))
        }
        Err(error) => Err(error),
    }
}

/// The draft for one of its pages; whoever has to sign in first comes back to that page.
#[cfg(feature = "ssr")]
async fn shown(draft: &str, page: &str) -> Result<drafts::DraftView, AppError> {
    let id = parse(draft)?;
    let told = told_on(format!("/apply/{id}{page}"));
    let view = drafts::show(&context()?, &caller(), id).await.map_err(told)?;
    if let Some(number) = view.filed_as {
        redirect(&format!("/receipt/{number}"));
    }
    Ok(view)
}

#[cfg(feature = "ssr")]
fn parse(draft: &str) -> Result<DraftId, AppError> {
    draft.parse().map_err(|_| AppError::NotFound)
}

#[cfg(feature = "ssr")]
fn page(section: &str, posted: &Posted) -> drafts::Page {
    drafts::Page {
        section: section.to_owned(),
        typed: posted.fields.clone(),
        read_version: posted.edition.version,
        by: drafts::Origin { page: posted.edition.page.clone(), turn: posted.edition.turn },
        overwrite: posted.overwrite,
    }
}
