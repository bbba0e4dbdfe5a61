//! Pieces of pages that know no feature.

pub mod error_summary;
pub mod faults;
pub mod field;
pub mod frame;
pub mod icon;
pub mod load;
pub mod problem;
