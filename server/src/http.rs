//! Everything the hall does over HTTP.

pub mod assets;
pub mod failure;
pub mod headers;
pub mod health;
pub mod reference;
pub mod router;
pub mod state;
pub mod visit;
