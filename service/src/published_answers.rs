//! Published answers (常见问答): a good answer of a desk, without whom it was said to, read by another before everybody does.

mod draft;
mod helped;
mod list;
mod load;
mod memory;
mod propose;
mod source;
mod verdict;

pub use draft::{Drafted, draft, draft_of_matter};
pub use helped::helped;
pub use list::{Line, Listed, list};
pub(crate) use load::catch_up;
pub use load::load;
pub use memory::{Answers, Heard, Published};
pub use propose::{Proposal, propose};
pub use source::Source;
pub use verdict::{approve, withdraw};

#[cfg(test)]
mod tests;
