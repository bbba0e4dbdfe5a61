//! Services: search them, read their guide, find out whether one can apply.

pub mod api;
mod check_page;
mod guide_page;
mod routes;
mod search_page;
mod todo_page;
pub mod view_model;

pub use routes::ItemRoutes;
pub use search_page::{SearchForm, Services};
