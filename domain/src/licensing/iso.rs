//! Dates in events are written `2026-03-02`, so that a log can be read without a program.

use crate::calendar::parse_date;
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use time::Date;

pub(super) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_date(&text).ok_or_else(|| D::Error::custom("a date is written 2026-03-02"))
}
