//! The clocks of the law (domain reference A.2): who must do what by when, and why then.

mod clock;
mod ground;
mod id;
mod name;
mod notice;
mod reading;
mod why;

pub use clock::{Clock, ClockEvent, Extended, Extension, ExtensionRefusal, PausedFor};
pub use ground::Ground;
pub use id::{Approver, Bound, ClockId, Expiry};
pub use name::Name;
pub use notice::HearingNotice;
pub use reading::{ClockState, Moved, Reading};
pub use why::Why;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
