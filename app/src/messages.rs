//! Messages to the visitor about their cases.

pub mod api;
mod list_page;
mod routes;
pub mod view_model;

pub use list_page::MessagesPage;
pub use routes::MessageRoutes;
