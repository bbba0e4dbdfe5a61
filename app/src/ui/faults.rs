//! What is wrong with what was typed, in the words of the visitor.

use crate::{
    error::AppError,
    text::{self, Language, faults, form, refusals},
};

/// What is wrong with what was typed: field by field, in the words of the visitor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// The faults of fields, by their codes.
    #[must_use]
    pub fn new(language: Language, faults: &[(String, String)]) -> Self {
        Self(faults.iter().map(|(field, code)| (field.clone(), sentence(language, code))).collect())
    }

    /// The faults of fields, in words already.
    #[must_use]
    pub fn said(sentences: Vec<(String, String)>) -> Self {
        Self(sentences)
    }

    /// What an error of the server says about the form: a refusal stands above all fields.
    #[must_use]
    pub fn of_error(language: Language, error: &AppError) -> Self {
        match error {
            AppError::Invalid(faults) => Self::new(language, faults),
            AppError::Refused(code) => {
                let message = text::refusal(code).unwrap_or(refusals::OTHER);
                Self(vec![(String::new(), language.say(message).to_owned())])
            }
            AppError::NotFound | AppError::Failed(_) => {
                Self(vec![(String::new(), language.say(refusals::FAILED).to_owned())])
            }
        }
    }

    /// The same for the list above the form: each fault with the name of its field.
    #[must_use]
    pub fn named(&self, language: Language, names: &[(String, String)]) -> Self {
        let name = |field: &str| names.iter().find(|(it, _)| it == field).map(|(_, name)| name);
        let said = |(field, fault): &(String, String)| {
            let sentence = name(field).map_or_else(
                || fault.clone(),
                |name| language.fill(form::NAMED_FAULT, &[("name", name), ("fault", fault)]),
            );
            (field.clone(), sentence)
        };
        Self(self.0.iter().map(said).collect())
    }

    /// What is wrong with `field`.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.0.iter().find(|(it, _)| it == field).map(|(_, sentence)| sentence.clone())
    }

    /// The title of a page with a form: one that reports a mistake says so first.
    #[must_use]
    pub fn titled(&self, language: Language, title: &str) -> String {
        let mark = if self.is_empty() { "" } else { language.say(form::ERROR) };
        [mark, title].concat()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every fault: the field, and what is wrong with it.
    pub fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }
}

/// The sentence for the code of a fault.
#[must_use]
pub fn sentence(language: Language, code: &str) -> String {
    language.say(text::fault(code).unwrap_or(faults::OTHER)).to_owned()
}
