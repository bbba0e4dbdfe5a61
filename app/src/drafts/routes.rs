//! The addresses of an application.

use super::{CheckPage, SectionPage, StartPage, TaskListPage, UploadPage};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of an application by address.
#[component(transparent)]
pub fn DraftRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/s/:key/apply") view=StartPage ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft") view=TaskListPage ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/check") view=CheckPage ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/files/:material") view=UploadPage ssr=SsrMode::Async />
        <Route path=path!("/apply/:draft/:section") view=SectionPage ssr=SsrMode::Async />
    }
    .into_inner()
}
