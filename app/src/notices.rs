//! The documents of the hall (文书): one page for each, ready to print.

mod api;
mod document;
mod notice_page;
mod verify_page;
mod view_model;

pub use document::Document;
pub use notice_page::NoticePage;
pub use verify_page::VerifyPage;
pub use view_model::{NoticeView, Part, Shown, VerifiedView};
#[cfg(feature = "ssr")]
pub use view_model::{basis, cause, finding, ground, hearing_ground, name};
