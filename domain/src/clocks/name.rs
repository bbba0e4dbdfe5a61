//! How a procedure names its clocks.

use super::{Bound, ClockId, Extension, Ground};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

/// The names a procedure has for its clocks, and what its law says of each.
///
/// Licensing counts by [`ClockId`]; other procedures have limits and grounds of their own, and count in the same way.
pub trait Name: Copy + Eq + fmt::Debug + Serialize + DeserializeOwned + 'static {
    /// What may stop a clock of the procedure.
    type Ground: Copy + Eq + fmt::Debug + Serialize + DeserializeOwned + 'static;

    /// Who has to act in time.
    fn bound(self) -> Bound;

    /// The extension the law allows; none where it allows none.
    fn default_extension(self) -> Option<Extension>;

    /// Whether the time of `ground` is left out of this clock.
    fn stops_for(self, ground: Self::Ground) -> bool;
}

impl Name for ClockId {
    type Ground = Ground;

    fn bound(self) -> Bound {
        Self::bound(self)
    }

    fn default_extension(self) -> Option<Extension> {
        Self::default_extension(self)
    }

    fn stops_for(self, ground: Ground) -> bool {
        ground.counts_for(self)
    }
}
