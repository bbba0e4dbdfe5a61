//! Reply templates (答复模板): each department keeps its own, and the one that sorts matters keeps those for all.

mod fill;
mod keep;

pub use fill::{Filled, fitting};
pub use keep::{Changed, Kept, Template, Wording, keep, keeps, kept, retire};
