//! The desk: the workbench, the file of a case, and every action as a page of its own.

mod action_page;
mod api;
mod bench_page;
mod case_head;
mod case_page;
mod content_page;
mod fields;
mod history_page;
mod materials_page;
mod overtaken_page;
mod routes;
mod view_model;

pub use routes::DeskRoutes;
