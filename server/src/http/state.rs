//! What every handler shares.

use super::live::Streams;
use app::server_context::SessionCookie;
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Context;
use std::{net::IpAddr, sync::Arc};

/// What every handler shares.
#[derive(Clone)]
pub struct Hall {
    /// What every use case is given.
    pub context: Context,
    /// How the cookie of a session is written.
    pub cookie: SessionCookie,
    /// Where people reach the hall.
    pub public_url: Arc<str>,
    /// Machines in front of the hall that say for whom they ask.
    pub proxies: Arc<[IpAddr]>,
    /// The streams of live pages.
    pub streams: Streams,
    /// Settings of the renderer.
    pub leptos: LeptosOptions,
}

impl FromRef<Hall> for LeptosOptions {
    fn from_ref(hall: &Hall) -> Self {
        hall.leptos.clone()
    }
}
