//! Unified social credit codes of organisations (GB 32100-2015).

use super::{
    fault::{reasons, serde_as_string},
    normal::{masked, normalise},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The characters of a credit code, by their value: without I, O, S, V and Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// An 18-character credit code whose check character holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CreditCode(String);

reasons! {
    /// Why a text is no credit code.
    CreditCodeFault {
        /// Nothing was given.
        Missing = "credit-code-missing", "the credit code is missing";
        /// The 15-digit registration number that credit codes have replaced.
        RegistrationNumber = "credit-code-registration-number", "15 digits are the old registration number, not a credit code";
        /// A character that no credit code has, such as I, O, S, V or Z.
        Characters = "credit-code-characters", "a credit code has digits and capitals without I, O, S, V, Z";
        /// Not 18 characters.
        Length = "credit-code-length", "a credit code has 18 characters";
        /// The last character does not fit the others.
        Check = "credit-code-check", "the check character of the credit code does not fit";
    }
}

reasons! {
    /// What is odd about a credit code that is valid nevertheless.
    CreditCodeWarning {
        /// The check character of the organisation code inside (GB 11714) does not fit, as in some early codes.
        OrganisationCode = "credit-code-organisation-code", "the organisation code inside the credit code does not fit its check character";
    }
}

serde_as_string! { CreditCode(CreditCodeFault); }

impl CreditCode {
    /// Reads a credit code.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`CreditCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, CreditCodeFault> {
        let code = normalise(text);
        if code.is_empty() {
            return Err(CreditCodeFault::Missing);
        }
        if code.len() == 15 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CreditCodeFault::RegistrationNumber);
        }
        let values: Vec<u32> =
            code.bytes().map(value).collect::<Option<_>>().ok_or(CreditCodeFault::Characters)?;
        let [body @ .., check] = values.as_slice() else { return Err(CreditCodeFault::Length) };
        if body.len() != 17 {
            return Err(CreditCodeFault::Length);
        }
        if check_value(body) == *check { Ok(Self(code)) } else { Err(CreditCodeFault::Check) }
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is odd about the code, though it is valid.
    #[must_use]
    pub fn warning(&self) -> Option<CreditCodeWarning> {
        let organisation = &self.0.as_bytes()[8..17];
        let fits = organisation_check(&organisation[..8]) == organisation[8];
        (!fits).then_some(CreditCodeWarning::OrganisationCode)
    }

    /// The code as others may see it, such as `9133**********A02T`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.0, 4, 4)
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn value(character: u8) -> Option<u32> {
    let at = ALPHABET.iter().position(|known| *known == character)?;
    u32::try_from(at).ok()
}

/// The value of the check character of `body`, whose weights are the powers of three modulo 31.
fn check_value(body: &[u32]) -> u32 {
    let (sum, _) = body
        .iter()
        .fold((0, 1), |(sum, weight), value| (sum + value * weight, weight * 3 % ALPHABET_SIZE));
    (ALPHABET_SIZE - sum % ALPHABET_SIZE) % ALPHABET_SIZE
}

const ALPHABET_SIZE: u32 = 31;

/// The check character of an organisation code (GB 11714), letters counting from 10.
fn organisation_check(body: &[u8]) -> u8 {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |byte: u8| char::from(byte).to_digit(36).unwrap_or(0);
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(byte, weight)| value(*byte) * weight).sum();
    b"0X987654321"[(sum % 11) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_and_invented_codes_are_read() {
        let table = [
            "91350100M000100Y43",
            "91110000802100433B",
            "11440100007482575H",
            "91440300708461136T",
            "91330199MA2DEMA02T",
            "11330199MB1A0001XY",
            "12330199MB1B00029H",
            "52330199MJ8C0003XQ",
            "92330199MA2DEM113Q",
        ];
        for code in table {
            let read = CreditCode::parse(code).unwrap();
            assert_eq!(read.as_str(), code);
            assert_eq!(read.warning(), None, "{code}");
        }
        let typed = CreditCode::parse(" 91350100-m000100y4-３ ").unwrap();
        assert_eq!(typed.as_str(), "91350100M000100Y43");
    }

    #[test]
    fn other_codes_are_refused_with_the_reason() {
        let table = [
            ("", CreditCodeFault::Missing),
            ("91350100M000100Y44", CreditCodeFault::Check),
            ("93150100M000100Y43", CreditCodeFault::Check),
            ("9135O100M000100Y43", CreditCodeFault::Characters),
            ("9I350100M000100Y43", CreditCodeFault::Characters),
            ("91350100S000100Y43", CreditCodeFault::Characters),
            ("91350100V000100Y43", CreditCodeFault::Characters),
            ("91350100Z000100Y43", CreditCodeFault::Characters),
            ("统一社会信用代码", CreditCodeFault::Characters),
            ("350100100000012", CreditCodeFault::RegistrationNumber),
            ("91350100M000100Y4", CreditCodeFault::Length),
            ("91350100M000100Y433", CreditCodeFault::Length),
        ];
        for (text, fault) in table {
            assert_eq!(CreditCode::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_wrong_organisation_code_inside_only_warns() {
        let body: Vec<u32> = b"91350100M000100Y5".iter().filter_map(|byte| value(*byte)).collect();
        let check = char::from(ALPHABET[check_value(&body) as usize]);
        let code = CreditCode::parse(&format!("91350100M000100Y5{check}")).unwrap();
        assert_eq!(code.warning(), Some(CreditCodeWarning::OrganisationCode));
    }

    #[test]
    fn only_a_few_characters_are_shown() {
        assert_eq!(CreditCode::parse("91330199MA2DEMA02T").unwrap().masked(), "9133**********A02T");
    }
}
