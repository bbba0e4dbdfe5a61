//! The judge of definitions: what must be right about a form before anybody is asked to fill it in.

use super::form::{Choice, Condition, Form, Kind, PREFILLS, Question, Sensitivity};
use crate::Text;
use std::collections::{BTreeMap, BTreeSet};

/// Longest label in characters of the Chinese text.
const LABEL_MAX: usize = 20;
/// Longest hint in characters of the Chinese text.
const HINT_MAX: usize = 60;
/// Most questions one section may ask.
const QUESTIONS_MAX: usize = 15;

/// What is wrong with the definition of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormDefect {
    /// Where: `section`, `section.question` or `section.group.question`.
    pub path: String,
    /// What.
    pub code: FormDefectCode,
}

/// What can be wrong with the definition of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormDefectCode {
    /// The form has no section, or a section, a group or a choice has nothing in it.
    Empty,
    /// The key is used twice.
    DuplicateKey,
    /// The key is not made of `a-z`, `0-9` and `_` (`-` in sections).
    BadKey,
    /// One of the two languages is missing.
    Untranslated,
    /// The label has more than 20 Chinese characters.
    LongLabel,
    /// The hint has more than 60 Chinese characters.
    LongHint,
    /// More than 15 questions stand together without a section.
    TooManyQuestions,
    /// The condition names a question that does not exist or comes later.
    UnknownQuestion,
    /// The condition waits for a value that is not among the choices.
    UnknownChoice,
    /// A sensitive question says nothing of its purpose (PIPL 17, 30).
    NoPurpose,
    /// The question touches a person more closely than its sensitivity says.
    UnderratedSensitivity,
    /// The account has no such fact to fill in.
    UnknownPrefill,
    /// No answer can lie between the bounds.
    EmptyRange,
    /// A group stands in a group.
    NestedGroup,
    /// A file is asked for in a group.
    FileInGroup,
    /// The file question names a document that the item does not have.
    UnknownMaterial,
}

impl FormDefectCode {
    /// The name of the defect, stable, in kebab case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::DuplicateKey => "duplicate-key",
            Self::BadKey => "bad-key",
            Self::Untranslated => "untranslated",
            Self::LongLabel => "long-label",
            Self::LongHint => "long-hint",
            Self::TooManyQuestions => "too-many-questions",
            Self::UnknownQuestion => "unknown-question",
            Self::UnknownChoice => "unknown-choice",
            Self::NoPurpose => "no-purpose",
            Self::UnderratedSensitivity => "underrated-sensitivity",
            Self::UnknownPrefill => "unknown-prefill",
            Self::EmptyRange => "empty-range",
            Self::NestedGroup => "nested-group",
            Self::FileInGroup => "file-in-group",
            Self::UnknownMaterial => "unknown-material",
        }
    }
}

/// Everything that is wrong with the definition; `materials` are the keys of the item's documents.
#[must_use]
pub fn form_defects(form: &Form, materials: &[&str]) -> Vec<FormDefect> {
    let mut lint = Lint { materials, ..Lint::default() };
    if form.sections.is_empty() {
        lint.add("", FormDefectCode::Empty);
    }
    let mut sections = BTreeSet::new();
    for section in &form.sections {
        let path = section.key.as_str();
        lint.key(path, path, '-');
        if !sections.insert(path) {
            lint.add(path, FormDefectCode::DuplicateKey);
        }
        lint.text(path, &section.title);
        lint.hint(path, section.hint.as_ref());
        lint.count(path, section.questions.len());
        for question in &section.questions {
            lint.question(path, question, false);
        }
    }
    lint.defects
}

/// What is wrong with a condition that is asked of the finished form, as the list of materials does.
#[must_use]
pub fn condition_defects(form: &Form, condition: &Condition) -> Vec<FormDefectCode> {
    let mut lint = Lint::default();
    for question in form.sections.iter().flat_map(|section| &section.questions) {
        lint.known.insert(&question.key, question);
    }
    lint.condition("", condition);
    lint.defects.into_iter().map(|defect| defect.code).collect()
}

#[derive(Default)]
struct Lint<'a> {
    materials: &'a [&'a str],
    /// The questions before the one that is looked at.
    known: BTreeMap<&'a str, &'a Question>,
    defects: Vec<FormDefect>,
}

impl<'a> Lint<'a> {
    fn question(&mut self, parent: &str, question: &'a Question, in_group: bool) {
        let path = format!("{parent}.{}", question.key);
        self.key(&path, &question.key, '_');
        self.text(&path, &question.label);
        if question.label.zh.chars().count() > LABEL_MAX {
            self.add(&path, FormDefectCode::LongLabel);
        }
        self.hint(&path, question.hint.as_ref());
        if let Some(condition) = &question.when {
            self.condition(&path, condition);
        }
        self.privacy(&path, question);
        self.kind(&path, &question.kind, in_group);
        if self.known.insert(&question.key, question).is_some() {
            self.add(&path, FormDefectCode::DuplicateKey);
        }
    }

    fn condition(&mut self, path: &str, condition: &Condition) {
        let (key, value) = match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                if parts.is_empty() {
                    self.add(path, FormDefectCode::Empty);
                }
                return parts.iter().for_each(|part| self.condition(path, part));
            }
            Condition::Answered { question } => (question, None),
            Condition::Is { question, value } | Condition::IsNot { question, value } => {
                (question, Some(value))
            }
        };
        let Some(known) = self.known.get(key.as_str()) else {
            return self.add(path, FormDefectCode::UnknownQuestion);
        };
        if let (Kind::Choice { choices } | Kind::MultiChoice { choices }, Some(value)) =
            (&known.kind, value)
            && !choices.iter().any(|choice| choice.value == *value)
        {
            self.add(path, FormDefectCode::UnknownChoice);
        }
    }

    fn privacy(&mut self, path: &str, question: &Question) {
        let prefill = question.prefill.as_deref();
        if prefill.is_some_and(|fact| !PREFILLS.contains(&fact)) {
            self.add(path, FormDefectCode::UnknownPrefill);
        }
        let of_person = prefill.is_some_and(|fact| fact.starts_with("person."));
        let least = match question.kind {
            Kind::CitizenId => Sensitivity::Sensitive,
            Kind::Mobile | Kind::Email => Sensitivity::Personal,
            _ if of_person => Sensitivity::Personal,
            _ => Sensitivity::Public,
        };
        if question.sensitivity < least {
            self.add(path, FormDefectCode::UnderratedSensitivity);
        }
        match &question.purpose {
            Some(purpose) => self.text(path, purpose),
            None if question.sensitivity == Sensitivity::Sensitive => {
                self.add(path, FormDefectCode::NoPurpose);
            }
            None => {}
        }
    }

    fn kind(&mut self, path: &str, kind: &'a Kind, in_group: bool) {
        match kind {
            Kind::Text { max } | Kind::LongText { max } | Kind::Address { max } => {
                self.range(path, 1, i64::from(*max));
            }
            Kind::Number { min, max, unit } => {
                self.range(path, *min, *max);
                if let Some(unit) = unit {
                    self.text(path, unit);
                }
            }
            Kind::Money { min, max } => self.range(path, *min, *max),
            Kind::Choice { choices } | Kind::MultiChoice { choices } => self.choices(path, choices),
            Kind::Group { .. } if in_group => self.add(path, FormDefectCode::NestedGroup),
            Kind::Group { questions, min, max } => {
                self.range(path, i64::from(*min).max(1), i64::from(*max));
                self.group(path, questions);
            }
            Kind::File { .. } if in_group => self.add(path, FormDefectCode::FileInGroup),
            Kind::File { material } if !self.materials.contains(&material.as_str()) => {
                self.add(path, FormDefectCode::UnknownMaterial);
            }
            _ => {}
        }
    }

    /// Questions of a group see those before the group; questions after the group do not see into it.
    fn group(&mut self, path: &str, questions: &'a [Question]) {
        self.count(path, questions.len());
        let outside = self.known.clone();
        for question in questions {
            self.question(path, question, true);
        }
        self.known = outside;
    }

    fn choices(&mut self, path: &str, choices: &[Choice]) {
        if choices.len() < 2 {
            self.add(path, FormDefectCode::Empty);
        }
        let mut values = BTreeSet::new();
        for choice in choices {
            self.text(path, &choice.label);
            if !values.insert(choice.value.as_str()) {
                self.add(path, FormDefectCode::DuplicateKey);
            }
        }
    }

    fn count(&mut self, path: &str, questions: usize) {
        if questions == 0 {
            self.add(path, FormDefectCode::Empty);
        } else if questions > QUESTIONS_MAX {
            self.add(path, FormDefectCode::TooManyQuestions);
        }
    }

    fn key(&mut self, path: &str, key: &str, joint: char) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
        if key.is_empty() || !key.chars().all(good) {
            self.add(path, FormDefectCode::BadKey);
        }
    }

    fn text(&mut self, path: &str, text: &Text) {
        if text.is_incomplete() {
            self.add(path, FormDefectCode::Untranslated);
        }
    }

    fn hint(&mut self, path: &str, hint: Option<&Text>) {
        let Some(hint) = hint else { return };
        self.text(path, hint);
        if hint.zh.chars().count() > HINT_MAX {
            self.add(path, FormDefectCode::LongHint);
        }
    }

    fn range(&mut self, path: &str, min: i64, max: i64) {
        if min > max {
            self.add(path, FormDefectCode::EmptyRange);
        }
    }

    fn add(&mut self, path: &str, code: FormDefectCode) {
        self.defects.push(FormDefect { path: path.to_owned(), code });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::form;
    use super::*;

    #[track_caller]
    fn refused(path: &str, code: &str, change: impl FnOnce(&mut Form)) {
        let mut form = form();
        change(&mut form);
        let found: Vec<_> = form_defects(&form, &["layout"])
            .into_iter()
            .map(|defect| (defect.path, defect.code.code()))
            .collect();
        assert!(found.contains(&(path.to_owned(), code)), "{found:?}");
    }

    fn question<'a>(form: &'a mut Form, key: &str) -> &'a mut Question {
        let mut all = form.sections.iter_mut().flat_map(|section| &mut section.questions);
        all.find(|question| question.key == key).expect("a question")
    }

    #[test]
    fn a_sound_form_has_no_defect() {
        assert_eq!(form_defects(&form(), &["layout"]), []);
    }

    #[test]
    fn conditions_name_earlier_questions_and_their_choices() {
        let is = |question: &str, value: &str| {
            Some(Condition::Is { question: question.to_owned(), value: value.to_owned() })
        };
        refused("business.tables", "unknown-question", |form| {
            question(form, "tables").when = is("note", "x");
        });
        refused("business.tables", "unknown-choice", |form| {
            question(form, "tables").when = is("kind", "circus");
        });
        refused("business.tables", "empty", |form| {
            question(form, "tables").when = Some(Condition::All(Vec::new()));
        });
        // A question after a group does not see into its entries.
        refused("people.id", "unknown-question", |form| {
            question(form, "id").when = is("cook", "yes");
        });
    }

    #[test]
    fn keys_are_unique_and_plain() {
        refused("people.kind", "duplicate-key", |form| {
            question(form, "note").key = "kind".to_owned();
        });
        refused("business.Tables", "bad-key", |form| {
            question(form, "tables").key = "Tables".to_owned();
        });
        refused("business", "duplicate-key", |form| {
            form.sections[1].key = "business".to_owned();
        });
    }

    #[test]
    fn labels_and_hints_fit_a_phone() {
        let long = |count| Text::new("字".repeat(count), "text");
        refused("business.tables", "long-label", |form| question(form, "tables").label = long(21));
        refused("business.tables", "long-hint", |form| {
            question(form, "tables").hint = Some(long(61));
        });
        refused("business", "too-many-questions", |form| {
            let sample = form.sections[0].questions[0].clone();
            form.sections[0].questions = (0..16)
                .map(|index| Question { key: format!("q{index}"), ..sample.clone() })
                .collect();
        });
        refused("business.tables", "untranslated", |form| {
            question(form, "tables").label.en.clear();
        });
    }

    #[test]
    fn privacy_is_declared() {
        refused("people.id", "no-purpose", |form| question(form, "id").purpose = None);
        refused("people.mobile", "underrated-sensitivity", |form| {
            question(form, "mobile").sensitivity = Sensitivity::Public;
        });
        refused("people.id", "underrated-sensitivity", |form| {
            question(form, "id").sensitivity = Sensitivity::Personal;
        });
        refused("people.id", "unknown-prefill", |form| {
            question(form, "id").prefill = Some("person.income".to_owned());
        });
    }

    #[test]
    fn kinds_can_be_answered() {
        refused("business.tables", "empty-range", |form| {
            question(form, "tables").kind = Kind::Number { min: 2, max: 1, unit: None };
        });
        refused("business.kind", "empty", |form| {
            question(form, "kind").kind = Kind::Choice { choices: Vec::new() };
        });
        refused("people.note", "unknown-material", |form| {
            question(form, "note").kind = Kind::File { material: "seal".to_owned() };
        });
        refused("people.staff.name", "nested-group", |form| {
            let inner = question(form, "staff").kind.clone();
            if let Kind::Group { questions, .. } = &mut question(form, "staff").kind {
                questions[0].kind = inner;
            }
        });
        refused("people.staff.name", "file-in-group", |form| {
            if let Kind::Group { questions, .. } = &mut question(form, "staff").kind {
                questions[0].kind = Kind::File { material: "layout".to_owned() };
            }
        });
        refused("", "empty", |form| form.sections.clear());
    }
}
