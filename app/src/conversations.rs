//! Conversations: the page on which somebody asks, and the desk at which they are answered.
//!
//! The server writes these pages alone (ADR 0016).

mod absences_page;
mod answer_page;
pub mod api;
mod ask_page;
mod canned_page;
mod deeds;
mod desk_page;
mod figures_page;
mod published_page;
mod review;
mod routes;
mod thread;
mod thread_page;
pub mod view_model;

pub use api::transcript;
pub use routes::ConversationRoutes;
