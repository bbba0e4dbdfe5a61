//! What the page of a document asks the server.

use super::Verifying;
use crate::error::AppError;
use leptos::prelude::*;

/// The document `id`.
#[server(prefix = "/api", endpoint = "notices/show", input = leptos::server_fn::codec::GetUrl)]
pub async fn notice(id: String) -> Result<Verifying, AppError> {
    use crate::server_context::{caller, context, language, told};
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let shown = service::notices::show(&context()?, &caller(), id).await.map_err(told)?;
    Ok(Verifying::of(language(), &shown))
}
