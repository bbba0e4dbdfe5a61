//! The address of the messages.

use super::MessagesPage;
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { case: messages = MessagesPage }

/// The page of messages by its address.
#[component(transparent)]
pub fn MessageRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/messages") view={Lazy::<lazy::MessagesPage>::new()} ssr=SsrMode::Async /> }.into_inner()
}
