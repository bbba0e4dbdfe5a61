//! The only place of the benchmark that reads a clock.

use domain::Moment;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The present instant, for measuring.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures")]
pub fn instant() -> Instant {
    Instant::now()
}

/// The present instant, for writing down.
#[expect(
    clippy::disallowed_methods,
    reason = "the seeded cases end where the server's clock stands"
)]
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
