//! The documents of the hall (文书): what they say, who may read them, who may check them.

mod draw_up;
mod notice;
mod show;
mod verify;

pub(crate) use draw_up::{Issue, draw_up, name_of};
pub use notice::{Deadline, Entry, Matter, NamedItem, Notice, Step};
pub use show::{Shown, show};
pub use verify::{Verified, verify};
