//! The eligibility check: one question after another, then a verdict.

use serde::{Deserialize, Serialize};

/// Where somebody stands in the check of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckView {
    /// Short name of the service in addresses.
    pub key: String,
    /// What the service is called.
    pub name: String,
    /// The answers so far, as the address carries them.
    pub answers: String,
    /// How far one is, in words; empty for a verdict.
    pub progress: String,
    /// The question to answer, unless there is a verdict.
    pub question: Option<QuestionView>,
    /// The verdict, when the questions are answered.
    pub verdict: Option<Verdict>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionView {
    /// The question.
    pub question: String,
    /// One sentence that helps.
    pub hint: Option<String>,
    /// The answers: what is sent, and what is shown.
    pub choices: Vec<(String, String)>,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The person can apply; how long it takes and what it costs.
    Can(String),
    /// The person cannot apply here: why, and what to do instead.
    Cannot(String),
}

#[cfg(feature = "ssr")]
mod build {
    use super::{super::words, CheckView, QuestionView, Verdict};
    use crate::text::{Language, items};
    use domain::items::{Check, Item};

    impl CheckView {
        /// The check of `item` after `answers`, which are values with commas between them.
        #[must_use]
        pub fn of(language: Language, item: &Item, answers: &str) -> Self {
            let given: Vec<&str> = answers.split(',').filter(|it| !it.is_empty()).collect();
            let stop = item.checks.iter().zip(&given).find_map(|(check, value)| {
                check.answers.iter().find(|it| it.value == **value)?.stops.as_ref()
            });
            let next = item.checks.get(given.len());
            let verdict = match (stop, next) {
                (Some(why), _) => Some(Verdict::Cannot(language.read(why).to_owned())),
                (None, None) => Some(Verdict::Can(facts(language, item))),
                (None, Some(_)) => None,
            };
            let question = next.filter(|_| verdict.is_none()).map(|it| question(language, it));
            Self {
                key: item.key.clone(),
                name: language.read(&item.name).to_owned(),
                answers: given.join(","),
                progress: progress(language, given.len() + 1, item.checks.len()),
                question,
                verdict,
            }
        }
    }

    fn facts(language: Language, item: &Item) -> String {
        [words::promise(language, item), words::fee(language, item)].join(" · ")
    }

    fn question(language: Language, check: &Check) -> QuestionView {
        QuestionView {
            question: language.read(&check.question).to_owned(),
            hint: check.hint.as_ref().map(|it| language.read(it).to_owned()),
            choices: check
                .answers
                .iter()
                .map(|it| (it.value.clone(), language.read(&it.label).to_owned()))
                .collect(),
        }
    }

    fn progress(language: Language, at: usize, of: usize) -> String {
        language.fill(items::PROGRESS, &[("at", &at.to_string()), ("of", &of.to_string())])
    }
}
