//! The guide of a service: everything that XK 30 orders to publish, in the order in which people ask for it.

use super::CircumstancesView;
use serde::{Deserialize, Serialize};

/// The guide of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideView {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// Short traits, the first of which is the most important.
    pub traits: Vec<String>,
    /// The four answers everybody wants first: time, fee, result, who.
    pub answers: Vec<AnswerView>,
    /// The conditions.
    pub conditions: Vec<String>,
    /// Whether one can find out beforehand whether one can apply.
    pub has_check: bool,
    /// The questions on which the documents depend, where they do.
    pub circumstances: Option<CircumstancesView>,
    /// What was answered to them, as the addresses of the next pages carry it.
    pub told: String,
    /// The documents, as far as they may be needed.
    pub materials: Vec<MaterialView>,
    /// The steps: name and what happens.
    pub steps: Vec<SectionView>,
    /// The limits of time: name and what they are.
    pub limits: Vec<SectionView>,
    /// The fees: name, standard and basis.
    pub fees: Vec<SectionView>,
    /// The legal basis: law with article, and what it says.
    pub basis: Vec<SectionView>,
    /// Where and when to ask.
    pub places: Vec<SectionView>,
    /// Where a decision can be challenged.
    pub remedies: Vec<SectionView>,
    /// Questions people ask.
    pub faq: Vec<SectionView>,
    /// Questions that were asked and answered, for everybody to read.
    pub answered: Vec<AnsweredView>,
    /// The version, in words.
    pub version: String,
}

/// One of the answers everybody wants first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    /// Name of the icon.
    pub icon: String,
    /// What is asked.
    pub name: String,
    /// The answer.
    pub value: String,
    /// What has to be added; empty for nothing.
    pub more: String,
}

/// One document of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialView {
    /// What it is called.
    pub name: String,
    /// Whether it is needed, in what form.
    pub facts: String,
    /// When it is accepted as good.
    pub standard: String,
    /// By which law it may be asked for.
    pub basis: String,
    /// A filled-in sample in words.
    pub sample: Option<String>,
}

/// A name and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionView {
    /// The name.
    pub name: String,
    /// What belongs to it.
    pub text: String,
}

/// A question that was asked and answered, for everybody to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredView {
    /// By what it is found.
    pub id: String,
    /// What is asked.
    pub question: String,
    /// What is answered.
    pub answer: String,
}

#[cfg(feature = "ssr")]
impl AnsweredView {
    /// The answer in the language of the reader.
    #[must_use]
    pub fn of(
        language: crate::text::Language,
        answer: &service::published_answers::Published,
    ) -> Self {
        Self {
            id: answer.id.to_string(),
            question: language.read(&answer.question).to_owned(),
            answer: language.read(&answer.answer).to_owned(),
        }
    }
}

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{Told, words},
        AnswerView, CircumstancesView, GuideView, MaterialView, SectionView,
    };
    use crate::text::{Language, Message, items};
    use domain::{
        Text,
        conversations::Section,
        items::{Item, Material},
    };
    use service::items::Department;

    impl GuideView {
        /// The guide of `item`, which `department` decides, for somebody who has `told` their circumstances.
        #[must_use]
        pub fn of(
            language: Language,
            item: &Item,
            department: Option<&Department>,
            told: &Told,
        ) -> Self {
            let read = |text: &Text| language.read(text).to_owned();
            let pair =
                |name: &Text, text: &Text| SectionView { name: read(name), text: read(text) };
            Self {
                key: item.key.clone(),
                name: read(&item.name),
                summary: read(&item.summary),
                traits: traits(language, item),
                answers: answers(language, item),
                conditions: item.conditions.iter().map(read).collect(),
                has_check: !item.checks.is_empty(),
                circumstances: CircumstancesView::of(language, item, told),
                told: told.query(),
                materials: told
                    .materials(item)
                    .into_iter()
                    .map(|(it, listed)| material(language, it, listed))
                    .collect(),
                steps: item.steps.iter().map(|it| pair(&it.name, &it.detail)).collect(),
                limits: limits(language, item),
                fees: item.fees.iter().map(|it| fee(language, it)).collect(),
                basis: item.basis.iter().map(|it| basis(language, it)).collect(),
                places: places(language, item, department),
                remedies: remedies(language, item),
                faq: item.faq.iter().map(|it| pair(&it.question, &it.answer)).collect(),
                answered: Vec::new(),
                version: language.fill(items::VERSION, &[("n", &item.version.to_string())]),
            }
        }
    }

    /// One part of the guide, line by line: name and what belongs to it.
    #[must_use]
    pub fn section(
        language: Language,
        item: &Item,
        department: Option<&Department>,
        section: Section,
    ) -> Vec<(String, String)> {
        let guide = GuideView::of(language, item, department, &Told::default());
        let pairs = |them: Vec<SectionView>| -> Vec<_> {
            them.into_iter().map(|it| (it.name, it.text)).collect()
        };
        match section {
            Section::Materials => {
                guide.materials.into_iter().map(|it| (it.name, it.facts)).collect()
            }
            Section::Limits => pairs(guide.limits),
            Section::Fees if guide.fees.is_empty() => {
                vec![(language.say(items::FEE).to_owned(), words::fee(language, item))]
            }
            Section::Fees => pairs(guide.fees),
            Section::Places => pairs(guide.places),
            Section::Conditions => {
                guide.conditions.into_iter().map(|it| (it, String::new())).collect()
            }
            Section::Steps => pairs(guide.steps),
        }
    }

    fn traits(language: Language, item: &Item) -> Vec<String> {
        let visits = match item.visits {
            0 => language.say(items::NO_VISIT).to_owned(),
            n => language.fill(items::VISITS, &[("n", &n.to_string())]),
        };
        let mut traits = vec![language.say(items::ONLINE).to_owned(), visits];
        if item.commitment.is_some() {
            traits.push(language.say(items::COMMITMENT).to_owned());
        }
        if item.deferred.is_some() {
            traits.push(language.say(items::DEFERRED).to_owned());
        }
        traits
    }

    fn answers(language: Language, item: &Item) -> Vec<AnswerView> {
        let answer = |icon: &str, name: Message, value: String, more: String| AnswerView {
            icon: icon.to_owned(),
            name: language.say(name).to_owned(),
            value,
            more,
        };
        let statutory = words::limit(language, item.limits.statutory);
        let law = language.fill(items::BY_LAW, &[("limit", &statutory)]);
        vec![
            answer("clock", items::TIME, words::promise(language, item), law),
            answer("coins", items::FEE, words::fee(language, item), String::new()),
            answer(
                "badge-check",
                items::RESULT,
                language.read(&item.outcome.name).to_owned(),
                language.read(&item.outcome.validity).to_owned(),
            ),
            answer("users-round", items::WHO, words::objects(language, item), String::new()),
        ]
    }

    fn material(language: Language, material: &Material, listed: Option<bool>) -> MaterialView {
        MaterialView {
            name: language.read(&material.name).to_owned(),
            facts: words::material_facts(language, material, listed),
            standard: language.read(&material.standard).to_owned(),
            basis: language.read(&material.basis).to_owned(),
            sample: material.sample_text.as_ref().map(|it| language.read(it).trim().to_owned()),
        }
    }

    fn limits(language: Language, item: &Item) -> Vec<SectionView> {
        let section =
            |name: Message, text: String| SectionView { name: language.say(name).to_owned(), text };
        let of = |limit| words::limit(language, limit);
        let mut limits = vec![
            section(items::LIMIT_ANSWER, of(item.limits.completeness)),
            section(items::LIMIT_PROMISED, words::promise(language, item)),
            section(items::LIMIT_STATUTORY, of(item.limits.statutory)),
            section(items::LIMIT_ISSUE, of(item.limits.issue)),
            section(items::LIMIT_CORRECTION, of(item.limits.correction)),
        ];
        let excluded: Vec<&str> =
            item.limits.promise_excludes.iter().map(|it| language.read(it)).collect();
        if !excluded.is_empty() {
            limits.push(section(items::NOT_COUNTED, excluded.join(language.say(items::AND))));
        }
        limits
    }

    fn fee(language: Language, fee: &domain::items::Fee) -> SectionView {
        let text = [language.read(&fee.standard), language.read(&fee.basis)].join(" · ");
        SectionView { name: language.read(&fee.name).to_owned(), text }
    }

    fn basis(language: Language, basis: &domain::items::Basis) -> SectionView {
        let name =
            [language.read(&basis.law), language.read(&basis.article)].join(language.space());
        SectionView { name, text: language.read(&basis.says).to_owned() }
    }

    /// Where and when to ask, and by what telephone.
    pub(in super::super) fn places(
        language: Language,
        item: &Item,
        department: Option<&Department>,
    ) -> Vec<SectionView> {
        let section = |name: Message, text: &str| SectionView {
            name: language.say(name).to_owned(),
            text: text.to_owned(),
        };
        let organ = department.map_or("", |it| language.read(&it.name));
        vec![
            section(items::ORGAN, organ),
            section(items::ADDRESS, language.read(&item.contact.address)),
            section(items::WINDOW, language.read(&item.contact.window)),
            section(items::HOURS_OPEN, language.read(&item.contact.hours)),
            section(items::PHONE, &item.contact.phone),
            section(items::COMPLAINTS, &item.contact.complaint_phone),
        ]
    }

    fn remedies(language: Language, item: &Item) -> Vec<SectionView> {
        let section = |name: Message, text: &Text| SectionView {
            name: language.say(name).to_owned(),
            text: language.read(text).to_owned(),
        };
        vec![
            section(items::RECONSIDERATION, &item.remedies.reconsideration),
            section(items::COURT, &item.remedies.court),
        ]
    }
}
#[cfg(feature = "ssr")]
pub(super) use build::places;
#[cfg(feature = "ssr")]
pub use build::section;
