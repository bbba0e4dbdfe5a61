//! Messages to people, read inside the hall.

mod account;
mod list;
mod open;
mod told;

pub use account::AccountNews;
pub(crate) use account::tell;
pub use list::{Line, Page, list, unread};
pub use open::open;
pub use told::{News, ToRead, Told};
pub(crate) use told::{day_of, tells};
