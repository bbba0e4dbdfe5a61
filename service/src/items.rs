//! The services the hall offers: load them, find them, put them on offer.

mod catalogue;
mod filter;
mod load;
mod miss;
mod misses;
mod search;
mod seed;
mod spelling;
mod suggest;

pub use catalogue::{Catalogue, Department, Topic};
pub use filter::Filter;
pub use load::load;
pub use miss::miss;
pub use misses::{Missed, misses};
pub use search::{Found, search};
pub use seed::{Seeded, seed};
pub use store::items::Miss;
pub use suggest::suggest;
