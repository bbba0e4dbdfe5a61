//! Pieces of pages that know no feature.

pub mod address;
pub mod answers;
pub mod checkboxes;
pub mod date_input;
pub mod dates;
pub mod done;
pub mod error_summary;
pub mod facts;
pub mod faults;
pub mod field;
pub mod fieldset;
pub mod frame;
pub mod gate;
pub mod icon;
pub mod load;
pub mod measure;
#[cfg(feature = "ssr")]
pub mod place;
pub mod posted;
pub mod problem;
pub mod qr;
pub mod radios;
pub mod read_aloud;
pub mod select;
pub mod table;
pub mod unsaved;
