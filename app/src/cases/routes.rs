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
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { case: correct = CorrectPage, list = ListPage, progress = ProgressPage, receipt = ReceiptPage, submitted = SubmittedPage, track = TrackPage, tracked = TrackedPage, withdraw = WithdrawPage }

/// The pages of cases by address.
#[component(transparent)]
pub fn CaseRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/my") view={Lazy::<lazy::ListPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/my/:number") view={Lazy::<lazy::ProgressPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/my/:number/submitted") view={Lazy::<lazy::SubmittedPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/my/:number/correct") view={Lazy::<lazy::CorrectPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/my/:number/withdraw") view={Lazy::<lazy::WithdrawPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/receipt/:number") view={Lazy::<lazy::ReceiptPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/track") view={Lazy::<lazy::TrackPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/track/case") view={Lazy::<lazy::TrackedPage>::new()} ssr=SsrMode::Async />
    }
    .into_inner()
}
