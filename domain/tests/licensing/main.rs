//! The machine of a case, told in stories, in the law's own examples and in properties.

#[cfg(test)]
mod clocks;
#[cfg(test)]
mod matters;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod states;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod story;
#[cfg(test)]
mod vectors;
