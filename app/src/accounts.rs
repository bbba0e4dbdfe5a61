//! Accounts: sign in, register, see oneself, leave; and how the visitor likes the pages.

pub mod api;
pub mod next;
pub mod view_model;

mod account_page;
mod display_form;
mod email_page;
mod forgotten_page;
mod organisations_page;
mod password_field;
mod password_page;
mod register_page;
mod routes;
mod setup_page;
mod sign_in_page;
mod sign_out;

pub use account_page::AccountPage;
pub use email_page::EmailPage;
pub use forgotten_page::ForgottenPage;
pub use organisations_page::OrganisationsPage;
pub use password_page::PasswordPage;
pub use register_page::RegisterPage;
pub use routes::AccountRoutes;
pub use setup_page::SetupPage;
pub use sign_in_page::SignInPage;
