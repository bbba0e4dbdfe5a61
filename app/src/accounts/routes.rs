//! The addresses of accounts.

use super::{AccountPage, EmailPage, OrganisationsPage, RegisterPage, SetupPage, SignInPage};
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { account: account = AccountPage, email = EmailPage, organisations = OrganisationsPage, register = RegisterPage, setup = SetupPage, sign_in = SignInPage }

/// The pages of accounts by address.
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view={Lazy::<lazy::SignInPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/register") view={Lazy::<lazy::RegisterPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/setup") view={Lazy::<lazy::SetupPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me/organisations") view={Lazy::<lazy::OrganisationsPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me/email/:token?") view={Lazy::<lazy::EmailPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me") view={Lazy::<lazy::AccountPage>::new()} ssr=SsrMode::Async />
    }
    .into_inner()
}
