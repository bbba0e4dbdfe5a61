//! What the pages about services ask the server.

use super::view_model::{CheckView, GuideView, HomeView, SearchView};
use crate::error::AppError;
use leptos::prelude::*;

/// The services of the first page, by the way in: `person`, `enterprise`, `project` or `department`.
#[server(prefix = "/api", endpoint = "items/home", input = leptos::server_fn::codec::GetUrl)]
pub async fn home(way: String) -> Result<HomeView, AppError> {
    use crate::server_context::{context, language};
    let ctx = context()?;
    Ok(HomeView::of(language(), &ctx.catalogue(), &way))
}

/// The services that `words`, a topic or a department find.
#[server(prefix = "/api", endpoint = "items/search", input = leptos::server_fn::codec::GetUrl)]
pub async fn search(
    words: String,
    topic: String,
    department: String,
) -> Result<SearchView, AppError> {
    use crate::server_context::{context, language, told};
    let ctx = context()?;
    if words.trim().is_empty() {
        return Ok(SearchView::browse(language(), &ctx.catalogue(), &topic, &department));
    }
    let found = service::items::search(&ctx, &words).await.map_err(told)?;
    Ok(SearchView::found(language(), &ctx.catalogue(), &found))
}

/// The guide of a service.
#[server(prefix = "/api", endpoint = "items/guide", input = leptos::server_fn::codec::GetUrl)]
pub async fn guide(key: String) -> Result<GuideView, AppError> {
    use crate::server_context::{context, language};
    let catalogue = context()?.catalogue();
    let item = catalogue.item(&key).ok_or(AppError::NotFound)?;
    Ok(GuideView::of(language(), item, catalogue.department(&item.department)))
}

/// The eligibility check of a service, as far as it was answered.
#[server(prefix = "/api", endpoint = "items/check", input = leptos::server_fn::codec::GetUrl)]
pub async fn check(key: String, answers: String) -> Result<CheckView, AppError> {
    use crate::server_context::{context, language};
    let catalogue = context()?.catalogue();
    let item = catalogue.item(&key).ok_or(AppError::NotFound)?;
    Ok(CheckView::of(language(), item, &answers))
}
