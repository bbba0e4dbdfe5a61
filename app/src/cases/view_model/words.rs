//! Words about cases that several pages share.

use super::{Look, TagView};
use crate::{
    text::{Language, Message, cases, items},
    ui::dates,
};
use domain::{
    Date,
    calendar::{Calendar, Unit},
    identifiers::{CaseNumber, masked_name},
    licensing::{State, WaitsFor},
};

/// How many working days before its end a limit is marked.
pub const SOON: u32 = 2;

/// What a sentence about a case is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// Who has to act next.
    pub waits_for: WaitsFor,
    /// The last day for them.
    pub due_on: Option<Date>,
    /// The day it is looked at.
    pub today: Date,
}

impl Standing {
    /// Whether the organ has let a limit pass.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let waits_for_organ = !matches!(self.waits_for, WaitsFor::Applicant | WaitsFor::Nobody);
        waits_for_organ && self.due_on.is_some_and(|due| due < self.today)
    }

    /// How many working days are left, or by how many it is over.
    #[must_use]
    pub fn days(&self, calendar: &Calendar) -> Option<u32> {
        let due = self.due_on?;
        Some(calendar.days(self.today.min(due), self.today.max(due), Unit::WorkingDay))
    }

    /// The tag of the case.
    #[must_use]
    pub fn tag(&self, language: Language, calendar: &Calendar) -> TagView {
        if self.is_over() {
            let days = self.days(calendar).unwrap_or_default().to_string();
            let words = language.fill(cases::TAG_OVERDUE, &[("n", &days)]);
            return TagView { look: Look::Over, words };
        }
        let words = language.say(of_state("tag-", self.state)).to_owned();
        TagView { look: self.look(calendar), words }
    }

    /// The one sentence that says what comes next, and for whom.
    #[must_use]
    pub fn next(&self, language: Language) -> String {
        if self.is_over() {
            return language.say(cases::NEXT_OVERDUE).to_owned();
        }
        dated(language, of_state("next-", self.state), self.due_on, self.today)
    }

    fn look(&self, calendar: &Calendar) -> Look {
        let is_soon = self.days(calendar).is_some_and(|days| days <= SOON);
        match self.state {
            State::Correction if is_soon => Look::Soon,
            State::Correction | State::Special | State::Hearing => Look::Paused,
            State::Granted | State::GrantedCommit | State::Issued | State::Closed => Look::Done,
            state if state.is_terminal() => Look::Ended,
            _ => Look::Running,
        }
    }
}

/// A sentence with its last day; where that is not known, the sentence that says so.
#[must_use]
pub fn dated(language: Language, message: Message, due_on: Option<Date>, today: Date) -> String {
    match due_on {
        Some(due) => language.fill(message, &[("due", &dates::near(language, due, today))]),
        None if language.say(message).contains("{due}") => {
            language.say(cases::NEXT_UNKNOWN).to_owned()
        }
        None => language.say(message).to_owned(),
    }
}

/// The sentence of a kind for a state; a test goes through all of them.
#[must_use]
pub fn of_state(kind: &str, state: State) -> Message {
    cases::find(&[kind, state.word()].concat()).unwrap_or(cases::NEXT_UNKNOWN)
}

/// So many of a unit in words: `5 个工作日`.
#[must_use]
pub fn amount(language: Language, n: u32, unit: Unit) -> String {
    let message = match unit {
        Unit::WorkingDay => items::WORKING_DAYS,
        Unit::NaturalDay => items::NATURAL_DAYS,
        Unit::Hour => items::HOURS,
        Unit::Month => items::MONTHS,
    };
    language.fill(message, &[("n", &n.to_string())])
}

/// A number of record in its groups of four.
#[must_use]
pub fn groups(number: CaseNumber) -> Vec<String> {
    number.grouped().split(' ').map(str::to_owned).collect()
}

/// The name of an officer as applicants see it.
#[must_use]
pub fn officer(name: &str) -> String {
    masked_name(name)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A day written `2026-03-02`.
    pub fn day(text: &str) -> Date {
        domain::calendar::parse_date(text).unwrap()
    }

    fn standing(state: State, due_on: &str) -> Standing {
        Standing {
            state,
            waits_for: state.waits_for(),
            due_on: Some(day(due_on)),
            today: day("2026-03-02"),
        }
    }

    #[test]
    fn every_state_has_a_tag_and_says_what_comes_next() {
        for state in State::ALL {
            for kind in ["tag-", "next-", "title-", "lead-"] {
                let found = cases::find(&[kind, state.word()].concat());
                assert!(found.is_some(), "{kind}{state}");
            }
        }
    }

    #[test]
    fn a_case_in_time_names_its_day() {
        let calendar = Calendar::official();
        let it = standing(State::Received, "2026-03-09");
        assert_eq!(it.tag(Language::Chinese, &calendar).look, Look::Running);
        assert_eq!(it.next(Language::Chinese), "不用您做什么，最晚 3月9日告诉您是否受理");
    }

    #[test]
    fn an_organ_that_is_late_is_said_to_be_late() {
        let calendar = Calendar::official();
        let it = standing(State::Review, "2026-02-27");
        let tag = it.tag(Language::Chinese, &calendar);
        assert_eq!((tag.look, tag.words.as_str()), (Look::Over, "已超期 2 个工作日"));
        assert!(!standing(State::Correction, "2026-02-27").is_over());
    }

    #[test]
    fn a_correction_that_ends_soon_is_marked() {
        let calendar = Calendar::official();
        let soon = standing(State::Correction, "2026-03-04").tag(Language::English, &calendar);
        let later = standing(State::Correction, "2026-03-05").tag(Language::English, &calendar);
        assert_eq!((soon.look, later.look), (Look::Soon, Look::Paused));
    }

    #[test]
    fn a_day_that_is_not_known_is_not_named() {
        let it = Standing { due_on: None, ..standing(State::Received, "2026-03-02") };
        assert_eq!(it.next(Language::Chinese), "时限暂停，恢复后才能确定日期");
    }
}
