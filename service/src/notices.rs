//! The documents of the hall (文书): what they say, who may read them, who may check them.

mod draw_up;
mod notice;

pub(crate) use draw_up::{Issue, draw_up};
pub use notice::{Deadline, Entry, Matter, NamedItem, Notice, Step};
