//! Citizen id numbers (GB 11643-1999), and the cards of residents that follow the same pattern.

use super::{
    fault::reasons,
    normal::{masked, normalise},
};
use std::fmt;
use time::{Date, Month};

/// The region that no place has: ids of invented people.
const FICTIONAL_REGION: &str = "990101";

/// The first year of birth that is believed.
const BIRTH_YEAR_MIN: i32 = 1900;

/// The sample of the standard whose bearer was born earlier, in 1880: it is valid as it stands.
const OLDEST_SAMPLE: &str = "440524188001010014";

/// The first two digits of the provinces and regions (GB/T 2260).
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82",
];

/// An 18-character citizen id whose region, birth date and check character hold.
///
/// `Debug` shows the masked form, so that no log gets the number by accident.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId {
    number: String,
    birth_date: Date,
}

/// To whom the number was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A citizen (居民身份证).
    Citizen,
    /// A resident from Hong Kong, Macao or Taiwan (港澳台居民居住证).
    Resident,
    /// A foreign permanent resident with a card of 2023 or later.
    ForeignResident,
    /// Nobody: an id for trying things out.
    Nobody,
}

reasons! {
    /// Why a text is no citizen id.
    CitizenIdFault {
        /// Nothing was given.
        Missing = "citizen-id-missing", "the citizen id is missing";
        /// Something else than digits, with an X at the end at most.
        Characters = "citizen-id-characters", "a citizen id has digits only, and X at most as the last character";
        /// The 15 digits that were given out until 1999.
        OldForm = "citizen-id-old-form", "15 digits are the old form of the citizen id";
        /// Not 18 characters.
        Length = "citizen-id-length", "a citizen id has 18 characters";
        /// The first digits name no place.
        Region = "citizen-id-region", "the first six digits of the citizen id name no region";
        /// The id of an invented person, where only real ones are taken.
        Fictional = "citizen-id-fictional", "the citizen id belongs to an invented person";
        /// There is no such date, or it lies before 1900.
        BirthDate = "citizen-id-birth-date", "the citizen id contains a birth date that does not exist";
        /// The date of birth is still to come.
        BirthInFuture = "citizen-id-birth-in-future", "the citizen id contains a birth date in the future";
        /// The last character does not fit the others (ISO 7064 MOD 11-2).
        Check = "citizen-id-check", "the check character of the citizen id does not fit";
    }
}

impl CitizenId {
    /// Reads a citizen id, seen on `today`.
    ///
    /// Ids of the fictional region 990101 pass only if `allow_fictional`.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`CitizenIdFault::ALL`].
    pub fn parse(text: &str, today: Date, allow_fictional: bool) -> Result<Self, CitizenIdFault> {
        let number = normalise(text);
        check_form(&number)?;
        match holder(&number) {
            None => return Err(CitizenIdFault::Region),
            Some(Holder::Nobody) if !allow_fictional => return Err(CitizenIdFault::Fictional),
            Some(_) => {}
        }
        let birth_date = birth_date(&number).ok_or(CitizenIdFault::BirthDate)?;
        if birth_date > today {
            return Err(CitizenIdFault::BirthInFuture);
        }
        if number.as_bytes()[17] != check_character(&number.as_bytes()[..17]) {
            return Err(CitizenIdFault::Check);
        }
        Ok(Self { number, birth_date })
    }

    /// The 18 characters, with a capital X.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// The date of birth that the number states.
    #[must_use]
    pub const fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// To whom the number was given.
    ///
    /// # Panics
    /// Never: only numbers with a holder are made.
    #[must_use]
    pub fn holder(&self) -> Holder {
        holder(&self.number).expect("checked when the id was read")
    }

    /// The number as others may see it, such as `1101***********02X`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.number, 4, 3)
    }
}

impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CitizenId({})", self.masked())
    }
}

fn check_form(number: &str) -> Result<(), CitizenIdFault> {
    if number.is_empty() {
        return Err(CitizenIdFault::Missing);
    }
    let body = number.strip_suffix('X').unwrap_or(number);
    if !body.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CitizenIdFault::Characters);
    }
    match number.len() {
        18 => Ok(()),
        15 if body.len() == 15 => Err(CitizenIdFault::OldForm),
        _ => Err(CitizenIdFault::Length),
    }
}

fn holder(number: &str) -> Option<Holder> {
    let province = |digits: &str| PROVINCES.contains(&digits);
    if &number[..6] == FICTIONAL_REGION {
        Some(Holder::Nobody)
    } else if ["810000", "820000", "830000"].contains(&&number[..6]) {
        Some(Holder::Resident)
    } else if province(&number[..2]) {
        Some(Holder::Citizen)
    } else if &number[..1] == "9" && province(&number[1..3]) {
        Some(Holder::ForeignResident)
    } else {
        None
    }
}

fn birth_date(number: &str) -> Option<Date> {
    let year = number[6..10].parse().ok()?;
    if year < BIRTH_YEAR_MIN && number != OLDEST_SAMPLE {
        return None;
    }
    let month: u8 = number[10..12].parse().ok()?;
    let day = number[12..14].parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// ISO 7064 MOD 11-2 of `digits`, whose weights are the powers of two modulo 11.
fn check_character(digits: &[u8]) -> u8 {
    let sum = digits.iter().fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    b"10X98765432"[sum as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn parse(text: &str) -> Result<CitizenId, CitizenIdFault> {
        CitizenId::parse(text, date!(2026 - 03 - 02), false)
    }

    #[test]
    fn real_numbers_are_read_however_they_are_typed() {
        let table = [
            ("11010519491231002X", date!(1949 - 12 - 31), Holder::Citizen),
            ("11010519491231002x", date!(1949 - 12 - 31), Holder::Citizen),
            (" 110105 19491231 002x ", date!(1949 - 12 - 31), Holder::Citizen),
            ("１１０１０５１９４９１２３１００２Ｘ", date!(1949 - 12 - 31), Holder::Citizen),
            ("440524188001010014", date!(1880 - 01 - 01), Holder::Citizen),
            ("810000199001010019", date!(1990 - 01 - 01), Holder::Resident),
            ("830000198512120024", date!(1985 - 12 - 12), Holder::Resident),
        ];
        for (text, birth_date, holder) in table {
            let id = parse(text).unwrap();
            assert_eq!((id.birth_date(), id.holder()), (birth_date, holder), "{text}");
            assert!(!id.as_str().contains('x'));
        }
    }

    #[test]
    fn other_numbers_are_refused_with_the_reason() {
        let table = [
            ("", CitizenIdFault::Missing),
            (" \u{3000}", CitizenIdFault::Missing),
            ("110105194912310021", CitizenIdFault::Check),
            ("110101199902300017", CitizenIdFault::BirthDate),
            ("110101199913010017", CitizenIdFault::BirthDate),
            ("110101189912310010", CitizenIdFault::BirthDate),
            ("440524188001010022", CitizenIdFault::BirthDate),
            ("11010519491231002", CitizenIdFault::Length),
            ("11010519491231002XX", CitizenIdFault::Characters),
            ("1101051949123100211", CitizenIdFault::Length),
            ("110105491231002", CitizenIdFault::OldForm),
            ("1101051949123X002X", CitizenIdFault::Characters),
            ("A1010519491231002X", CitizenIdFault::Characters),
            ("11010519491231002Y", CitizenIdFault::Characters),
            ("身份证号码", CitizenIdFault::Characters),
            ("000105194912310020", CitizenIdFault::Region),
            ("830001198512120024", CitizenIdFault::Region),
            ("160105194912310020", CitizenIdFault::Region),
            ("110105202603030010", CitizenIdFault::BirthInFuture),
            ("990101199001010000", CitizenIdFault::Fictional),
        ];
        for (text, fault) in table {
            assert_eq!(parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn invented_people_pass_only_where_they_are_allowed() {
        let ids = [
            "990101199001010000",
            "990101198511120010",
            "990101200002290038",
            "990101197003150067",
        ];
        for id in ids {
            let read = CitizenId::parse(id, date!(2026 - 03 - 02), true).unwrap();
            assert_eq!(read.holder(), Holder::Nobody);
            assert_eq!(parse(id), Err(CitizenIdFault::Fictional));
        }
        assert_eq!(
            CitizenId::parse("990101200102290000", date!(2026 - 03 - 02), true),
            Err(CitizenIdFault::BirthDate)
        );
    }

    #[test]
    fn a_child_is_known_from_the_day_of_its_birth() {
        let id = "11010120260302001";
        let id = format!("{id}{}", char::from(check_character(id.as_bytes())));
        assert!(CitizenId::parse(&id, date!(2026 - 03 - 02), false).is_ok());
        let before = CitizenId::parse(&id, date!(2026 - 03 - 01), false);
        assert_eq!(before, Err(CitizenIdFault::BirthInFuture));
    }

    #[test]
    fn only_a_few_digits_are_shown() {
        let id = parse("11010519491231002X").unwrap();
        assert_eq!(id.masked(), "1101***********02X");
        assert_eq!(format!("{id:?}"), "CitizenId(1101***********02X)");
    }
}
