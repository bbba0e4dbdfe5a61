//! Codes of investment projects (GB/T 40058-2021).

use super::{
    fault::{reasons, serde_as_string},
    normal::{half_width, normalise},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where the groups of a code end: time, region, central department, type, number with check.
const GROUPS: [usize; 5] = [4, 6, 2, 2, 6];

/// A project code of the right structure, such as `2604-440118-48-03-000123`.
///
/// The last character is a check character whose rule is not known here:
/// a code of the right structure can still be mistyped, and only the national platform can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectCode(String);

reasons! {
    /// Why a text is no project code.
    ProjectCodeFault {
        /// Nothing was given.
        Missing = "project-code-missing", "the project code is missing";
        /// Something else than digits and hyphens.
        Characters = "project-code-characters", "a project code has digits and hyphens only";
        /// Not 20 digits.
        Length = "project-code-length", "a project code has 20 digits";
        /// The hyphens stand elsewhere than after 4, 6, 2 and 2 digits.
        Grouping = "project-code-grouping", "the hyphens of a project code stand after 4, 6, 2 and 2 digits";
    }
}

reasons! {
    /// What is open about a project code of the right structure.
    ProjectCodeWarning {
        /// The check character was not verified.
        CheckUnverified = "project-code-check-unverified", "the check character of the project code was not verified";
    }
}

serde_as_string! { ProjectCode(ProjectCodeFault); }

impl ProjectCode {
    /// Reads a project code, with its four hyphens or without any.
    ///
    /// # Errors
    /// The first reason that holds, in the order of [`ProjectCodeFault::ALL`].
    pub fn parse(text: &str) -> Result<Self, ProjectCodeFault> {
        let digits = normalise(text);
        if digits.is_empty() {
            return Err(ProjectCodeFault::Missing);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ProjectCodeFault::Characters);
        }
        if digits.len() != GROUPS.iter().sum::<usize>() {
            return Err(ProjectCodeFault::Length);
        }
        let grouped = grouped(&digits);
        let typed: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
        if typed.contains('-') && typed != grouped {
            return Err(ProjectCodeFault::Grouping);
        }
        Ok(Self(grouped))
    }

    /// The 24 characters, with hyphens.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is open about the code: its check character, always.
    #[must_use]
    pub const fn warning(&self) -> ProjectCodeWarning {
        ProjectCodeWarning::CheckUnverified
    }
}

impl fmt::Display for ProjectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn grouped(mut digits: &str) -> String {
    let groups = GROUPS.map(|length| {
        let (group, rest) = digits.split_at(length);
        digits = rest;
        group
    });
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_the_right_structure_is_read_but_not_verified() {
        let typed = [
            "2604-440118-48-03-000123",
            " 2604 440118 48 03 000123 ",
            "26044401184803000123",
            "２６０４－４４０１１８－４８－０３－０００１２３",
        ];
        for text in typed {
            let code = ProjectCode::parse(text).unwrap();
            assert_eq!(code.as_str(), "2604-440118-48-03-000123", "{text}");
            assert_eq!(code.warning(), ProjectCodeWarning::CheckUnverified);
        }
    }

    #[test]
    fn other_codes_are_refused_with_the_reason() {
        let table = [
            ("", ProjectCodeFault::Missing),
            ("----", ProjectCodeFault::Missing),
            ("2604-440118-48-03-00012", ProjectCodeFault::Length),
            ("2604-440118-48-03-0001234", ProjectCodeFault::Length),
            ("2604-440118-48-03-00012X", ProjectCodeFault::Characters),
            ("26044-40118-48-03-000123", ProjectCodeFault::Grouping),
            ("2604-4401184803000123", ProjectCodeFault::Grouping),
        ];
        for (text, fault) in table {
            assert_eq!(ProjectCode::parse(text), Err(fault), "{text}");
        }
    }
}
