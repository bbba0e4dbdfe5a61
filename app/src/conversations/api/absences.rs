//! What the page of absences asks of the server.

use super::super::view_model::{self, AbsencesView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told_on},
};
use domain::forms::read_date;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use service::absences::{self, NewAbsence};

const PAGE: &str = "/w/chat/absences";

/// Who is away from the desk of a department or will be.
#[server(prefix = "/api", endpoint = "conversations/absences", input = GetUrl)]
pub async fn absences(department: String) -> Result<AbsencesView, AppError> {
    let listed = absences::list(&context()?, &caller(), &department).await;
    Ok(view_model::absences(language(), &listed.map_err(told_on(page(&department)))?))
}

/// Notes an absence.
#[server(prefix = "/api", endpoint = "conversations/note-absence")]
pub async fn note_absence(
    #[server(default)] department: String,
    #[server(default)] agent: String,
    #[server(default)] from_on: String,
    #[server(default)] until_on: String,
    #[server(default)] stand_in: String,
) -> Result<(), AppError> {
    cookies::keep(PAGE, &[&agent, &from_on, &until_on, &stand_in]);
    let [from, until] = [&from_on, &until_on].map(|it| read_date(it));
    let [agent, stand_in] = [&agent, &stand_in].map(|it| it.parse().ok());
    let page = page(&department);
    let new = NewAbsence { department, agent, stand_in, from_on: from, until_on: until };
    absences::note(&context()?, &caller(), new).await.map_err(told_on(page.clone()))?;
    cookies::forget(PAGE);
    redirect(&page);
    Ok(())
}

/// Ends an absence before its last day, from its page or from the desk.
#[server(prefix = "/api", endpoint = "conversations/end-absence")]
pub async fn end_absence(
    #[server(default)] department: String,
    #[server(default)] id: String,
) -> Result<(), AppError> {
    let page = format!("/w/chat?department={department}");
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    absences::end(&context()?, &caller(), id).await.map_err(told_on(page.clone()))?;
    redirect(&page);
    Ok(())
}

fn page(department: &str) -> String {
    format!("{PAGE}?department={department}")
}
