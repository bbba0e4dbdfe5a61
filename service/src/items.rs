//! The services the hall offers: load them, find them, put them on offer.

mod catalogue;
mod load;
mod search;
mod seed;

pub use catalogue::{Catalogue, Department, Topic};
pub use load::load;
pub use search::{Found, search};
pub use seed::{Seeded, seed};
