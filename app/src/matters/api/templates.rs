//! What the page of reply templates asks of the server.

use super::super::view_model::{self, TemplatesView};
use crate::{
    cookies,
    error::AppError,
    server_context::{caller, context, language, told_on},
};
use domain::ids::ReplyTemplateId;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use leptos_axum::redirect;
use serde::{Deserialize, Serialize};
use service::{
    Error,
    matters::templates::{self, Wording},
};

const PAGE: &str = "/w/matters/templates";

/// The templates that a department keeps; `edit` names one that is to be changed.
#[server(prefix = "/api", endpoint = "matters/templates", input = GetUrl)]
pub async fn kept(department: String, edit: String) -> Result<TemplatesView, AppError> {
    let kept = templates::kept(&context()?, &caller(), &department).await;
    let kept = kept.map_err(told_on(page(&department, "")))?;
    Ok(view_model::templates(language(), &kept, &edit))
}

/// What the form of a template carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    id: String,
    version: String,
    name: String,
    fits: String,
    outcome: String,
    text: String,
}

/// Keeps a new template, or a change of one.
#[server(prefix = "/api", endpoint = "matters/keep-template")]
pub async fn keep(
    #[server(default)] department: String,
    #[server(flatten)] typed: Typed,
) -> Result<(), AppError> {
    typed.keep();
    let (ctx, caller, known) = (context()?, caller(), known(&typed.id, &typed.version));
    let kept = templates::keep(&ctx, &caller, &department, known, &typed.wording()).await;
    kept.map_err(told_on(page(&department, &typed.id)))?;
    cookies::forget(PAGE);
    redirect(&page(&department, ""));
    Ok(())
}

/// Has nobody use a template any more.
#[server(prefix = "/api", endpoint = "matters/retire-template")]
pub async fn retire(
    #[server(default)] department: String,
    #[server(default)] id: String,
    #[server(default)] version: String,
) -> Result<(), AppError> {
    let page = page(&department, "");
    let known = known(&id, &version).ok_or(Error::NotFound).map_err(told_on(page.clone()))?;
    let retired = templates::retire(&context()?, &caller(), known).await;
    retired.map_err(told_on(page.clone()))?;
    redirect(&page);
    Ok(())
}

impl Typed {
    /// Keeps what was typed for the page, should it not be taken.
    fn keep(&self) {
        let Self { name, fits, outcome, text, .. } = self;
        cookies::keep(PAGE, &[name, fits, outcome, text]);
    }

    /// What the form says.
    fn wording(&self) -> Wording {
        let Self { name, fits, outcome, text, .. } = self.clone();
        Wording { name, fits, outcome, text }
    }
}

/// Which version of which template a form names; none for a new one.
fn known(id: &str, version: &str) -> Option<(ReplyTemplateId, i64)> {
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// The page of a department, with the form of the template that `edit` names.
fn page(department: &str, edit: &str) -> String {
    let edit = if edit.is_empty() { String::new() } else { format!("&edit={edit}") };
    format!("{PAGE}?department={department}{edit}")
}
