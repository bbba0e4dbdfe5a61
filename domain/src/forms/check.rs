//! The judge of answers.
