//! The composition root: configuration, router, clock, jobs and command line of the hall.
//!
//! Only this crate reads the clock, the environment and random numbers.
//! It decides nothing: it wires what the other crates decide, remember and show.

#![expect(
    clippy::missing_errors_doc,
    reason = "what fails here is told to the operator in a sentence"
)]

pub mod cli;
pub mod clock;
pub mod config;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod open;
pub mod serve;
pub mod telemetry;
