//! The clock and the chance of the running hall: the only place that reads either.

use domain::Moment;
use service::context::{Chance, Clock};
use std::{
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};
use uuid::Uuid;

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn now(&self) -> Moment {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// The clock of the machine moved by as many seconds as a file says, for journeys through weeks of waiting.
#[derive(Clone, Debug)]
pub struct ShiftedClock(pub PathBuf);

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        let shift = std::fs::read_to_string(&self.0).ok();
        let seconds = shift.and_then(|it| it.trim().parse().ok()).unwrap_or(0);
        SystemClock.now().plus_seconds(seconds)
    }
}

/// The machine's source of chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that makes ids")]
    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the machine has a source of chance");
        bytes
    }
}
