//! Applications that are being written: begun, filled in page by page, checked, filed.

pub mod api;
mod held;
mod judge;
pub mod posted;
pub mod saving;
pub mod uploading;
pub mod view_model;

mod check_page;
mod commitment_form;
mod held_page;
mod question;
mod routes;
mod section_page;
mod start_page;
mod task_list_page;
mod upload_page;
mod words;

pub use check_page::CheckPage;
pub use held::Held;
pub use held_page::HeldPage;
pub use question::Question;
pub use routes::DraftRoutes;
pub use section_page::SectionPage;
pub use start_page::StartPage;
pub use task_list_page::TaskListPage;
pub use upload_page::UploadPage;

#[cfg(feature = "ssr")]
pub use api::{Answer, post_section};
#[cfg(feature = "ssr")]
pub use view_model::{alone as question, answer};
