//! The judge of answers: all faults at once, as codes.

use super::asked::{Scope, entries};
use super::form::{Choice, Form, Kind, Question, Section};
use super::read::{read_date, read_money, read_number};
use super::{Answer, Answers};
use crate::Date;
use crate::identifiers::{
    CitizenId, CitizenIdFault, CreditCode, CreditCodeFault, EmailAddress, Mobile, MobileFault,
};

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path of the question, such as `premises` or, in a group, `staff.0.name`.
    pub question: String,
    /// What is wrong.
    pub code: FaultCode,
}

/// What can be wrong with an answer; the sentence for it is in `locales`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultCode {
    /// A required question is open.
    Missing,
    /// The answer has not the shape of the question, as when a list comes where one value is asked.
    WrongShape,
    /// The text carries control characters, or signs that turn the direction of writing.
    ForbiddenCharacter,
    /// The text has more than `max` characters.
    TooLong { max: u32 },
    /// Not a whole number.
    NotANumber,
    /// The number is below `min`.
    NumberTooSmall { min: i64 },
    /// The number is above `max`.
    NumberTooLarge { max: i64 },
    /// Not an amount in yuan with at most two decimals.
    NotMoney,
    /// The amount is below `min` fen.
    AmountTooSmall { min: i64 },
    /// The amount is above `max` fen.
    AmountTooLarge { max: i64 },
    /// Not a date that exists.
    NotADate,
    /// The date is before `earliest`.
    TooEarly { earliest: Date },
    /// The date is after `latest`.
    TooLate { latest: Date },
    /// Not one of the choices.
    NotAChoice,
    /// Too short for an address that can be found.
    NotAnAddress,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a citizen identity number, and why.
    CitizenId(CitizenIdFault),
    /// Not a unified social credit code, and why.
    CreditCode(CreditCodeFault),
    /// Not a mobile number, and why.
    Mobile(MobileFault),
    /// Fewer than `min` entries.
    TooFew { min: u32 },
    /// More than `max` entries.
    TooMany { max: u32 },
}

impl FaultCode {
    /// The name of the fault, stable, in kebab case; `locales` has a sentence for each.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongShape => "wrong-shape",
            Self::ForbiddenCharacter => "forbidden-character",
            Self::TooLong { .. } => "too-long",
            Self::NotANumber => "not-a-number",
            Self::NumberTooSmall { .. } => "number-too-small",
            Self::NumberTooLarge { .. } => "number-too-large",
            Self::NotMoney => "not-money",
            Self::AmountTooSmall { .. } => "amount-too-small",
            Self::AmountTooLarge { .. } => "amount-too-large",
            Self::NotADate => "not-a-date",
            Self::TooEarly { .. } => "too-early",
            Self::TooLate { .. } => "too-late",
            Self::NotAChoice => "not-a-choice",
            Self::NotAnAddress => "not-an-address",
            Self::NotAnEmail => "not-an-email",
            Self::CitizenId(fault) => fault.code(),
            Self::CreditCode(fault) => fault.code(),
            Self::Mobile(fault) => fault.code(),
            Self::TooFew { .. } => "too-few",
            Self::TooMany { .. } => "too-many",
        }
    }
}

/// Everything that is wrong with `answers` on `today`, in the order of the questions.
///
/// A question whose condition does not hold is never at fault, and its stale answer is ignored.
#[must_use]
pub fn check(form: &Form, answers: &Answers, today: Date, allow_fictional_ids: bool) -> Vec<Fault> {
    let scope = Scope::of_form(form, answers);
    let mut judge = Judge::new(today, allow_fictional_ids);
    for section in &form.sections {
        judge.level(&scope, &section.questions, "");
    }
    judge.faults
}

/// Everything that is wrong with the answers to one section of the form.
#[must_use]
pub fn check_section(
    form: &Form,
    section: &Section,
    answers: &Answers,
    today: Date,
    allow_fictional_ids: bool,
) -> Vec<Fault> {
    let mut judge = Judge::new(today, allow_fictional_ids);
    judge.level(&Scope::of_form(form, answers), &section.questions, "");
    judge.faults
}

struct Judge {
    today: Date,
    allow_fictional_ids: bool,
    faults: Vec<Fault>,
}

impl Judge {
    const fn new(today: Date, allow_fictional_ids: bool) -> Self {
        Self { today, allow_fictional_ids, faults: Vec::new() }
    }

    fn level(&mut self, scope: &Scope<'_>, questions: &[Question], prefix: &str) {
        for question in scope.asked_among(questions) {
            let path = format!("{prefix}{}", question.key);
            match (scope.answer(&question.key), &question.kind) {
                (None, Kind::Group { min: 0, .. }) => {}
                (None, _) if question.optional => {}
                (None, _) => self.fault(&path, FaultCode::Missing),
                (Some(answer @ Answer::Group(_)), Kind::Group { questions, min, max }) => {
                    self.group(scope, questions, (*min, *max), answer, &path);
                }
                (Some(answer), kind) => {
                    if let Err(code) = self.judge(kind, answer) {
                        self.fault(&path, code);
                    }
                }
            }
        }
    }

    fn group(
        &mut self,
        scope: &Scope<'_>,
        questions: &[Question],
        (min, max): (u32, u32),
        answer: &Answer,
        path: &str,
    ) {
        let entries = entries(Some(answer));
        if entries.len() < min as usize {
            self.fault(path, FaultCode::TooFew { min });
        }
        if entries.len() > max as usize {
            // Whoever sends thousands of entries does not get a fault for each of them.
            return self.fault(path, FaultCode::TooMany { max });
        }
        for (index, entry) in entries.iter().enumerate() {
            self.level(&scope.inner(questions, entry), questions, &format!("{path}.{index}."));
        }
    }

    fn judge(&self, kind: &Kind, answer: &Answer) -> Result<(), FaultCode> {
        match (kind, answer) {
            (Kind::MultiChoice { choices }, Answer::Many(chosen)) => {
                chosen.iter().try_for_each(|it| one_of(choices, it))
            }
            (Kind::File { .. }, Answer::One(_) | Answer::Many(_)) => Ok(()),
            (Kind::Group { .. }, _) => Err(FaultCode::WrongShape),
            (kind, Answer::One(typed)) => self.judge_one(kind, typed.trim()),
            _ => Err(FaultCode::WrongShape),
        }
    }

    fn judge_one(&self, kind: &Kind, typed: &str) -> Result<(), FaultCode> {
        let today = self.today;
        match kind {
            Kind::Text { max } => text(typed, *max, false),
            Kind::LongText { max } => text(typed, *max, true),
            Kind::Address { max } => address(typed, *max),
            Kind::Number { min, max, .. } => number(typed, *min, *max),
            Kind::Money { min, max } => money(typed, *min, *max),
            Kind::Date { earliest, latest } => {
                date(typed, earliest.map(|it| it.day(today)), latest.map(|it| it.day(today)))
            }
            Kind::Choice { choices } | Kind::MultiChoice { choices } => one_of(choices, typed),
            Kind::CitizenId => CitizenId::parse(typed, today, self.allow_fictional_ids)
                .map_or_else(|fault| Err(FaultCode::CitizenId(fault)), |_| Ok(())),
            Kind::CreditCode => CreditCode::parse(typed)
                .map_or_else(|fault| Err(FaultCode::CreditCode(fault)), |_| Ok(())),
            Kind::Mobile => {
                Mobile::parse(typed).map_or_else(|fault| Err(FaultCode::Mobile(fault)), |_| Ok(()))
            }
            Kind::Email => {
                EmailAddress::parse(typed).map_or(Err(FaultCode::NotAnEmail), |_| Ok(()))
            }
            Kind::Group { .. } | Kind::File { .. } => Ok(()),
        }
    }

    fn fault(&mut self, path: &str, code: FaultCode) {
        self.faults.push(Fault { question: path.to_owned(), code });
    }
}

fn text(typed: &str, max: u32, lines: bool) -> Result<(), FaultCode> {
    if typed.chars().any(|c| is_forbidden(c, lines)) {
        return Err(FaultCode::ForbiddenCharacter);
    }
    // Browsers send a line end as two characters and count it as one.
    let length = typed.chars().filter(|c| *c != '\r').count();
    if length > max as usize { Err(FaultCode::TooLong { max }) } else { Ok(()) }
}

/// Control characters, and the marks that make a text read other than it is stored.
fn is_forbidden(c: char, lines: bool) -> bool {
    let line_end = lines && matches!(c, '\n' | '\r' | '\t');
    (c.is_control() && !line_end) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn address(typed: &str, max: u32) -> Result<(), FaultCode> {
    text(typed, max, false)?;
    if typed.chars().count() < 6 { Err(FaultCode::NotAnAddress) } else { Ok(()) }
}

fn number(typed: &str, min: i64, max: i64) -> Result<(), FaultCode> {
    match read_number(typed).ok_or(FaultCode::NotANumber)? {
        value if value < min => Err(FaultCode::NumberTooSmall { min }),
        value if value > max => Err(FaultCode::NumberTooLarge { max }),
        _ => Ok(()),
    }
}

fn money(typed: &str, min: i64, max: i64) -> Result<(), FaultCode> {
    match read_money(typed).ok_or(FaultCode::NotMoney)? {
        fen if fen < min => Err(FaultCode::AmountTooSmall { min }),
        fen if fen > max => Err(FaultCode::AmountTooLarge { max }),
        _ => Ok(()),
    }
}

fn date(typed: &str, earliest: Option<Date>, latest: Option<Date>) -> Result<(), FaultCode> {
    let date = read_date(typed).ok_or(FaultCode::NotADate)?;
    match (earliest, latest) {
        (Some(earliest), _) if date < earliest => Err(FaultCode::TooEarly { earliest }),
        (_, Some(latest)) if date > latest => Err(FaultCode::TooLate { latest }),
        _ => Ok(()),
    }
}

fn one_of(choices: &[Choice], typed: &str) -> Result<(), FaultCode> {
    let known = choices.iter().any(|choice| choice.value == typed.trim());
    if known { Ok(()) } else { Err(FaultCode::NotAChoice) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TODAY, answers, complete, entry, form};
    use super::*;
    use proptest::prelude::*;

    /// The faults of the complete answers with one of them changed.
    fn faults(key: &str, answer: impl Into<Answer>) -> Vec<(String, &'static str)> {
        let mut given = complete();
        given.insert(key.to_owned(), answer.into());
        named(&given)
    }

    fn named(given: &Answers) -> Vec<(String, &'static str)> {
        let faults = check(&form(), given, TODAY, false);
        faults.into_iter().map(|fault| (fault.question, fault.code.code())).collect()
    }

    #[test]
    fn complete_answers_have_no_fault() {
        assert_eq!(named(&complete()), []);
    }

    #[test]
    fn each_kind_of_answer_has_its_faults() {
        for (key, typed, code) in [
            ("kind", "circus", "not-a-choice"),
            ("tables", "many", "not-a-number"),
            ("tables", "0", "number-too-small"),
            ("tables", "2,001", "number-too-large"),
            ("capital", "1.001", "not-money"),
            ("capital", "0", "amount-too-small"),
            ("capital", "10,000,001", "amount-too-large"),
            ("opens", "2026-02-30", "not-a-date"),
            ("opens", "2026-03-01", "too-early"),
            ("opens", "2031-01-01", "too-late"),
            ("id", "110105194912310021", "citizen-id-check"),
            ("code", "91350100M000100Y44", "credit-code-check"),
            ("mobile", "12812345678", "mobile-prefix"),
            ("email", "a.b.cn", "not-an-email"),
            ("address", "那里", "not-an-address"),
            ("note", "一二三四五六七八九十一", "too-long"),
            ("note", "\u{202E}txt", "forbidden-character"),
            ("services", "circus", "not-a-choice"),
        ] {
            assert_eq!(faults(key, typed), [(key.to_owned(), code)], "{typed:?}");
        }
    }

    #[test]
    fn tolerant_writings_are_no_faults() {
        for (key, typed) in [
            ("tables", "２，０００"),
            ("capital", "50万元"),
            ("opens", "2026年3月2日"),
            ("id", "1101 0519 4912 3100 2x"),
            ("mobile", "+86 138-1234-5678"),
            ("email", "Li.Na+hall@mail.example.cn"),
            ("note", "一二三\r\n四五六\r\n七八"),
            ("services", "takeaway"),
        ] {
            assert_eq!(faults(key, typed), [], "{typed:?}");
        }
    }

    #[test]
    fn every_open_question_is_named_at_once_and_optional_ones_are_not() {
        let missing: Vec<String> = named(&answers(&[("kind", "restaurant")]))
            .into_iter()
            .inspect(|(key, code)| assert_eq!(*code, "missing", "{key}"))
            .map(|(key, _)| key)
            .collect();
        let expected = ["capital", "tables", "terrace", "services", "opens", "staff", "id", "code"];
        assert_eq!(missing[..8], expected);
        assert!(!missing.contains(&"email".to_owned()));
    }

    #[test]
    fn a_question_that_is_not_asked_is_never_at_fault() {
        assert_eq!(faults("site", "stale and far too long for an address on the web"), []);
        let mut given = complete();
        given.insert("kind".to_owned(), "online".into());
        given.insert("tables".to_owned(), "nonsense".into());
        assert_eq!(named(&given), [("site".to_owned(), "missing")]);
    }

    #[test]
    fn entries_of_a_group_are_judged_one_by_one() {
        let good = || entry(&[("name", "王小明"), ("cook", "no"), ("hired", "2026-01-01")]);
        let bad = entry(&[("cook", "yes"), ("hired", "2026-04-01")]);
        assert_eq!(
            faults("staff", Answer::Group(vec![good(), bad])),
            [
                ("staff.1.name".to_owned(), "missing"),
                ("staff.1.certificate".to_owned(), "missing"),
                ("staff.1.hired".to_owned(), "too-late"),
            ]
        );
        let many = Answer::Group(vec![Answers::new(); 10_000]);
        assert_eq!(faults("staff", many), [("staff".to_owned(), "too-many")]);
    }

    #[test]
    fn an_answer_of_the_wrong_shape_is_a_fault_and_no_accident() {
        let list = || Answer::Many(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(faults("tables", list()), [("tables".to_owned(), "wrong-shape")]);
        assert_eq!(faults("staff", "one"), [("staff".to_owned(), "wrong-shape")]);
        let group = Answer::Group(vec![Answers::new()]);
        assert_eq!(faults("services", group), [("services".to_owned(), "wrong-shape")]);
    }

    #[test]
    fn a_section_is_judged_in_the_light_of_the_others() {
        let form = form();
        let kitchen = form.sections.iter().find(|section| section.key == "kitchen").unwrap();
        let faults = |given: &Answers| check_section(&form, kitchen, given, TODAY, false).len();
        assert_eq!(faults(&answers(&[("kind", "restaurant")])), 2);
        assert_eq!(faults(&answers(&[("kind", "online")])), 0);
    }

    #[test]
    fn fictional_numbers_count_only_where_they_are_allowed() {
        let mut given = complete();
        given.insert("id".to_owned(), "990101199001010000".into());
        assert_eq!(check(&form(), &given, TODAY, false).len(), 1);
        assert_eq!(check(&form(), &given, TODAY, true), []);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_judged_without_an_accident(
            key in "kind|tables|capital|opens|id|code|mobile|email|address|note|services|staff",
            typed in ".*",
        ) {
            let mut given = complete();
            given.insert(key.clone(), Answer::One(typed));
            for fault in check(&form(), &given, TODAY, true) {
                prop_assert!(fault.question == key || key == "kind", "{:?}", fault);
            }
        }

        #[test]
        fn what_is_settled_is_judged_as_what_was_typed(tables in "[0-9,，０-９ a]{0,8}") {
            let mut given = complete();
            given.insert("tables".to_owned(), Answer::One(tables));
            let settled = super::super::settled(&form(), &given);
            prop_assert_eq!(named(&given), named(&settled));
        }
    }
}
