//! How long somebody waits, and what happens when it was too long.

use super::{CloseReason, Command};

/// What happens by itself when nobody has spoken for long enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// It goes back to the queue, because whoever has it does not answer.
    Return,
    /// Whoever asks is told that it is about to end.
    WarnIdle,
    /// It ends, because whoever asked says nothing more.
    Close,
}

impl Timer {
    /// What the hall then wants.
    #[must_use]
    pub const fn command(self) -> Command {
        match self {
            Self::Return => Command::Return,
            Self::WarnIdle => Command::WarnIdle,
            Self::Close => Command::Close(CloseReason::Idle),
        }
    }
}

/// In how many minutes somebody with `ahead` others before them is answered, when `agents` are there and each takes
/// `handling_seconds` for one conversation; `None` when nobody is there, because then nobody knows.
#[must_use]
pub fn estimate(ahead: u32, agents: u32, handling_seconds: u32) -> Option<u32> {
    let seconds = u64::from(ahead + 1) * u64::from(handling_seconds.max(1));
    let seconds = seconds.checked_div(u64::from(agents))?;
    u32::try_from(seconds.div_ceil(60)).ok()
}
