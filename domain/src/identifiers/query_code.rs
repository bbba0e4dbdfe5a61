//! Codes by which a case can be followed without an account.

use super::{
    fault::{reasons, serde_as_string},
    normal::{in_fours, normalise},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Crockford's base 32: no I, L, O and U, which people mistake.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const LENGTH: usize = 12;

/// A secret of 60 bits in 12 characters, which opens the progress of one case.
///
/// `Debug` shows nothing of it, so that no log gets the code by accident.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QueryCode(u64);

reasons! {
    /// Why a text is no query code.
    QueryCodeFault {
        /// Nothing was given.
        Missing = "query-code-missing", "the query code is missing";
        /// A character that no query code has.
        Characters = "query-code-characters", "a query code has digits and Latin letters without U only";
        /// Not 12 characters.
        Length = "query-code-length", "a query code has 12 characters";
    }
}

serde_as_string! { QueryCode(QueryCodeFault); }

impl QueryCode {
    /// The code of the lower 60 of `random` bits.
    #[must_use]
    pub const fn from_bits(random: u64) -> Self {
        Self(random & ((1 << 60) - 1))
    }

    /// Reads a query code; the letter O is taken for 0, I and L for 1.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`QueryCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, QueryCodeFault> {
        let code = normalise(text);
        if code.is_empty() {
            return Err(QueryCodeFault::Missing);
        }
        let values: Vec<u64> =
            code.bytes().map(value).collect::<Option<_>>().ok_or(QueryCodeFault::Characters)?;
        if values.len() != LENGTH {
            return Err(QueryCodeFault::Length);
        }
        Ok(Self(values.into_iter().fold(0, |bits, value| bits << 5 | value)))
    }

    /// The code for people to read, such as `7K3M-9QX2-HD4T`.
    #[must_use]
    pub fn grouped(self) -> String {
        in_fours(&self.to_string(), '-')
    }
}

impl fmt::Display for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..LENGTH).rev().try_for_each(|place| {
            let value = (self.0 >> (5 * place)) & 31;
            write!(f, "{}", char::from(ALPHABET[usize::from(value as u8)]))
        })
    }
}

impl fmt::Debug for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(****-****-****)")
    }
}

fn value(character: u8) -> Option<u64> {
    let meant = match character {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| *known == meant)?;
    u64::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_code_is_written_in_twelve_characters() {
        let table = [
            (0, "000000000000"),
            (1, "000000000001"),
            (31, "00000000000Z"),
            (u64::MAX, "ZZZZZZZZZZZZ"),
            (0x0123_4567_89ab_cdef, "28T5CY4TQKFF"),
        ];
        for (bits, text) in table {
            assert_eq!(QueryCode::from_bits(bits).to_string(), text);
        }
        assert_eq!(QueryCode::from_bits(31).grouped(), "0000-0000-000Z");
    }

    #[test]
    fn letters_that_people_mistake_are_understood() {
        let meant = QueryCode::parse("0011-22AB-CDEF").unwrap();
        for typed in
            ["oO1122abcdef", "OoIi22abcdef", "0oLl22ABCDEF", " ００１１ ２２ａｂ ＣＤＥＦ "]
        {
            assert_eq!(QueryCode::parse(typed), Ok(meant), "{typed}");
        }
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        let table = [
            ("", QueryCodeFault::Missing),
            ("0011-22AB-CDE", QueryCodeFault::Length),
            ("0011-22AB-CDEFG", QueryCodeFault::Length),
            ("0011-22AB-CDEU", QueryCodeFault::Characters),
            ("查询码", QueryCodeFault::Characters),
        ];
        for (text, fault) in table {
            assert_eq!(QueryCode::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_log_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", QueryCode::from_bits(42)), "QueryCode(****-****-****)");
    }

    proptest! {
        #[test]
        fn a_code_is_read_back(bits in any::<u64>()) {
            let code = QueryCode::from_bits(bits);
            prop_assert_eq!(QueryCode::parse(&code.to_string()), Ok(code));
            prop_assert_eq!(QueryCode::parse(&code.grouped().to_lowercase()), Ok(code));
        }
    }
}
