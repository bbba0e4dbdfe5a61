//! What the page of canned answers asks of the server.

use super::super::view_model::{self, CannedView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told_on},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use service::{Context, Error, canned_answers};

/// The canned answers of a department; `edit` names one that is to be written better.
#[server(prefix = "/api", endpoint = "conversations/canned", input = GetUrl)]
pub async fn canned(department: String, edit: String) -> Result<CannedView, AppError> {
    let listed = canned_answers::list(&context()?, &caller(), &department).await;
    let listed = listed.map_err(told_on(page(&department)))?;
    Ok(view_model::canned(language(), &listed, &edit))
}

/// Proposes an answer, or a better version of one.
#[server(prefix = "/api", endpoint = "conversations/propose")]
pub async fn propose(
    #[server(default)] department: String,
    #[server(default)] id: String,
    #[server(default)] title: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let form = form_page(&department, &id);
    cookies::keep(&form, &[&title, &text]);
    let (ctx, caller, known) = (context()?, caller(), id.parse().ok());
    let proposed = canned_answers::propose(&ctx, &caller, &department, known, &title, &text).await;
    proposed.map_err(told_on(page(&department)))?;
    cookies::forget(&form);
    redirect(&page(&department));
    Ok(())
}

/// Approves a version or takes it back.
#[server(prefix = "/api", endpoint = "conversations/judge")]
pub async fn judge(
    #[server(default)] department: String,
    #[server(default)] id: String,
    #[server(default)] version: String,
    #[server(default)] deed: String,
) -> Result<(), AppError> {
    let judged = judged(&context()?, &id, &version, &deed).await;
    judged.map_err(told_on(page(&department)))?;
    redirect(&page(&department));
    Ok(())
}

async fn judged(ctx: &Context, id: &str, version: &str, deed: &str) -> Result<(), Error> {
    let (Ok(id), Ok(version)) = (id.parse(), version.parse()) else { return Err(Error::NotFound) };
    match deed {
        "approve" => canned_answers::approve(ctx, &caller(), id, version).await,
        "withdraw" => canned_answers::withdraw(ctx, &caller(), id, version).await,
        _ => Err(Error::Refused("malformed")),
    }
}

fn page(department: &str) -> String {
    format!("/w/chat/answers?department={department}")
}

/// The page with the form of a new answer, or of one that is written better.
fn form_page(department: &str, id: &str) -> String {
    let page = page(department);
    if id.is_empty() { page } else { format!("{page}&edit={id}") }
}
