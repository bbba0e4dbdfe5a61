//! The checklist of what the applicant was asked to correct or to supply.

use crate::drafts::view_model::QuestionView;
use serde::{Deserialize, Serialize};

/// The checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectView {
    /// The number in addresses.
    pub number: String,
    /// What was applied for.
    pub item: String,
    /// Until when, and that the clock stands.
    pub lead: String,
    /// What is asked for, in the order of the notice.
    pub parts: Vec<PartView>,
    /// Whether answers are typed on this page, so that handing in also saves them.
    pub has_questions: bool,
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartView {
    /// Its id on the page, to which faults point.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is wrong.
    pub said: String,
    /// What was answered before.
    pub before: Vec<String>,
    /// Whether something is prepared for it.
    pub is_done: bool,
    /// The files that are prepared: id and name.
    pub files: Vec<(String, String)>,
    /// Where one more file goes; none for a question.
    pub upload: Option<String>,
    /// The question, with the new answer so far.
    pub question: Option<QuestionView>,
}

#[cfg(feature = "ssr")]
pub use build::{answers, correcting};

#[cfg(feature = "ssr")]
mod build {
    use super::{CorrectView, PartView};
    use crate::{
        drafts::{answer, posted::Posted, question},
        text::{Language, cases, notices},
        ui::dates,
    };
    use domain::{
        Date,
        forms::{Answer, Answers, Kind, Question},
        licensing::Target,
    };
    use service::cases::{Correcting, Part};
    use std::collections::BTreeMap;

    /// The checklist on `today`.
    #[must_use]
    pub fn correcting(language: Language, it: &Correcting, today: Date) -> CorrectView {
        let due = it.due.map(|due| dates::near(language, due.on, today));
        let lead = due.map_or_else(
            || language.say(cases::CORRECT_LEAD_OPEN).to_owned(),
            |due| language.fill(cases::CORRECT_LEAD, &[("due", &due)]),
        );
        let parts: Vec<_> = it.parts.iter().map(|part| part_view(language, it, part)).collect();
        CorrectView {
            number: it.number.to_string(),
            item: language.read(&it.item.name).to_owned(),
            lead,
            has_questions: parts.iter().any(|it| it.question.is_some()),
            parts,
        }
    }

    fn part_view(language: Language, it: &Correcting, part: &Part) -> PartView {
        let asked = match &part.target {
            Target::Field(key) => find(it, key),
            Target::Material(_) => None,
        };
        let before = asked.map(|question| answer(language, question, part.before.as_ref()));
        let kept = part.before.as_ref().filter(|_| asked.is_some_and(is_kept));
        let typed = part.answer.as_ref().or(kept);
        PartView {
            id: match &part.target {
                Target::Material(key) => format!("material.{key}"),
                Target::Field(key) => key.clone(),
            },
            name: language.read(&part.name).to_owned(),
            said: said(language, part),
            before: before.unwrap_or_default(),
            is_done: part.is_done(),
            files: part.files.iter().map(|it| (it.id.to_string(), it.name.clone())).collect(),
            upload: match &part.target {
                Target::Material(key) => {
                    Some(format!("/apply/{}/files/{key}?case={}", it.draft, it.number))
                }
                Target::Field(_) => None,
            },
            question: asked.map(|asked| question(language, asked, typed)),
        }
    }

    /// What is wrong, in the words of the law and of the officer.
    fn said(language: Language, part: &Part) -> String {
        let Some(it) = &part.deficiency else {
            return language.say(cases::TO_FOLLOW).to_owned();
        };
        let finding = notices::find(&["finding_", it.finding.word()].concat());
        let finding = finding.map(|it| language.say(it)).unwrap_or_default();
        let parts = [finding, it.remark.trim()].into_iter().filter(|it| !it.is_empty());
        parts.collect::<Vec<_>>().join(language.say(cases::COLON))
    }

    fn find<'a>(it: &'a Correcting, key: &str) -> Option<&'a Question> {
        let mut questions = it.item.form.sections.iter().flat_map(|it| &it.questions);
        questions.find(|it| it.key == key)
    }

    /// Whether the old answer stands in the field to be worked on; a short one is typed anew,
    /// so that nobody hands in by mistake what was found wrong.
    const fn is_kept(question: &Question) -> bool {
        matches!(
            question.kind,
            Kind::LongText { .. } | Kind::MultiChoice { .. } | Kind::Group { .. }
        )
    }

    /// The answers that a page posts to the questions it was asked; what was not asked, and what still is as it
    /// was found wrong, is left out.
    #[must_use]
    pub fn answers(it: &Correcting, posted: &Posted) -> Answers {
        let asked = it.parts.iter().filter_map(|part| match &part.target {
            Target::Field(key) => Some((part, find(it, key)?)),
            Target::Material(_) => None,
        });
        let changed = asked.filter_map(|(part, question)| {
            let answer = read(question, &posted.fields)?;
            let is_same = is_kept(question) && part.before.as_ref() == Some(&answer);
            (!is_same).then(|| (question.key.clone(), answer))
        });
        changed.collect()
    }

    fn read(question: &Question, fields: &BTreeMap<String, Vec<String>>) -> Option<Answer> {
        let Kind::Group { questions, .. } = &question.kind else {
            let values = fields.get(&question.key).cloned();
            return match question.kind {
                Kind::MultiChoice { .. } => Some(Answer::Many(values.unwrap_or_default())),
                _ => values?.into_iter().next().map(Answer::One),
            };
        };
        let mut entries = BTreeMap::<usize, Answers>::new();
        for (name, values) in fields {
            let mut path = name.split('.');
            let ours = path.next() == Some(&question.key);
            let place = path.next().and_then(|it| it.parse().ok());
            let inner = path.next().and_then(|key| questions.iter().find(|it| it.key == key));
            if let (true, Some(place), Some(inner)) = (ours, place, inner) {
                let answer = match inner.kind {
                    Kind::MultiChoice { .. } => Answer::Many(values.clone()),
                    _ => Answer::One(values.first().cloned().unwrap_or_default()),
                };
                entries.entry(place).or_default().insert(inner.key.clone(), answer);
            }
        }
        (!entries.is_empty()).then(|| Answer::Group(entries.into_values().collect()))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, Vec<String>> {
            let pairs = pairs.iter().map(|(name, value)| (name.to_string(), value.to_string()));
            Posted::of(pairs.collect()).fields
        }

        fn sample() -> domain::forms::Form {
            toml::from_str(include_str!("../../../../domain/tests/form.toml")).unwrap()
        }

        #[test]
        fn an_answer_is_read_as_its_question_expects() {
            let form = sample();
            let find = |key: &str| {
                let mut all = form.sections.iter().flat_map(|it| &it.questions);
                all.find(|it| it.key == key).unwrap().clone()
            };
            let posted = fields(&[
                ("kind", "restaurant"),
                ("services", "dine-in"),
                ("services", "takeaway"),
                ("staff.0.name", "王小明"),
            ]);
            assert_eq!(read(&find("kind"), &posted), Some("restaurant".into()));
            let both = Answer::Many(vec!["dine-in".to_owned(), "takeaway".to_owned()]);
            assert_eq!(read(&find("services"), &posted), Some(both));
            assert!(
                matches!(read(&find("staff"), &posted), Some(Answer::Group(it)) if it.len() == 1)
            );
            assert_eq!(read(&find("opens"), &posted), None);
        }
    }
}
