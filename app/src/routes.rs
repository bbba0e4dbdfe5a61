//! Every address of the hall.

use crate::{
    accounts::AccountRoutes,
    desk::DeskRoutes,
    cases::CaseRoutes,
    drafts::DraftRoutes,
    home::{HelpPage, HomePage},
    items::ItemRoutes,
    messages::MessageRoutes,
    notices::NoticePage,
    ui::{frame::Frame, icon::provide_sprite, problem::NotFoundPage},
    visitor::Visitor,
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

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
                <Routes fallback=NotFoundPage>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                    <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async />
                    <ItemRoutes />
                    <DraftRoutes />
                    <AccountRoutes />
                    <CaseRoutes />
                    <DeskRoutes />
                    <Route path=path!("/notices/:id") view=NoticePage ssr=SsrMode::Async />
                    <MessageRoutes />
                </Routes>
            </Frame>
        </Router>
    }
}
