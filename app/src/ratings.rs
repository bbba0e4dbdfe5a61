//! Ratings (好差评): where somebody says how it was, what everybody reads of it, and what those who were rated read.
//!
//! The server writes these pages alone (ADR 0016).

pub mod api;
mod faces;
mod public_page;
mod rate_page;
mod routes;
mod survey_page;
pub mod view_model;
mod visit_page;

pub use routes::RatingRoutes;
