//! The addresses of accounts.

use super::{AccountPage, OrganisationsPage, RegisterPage, SetupPage, SignInPage};
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};

/// The pages of accounts by address.
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
        <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
        <Route path=path!("/setup") view=SetupPage ssr=SsrMode::Async />
        <Route path=path!("/me/organisations") view=OrganisationsPage ssr=SsrMode::Async />
        <Route path=path!("/me") view=AccountPage ssr=SsrMode::Async />
    }
    .into_inner()
}
