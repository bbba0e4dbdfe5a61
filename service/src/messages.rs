//! Messages to people, read inside the hall.

mod told;

pub use told::Told;
pub(crate) use told::tells;
