//! Dates in events are written `2026-03-02`, so that a log can be read without a program.

use crate::calendar::parse_date;
use serde::{Deserialize, Deserializer, Serializer, de::Error};
use time::Date;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field as it is")]
pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_date(&text).ok_or_else(|| D::Error::custom("a date is written 2026-03-02"))
}

/// The same for a date that may be missing.
pub(crate) mod option {
    use super::{Date, Deserialize, Deserializer, Error, Serializer, parse_date};

    #[expect(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes the field as it is"
    )]
    pub(crate) fn serialize<S: Serializer>(
        date: &Option<Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => super::serialize(date, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        let read = |text: String| {
            parse_date(&text).ok_or_else(|| D::Error::custom("a date is written 2026-03-02"))
        };
        text.map(read).transpose()
    }
}
