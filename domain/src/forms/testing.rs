//! A form and answers for the tests of this module.

use super::{Answer, Answers, Form};
use crate::Date;
use time::macros::date;

/// The day on which the tests judge.
pub(super) const TODAY: Date = date!(2026 - 03 - 02);

/// A form with every kind of question and condition.
pub(super) fn form() -> Form {
    toml::from_str(include_str!("../../tests/form.toml")).expect("the sample form")
}

/// Answers as typed into single fields.
pub(super) fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(key, typed)| ((*key).to_owned(), Answer::from(*typed))).collect()
}

/// One entry of a group.
pub(super) fn entry(given: &[(&str, &str)]) -> Answers {
    answers(given)
}

/// Answers to [`form`] without a fault.
pub(super) fn complete() -> Answers {
    let mut given = answers(&[
        ("kind", "restaurant"),
        ("capital", "500000"),
        ("tables", "20"),
        ("terrace", "no"),
        ("opens", "2026-05-01"),
        ("id", "11010519491231002X"),
        ("code", "91350100M000100Y43"),
        ("mobile", "13812345678"),
        ("address", "澄江市江北区滨江路1号"),
        ("plan", "file-1"),
    ]);
    given.insert("services".to_owned(), Answer::Many(vec!["dine-in".to_owned()]));
    let cook =
        [("name", "王小明"), ("cook", "yes"), ("certificate", "A1"), ("hired", "2026-01-01")];
    given.insert("staff".to_owned(), Answer::Group(vec![entry(&cook)]));
    given
}
