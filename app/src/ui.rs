//! Pieces of pages that know no feature.

pub mod frame;
pub mod icon;
pub mod load;
pub mod problem;
