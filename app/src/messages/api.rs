//! What the page of messages asks of the server.

use super::view_model::MessagesView;
use crate::error::AppError;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::view_model;
#[cfg(feature = "ssr")]
use crate::{
    server_context::{caller, context, language, told, told_on},
    ui::place,
};

/// The visitor's messages, newest first, behind the place `after` of the page before.
#[server(prefix = "/api", endpoint = "messages/list")]
pub async fn messages(after: Option<String>) -> Result<MessagesView, AppError> {
    let after = after.as_deref().and_then(place::read);
    let told = told_on("/messages".to_owned());
    let page = service::messages::list(&context()?, &caller(), after).await.map_err(told)?;
    Ok(view_model::messages(language(), &page))
}

/// Opens a message, which counts as read from then on, and goes to what it is about.
#[server(prefix = "/api", endpoint = "messages/open")]
pub async fn open(id: String) -> Result<(), AppError> {
    let id = id.parse().map_err(|_| told(service::Error::NotFound))?;
    let message = service::messages::open(&context()?, &caller(), id).await.map_err(told)?;
    leptos_axum::redirect(&view_model::about(&message.says));
    Ok(())
}
