//! Spans of time as the law states them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A span of time as the law states it, written `20wd`, `15nd`, `24h` or `3m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Limit {
    /// How many; a limit of none ends on the day it begins.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// 工作日, statutory holidays left out (XK 82).
    #[serde(rename = "wd")]
    WorkingDay,
    /// 自然日.
    #[serde(rename = "nd")]
    NaturalDay,
    /// Hours by the clock.
    #[serde(rename = "h")]
    Hour,
    /// Months by the calendar (MF 202).
    #[serde(rename = "m")]
    Month,
}

impl Limit {
    /// The largest amount that can be written.
    pub const AMOUNT_MAX: u32 = 9_999;

    /// So many working days.
    #[must_use]
    pub const fn working_days(amount: u32) -> Self {
        Self { amount, unit: Unit::WorkingDay }
    }

    /// So many natural days.
    #[must_use]
    pub const fn natural_days(amount: u32) -> Self {
        Self { amount, unit: Unit::NaturalDay }
    }

    /// So many hours.
    #[must_use]
    pub const fn hours(amount: u32) -> Self {
        Self { amount, unit: Unit::Hour }
    }

    /// So many months.
    #[must_use]
    pub const fn months(amount: u32) -> Self {
        Self { amount, unit: Unit::Month }
    }

    /// This limit longer by `amount` of its own unit.
    #[must_use]
    pub const fn extended(self, amount: u32) -> Self {
        Self { amount: self.amount.saturating_add(amount), unit: self.unit }
    }
}

impl Unit {
    /// How the unit is written behind an amount.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WorkingDay => "wd",
            Self::NaturalDay => "nd",
            Self::Hour => "h",
            Self::Month => "m",
        }
    }
}

impl FromStr for Unit {
    type Err = LimitFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::WorkingDay, Self::NaturalDay, Self::Hour, Self::Month]
            .into_iter()
            .find(|unit| unit.code() == text)
            .ok_or(LimitFault::Unit)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.code())
    }
}

impl FromStr for Limit {
    type Err = LimitFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = text.split_at(digits);
        if amount.is_empty() {
            return Err(LimitFault::Amount);
        }
        let amount = amount.parse().map_err(|_| LimitFault::TooLong)?;
        if amount > Self::AMOUNT_MAX {
            return Err(LimitFault::TooLong);
        }
        Ok(Self { amount, unit: unit.parse()? })
    }
}

impl TryFrom<String> for Limit {
    type Error = LimitFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Limit> for String {
    fn from(limit: Limit) -> Self {
        limit.to_string()
    }
}

/// Why a text is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitFault {
    /// It does not begin with a number.
    Amount,
    /// The number is above [`Limit::AMOUNT_MAX`].
    TooLong,
    /// What follows the number is none of `wd`, `nd`, `h`, `m`.
    Unit,
}

impl fmt::Display for LimitFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount => f.write_str("a limit begins with a number, as in 20wd"),
            Self::TooLong => write!(f, "a limit is at most {}", Limit::AMOUNT_MAX),
            Self::Unit => f.write_str("the unit of a limit is wd, nd, h or m"),
        }
    }
}

impl std::error::Error for LimitFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_written_as_a_short_string() {
        let table = [
            (Limit::working_days(20), r#""20wd""#),
            (Limit::natural_days(15), r#""15nd""#),
            (Limit::hours(24), r#""24h""#),
            (Limit::months(3), r#""3m""#),
            (Limit::working_days(0), r#""0wd""#),
        ];
        for (limit, json) in table {
            assert_eq!(serde_json::to_string(&limit).unwrap(), json);
            assert_eq!(serde_json::from_str::<Limit>(json).unwrap(), limit);
        }
    }

    #[test]
    fn what_is_no_limit_is_refused_with_the_reason() {
        let table = [
            ("", LimitFault::Amount),
            ("wd", LimitFault::Amount),
            ("-5wd", LimitFault::Amount),
            ("20", LimitFault::Unit),
            ("20 wd", LimitFault::Unit),
            ("20日", LimitFault::Unit),
            ("20d", LimitFault::Unit),
            ("10000wd", LimitFault::TooLong),
            ("99999999999999999999wd", LimitFault::TooLong),
        ];
        for (text, fault) in table {
            assert_eq!(text.parse::<Limit>(), Err(fault), "{text}");
        }
        assert!(serde_json::from_str::<Limit>(r#""20""#).is_err());
    }
}
