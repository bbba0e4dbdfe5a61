//! The addresses of accounts.

use super::{
    AccountPage, EmailPage, ForgottenPage, OrganisationsPage, PasswordPage, RegisterPage,
    SetupPage, SignInPage,
};
use crate::lazy::lazy_pages;
use leptos::prelude::*;
use leptos_router::{Lazy, MatchNestedRoutes, SsrMode, components::Route, path};

lazy_pages! { account: account = AccountPage, email = EmailPage, forgotten = ForgottenPage, organisations = OrganisationsPage, password = PasswordPage, register = RegisterPage, setup = SetupPage, sign_in = SignInPage }

/// The pages of accounts by address.
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view={Lazy::<lazy::SignInPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/sign-in/forgotten/:token?") view={Lazy::<lazy::ForgottenPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/register") view={Lazy::<lazy::RegisterPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/setup") view={Lazy::<lazy::SetupPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me/organisations") view={Lazy::<lazy::OrganisationsPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me/password") view={Lazy::<lazy::PasswordPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me/email/:token?") view={Lazy::<lazy::EmailPage>::new()} ssr=SsrMode::Async />
        <Route path=path!("/me") view={Lazy::<lazy::AccountPage>::new()} ssr=SsrMode::Async />
    }
    .into_inner()
}
