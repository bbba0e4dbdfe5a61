//! The addresses of the desk.

use super::{
    action_page::ActionPage, bench_page::BenchPage, case_page::CasePage, content_page::ContentPage,
    history_page::HistoryPage, materials_page::MaterialsPage, overtaken_page::OvertakenPage,
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// Workbench, case, action.
#[component(transparent)]
pub fn DeskRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/w") view=BenchPage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number") view=CasePage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number/content") view=ContentPage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number/materials") view=MaterialsPage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number/history") view=HistoryPage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number/overtaken") view=OvertakenPage ssr=SsrMode::Async />
        <Route path=path!("/w/c/:number/:action") view=ActionPage ssr=SsrMode::Async />
    }
    .into_inner()
}
