//! The addresses of the pages about services.

use super::{check_page::CheckPage, guide_page::GuidePage, search_page::SearchPage};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// Search, guide and check of services.
#[component(transparent)]
pub fn ItemRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
        <Route path=path!("/s/:key") view=GuidePage ssr=SsrMode::Async />
        <Route path=path!("/s/:key/check") view=CheckPage ssr=SsrMode::Async />
    }
    .into_inner()
}
