//! How far each part of a form is, for the task list.

use super::asked::Scope;
use super::form::{Form, Section};
use super::{Answers, Fault, FaultCode, check_section};
use crate::Date;

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// None of its questions is asked, and no open question can change that: the task list leaves it out.
    NotNeeded,
    /// What it asks depends on questions of earlier sections that are still open.
    CannotStart,
    /// Nothing is answered yet.
    NotStarted,
    /// Something is answered, nothing is wrong, something is missing.
    InProgress,
    /// Something that was answered is wrong.
    Faulty,
    /// Nothing is missing and nothing is wrong.
    Complete,
}

/// How far `section` of `form` is on `today`.
#[must_use]
pub fn status(
    form: &Form,
    section: &Section,
    answers: &Answers,
    today: Date,
    allow_fictional_ids: bool,
) -> Status {
    let scope = Scope::of_form(form, answers);
    let asked = scope.asked_among(&section.questions);
    if asked.is_empty() {
        let undecided = section.questions.iter().any(|question| scope.is_undecided(question));
        return if undecided { Status::CannotStart } else { Status::NotNeeded };
    }
    let begun = asked.iter().any(|question| scope.answer(&question.key).is_some());
    let faults = check_section(form, section, answers, today, allow_fictional_ids);
    match (begun, faults.is_empty()) {
        // A part with nothing but optional questions is open until somebody has been there.
        (false, _) => Status::NotStarted,
        (true, true) => Status::Complete,
        (true, false) if faults.iter().all(is_gap) => Status::InProgress,
        (true, false) => Status::Faulty,
    }
}

fn is_gap(fault: &Fault) -> bool {
    matches!(fault.code, FaultCode::Missing | FaultCode::TooFew { .. })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TODAY, answers, form};
    use super::*;

    /// A section, what is answered, and how far it is.
    type Row = (&'static str, &'static [(&'static str, &'static str)], Status);

    #[test]
    fn a_section_is_as_far_as_its_answers() {
        let form = form();
        let table: &[Row] = &[
            ("business", &[], Status::NotStarted),
            ("business", &[("kind", " ")], Status::NotStarted),
            ("business", &[("kind", "online")], Status::InProgress),
            ("business", &[("kind", "circus")], Status::Faulty),
            (
                "business",
                &[("kind", "online"), ("capital", "1"), ("site", "a.cn")],
                Status::Complete,
            ),
            (
                "business",
                &[("kind", "online"), ("capital", "1"), ("tables", "x")],
                Status::InProgress,
            ),
            ("kitchen", &[], Status::CannotStart),
            ("kitchen", &[("kind", "online")], Status::NotNeeded),
            ("kitchen", &[("kind", "restaurant")], Status::NotStarted),
        ];
        for (key, given, expected) in table {
            let section = form.sections.iter().find(|it| it.key == *key).unwrap();
            let found = status(&form, section, &answers(given), TODAY, false);
            assert_eq!(found, *expected, "{key} with {given:?}");
        }
    }
}
