//! The addresses of matters.

use super::{
    answers_page::AnswersPage,
    desk_page::DeskPage,
    figures_page::FiguresPage,
    front_page::FrontPage,
    intake_page::IntakePage,
    matter_page::{MatterPage, StaffMatterPage},
    templates_page::TemplatesPage,
    write_page::WritePage,
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of matters by their address.
#[component(transparent)]
pub fn MatterRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/complaints") view=FrontPage ssr=SsrMode::Async />
        <Route path=path!("/complaints/new") view=IntakePage ssr=SsrMode::Async />
        <Route path=path!("/complaints/write/:id/:step") view=WritePage ssr=SsrMode::Async />
        <Route path=path!("/complaints/:number") view=MatterPage ssr=SsrMode::Async />
        <Route path=path!("/answers") view=AnswersPage ssr=SsrMode::Async />
        <Route path=path!("/w/matters") view=DeskPage ssr=SsrMode::Async />
        <Route path=path!("/w/matters/figures") view=FiguresPage ssr=SsrMode::Async />
        <Route path=path!("/w/matters/templates") view=TemplatesPage ssr=SsrMode::Async />
        <Route path=path!("/w/matters/:number") view=StaffMatterPage ssr=SsrMode::Async />
    }
    .into_inner()
}
