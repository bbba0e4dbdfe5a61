//! Where an application begins.

use crate::ui::radios::Choice;
use serde::{Deserialize, Serialize};

/// Where an application begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartView {
    /// Key of the item.
    pub key: String,
    /// What is applied for.
    pub item: String,
    /// How the form is divided, in one line.
    pub sections: String,
    /// The documents to have at hand.
    pub materials: Vec<String>,
    /// Answers of the eligibility check, to be carried on.
    pub checks: String,
    /// What was told of the circumstances in the guide, to be carried on.
    pub told: String,
    /// What was begun before and not filed.
    pub begun: Vec<BegunView>,
    /// For whom the caller may apply: the value and the words of each.
    pub applicants: Vec<Choice>,
    /// Whether a person may not apply for themself.
    pub is_for_organisations: bool,
    /// Whether an organisation may not apply.
    pub is_for_persons: bool,
}

/// A draft that was begun before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BegunView {
    /// Where it goes on.
    pub href: String,
    /// When it was saved and until when it is kept.
    pub said: String,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::super::api::service_types::{Line, Represented, kind_word},
        BegunView, Choice, StartView,
    };
    use crate::{
        items::view_model::Told,
        text::{Language, drafts},
        ui::dates,
    };
    use domain::items::{Check, Item, MaterialSource};
    use std::collections::BTreeMap;

    impl StartView {
        /// The page for `item`, with what of it was begun among `drafts`, those for whom one may apply, and what was answered before.
        #[must_use]
        pub fn of(
            language: Language,
            item: &Item,
            (drafts, organisations): (&[Line], &[Represented]),
            (checks, told): (&str, &Told),
        ) -> Self {
            let materials = told.materials(item).into_iter().map(|(it, _)| it);
            let asked = materials.filter(|it| it.source != MaterialSource::Shared);
            let titles = item.form.sections.iter().map(|it| language.read(&it.title));
            let begun = drafts.iter().filter(|it| it.item_key == item.key);
            let is_for = |kind: &str| item.objects.iter().any(|it| kind_word(*it) == kind);
            Self {
                key: item.key.clone(),
                item: language.read(&item.name).to_owned(),
                sections: titles.collect::<Vec<_>>().join(language.say(drafts::LIST)),
                materials: asked.map(|it| language.read(&it.name).to_owned()).collect(),
                checks: checks.to_owned(),
                told: told.query(),
                begun: begun.map(|it| begun_view(language, it, organisations)).collect(),
                applicants: applicants(language, item, organisations),
                is_for_organisations: !is_for("person"),
                is_for_persons: item.objects.iter().all(|it| kind_word(*it) == "person"),
            }
        }
    }

    /// Oneself, where persons may apply, and every organisation of a kind that may.
    fn applicants(language: Language, item: &Item, organisations: &[Represented]) -> Vec<Choice> {
        let is_for = |kind: &str| item.objects.iter().any(|it| kind_word(*it) == kind);
        let own = is_for("person").then(|| Choice {
            value: "me".to_owned(),
            label: language.say(drafts::FOR_ME).to_owned(),
        });
        let others = organisations.iter().filter(|it| is_for(&it.kind)).map(|it| Choice {
            value: it.organisation.to_string(),
            label: language.fill(drafts::FOR_ORGANISATION, &[("name", &it.name)]),
        });
        own.into_iter().chain(others).collect()
    }

    fn begun_view(language: Language, line: &Line, organisations: &[Represented]) -> BegunView {
        let whose = organisations.iter().find(|it| Some(it.organisation) == line.organisation);
        let whose = whose.map_or_else(
            || language.say(drafts::FOR_ME).to_owned(),
            |it| language.fill(drafts::FOR_ORGANISATION, &[("name", &it.name)]),
        );
        let saved = dates::minute(language, line.saved_at);
        let kept = dates::day(language, line.kept_until);
        BegunView {
            href: format!("/apply/{}", line.id),
            said: [whose, language.fill(drafts::BEGUN, &[("saved", &saved), ("kept", &kept)])]
                .join(language.say(drafts::LIST)),
        }
    }

    /// Answers of the eligibility check, given in the order of its questions and set apart by commas; what is no
    /// answer is left out.
    #[must_use]
    pub fn checked(checks: &[Check], given: &str) -> BTreeMap<String, String> {
        let answered = |(check, value): (&Check, &str)| {
            let is_one = check.answers.iter().any(|it| it.value == value && it.stops.is_none());
            is_one.then(|| (check.key.clone(), value.to_owned()))
        };
        checks.iter().zip(given.split(',')).filter_map(answered).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn check(key: &str) -> Check {
            let text = format!(
                "key = '{key}'\nquestion = {{ zh = '?', en = '?' }}\nanswers = [\
                 {{ value = 'yes', label = {{ zh = '是', en = 'Yes' }} }},\
                 {{ value = 'no', label = {{ zh = '否', en = 'No' }}, stops = {{ zh = '不', en = 'No' }} }}]"
            );
            toml::from_str(&text).unwrap()
        }

        #[test]
        fn answers_of_the_check_are_taken_by_their_place_and_nonsense_is_not() {
            let checks = [check("licence"), check("place")];
            let found = checked(&checks, "yes,perhaps");
            assert_eq!(found, BTreeMap::from([("licence".to_owned(), "yes".to_owned())]));
            assert!(checked(&checks, "no").is_empty());
            assert!(checked(&checks, "").is_empty());
        }
    }
}

#[cfg(feature = "ssr")]
pub use build::checked;
