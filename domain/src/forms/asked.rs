//! Which questions are asked: conditions, and what of the answers counts.

use super::form::{Condition, Form, Kind, Question, Section};
use super::read::{compact, read_date, read_money, read_number, write_money};
use super::{Answer, Answers};
use crate::identifiers::{Mobile, normalise};
use std::collections::BTreeMap;

/// Whether the question at `path` is asked, such as `premises` or, in a group, `staff.0.name`.
///
/// A stale answer to a question that is no longer asked makes no other question appear.
/// A path that names no question is not asked.
#[must_use]
pub fn is_asked(form: &Form, path: &str, answers: &Answers) -> bool {
    let mut parts = path.split('.');
    let key = parts.next().unwrap_or_default();
    let (Some(entry), Some(inner)) = (parts.next(), parts.next()) else {
        return form.sections.iter().any(|part| contains(&asked(form, part, answers), key));
    };
    let entry = entry.parse().ok().and_then(|index: usize| entries(answers.get(key)).get(index));
    entry.is_some_and(|entry| contains(&entry_asked(form, key, entry, answers), inner))
}

/// The questions of `section` that are asked now, in their order.
#[must_use]
pub fn asked<'a>(form: &'a Form, section: &Section, answers: &'a Answers) -> Vec<&'a Question> {
    let scope = Scope::of_form(form, answers);
    let section = form.sections.iter().find(|other| other.key == section.key);
    section.map_or_else(Vec::new, |part| scope.asked_among(&part.questions))
}

/// The questions of the group `group` that are asked in `entry`; its conditions see the rest of the form too.
#[must_use]
pub fn entry_asked<'a>(
    form: &'a Form,
    group: &str,
    entry: &'a Answers,
    answers: &'a Answers,
) -> Vec<&'a Question> {
    let outer = Scope::of_form(form, answers);
    let Some(question) = outer.asked.get(group) else { return Vec::new() };
    let Kind::Group { questions, .. } = &question.kind else { return Vec::new() };
    outer.inner(questions, entry).asked_among(questions)
}

/// Whether `condition` holds of the answers; what is open or no longer asked makes it fail.
#[must_use]
pub fn holds(form: &Form, condition: &Condition, answers: &Answers) -> bool {
    judged(form, condition, answers) == Some(true)
}

/// Whether `condition` holds of the answers; `None` while that depends on a question that is still open.
#[must_use]
pub fn judged(form: &Form, condition: &Condition, answers: &Answers) -> Option<bool> {
    match Scope::of_form(form, answers).judge(condition) {
        Verdict::Holds => Some(true),
        Verdict::Fails => Some(false),
        Verdict::Open => None,
    }
}

/// The answers that count: only to questions that are asked, written the one way records keep them.
///
/// What cannot be read stays as it was typed; open questions have no entry.
#[must_use]
pub fn settled(form: &Form, answers: &Answers) -> Answers {
    let scope = Scope::of_form(form, answers);
    let questions = form.sections.iter().flat_map(|section| &section.questions);
    settle(&scope, questions)
}

/// What is answered and asked at one level: the form, or one entry of a group inside it.
pub(super) struct Scope<'a> {
    given: BTreeMap<&'a str, &'a Answer>,
    asked: BTreeMap<&'a str, &'a Question>,
    undecided: Vec<&'a str>,
    outer: Option<&'a Scope<'a>>,
}

/// What a condition says of the answers so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The condition holds.
    Holds,
    /// It fails, whatever else is answered.
    Fails,
    /// It depends on a question that is still open.
    Open,
}

impl<'a> Scope<'a> {
    pub(super) fn of_form(form: &'a Form, answers: &'a Answers) -> Self {
        let mut scope = Self::empty(None);
        for section in &form.sections {
            scope.add(&section.questions, answers);
        }
        scope
    }

    /// The scope of one entry of a group of this form.
    pub(super) fn inner<'b>(&'b self, questions: &'b [Question], entry: &'b Answers) -> Scope<'b>
    where
        'a: 'b,
    {
        let mut scope = Scope::empty(Some(self));
        scope.add(questions, entry);
        scope
    }

    pub(super) fn asked_among<'q>(&self, questions: &'q [Question]) -> Vec<&'q Question> {
        questions.iter().filter(|question| self.asked.contains_key(question.key.as_str())).collect()
    }

    /// Whether it is still open if `question` will be asked.
    pub(super) fn is_undecided(&self, question: &Question) -> bool {
        self.undecided.contains(&question.key.as_str())
    }

    /// The answer that counts; absent where the question is open or not asked.
    pub(super) fn answer(&self, key: &str) -> Option<&'a Answer> {
        self.given.get(key).copied()
    }

    pub(super) fn judge(&self, condition: &Condition) -> Verdict {
        match condition {
            Condition::Is { question, value } => self.verdict_on(question, |it| has(it, value)),
            Condition::IsNot { question, value } => self.verdict_on(question, |it| !has(it, value)),
            Condition::Answered { question } => self.verdict_on(question, |_| true),
            Condition::All(parts) => self.combine(parts, Verdict::Fails, Verdict::Holds),
            Condition::Any(parts) => self.combine(parts, Verdict::Holds, Verdict::Fails),
        }
    }

    fn empty(outer: Option<&'a Scope<'a>>) -> Self {
        Self { given: BTreeMap::new(), asked: BTreeMap::new(), undecided: Vec::new(), outer }
    }

    fn add(&mut self, questions: &'a [Question], answers: &'a Answers) {
        for question in questions {
            let key = question.key.as_str();
            match question.when.as_ref().map_or(Verdict::Holds, |when| self.judge(when)) {
                Verdict::Fails => {}
                Verdict::Open => self.undecided.push(key),
                Verdict::Holds => {
                    self.asked.insert(key, question);
                    if let Some(answer) = answers.get(key).filter(|answer| !answer.is_open()) {
                        self.given.insert(key, answer);
                    }
                }
            }
        }
    }

    fn verdict_on(&self, key: &str, test: impl Fn(&Answer) -> bool) -> Verdict {
        if let Some(answer) = self.given.get(key) {
            return if test(answer) { Verdict::Holds } else { Verdict::Fails };
        }
        if let Some(question) = self.asked.get(key) {
            return if question.optional { Verdict::Fails } else { Verdict::Open };
        }
        if self.undecided.contains(&key) {
            return Verdict::Open;
        }
        self.outer.map_or(Verdict::Fails, |outer| outer.verdict_on(key, test))
    }

    fn combine(&self, parts: &[Condition], settles: Verdict, otherwise: Verdict) -> Verdict {
        let mut verdict = otherwise;
        for part in parts {
            match self.judge(part) {
                found if found == settles => return settles,
                Verdict::Open => verdict = Verdict::Open,
                _ => {}
            }
        }
        verdict
    }
}

/// The entries of a group; anything else has none.
pub(super) fn entries(answer: Option<&Answer>) -> &[Answers] {
    match answer {
        Some(Answer::Group(entries)) => entries,
        _ => &[],
    }
}

fn has(answer: &Answer, value: &str) -> bool {
    match answer {
        Answer::One(given) => given.trim() == value,
        Answer::Many(given) => given.iter().any(|it| it.trim() == value),
        Answer::Group(_) => false,
    }
}

fn contains(questions: &[&Question], key: &str) -> bool {
    questions.iter().any(|question| question.key == key)
}

fn settle<'q>(scope: &Scope<'_>, questions: impl Iterator<Item = &'q Question>) -> Answers {
    let answered = |question: &'q Question| scope.answer(&question.key).map(|it| (question, it));
    questions
        .filter_map(answered)
        .map(|(question, answer)| (question.key.clone(), settle_one(scope, question, answer)))
        .collect()
}

fn settle_one(scope: &Scope<'_>, question: &Question, answer: &Answer) -> Answer {
    match (&question.kind, answer) {
        (Kind::Group { questions, .. }, Answer::Group(entries)) => {
            let settle = |entry| settle(&scope.inner(questions, entry), questions.iter());
            Answer::Group(entries.iter().map(settle).collect())
        }
        (Kind::MultiChoice { .. }, Answer::One(value)) => Answer::Many(vec![value.clone()]),
        (kind, Answer::One(typed)) => Answer::One(written(kind, typed)),
        (_, other) => other.clone(),
    }
}

fn written(kind: &Kind, typed: &str) -> String {
    let read = match kind {
        Kind::Number { .. } => read_number(typed).map(|number| number.to_string()),
        Kind::Money { .. } => read_money(typed).map(write_money),
        Kind::Date { .. } => read_date(typed).map(|date| date.to_string()),
        Kind::CitizenId | Kind::CreditCode => Some(normalise(typed)),
        Kind::Mobile => Mobile::parse(typed).ok().map(String::from),
        Kind::Email => Some(compact(typed)),
        _ => None,
    };
    read.unwrap_or_else(|| typed.trim().replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answers, entry, form};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_appears_with_the_answer_it_waits_for() {
        let form = form();
        for (given, path, is) in [
            (answers(&[]), "kind", true),
            (answers(&[]), "tables", false),
            (answers(&[("kind", "restaurant")]), "tables", true),
            (answers(&[("kind", "online")]), "tables", false),
            (answers(&[("kind", "online")]), "site", true),
            (answers(&[]), "site", false),
            (answers(&[("kind", "restaurant"), ("email", "a@b.cn")]), "newsletter", true),
            (answers(&[("kind", "restaurant")]), "nothing", false),
        ] {
            assert_eq!(is_asked(&form, path, &given), is, "{path} with {given:?}");
        }
    }

    #[test]
    fn a_stale_answer_makes_no_other_question_appear() {
        let form = form();
        let given = answers(&[("kind", "restaurant"), ("tables", "40"), ("terrace", "yes")]);
        assert!(is_asked(&form, "terrace_size", &given));
        let mut changed = given;
        changed.insert("kind".to_owned(), "online".into());
        assert!(!is_asked(&form, "terrace_size", &changed));
    }

    #[test]
    fn conditions_in_a_group_look_at_their_own_entry_and_at_the_form() {
        let form = form();
        let mut given = answers(&[("kind", "restaurant")]);
        let staff = vec![entry(&[("cook", "yes")]), entry(&[("cook", "no")])];
        given.insert("staff".to_owned(), Answer::Group(staff));
        assert!(is_asked(&form, "staff.0.certificate", &given));
        assert!(!is_asked(&form, "staff.1.certificate", &given));
        assert!(!is_asked(&form, "staff.2.certificate", &given));
        given.insert("kind".to_owned(), "online".into());
        assert!(!is_asked(&form, "staff.0.certificate", &given));
    }

    #[test]
    fn records_keep_what_counts_in_one_writing() {
        let mut given = answers(&[
            ("kind", "restaurant"),
            ("tables", " １,２００ "),
            ("capital", "￥50万"),
            ("opens", "2026年3月2日"),
            ("id", "11010519491231002x"),
            ("mobile", "+86 138 1234 5678"),
            ("site", "https://stale.example"),
            ("note", "  一\r\n二 "),
            ("unknown", "x"),
        ]);
        given.insert("staff".to_owned(), Answer::Group(vec![entry(&[("hired", "2026/1/5")])]));
        let kept = settled(&form(), &given);
        let one = |key: &str| match kept.get(key) {
            Some(Answer::One(text)) => Some(text.as_str()),
            _ => None,
        };
        assert_eq!(one("tables"), Some("1200"));
        assert_eq!(one("capital"), Some("500000.00"));
        assert_eq!(one("opens"), Some("2026-03-02"));
        assert_eq!(one("id"), Some("11010519491231002X"));
        assert_eq!(one("mobile"), Some("13812345678"));
        assert_eq!(one("note"), Some("一\n二"));
        assert_eq!((one("site"), one("unknown")), (None, None));
        assert_eq!(kept["staff"], Answer::Group(vec![entry(&[("hired", "2026-01-05")])]));
    }

    proptest! {
        #[test]
        fn settling_twice_changes_nothing(
            kind in "restaurant|online|other",
            tables in "[0-9 ,]{0,6}",
            capital in "[0-9.,万元]{0,8}",
            note in ".{0,20}",
        ) {
            let given = answers(&[
                ("kind", kind.as_str()),
                ("tables", &tables),
                ("capital", &capital),
                ("note", &note),
                ("terrace", "yes"),
            ]);
            let once = settled(&form(), &given);
            prop_assert_eq!(&settled(&form(), &once), &once);
        }
    }
}
