//! The addresses of an application.

use super::{CheckPage, SectionPage, StartPage, TaskListPage, UploadPage};
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { draft: check = CheckPage, section = SectionPage, start = StartPage, task_list = TaskListPage, upload = UploadPage }

/// The pages of an application by address.
#[component(transparent)]
pub fn DraftRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/s/:key/apply") view={Lazy::<lazy::StartPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft") view={Lazy::<lazy::TaskListPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/check") view={Lazy::<lazy::CheckPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/files/:material") view={Lazy::<lazy::UploadPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/:section") view={Lazy::<lazy::SectionPage>::new()} ssr=SsrMode::Async />
    }
    .into_inner()
}
