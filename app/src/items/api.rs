//! What the pages about services ask the server.

#[cfg(feature = "ssr")]
use super::view_model::{AnsweredView, Asked, Told};
use super::view_model::{CheckView, GuideView, HomeView, SearchView, SuggestView, TodoView};
use crate::error::AppError;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use leptos_router::location::Url;

/// How many published answers a search names at most.
#[cfg(feature = "ssr")]
const ANSWERED_MAX: usize = 5;

/// The services of the first page, by the way in: `person`, `enterprise`, `project` or `department`.
#[server(prefix = "/api", endpoint = "items/home", input = leptos::server_fn::codec::GetUrl)]
pub async fn home(way: String) -> Result<HomeView, AppError> {
    use crate::server_context::{context, language};
    let ctx = context()?;
    Ok(HomeView::of(language(), &ctx.catalogue(), &way))
}

/// The services that `words` find, or all of them, narrowed to a topic, a department, an `object` that may apply,
/// and a number of `visits`; each may be empty.
#[server(prefix = "/api", endpoint = "items/search", input = leptos::server_fn::codec::GetUrl)]
pub async fn search(
    words: String,
    topic: String,
    department: String,
    object: String,
    visits: String,
) -> Result<SearchView, AppError> {
    use crate::server_context::{context, language, told};
    let ctx = context()?;
    let found = service::items::search(&ctx, &words).await.map_err(told)?;
    let answers = ctx.answers();
    let answered = answers.search(&words, ANSWERED_MAX).into_iter();
    let answered = answered.map(|it| AnsweredView::of(language(), it)).collect();
    let asked = Asked::of(words, topic, department, &object, &visits);
    let view = SearchView::of(language(), &ctx.catalogue(), &asked, &found);
    Ok(SearchView { answered, ..view })
}

/// The first services that the `words` typed so far find, for the script `frontend/modules/suggest.js`.
#[server(prefix = "/api", endpoint = "items/suggest", input = leptos::server_fn::codec::GetUrl)]
pub async fn suggest(words: String) -> Result<SuggestView, AppError> {
    use crate::server_context::{context, keep_for_a_minute, language, told};
    let found = service::items::suggest(&context()?, &words).await.map_err(told)?;
    keep_for_a_minute();
    Ok(SuggestView::of(language(), &words, &found))
}

/// Remembers what somebody wants to do and has not found.
#[server(prefix = "/api", endpoint = "items/miss")]
pub async fn miss(words: String) -> Result<(), AppError> {
    use crate::server_context::{caller, context, told};
    service::items::miss(&context()?, &caller(), &words).await.map_err(told)?;
    leptos_axum::redirect(&format!("/search?q={}&told=1", Url::escape(&words)));
    Ok(())
}

/// The guide of a service for the circumstances that the query `told` tells.
#[server(prefix = "/api", endpoint = "items/guide", input = leptos::server_fn::codec::GetUrl)]
pub async fn guide(key: String, told: String) -> Result<GuideView, AppError> {
    use crate::server_context::{context, language};
    let ctx = context()?;
    let (catalogue, answers) = (ctx.catalogue(), ctx.answers());
    let item = catalogue.item(&key).ok_or(AppError::NotFound)?;
    let department = catalogue.department(&item.department);
    let guide = GuideView::of(language(), item, department, &Told::of(item, &told));
    let answered = answers.of_item(&key).map(|it| AnsweredView::of(language(), it)).collect();
    Ok(GuideView { answered, ..guide })
}

/// What to bring and where to go, for the circumstances that the query `told` tells.
#[server(prefix = "/api", endpoint = "items/todo", input = leptos::server_fn::codec::GetUrl)]
pub async fn todo(key: String, told: String) -> Result<TodoView, AppError> {
    use crate::server_context::{context, language};
    let catalogue = context()?.catalogue();
    let item = catalogue.item(&key).ok_or(AppError::NotFound)?;
    let department = catalogue.department(&item.department);
    Ok(TodoView::of(language(), item, department, &Told::of(item, &told)))
}

/// The eligibility check of a service, as far as it was answered.
#[server(prefix = "/api", endpoint = "items/check", input = leptos::server_fn::codec::GetUrl)]
pub async fn check(key: String, answers: String) -> Result<CheckView, AppError> {
    use crate::server_context::{context, language};
    let catalogue = context()?.catalogue();
    let item = catalogue.item(&key).ok_or(AppError::NotFound)?;
    Ok(CheckView::of(language(), item, &answers))
}
