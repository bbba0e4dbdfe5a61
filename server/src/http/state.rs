//! What every handler shares.

use super::visit::Cookies;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Context;
use std::sync::Arc;

/// What every handler shares.
#[derive(Clone, FromRef)]
pub struct Hall {
    /// What every use case is given.
    pub context: Context,
    /// How cookies are named and bound.
    pub cookies: Arc<Cookies>,
    /// Settings of the renderer.
    pub leptos: LeptosOptions,
}
