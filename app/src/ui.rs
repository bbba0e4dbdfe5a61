//! Pieces of pages that know no feature.

#[cfg(feature = "ssr")]
pub mod dates;
pub mod error_summary;
pub mod faults;
pub mod field;
pub mod frame;
pub mod icon;
pub mod load;
#[cfg(feature = "ssr")]
pub mod place;
pub mod posted;
pub mod problem;
pub mod checkboxes;
pub mod date_input;
pub mod fieldset;
pub mod measure;
pub mod radios;
pub mod select;
