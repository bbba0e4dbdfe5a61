//! The clocks of matters, told in stories that a lawyer can read, and in properties of whatever people do.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod telling;
