//! Numbers of cases, as people read them out at the counter and over the telephone.

use super::{
    fault::{reasons, serde_as_string},
    normal::{in_fours, normalise},
};
use serde::{Deserialize, Serialize};
use std::fmt;
use time::{Date, Month};

/// A case number: `YYMMDD`, three digits of the department, six of the sequence, one check digit.
///
/// The check digit (ISO 7064 MOD 11,10) finds every single wrong digit and nearly all swaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber(u64);

reasons! {
    /// Why there is no such case number.
    CaseNumberFault {
        /// Nothing was given.
        Missing = "case-number-missing", "the case number is missing";
        /// Something else than digits.
        Characters = "case-number-characters", "a case number has digits only";
        /// Not 16 digits.
        Length = "case-number-length", "a case number has 16 digits";
        /// The first six digits are no date of this century.
        Date = "case-number-date", "the case number does not begin with a date";
        /// The department has more than three digits.
        Department = "case-number-department", "the department of a case number has three digits";
        /// The sequence has more than six digits.
        Sequence = "case-number-sequence", "the sequence of a case number has six digits";
        /// The last digit does not fit the others.
        Check = "case-number-check", "the check digit of the case number does not fit";
    }
}

serde_as_string! { CaseNumber(CaseNumberFault); }

impl CaseNumber {
    /// The largest number of cases one department can number in a day.
    pub const SEQUENCE_MAX: u32 = 999_999;

    /// The number of the case that is the `sequence`-th of `department` on `date`.
    ///
    /// # Errors
    /// When the date lies outside 2000 to 2099, the department is above 999 or the sequence above
    /// [`CaseNumber::SEQUENCE_MAX`].
    pub fn new(date: Date, department: u16, sequence: u32) -> Result<Self, CaseNumberFault> {
        let year = u64::try_from(date.year() - CENTURY)
            .ok()
            .filter(|year| *year < 100)
            .ok_or(CaseNumberFault::Date)?;
        if department > 999 {
            return Err(CaseNumberFault::Department);
        }
        if sequence > Self::SEQUENCE_MAX {
            return Err(CaseNumberFault::Sequence);
        }
        let day = (year * 100 + u64::from(u8::from(date.month()))) * 100 + u64::from(date.day());
        let body = (day * 1_000 + u64::from(department)) * 1_000_000 + u64::from(sequence);
        Ok(Self(body * 10 + check_digit(body)))
    }

    /// Reads a case number, grouped or not.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`CaseNumberFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, CaseNumberFault> {
        let digits = normalise(text);
        if digits.is_empty() {
            return Err(CaseNumberFault::Missing);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CaseNumberFault::Characters);
        }
        if digits.len() != 16 {
            return Err(CaseNumberFault::Length);
        }
        let number: u64 = digits.parse().map_err(|_| CaseNumberFault::Length)?;
        date_of(number).ok_or(CaseNumberFault::Date)?;
        if number % 10 != check_digit(number / 10) {
            return Err(CaseNumberFault::Check);
        }
        Ok(Self(number))
    }

    /// The date on which the number was given.
    ///
    /// # Panics
    /// Never: only numbers with a date are made.
    #[must_use]
    pub fn date(self) -> Date {
        date_of(self.0).expect("checked when the number was made")
    }

    /// The department that received the case.
    #[must_use]
    pub const fn department(self) -> u16 {
        (self.0 / 10_000_000 % 1_000) as u16
    }

    /// Which of the department's cases of that day it is.
    #[must_use]
    pub const fn sequence(self) -> u32 {
        (self.0 / 10 % 1_000_000) as u32
    }

    /// The number for people to read, such as `2603 0200 1000 0014`.
    #[must_use]
    pub fn grouped(self) -> String {
        in_fours(&self.to_string(), ' ')
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016}", self.0)
    }
}

/// The years of a case number have two digits, and count from here.
const CENTURY: i32 = 2000;

fn date_of(number: u64) -> Option<Date> {
    let day = number / 10_000_000_000;
    let part = |divisor: u64| u8::try_from(day / divisor % 100).ok();
    let month = Month::try_from(part(100)?).ok()?;
    Date::from_calendar_date(CENTURY + i32::from(part(10_000)?), month, part(1)?).ok()
}

/// The check digit of the 15 digits of `body`.
fn check_digit(body: u64) -> u64 {
    mod_11_10((0..15).rev().map(|place| body / 10_u64.pow(place) % 10))
}

/// ISO 7064 MOD 11,10.
fn mod_11_10(digits: impl Iterator<Item = u64>) -> u64 {
    let rest = digits.fold(10, |rest, digit| match (rest + digit) % 10 {
        0 => 10 * 2 % 11,
        sum => sum * 2 % 11,
    });
    (11 - rest) % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // The example of the standard, and a published German tax number, which uses it too.
        assert_eq!(mod_11_10([0, 7, 9, 4].into_iter()), 5);
        assert_eq!(mod_11_10([8, 6, 0, 9, 5, 7, 4, 2, 7, 1].into_iter()), 9);
    }

    #[test]
    fn a_number_says_date_department_and_sequence() {
        let number = CaseNumber::new(date!(2026 - 03 - 02), 1, 1).unwrap();
        assert_eq!(number.grouped(), "2603 0200 1000 0014");
        assert_eq!(number.date(), date!(2026 - 03 - 02));
        assert_eq!((number.department(), number.sequence()), (1, 1));
    }

    #[test]
    fn early_years_keep_their_leading_zero() {
        let number = CaseNumber::new(date!(2000 - 01 - 01), 0, 0).unwrap();
        assert_eq!(number.to_string().len(), 16);
        assert_eq!(CaseNumber::parse(&number.to_string()), Ok(number));
    }

    #[test]
    fn numbers_that_do_not_fit_are_not_made() {
        let day = date!(2026 - 03 - 02);
        assert_eq!(CaseNumber::new(day, 1_000, 1), Err(CaseNumberFault::Department));
        assert_eq!(CaseNumber::new(day, 1, 1_000_000), Err(CaseNumberFault::Sequence));
        assert_eq!(CaseNumber::new(date!(1999 - 12 - 31), 1, 1), Err(CaseNumberFault::Date));
        assert_eq!(CaseNumber::new(date!(2100 - 01 - 01), 1, 1), Err(CaseNumberFault::Date));
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        let table = [
            ("", CaseNumberFault::Missing),
            ("260302001000001", CaseNumberFault::Length),
            ("26030200100000144", CaseNumberFault::Length),
            ("26030200100000l4", CaseNumberFault::Characters),
            ("2613020010000014", CaseNumberFault::Date),
            ("2602300010000014", CaseNumberFault::Date),
            ("2603020010000015", CaseNumberFault::Check),
        ];
        for (text, fault) in table {
            assert_eq!(CaseNumber::parse(text), Err(fault), "{text}");
        }
    }

    fn any_number() -> impl Strategy<Value = CaseNumber> {
        (0..100_i32, 1..=365_u16, 0..1_000_u16, 0..1_000_000_u32).prop_map(
            |(year, day, department, sequence)| {
                let date = Date::from_ordinal_date(2000 + year, day).unwrap();
                CaseNumber::new(date, department, sequence).unwrap()
            },
        )
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_however_it_is_typed(number in any_number()) {
            prop_assert_eq!(CaseNumber::parse(&number.to_string()), Ok(number));
            prop_assert_eq!(CaseNumber::parse(&number.grouped()), Ok(number));
            prop_assert_eq!(CaseNumber::parse(&number.grouped().replace(' ', "-")), Ok(number));
            let wide: String = number.to_string().chars()
                .map(|digit| char::from_u32(u32::from(digit) + 0xfee0).unwrap())
                .collect();
            prop_assert_eq!(CaseNumber::parse(&wide), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<CaseNumber>(&json).unwrap(), number);
        }

        #[test]
        fn one_wrong_digit_is_found(number in any_number(), at in 0..16_usize, by in 1..10_u8) {
            let mut digits = number.to_string().into_bytes();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            prop_assert!(CaseNumber::parse(&String::from_utf8(digits).unwrap()).is_err());
        }
    }
}
