//! The addresses of ratings.

use super::{
    public_page::PublicPage,
    rate_page::RatePage,
    survey_page::SurveyPage,
    visit_page::{CodePage, VisitPage},
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of ratings by their address.
#[component(transparent)]
pub fn RatingRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/rate/:key") view=RatePage ssr=SsrMode::Async />
        <Route path=path!("/ratings") view=PublicPage ssr=SsrMode::Async />
        <Route path=path!("/w/ratings") view=SurveyPage ssr=SsrMode::Async />
        <Route path=path!("/w/ratings/visit") view=VisitPage ssr=SsrMode::Async />
        <Route path=path!("/w/ratings/visit/:key") view=CodePage ssr=SsrMode::Async />
    }
    .into_inner()
}
