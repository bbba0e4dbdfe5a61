//! Codes of service items (GB/T 39046; lengths as in use: 12, 31 and 33).

use super::{
    CreditCode,
    fault::{reasons, serde_as_string},
    normal::normalise,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Basic code (基本编码): 12 characters, the item as the national catalogue knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BasicCode(String);

/// Implementation code (实施编码): 31 characters, the item as one organ carries it out.
///
/// Credit code of the organ (18), exercise level (1), basic code (12).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ImplementationCode(String);

/// Handling-item code (业务办理项编码): 33 characters, an implementation code with a variant (2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HandlingCode(String);

reasons! {
    /// Why a text is no item code.
    ItemCodeFault {
        /// Nothing was given.
        Missing = "item-code-missing", "the item code is missing";
        /// Something else than digits and Latin letters.
        Characters = "item-code-characters", "an item code has digits and Latin letters only";
        /// Not 12, 31 or 33 characters, whichever is asked.
        Length = "item-code-length", "a basic code has 12 characters, an implementation code 31, a handling code 33";
        /// The first 18 characters are not the credit code of an organ.
        Organ = "item-code-organ", "the item code does not begin with a valid credit code";
        /// The exercise level is none of 1 to 7.
        Level = "item-code-level", "the exercise level in the item code is none of 1 to 7";
    }
}

serde_as_string! {
    BasicCode(ItemCodeFault);
    ImplementationCode(ItemCodeFault);
    HandlingCode(ItemCodeFault);
}

impl BasicCode {
    /// Reads a basic code.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`ItemCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, ItemCodeFault> {
        read(text, 12).map(Self)
    }

    /// The 12 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ImplementationCode {
    /// Reads an implementation code.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`ItemCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, ItemCodeFault> {
        let code = read(text, 31)?;
        check_organ(&code)?;
        Ok(Self(code))
    }

    /// The 31 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The credit code of the organ that carries the item out.
    #[must_use]
    pub fn organ(&self) -> &str {
        &self.0[..18]
    }

    /// The level at which it is exercised, from 1 (national) to 7 (graded).
    #[must_use]
    pub fn level(&self) -> u8 {
        self.0.as_bytes()[18] - b'0'
    }

    /// The basic code inside.
    #[must_use]
    pub fn basic(&self) -> BasicCode {
        BasicCode(self.0[19..].to_owned())
    }
}

impl HandlingCode {
    /// Reads a handling-item code.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`ItemCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, ItemCodeFault> {
        let code = read(text, 33)?;
        check_organ(&code)?;
        Ok(Self(code))
    }

    /// The 33 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The implementation code inside.
    #[must_use]
    pub fn implementation(&self) -> ImplementationCode {
        ImplementationCode(self.0[..31].to_owned())
    }
}

macro_rules! display {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

display!(BasicCode, ImplementationCode, HandlingCode);

fn read(text: &str, length: usize) -> Result<String, ItemCodeFault> {
    let code = normalise(text);
    if code.is_empty() {
        Err(ItemCodeFault::Missing)
    } else if !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Err(ItemCodeFault::Characters)
    } else if code.len() != length {
        Err(ItemCodeFault::Length)
    } else {
        Ok(code)
    }
}

fn check_organ(code: &str) -> Result<(), ItemCodeFault> {
    CreditCode::parse(&code[..18]).map_err(|_| ItemCodeFault::Organ)?;
    if matches!(code.as_bytes()[18], b'1'..=b'7') { Ok(()) } else { Err(ItemCodeFault::Level) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIVE: &str = "11440100007482575H3440118009000";

    #[test]
    fn the_codes_of_a_live_guide_are_read_and_taken_apart() {
        let handling = HandlingCode::parse(&format!("{LIVE}01")).unwrap();
        let implementation = handling.implementation();
        assert_eq!(implementation, ImplementationCode::parse(LIVE).unwrap());
        assert_eq!(implementation.organ(), "11440100007482575H");
        assert_eq!(implementation.level(), 3);
        assert_eq!(implementation.basic(), BasicCode::parse("440118009000").unwrap());
    }

    #[test]
    fn codes_may_be_typed_in_small_letters_and_with_spaces() {
        let typed = ImplementationCode::parse("11440100007482575h 3 440118009000").unwrap();
        assert_eq!(typed.as_str(), LIVE);
    }

    #[test]
    fn other_codes_are_refused_with_the_reason() {
        let basic = [
            ("", ItemCodeFault::Missing),
            ("44011800900", ItemCodeFault::Length),
            ("4401180090000", ItemCodeFault::Length),
            ("44011800900_", ItemCodeFault::Characters),
            ("编码", ItemCodeFault::Characters),
        ];
        for (text, fault) in basic {
            assert_eq!(BasicCode::parse(text), Err(fault), "{text}");
        }
        let implementation = [
            ("440118009000", ItemCodeFault::Length),
            ("11440100007482575A3440118009000", ItemCodeFault::Organ),
            ("11440100007482575H8440118009000", ItemCodeFault::Level),
            ("11440100007482575HA440118009000", ItemCodeFault::Level),
        ];
        for (text, fault) in implementation {
            assert_eq!(ImplementationCode::parse(text), Err(fault), "{text}");
            let handling = HandlingCode::parse(&format!("{text}01"));
            assert_eq!(handling.err(), Some(fault), "{text}01");
        }
    }

    #[test]
    fn they_are_strings_on_the_wire() {
        let code: BasicCode = serde_json::from_str(r#""440118009000""#).unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), r#""440118009000""#);
        assert!(serde_json::from_str::<ImplementationCode>(r#""440118009000""#).is_err());
    }
}
