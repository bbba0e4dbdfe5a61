//! Canned answers (常用语): what the desk says often, written once, approved by another, filled for whom it is said.

use crate::placeholders;
use std::fmt::{self, Display};

/// Longest title of a canned answer, in characters.
pub const CANNED_TITLE_CHARS: usize = 60;

/// What a canned answer leaves open, written as `{姓名}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    /// How whoever asks is called.
    Asker,
    /// The service.
    Item,
    /// The department.
    Department,
    /// The number of the case.
    Case,
}

impl Variable {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Asker, Self::Item, Self::Department, Self::Case];

    /// The word for it between braces.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asker => "姓名",
            Self::Item => "事项",
            Self::Department => "部门",
            Self::Case => "办件号",
        }
    }
}

impl Display for Variable {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(&placeholders::open(self.word()))
    }
}

/// The first word between braces that names no variable; a brace that is left open counts as one.
#[must_use]
pub fn unknown_variable(text: &str) -> Option<&str> {
    placeholders::unknown(text, |word| Variable::ALL.iter().any(|it| it.word() == word))
}

/// The text with what `value` knows in the place of its variables; what nobody knows stays open, to be filled by hand.
#[must_use]
pub fn filled(text: &str, value: impl Fn(Variable) -> Option<String>) -> String {
    placeholders::filled(text, Variable::ALL.map(|it| (it.word(), value(it))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_stays_open() {
        let text = "{姓名}您好，{事项}由{部门}办理，办件号 {办件号}。";
        let value = |variable| match variable {
            Variable::Asker => Some("王小明".to_owned()),
            Variable::Item => Some("{部门}".to_owned()),
            Variable::Department => Some("市场监督管理局".to_owned()),
            Variable::Case => None,
        };
        assert_eq!(filled(text, value), "王小明您好，部门由市场监督管理局办理，办件号 {办件号}。");
    }

    #[test]
    fn a_word_that_names_no_variable_is_found() {
        assert_eq!(unknown_variable("{姓名}您好"), None);
        assert_eq!(unknown_variable("{姓名}您好，{电话}"), Some("电话"));
        assert_eq!(unknown_variable("{姓名"), Some("姓名"));
        assert_eq!(unknown_variable("没有"), None);
    }
}
