//! Ratings (好差评): whoever was served says how it was, once and without signing in (domain A.8; GB/T 39734, 39735).

mod give;
mod invite;
mod open;
mod published;
mod survey;
mod visit;

pub use give::give;
pub(crate) use invite::{Served, invitation_about, invite, token_for};
pub use open::{Asked, Follow, open};
pub use published::{Levels, Published, published};
pub use survey::{Survey, Told, survey};
pub use visit::visit;

#[cfg(test)]
mod tests;
