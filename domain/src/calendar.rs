//! Working days, and the one function of the repository that adds days.

use serde::{Deserialize, Serialize};

/// A span of time as the law states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// 工作日, statutory holidays left out (XK 82).
    WorkingDay,
    /// 自然日.
    NaturalDay,
    /// Hours by the clock.
    Hour,
    /// Months by the calendar.
    Month,
}
