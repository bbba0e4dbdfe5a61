//! Every address of the hall.

use crate::{
    accounts::AccountRoutes,
    cases::CaseRoutes,
    drafts::DraftRoutes,
    home::{HelpPage, HomePage},
    items::ItemRoutes,
    lazy::lazy_pages,
    messages::MessageRoutes,
    ui::{frame::Frame, icon::provide_sprite, problem::NotFoundPage},
    visitor::Visitor,
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    Lazy, MatchNestedRoutes, SsrMode,
    components::{Route, Router, Routes},
    path,
};

// Help is read by those who look for a service.
lazy_pages! { item: help = HelpPage }

/// The hall: the frame around every page, and the pages by address.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let visitor = SharedValue::new(|| use_context::<Visitor>().unwrap_or_default()).into_inner();
    provide_context(visitor);
    provide_sprite();
    view! {
        <Router>
            <Frame>
                <Routes fallback=NothingHere>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/help") view={Lazy::<lazy::HelpPage>::new()} ssr=SsrMode::Async />
                    <ItemRoutes />
                    <DraftRoutes />
                    <AccountRoutes />
                    <CaseRoutes />
                    <MessageRoutes />
                    <ServerRoutes />
                </Routes>
            </Frame>
        </Router>
    }
    .into_any()
}

/// The first parts of the addresses whose pages the server writes alone.
///
/// Staff pages, conversations and documents need no WebAssembly, and no citizen's phone loads their code:
/// links to them are `rel="external"`, and their document does not wake. Under `api` a form comes back that was not taken.
pub const SERVER_ONLY: [&str; 8] =
    ["w", "notices", "chat", "answers", "complaints", "rate", "ratings", "api"];

/// Whether the page at `path` is written by the server alone.
#[must_use]
pub fn is_server_only(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next();
    first.is_some_and(|it| SERVER_ONLY.contains(&it))
}

/// Where there is no page: what was typed into a form that was posted there, or that there is nothing.
#[component]
fn NothingHere() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(unsaved) = use_context::<crate::ui::unsaved::Unsaved>() {
        return view! { <crate::ui::unsaved::UnsavedPage unsaved /> }.into_any();
    }
    view! { <NotFoundPage /> }.into_any()
}

#[cfg(feature = "ssr")]
#[component(transparent)]
fn ServerRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <crate::conversations::ConversationRoutes />
        <crate::matters::MatterRoutes />
        <crate::ratings::RatingRoutes />
        <crate::desk::DeskRoutes />
        <crate::admin::AdminRoutes />
        <Route path=path!("/notices/verify") view=crate::notices::VerifyPage ssr=SsrMode::Async />
        <Route path=path!("/notices/:id") view=crate::notices::NoticePage ssr=SsrMode::Async />
    }
    .into_inner()
}

#[cfg(not(feature = "ssr"))]
#[component(transparent)]
fn ServerRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("/w") view=NotFoundPage /> }.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_pages_and_documents_are_written_by_the_server_alone() {
        for (path, expected) in [
            ("/w", true),
            ("/w/c/2603", true),
            ("/notices/1", true),
            ("/chat/1", true),
            ("/answers/1", true),
            ("/complaints/new", true),
            ("/rate/1", true),
            ("/ratings", true),
            ("/api/desk/act", true),
            ("/", false),
            ("/welcome", false),
        ] {
            assert_eq!(is_server_only(path), expected, "{path}");
        }
    }
}
