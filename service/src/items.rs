//! The services the hall offers: load them, find them, put them on offer.

mod catalogue;
mod filter;
mod load;
mod miss;
mod search;
mod seed;
mod spelling;
mod suggest;

pub use catalogue::{Catalogue, Department, Topic};
pub use filter::Filter;
pub use load::load;
pub use miss::miss;
pub use search::{Found, search};
pub use seed::{Seeded, seed};
pub use suggest::suggest;
