//! One page, saved on two devices.

use super::super::posted::Pairs;
use serde::{Deserialize, Serialize};

/// One page, saved on two devices that do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictView {
    /// Address of the page.
    pub page: String,
    /// When the other device saved it.
    pub saved: String,
    /// The questions on which they differ.
    pub differences: Vec<DifferenceView>,
    /// What was typed here, to be posted again.
    pub fields: Pairs,
    /// The version of the draft now, to be posted with it.
    pub version: i64,
}

/// A question with two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceView {
    /// The question.
    pub name: String,
    /// What was typed here, line by line.
    pub mine: Vec<String>,
    /// What was saved elsewhere, line by line.
    pub theirs: Vec<String>,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            super::{
                api::service_types::{Conflict, Difference, DraftView},
                posted,
            },
            words,
        },
        ConflictView, DifferenceView, Pairs,
    };
    use crate::{
        text::{Language, drafts},
        ui::dates,
    };
    use domain::forms::Answer;

    impl ConflictView {
        /// What `conflict` says of the page `section` of `draft`, where `fields` were posted.
        #[must_use]
        pub fn of(
            language: Language,
            draft: &DraftView,
            section: &str,
            conflict: &Conflict,
            fields: Pairs,
        ) -> Self {
            let questions: Vec<_> =
                draft.item.form.sections.iter().flat_map(|it| &it.questions).collect();
            let difference = |it: &Difference| {
                let question = questions.iter().find(|question| question.key == it.question)?;
                let said = |answer: Option<&Answer>| {
                    let lines = words::answer(language, question, answer);
                    if lines.is_empty() {
                        vec![language.say(drafts::OPEN).to_owned()]
                    } else {
                        lines
                    }
                };
                Some(DifferenceView {
                    name: language.read(&question.label).to_owned(),
                    mine: said(it.mine.as_ref()),
                    theirs: said(it.theirs.as_ref()),
                })
            };
            let controls = [posted::VERSION, posted::OVERWRITE];
            let at = dates::minute(language, conflict.saved_at);
            Self {
                page: format!("/apply/{}/{section}", draft.id),
                saved: language.fill(drafts::CONFLICT_AT, &[("at", &at)]),
                differences: conflict.differences.iter().filter_map(difference).collect(),
                fields: fields
                    .into_iter()
                    .filter(|(name, _)| !controls.contains(&name.as_str()))
                    .collect(),
                version: conflict.version,
            }
        }
    }
}
