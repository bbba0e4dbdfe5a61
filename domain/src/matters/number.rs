//! Numbers of matters.

use super::Procedure;
use crate::identifiers::{CaseNumber, CaseNumberFault};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The number of a matter: the letter of its procedure before a number like those of cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MatterNumber {
    procedure: Procedure,
    number: CaseNumber,
}

impl MatterNumber {
    /// The number of a matter of `procedure`.
    #[must_use]
    pub const fn new(procedure: Procedure, number: CaseNumber) -> Self {
        Self { procedure, number }
    }

    /// Its procedure.
    #[must_use]
    pub const fn procedure(self) -> Procedure {
        self.procedure
    }

    /// Day, department and sequence.
    #[must_use]
    pub const fn number(self) -> CaseNumber {
        self.number
    }

    /// The number for people to read, such as `T 2603 0200 1000 0014`.
    #[must_use]
    pub fn grouped(self) -> String {
        format!("{} {}", self.procedure.letter(), self.number.grouped())
    }
}

impl fmt::Display for MatterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.procedure.letter(), self.number)
    }
}

impl FromStr for MatterNumber {
    type Err = CaseNumberFault;

    /// Reads a number, grouped or not, with a small letter or a capital one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let letter = text.chars().next().ok_or(CaseNumberFault::Missing)?;
        let is_meant = |it: &&Procedure| it.letter() == letter.to_ascii_uppercase();
        let procedure = Procedure::ALL.iter().find(is_meant).ok_or(CaseNumberFault::Characters)?;
        let number = CaseNumber::parse(&text[letter.len_utf8()..])?;
        Ok(Self { procedure: *procedure, number })
    }
}

impl TryFrom<String> for MatterNumber {
    type Error = CaseNumberFault;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<MatterNumber> for String {
    fn from(number: MatterNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_number_says_its_procedure_and_is_read_back() {
        let number = CaseNumber::new(date!(2026 - 03 - 02), 1, 1).unwrap();
        for procedure in Procedure::ALL {
            let it = MatterNumber::new(*procedure, number);
            assert_eq!(it.to_string().parse(), Ok(it));
            assert_eq!(it.grouped().to_lowercase().parse(), Ok(it));
        }
        let complaint = MatterNumber::new(Procedure::Complaint, number);
        assert_eq!(complaint.grouped(), "T 2603 0200 1000 0014");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (text, fault) in [
            ("", CaseNumberFault::Missing),
            ("2603020010000014", CaseNumberFault::Characters),
            ("Q2603020010000014", CaseNumberFault::Characters),
            ("T2603020010000015", CaseNumberFault::Check),
            ("T", CaseNumberFault::Missing),
        ] {
            assert_eq!(text.parse::<MatterNumber>(), Err(fault), "{text}");
        }
    }
}
