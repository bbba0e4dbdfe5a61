//! The addresses of the pages about services.

use super::{
    check_page::CheckPage, guide_page::GuidePage, search_page::SearchPage, todo_page::TodoPage,
};
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { item: check = CheckPage, guide = GuidePage, search = SearchPage, todo = TodoPage }

/// Search, guide and check of services.
#[component(transparent)]
pub fn ItemRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/search") view={Lazy::<lazy::SearchPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/s/:key") view={Lazy::<lazy::GuidePage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/s/:key/todo") view={Lazy::<lazy::TodoPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/s/:key/check") view={Lazy::<lazy::CheckPage>::new()} ssr=SsrMode::Async />
    }
    .into_inner()
}
