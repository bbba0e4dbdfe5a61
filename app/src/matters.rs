//! Matters: where somebody brings what they want to be heard about, follows it, and where it is handled.
//!
//! The server writes these pages alone (ADR 0016).

mod action_form;
mod answers_page;
pub mod api;
mod desk_page;
mod figures_page;
mod files;
mod front_page;
mod intake_page;
mod matter_page;
mod routes;
mod templates_page;
pub mod view_model;
mod write_page;

pub use api::{annual_sheets, sheets};
pub use routes::MatterRoutes;
