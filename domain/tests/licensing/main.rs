//! The machine of a case, told in stories, in the law's own examples and in properties.

mod properties;
mod refusals;
mod states;
mod stories;
mod story;
mod vectors;
