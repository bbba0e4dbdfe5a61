//! The addresses of conversations.

use super::{
    absences_page::AbsencesPage,
    answer_page::AnswerPage,
    ask_page::AskPage,
    canned_page::CannedPage,
    desk_page::DeskPage,
    figures_page::FiguresPage,
    published_page::PublishedListPage,
    thread_page::{DeskThreadPage, ThreadPage},
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of conversations by their address.
#[component(transparent)]
pub fn ConversationRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/chat") view=AskPage ssr=SsrMode::Async />
        <Route path=path!("/chat/:id") view=ThreadPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat") view=DeskPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat/absences") view=AbsencesPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat/answers") view=CannedPage ssr=SsrMode::Async />
        <Route path=path!("/answers/:id") view=AnswerPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat/published") view=PublishedListPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat/figures") view=FiguresPage ssr=SsrMode::Async />
        <Route path=path!("/w/chat/:id") view=DeskThreadPage ssr=SsrMode::Async />
    }
    .into_inner()
}
