//! Staff numbers (工号), by which whoever is answered knows who answers.

use super::{
    fault::{reasons, serde_as_string},
    normal::normalise,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many characters a staff number has at most.
const LENGTH_MAX: usize = 12;

/// The number of a member of staff, unique in the hall: up to 12 capital letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StaffNumber(String);

reasons! {
    /// Why a text is no staff number.
    StaffNumberFault {
        /// Nothing was given.
        Missing = "staff-number-missing", "the staff number is missing";
        /// Something else than letters and digits of ASCII.
        Characters = "staff-number-characters", "a staff number has letters and digits only";
        /// More than 12 characters.
        Length = "staff-number-length", "a staff number has 12 characters at most";
    }
}

serde_as_string! { StaffNumber(StaffNumberFault); }

impl StaffNumber {
    /// Reads a staff number.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`StaffNumberFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, StaffNumberFault> {
        let typed = normalise(text);
        if typed.is_empty() {
            Err(StaffNumberFault::Missing)
        } else if !typed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            Err(StaffNumberFault::Characters)
        } else if typed.len() > LENGTH_MAX {
            Err(StaffNumberFault::Length)
        } else {
            Ok(Self(typed))
        }
    }

    /// The number at this place of the row that the hall gives by itself: 0001, 0002 and so on.
    #[must_use]
    pub fn in_row(place: u32) -> Self {
        Self(format!("{place:04}"))
    }

    /// The letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_typed() {
        for (text, number) in
            [("0007", "0007"), (" sc-017 ", "SC017"), ("ｓｃ０１７", "SC017"), ("1", "1")]
        {
            assert_eq!(StaffNumber::parse(text).unwrap().as_str(), number, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_refused_with_the_reason() {
        for (text, fault) in [
            ("", StaffNumberFault::Missing),
            (" - ", StaffNumberFault::Missing),
            ("工号7", StaffNumberFault::Characters),
            ("a/7", StaffNumberFault::Characters),
            ("1234567890123", StaffNumberFault::Length),
        ] {
            assert_eq!(StaffNumber::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn the_row_of_the_hall_grows_beyond_four_digits_and_is_read_again() {
        for (place, number) in [(1, "0001"), (9_999, "9999"), (10_000, "10000")] {
            let given = StaffNumber::in_row(place);
            assert_eq!(given.as_str(), number);
            assert_eq!(StaffNumber::parse(number), Ok(given));
        }
        assert_eq!(StaffNumber::parse(&u32::MAX.to_string()), Ok(StaffNumber::in_row(u32::MAX)));
    }
}
