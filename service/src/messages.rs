//! Messages to people, read inside the hall.

mod list;
mod open;
mod told;

pub use list::{Line, Page, list, unread};
pub use open::open;
pub use told::{ToRead, Told};
pub(crate) use told::{day_of, tells};
