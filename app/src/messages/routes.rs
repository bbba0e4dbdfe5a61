//! The address of the messages.

use super::MessagesPage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The page of messages by its address.
#[component(transparent)]
pub fn MessageRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/messages") view=MessagesPage ssr=SsrMode::Async /> }.into_inner()
}
