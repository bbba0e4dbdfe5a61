//! Instants, and the civil day they fall on.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// The offset of Asia/Shanghai: fixed, without daylight saving since 1991.
const SHANGHAI: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => panic!("+08:00 is an offset"),
};

/// An instant in microseconds since 1970-01-01T00:00:00Z.
///
/// A whole number sorts the same in every database and prints the same in every browser.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The instant `micros` microseconds after the epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant at which `date` begins in Asia/Shanghai.
    #[must_use]
    pub fn start_of(date: Date) -> Self {
        Self::at(date, 0, 0)
    }

    /// The instant at which the clock on the wall in Asia/Shanghai shows `hour`:`minute` on `date`.
    ///
    /// # Panics
    /// When `hour` is over 23 or `minute` over 59.
    #[must_use]
    pub fn at(date: Date, hour: u8, minute: u8) -> Self {
        let time = Time::from_hms(hour, minute, 0).expect("a time of day");
        Self(date.with_time(time).assume_offset(SHANGHAI).unix_timestamp() * 1_000_000)
    }

    /// The civil date in Asia/Shanghai on which this instant falls.
    ///
    /// # Panics
    /// When the instant lies outside the years -9999 to 9999.
    #[must_use]
    pub fn date(self) -> Date {
        self.local().date()
    }

    /// Hour, minute and second of the clock on the wall in Asia/Shanghai.
    #[must_use]
    pub fn time_of_day(self) -> (u8, u8, u8) {
        self.local().time().as_hms()
    }

    /// This instant moved by `seconds`, which may be negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    fn local(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .expect("an instant within four-digit years")
            .to_offset(SHANGHAI)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn the_civil_day_begins_at_midnight_in_shanghai() {
        let midnight = Moment::start_of(date!(2026 - 03 - 02));
        assert_eq!(midnight.micros(), 1_772_380_800_000_000);
        assert_eq!(midnight.date(), date!(2026 - 03 - 02));
        assert_eq!(midnight.plus_seconds(-1).date(), date!(2026 - 03 - 01));
        assert_eq!(midnight.plus_seconds(86_399).date(), date!(2026 - 03 - 02));
    }

    #[test]
    fn the_time_of_day_is_the_wall_clock_of_shanghai() {
        assert_eq!(Moment::at(date!(2026 - 03 - 02), 9, 30).time_of_day(), (9, 30, 0));
    }
}
