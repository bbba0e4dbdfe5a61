//! The addresses of cases.

use super::{
    correct_page::CorrectPage,
    list_page::ListPage,
    progress_page::ProgressPage,
    receipt_page::ReceiptPage,
    submitted_page::SubmittedPage,
    track_page::{TrackPage, TrackedPage},
    withdraw_page::WithdrawPage,
};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of cases by address.
#[component(transparent)]
pub fn CaseRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/my") view=ListPage ssr=SsrMode::Async />
        <Route path=path!("/my/:number") view=ProgressPage ssr=SsrMode::Async />
        <Route path=path!("/my/:number/submitted") view=SubmittedPage ssr=SsrMode::Async />
        <Route path=path!("/my/:number/correct") view=CorrectPage ssr=SsrMode::Async />
        <Route path=path!("/my/:number/withdraw") view=WithdrawPage ssr=SsrMode::Async />
        <Route path=path!("/receipt/:number") view=ReceiptPage ssr=SsrMode::Async />
        <Route path=path!("/track") view=TrackPage ssr=SsrMode::Async />
        <Route path=path!("/track/case") view=TrackedPage ssr=SsrMode::Async />
    }
    .into_inner()
}
