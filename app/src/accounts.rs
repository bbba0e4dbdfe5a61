//! Accounts: sign in, register, see oneself, leave; and how the visitor likes the pages.

use leptos::prelude::*;

pub mod api;
#[cfg(feature = "ssr")]
mod cookies;
pub mod next;
pub mod view_model;

mod account_page;
mod display_form;
mod password_field;
mod register_page;
mod routes;
mod setup_page;
mod sign_in_page;

/// What was typed into the form of this page before, in the order of its fields.
///
/// Only the server sees the cookie; the browser reads what the server has written into the page.
fn typed() -> Vec<String> {
    #[cfg(feature = "ssr")]
    let kept = cookies::kept();
    #[cfg(not(feature = "ssr"))]
    let kept = Vec::new();
    SharedValue::new(move || kept).into_inner()
}

pub use account_page::AccountPage;
pub use register_page::RegisterPage;
pub use routes::AccountRoutes;
pub use setup_page::SetupPage;
pub use sign_in_page::SignInPage;
