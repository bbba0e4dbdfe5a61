//! What the pages of the desk ask of the server.

use super::view_model::{
    ActionForm, BenchView, CaseView, ContentView, HistoryView, MaterialsView, OvertakenView,
};
use crate::error::AppError;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use super::view_model::{Wanted, query, wired};
#[cfg(feature = "ssr")]
use crate::{
    server_context::{caller, context, language, told},
    text::Language,
    ui::faults::Faults,
};
#[cfg(feature = "ssr")]
use domain::{identifiers::CaseNumber, licensing::ActionKind};
#[cfg(feature = "ssr")]
use leptos_axum::redirect;
#[cfg(feature = "ssr")]
use service::desk;

/// The values of a form by the names of its fields.
pub type Fields = BTreeMap<String, Vec<String>>;

/// The workbench; a number that is looked for leads to its case.
#[server(prefix = "/api", endpoint = "desk/bench", input = GetUrl)]
pub async fn bench(
    department: String,
    whose: String,
    state: String,
    due: String,
    after: String,
    find: String,
) -> Result<BenchView, AppError> {
    if let Ok(number) = CaseNumber::parse(&find) {
        redirect(&format!("/w/c/{number}"));
    }
    let (caller, wanted) = (caller(), Wanted { department, whose, state, due, after, find });
    let ctx = context()?;
    let found = desk::list(&ctx, &caller, &query(&wanted)).await;
    let found = found.inspect_err(|error| lead_away(&caller, error)).map_err(told_at("/w"))?;
    let supervises = service::conversations::supervises(&ctx, &caller);
    Ok(BenchView { supervises, ..BenchView::of(language(), &wanted, &found) })
}

/// Whoever runs the hall has no desk, and works elsewhere.
#[cfg(feature = "ssr")]
fn lead_away(caller: &service::Caller, error: &service::Error) {
    if caller.governs() && matches!(error, service::Error::NotFound) {
        redirect("/w/admin");
    }
}

/// The page of a case; with a purpose, what is kept from view of its applicant is shown, and the look noted.
#[server(prefix = "/api", endpoint = "desk/case", input = GetUrl)]
pub async fn case(
    number: String,
    purpose: Option<String>,
    done: String,
) -> Result<CaseView, AppError> {
    let dossier = dossier(&number, "").await?;
    let Some(purpose) = purpose else {
        let page = CaseView::of(language(), &dossier, None, Vec::new());
        return Ok(page.after(language(), &done));
    };
    Ok(match desk::reveal(&context()?, &caller(), &number, &purpose).await {
        Ok(revealed) => CaseView::of(language(), &dossier, Some(&revealed), Vec::new()),
        Err(error) => CaseView::of(language(), &dossier, None, said(told(error))),
    })
}

/// Notes that the caller compared what the applicant declares of their organisation with its proof.
#[server(prefix = "/api", endpoint = "desk/verify-authority")]
pub async fn verify_authority(number: String) -> Result<(), AppError> {
    let read = CaseNumber::parse(&number).map_err(|_| told(service::Error::NotFound))?;
    desk::verify_authority(&context()?, &caller(), &number).await.map_err(told)?;
    redirect(&format!("/w/c/{read}?done=authority"));
    Ok(())
}

/// What was filed.
#[server(prefix = "/api", endpoint = "desk/content", input = GetUrl)]
pub async fn content(number: String) -> Result<ContentView, AppError> {
    Ok(ContentView::of(language(), &dossier(&number, "/content").await?))
}

/// The documents that were handed in.
#[server(prefix = "/api", endpoint = "desk/materials", input = GetUrl)]
pub async fn materials(number: String) -> Result<MaterialsView, AppError> {
    Ok(MaterialsView::of(language(), &dossier(&number, "/materials").await?))
}

/// Everything that happened.
#[server(prefix = "/api", endpoint = "desk/history", input = GetUrl)]
pub async fn history(number: String) -> Result<HistoryView, AppError> {
    Ok(HistoryView::of(language(), &dossier(&number, "/history").await?))
}

/// Who was faster.
#[server(prefix = "/api", endpoint = "desk/overtaken", input = GetUrl)]
pub async fn overtaken(number: String) -> Result<OvertakenView, AppError> {
    Ok(OvertakenView::of(language(), &dossier(&number, "").await?))
}

/// The form of an action, with a look at what it would lead to where that is wanted.
#[server(prefix = "/api", endpoint = "desk/action", input = GetUrl)]
pub async fn action(number: String, action: String, preview: bool) -> Result<ActionForm, AppError> {
    let (ctx, caller, language) = (context()?, caller(), language());
    let kind: ActionKind = action.parse().map_err(|_| AppError::NotFound)?;
    let refused = told_at(&format!("/w/c/{number}/{kind}"));
    let sheet = desk::sheet(&ctx, &caller, &number, kind).await.map_err(refused)?;
    let seen = if preview {
        Some(desk::preview(&ctx, &caller, &number, kind, &sheet.typed).await)
    } else {
        None
    };
    Ok(looked_at(language, &sheet, seen))
}

/// The form of an action with what it would lead to, or with why it may not be done.
#[cfg(feature = "ssr")]
fn looked_at(
    language: Language,
    sheet: &desk::Sheet,
    seen: Option<Result<desk::Preview, service::Error>>,
) -> ActionForm {
    match seen {
        None => ActionForm::of(language, sheet, None, Vec::new()),
        Some(Ok(seen)) => ActionForm::of(language, sheet, Some(&seen), Vec::new()),
        Some(Err(error)) => ActionForm::of(language, sheet, None, said(wire_all(told(error)))),
    }
}

/// Keeps what was typed, and shows what it would lead to or does it.
#[server(prefix = "/api", endpoint = "desk/act")]
pub async fn act(
    number: String,
    action: String,
    version: i64,
    go: String,
    #[server(default)] fields: Fields,
) -> Result<(), AppError> {
    let (ctx, caller, typed) = (context()?, caller(), typed(fields));
    let (number, kind) = meant(&number, &action)?;
    if go == "preview" {
        desk::save_sheet(&ctx, &caller, &number, kind, &typed).await.map_err(told)?;
        redirect(&format!("/w/c/{number}/{kind}?preview=1"));
    } else {
        let acted = desk::act(&ctx, &caller, &number, version, kind, &typed).await;
        redirect(&after(&number, kind, &acted.map_err(told).map_err(wire_all)?));
    }
    Ok(())
}

/// The case and the action that an address names.
#[cfg(feature = "ssr")]
fn meant(number: &str, action: &str) -> Result<(String, ActionKind), AppError> {
    let number = CaseNumber::parse(number).map_err(|_| AppError::NotFound)?;
    Ok((number.to_string(), action.parse().map_err(|_| AppError::NotFound)?))
}

/// The page that follows an action.
#[cfg(feature = "ssr")]
fn after(number: &str, kind: ActionKind, acted: &desk::Acted) -> String {
    match acted {
        desk::Acted::Done { .. } => format!("/w/c/{number}?done={kind}"),
        desk::Acted::Overtaken(_) => format!("/w/c/{number}/overtaken"),
    }
}

/// Writes down what the officer finds of a file; the fields carry its id, because a page has many such forms.
#[server(prefix = "/api", endpoint = "desk/judge")]
pub async fn judge(
    number: String,
    file: String,
    #[server(default)] fields: Fields,
) -> Result<(), AppError> {
    let number = CaseNumber::parse(&number).map_err(|_| AppError::NotFound)?.to_string();
    let id = file.parse().map_err(|_| AppError::NotFound)?;
    caller().signed_in().map_err(told)?;
    let verdict = verdict(&file, &typed(fields)).map_err(wire_all)?;
    desk::judge_file(&context()?, &caller(), &number, id, verdict).await.map_err(told)?;
    redirect(&format!("/w/c/{number}/materials#file-{file}"));
    Ok(())
}

/// The verdict that was typed for a file.
#[cfg(feature = "ssr")]
fn verdict(file: &str, typed: &desk::Typed) -> Result<desk::Verdict, AppError> {
    let named = |name: &str| format!("{name}-{file}");
    let missing = |name| AppError::Invalid(vec![(named(name), "missing".to_owned())]);
    match typed.one(&named("verdict")) {
        "good" => Ok(desk::Verdict::Good),
        "bad" => {
            let finding = typed.one(&named("finding")).parse().map_err(|_| missing("finding"))?;
            let remark = typed.one(&named("remark")).to_owned();
            if remark.is_empty() {
                return Err(missing("remark"));
            }
            Ok(desk::Verdict::Bad { finding, remark })
        }
        _ => Err(missing("verdict")),
    }
}

#[cfg(feature = "ssr")]
async fn dossier(number: &str, page: &str) -> Result<desk::Dossier, AppError> {
    let told = told_at(&format!("/w/c/{number}{page}"));
    desk::show(&context()?, &caller(), number).await.map_err(told)
}

/// What the officer is told; whoever has to sign in first is sent there, and then back to `page`.
#[cfg(feature = "ssr")]
fn told_at(page: &str) -> impl FnOnce(service::Error) -> AppError + use<> {
    let is_plain = page.bytes().all(|it| it.is_ascii_alphanumeric() || b"/-_".contains(&it));
    let page = is_plain.then(|| page.to_owned());
    move |error| {
        let told = told(error);
        if let Some(page) = page.filter(|_| told == AppError::sign_in()) {
            redirect(&format!("/sign-in?next={page}"));
        }
        told
    }
}

/// What is wrong, field by field, in the words of the officer.
#[cfg(feature = "ssr")]
fn said(error: AppError) -> Vec<(String, String)> {
    Faults::of_error(language(), &error).iter().cloned().collect()
}

#[cfg(feature = "ssr")]
fn typed(fields: Fields) -> desk::Typed {
    let pairs = |(name, values): (String, Vec<String>)| {
        values.into_iter().map(move |value| (name.clone(), value))
    };
    fields.into_iter().flat_map(pairs).collect()
}

/// Names the fields of a fault as the form names them.
#[cfg(feature = "ssr")]
fn wire_all(error: AppError) -> AppError {
    error.renamed(wire)
}

#[cfg(feature = "ssr")]
fn wire(field: String) -> String {
    if field.is_empty() { field } else { wired(&field) }
}
