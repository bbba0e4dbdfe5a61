//! What the page of a document asks the server.

use super::{Shown, VerifiedView};
use crate::error::AppError;
use leptos::prelude::*;

/// The document `id`.
#[server(prefix = "/api", endpoint = "notices/show", input = leptos::server_fn::codec::GetUrl)]
pub async fn notice(id: String) -> Result<Shown, AppError> {
    use crate::server_context::{caller, context, language, told};
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let shown = service::notices::show(&context()?, &caller(), id).await.map_err(told)?;
    Ok(Shown::of(language(), &shown))
}

/// The document with this code, for anybody who holds it; none while no code is given.
#[server(prefix = "/api", endpoint = "notices/verify", input = leptos::server_fn::codec::GetUrl)]
pub async fn verify(code: String) -> Result<Option<VerifiedView>, AppError> {
    use crate::server_context::{caller, context, language, told};
    if code.trim().is_empty() {
        return Ok(None);
    }
    let found = service::notices::verify(&context()?, &caller(), &code).await.map_err(told)?;
    Ok(Some(VerifiedView::of(language(), &found)))
}
