//! The circumstances on which the list of documents depends, and what of it is left by them.

use crate::ui::radios::Choice;
use serde::{Deserialize, Serialize};

/// The questions that decide which documents are needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircumstancesView {
    /// The questions, with what was answered.
    pub questions: Vec<DecidingView>,
    /// How many documents are needed as far as it is known, in words; absent while nothing was answered.
    pub said: Option<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidingView {
    /// Its name in the address.
    pub name: String,
    /// The question.
    pub legend: String,
    /// One sentence that helps.
    pub hint: Option<String>,
    /// The answers.
    pub choices: Vec<Choice>,
    /// What was chosen.
    pub chosen: Vec<String>,
    /// Whether several may be chosen.
    pub is_many: bool,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{Choice, CircumstancesView, DecidingView};
    use crate::text::{Language, items};
    use domain::{
        forms::{Answer, Answers, Kind, Question},
        items::{Item, Material, MaterialSource, Necessity, circumstances},
    };
    use leptos_router::location::Url;

    /// What somebody told of their circumstances in the address of a page.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Told(Answers);

    /// Names and values of the query of an address.
    #[must_use]
    pub fn pairs(query: &str) -> Vec<(String, String)> {
        let pairs = query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
        pairs.map(|(name, value)| (Url::unescape(name), Url::unescape(value))).collect()
    }

    impl Told {
        /// What `query` tells of the circumstances of `item`.
        #[must_use]
        pub fn of(item: &Item, query: &str) -> Self {
            let pairs = pairs(query);
            let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            Self(circumstances::told(item, pairs))
        }

        /// The query that tells the same, with its mark; empty when nothing was told.
        #[must_use]
        pub fn query(&self) -> String {
            let pairs: Vec<_> = self
                .0
                .iter()
                .flat_map(|(name, answer)| values(answer).map(move |it| format!("{name}={it}")))
                .collect();
            if pairs.is_empty() { String::new() } else { ["?", &pairs.join("&")].concat() }
        }

        /// The documents that are needed or may be, with what is known of each.
        #[must_use]
        pub fn materials<'i>(&self, item: &'i Item) -> Vec<(&'i Material, Option<bool>)> {
            let judged = |it: &'i Material| (it, circumstances::is_listed(item, it, &self.0));
            item.materials.iter().map(judged).filter(|it| it.1 != Some(false)).collect()
        }

        /// How many documents have to be handed in, in words.
        #[must_use]
        pub fn said(&self, language: Language, item: &Item) -> String {
            let materials = self.materials(item);
            let asked = materials.iter().filter(|(it, _)| {
                it.source != MaterialSource::Shared && it.necessity != Necessity::Optional
            });
            let is_sure: Vec<bool> = asked.map(|(_, listed)| listed.is_some()).collect();
            let sure = is_sure.iter().filter(|it| **it).count();
            let (n, open) = (sure.to_string(), is_sure.len() - sure);
            if open == 0 {
                return language.fill(items::CASE_NEEDS, &[("n", &n)]);
            }
            let more = open.to_string();
            language.fill(items::CASE_NEEDS_AT_LEAST, &[("n", &n), ("more", &more)])
        }
    }

    impl CircumstancesView {
        /// The questions of `item` after what was told; absent where its documents are the same for everybody.
        #[must_use]
        pub fn of(language: Language, item: &Item, told: &Told) -> Option<Self> {
            let questions: Vec<_> = circumstances::deciding(item, &told.0)
                .into_iter()
                .filter_map(|it| question(language, it, &told.0))
                .collect();
            (!questions.is_empty()).then(|| Self {
                questions,
                said: (!told.0.is_empty()).then(|| told.said(language, item)),
            })
        }
    }

    fn question(language: Language, question: &Question, told: &Answers) -> Option<DecidingView> {
        let (choices, is_many) = match &question.kind {
            Kind::Choice { choices } => (choices, false),
            Kind::MultiChoice { choices } => (choices, true),
            _ => return None,
        };
        let choice = |it: &domain::forms::Choice| Choice {
            value: it.value.clone(),
            label: language.read(&it.label).to_owned(),
        };
        let chosen = told.get(&question.key).into_iter().flat_map(values);
        Some(DecidingView {
            name: question.key.clone(),
            legend: language.read(&question.label).to_owned(),
            hint: question.hint.as_ref().map(|it| language.read(it).to_owned()),
            choices: choices.iter().map(choice).collect(),
            chosen: chosen.map(str::to_owned).collect(),
            is_many,
        })
    }

    fn values(answer: &Answer) -> impl Iterator<Item = &str> {
        let (one, many) = match answer {
            Answer::One(value) => (Some(value), [].as_slice()),
            Answer::Many(values) => (None, values.as_slice()),
            Answer::Group(_) => (None, [].as_slice()),
        };
        one.into_iter().chain(many).map(String::as_str)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn item() -> Item {
            toml::from_str(include_str!("../../../../service/catalogue/food-business-permit.toml"))
                .unwrap()
        }

        fn names(query: &str) -> Vec<String> {
            let item = item();
            let materials = Told::of(&item, query).materials(&item);
            materials.into_iter().map(|(it, _)| it.key.clone()).collect()
        }

        #[test]
        fn an_address_tells_the_circumstances_and_nothing_else() {
            let item = item();
            for (query, told) in [
                ("?by_agent=no&business_type=food-sales", "?business_type=food-sales&by_agent=no"),
                ("by_agent=no&by_agent=maybe&x=y&vending=yes", "?by_agent=no"),
                ("?by%5Fagent=yes", "?by_agent=yes"),
                ("", ""),
            ] {
                let told = told.trim_start_matches('?').split('&').collect::<Vec<_>>();
                let query = Told::of(&item, query).query();
                let mut found: Vec<_> = query.trim_start_matches('?').split('&').collect();
                found.sort_unstable();
                assert_eq!(found, told);
            }
        }

        #[test]
        fn the_list_shrinks_to_the_documents_of_the_case() {
            assert!(names("").contains(&"authorisation".to_owned()));
            assert!(!names("by_agent=no").contains(&"authorisation".to_owned()));
            assert!(names("by_agent=no").contains(&"vending-sites".to_owned()), "still open");
            assert!(!names("business_type=canteen").contains(&"vending-sites".to_owned()));
        }

        #[test]
        fn the_number_of_documents_is_told_as_far_as_it_is_known() {
            let item = item();
            let said = |query| Told::of(&item, query).said(Language::Chinese, &item);
            assert_eq!(said("by_agent=no&business_type=canteen"), "您的情形需要 3 份材料。");
            assert_eq!(
                said("by_agent=no"),
                "您的情形至少需要 3 份材料，另有 1 份还要看下面的回答。"
            );
            let view = CircumstancesView::of(Language::Chinese, &item, &Told::default()).unwrap();
            assert_eq!((view.questions.len(), view.said), (2, None));
        }
    }
}
#[cfg(feature = "ssr")]
pub use build::{Told, pairs};
