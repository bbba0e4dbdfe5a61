//! Cases as their applicants see and follow them.

pub mod api;
pub mod view_model;

mod case_card;
mod clock_card;
mod correct_page;
mod list_page;
mod next_card;
mod progress_page;
mod receipt_page;
mod routes;
mod submitted_page;
mod timeline;
mod track_page;
mod withdraw_page;

pub use routes::CaseRoutes;

#[cfg(feature = "ssr")]
pub use api::post_correction;
