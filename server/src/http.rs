//! Everything the hall does over HTTP.

pub mod assets;
pub mod headers;
pub mod visit;
