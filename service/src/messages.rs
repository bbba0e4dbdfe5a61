//! Messages to people, read inside the hall.

mod account;
mod answered;
mod heard;
mod list;
mod open;
mod rate_asked;
mod send;
mod told;
mod urged;

pub use account::AccountNews;
pub(crate) use account::tell;
pub use answered::Answered;
pub(crate) use answered::tell_answered;
pub use heard::Heard;
pub(crate) use heard::tell_heard;
pub use list::{Line, Page, list, unread};
pub use open::open;
pub use rate_asked::RateAsked;
pub(crate) use rate_asked::tell_rate_asked;
pub use told::{News, ToRead, Told};
pub(crate) use told::{day_of, tells};
pub use urged::Urged;
pub(crate) use urged::tell_urged;
