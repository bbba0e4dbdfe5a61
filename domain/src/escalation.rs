//! How urgent a clock is, and who is told (催办、预警、督办; domain A.9).
//!
//! The thresholds are city policy, so they are a table beside this file (`escalation/steps.csv`) and not code.
//! It asks for what a clock shows and nothing else, so that cases and matters are judged by the same table.

mod colour;
mod steps;

pub use colour::{Colour, Level};
pub use steps::{Condition, Step, StepFault, Steps, Usage};
