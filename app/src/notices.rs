//! The documents of the hall (文书): one page for each, ready to print.

mod api;
mod document;
mod notice_page;
mod view_model;

pub use document::Document;
pub use notice_page::NoticePage;
pub use view_model::{NoticeView, Part, Verifying};
#[cfg(feature = "ssr")]
pub use view_model::{basis, cause, finding, ground, hearing_ground, name};
