//! Mobile numbers of the mainland.

use super::{
    fault::{reasons, serde_as_string},
    normal::{masked, normalise},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An 11-digit mobile number, without the country code.
///
/// `Debug` shows the masked form, so that no log gets the number by accident.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mobile(String);

reasons! {
    /// Why a text is no mobile number.
    MobileFault {
        /// Nothing was given.
        Missing = "mobile-missing", "the mobile number is missing";
        /// Something else than digits after an optional +86.
        Characters = "mobile-characters", "a mobile number has digits only";
        /// Not 11 digits; numbers of things have 13.
        Length = "mobile-length", "a mobile number has 11 digits";
        /// It does not begin with 13 to 19.
        Prefix = "mobile-prefix", "a mobile number begins with 13 to 19";
    }
}

serde_as_string! { Mobile(MobileFault); }

impl Mobile {
    /// Reads a mobile number, with or without +86.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`MobileFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, MobileFault> {
        let typed = normalise(text);
        let number = national(&typed);
        if typed.is_empty() {
            Err(MobileFault::Missing)
        } else if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            Err(MobileFault::Characters)
        } else if number.len() != 11 {
            Err(MobileFault::Length)
        } else if !matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..]) {
            Err(MobileFault::Prefix)
        } else {
            Ok(Self(number.to_owned()))
        }
    }

    /// The 11 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as others may see it, such as `138****1234`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.0, 3, 4)
    }
}

impl fmt::Display for Mobile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Mobile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mobile({})", self.masked())
    }
}

/// `number` without the country code; a bare 86 is one only in front of a whole number.
fn national(number: &str) -> &str {
    number
        .strip_prefix("+86")
        .or_else(|| number.strip_prefix("0086"))
        .or_else(|| number.strip_prefix("86").filter(|rest| rest.len() == 11))
        .unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_typed() {
        let table = [
            "13812341234",
            "+86 138 1234 1234",
            "0086-138-1234-1234",
            "8613812341234",
            "１３８１２３４１２３４",
        ];
        for text in table {
            assert_eq!(Mobile::parse(text).unwrap().as_str(), "13812341234", "{text}");
        }
        assert!(Mobile::parse("19900001234").is_ok());
    }

    #[test]
    fn other_numbers_are_refused_with_the_reason() {
        let table = [
            ("", MobileFault::Missing),
            ("+86", MobileFault::Length),
            ("1381234123", MobileFault::Length),
            ("138123412345", MobileFault::Length),
            ("1440123456789", MobileFault::Length),
            ("12812341234", MobileFault::Prefix),
            ("05711234567", MobileFault::Prefix),
            ("+1 415 555 0100", MobileFault::Characters),
            ("138x2341234", MobileFault::Characters),
            ("手机", MobileFault::Characters),
        ];
        for (text, fault) in table {
            assert_eq!(Mobile::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn only_a_few_digits_are_shown() {
        let mobile = Mobile::parse("13812341234").unwrap();
        assert_eq!(mobile.masked(), "138****1234");
        assert_eq!(format!("{mobile:?}"), "Mobile(138****1234)");
    }

    #[test]
    fn it_is_a_string_on_the_wire() {
        let mobile: Mobile = serde_json::from_str(r#""+86 13812341234""#).unwrap();
        assert_eq!(serde_json::to_string(&mobile).unwrap(), r#""13812341234""#);
        assert!(serde_json::from_str::<Mobile>(r#""12812341234""#).is_err());
    }
}
