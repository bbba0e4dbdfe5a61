//! What is on offer, held in memory because every visitor reads it and hardly anybody changes it.

use super::spelling::Spelling;
use domain::{
    Text,
    conversations::DeskTopic,
    items::{Item, Object},
    words::says,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// The departments, the topics and the published version of every item.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    departments: BTreeMap<String, Department>,
    topics: Vec<Topic>,
    items: BTreeMap<String, Arc<Item>>,
    spelling: Spelling,
}

/// A department of the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Short name in addresses; never changes.
    pub key: String,
    /// The department in case numbers, up to 999.
    pub number: u16,
    /// Name of the organ, as printed on its documents.
    pub name: Text,
    /// How its desk sorts what it is asked; none where everything waits in one queue.
    pub desk_topics: Vec<DeskTopic>,
}

/// A topic under which people look for services.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// Name of its icon.
    pub icon: String,
}

impl Catalogue {
    /// A catalogue of `departments`, `topics` in the order in which they are shown, and `items`.
    #[must_use]
    pub fn new(departments: Vec<Department>, topics: Vec<Topic>, items: Vec<Item>) -> Self {
        let departments = departments.into_iter().map(|it| (it.key.clone(), it)).collect();
        let spelling =
            Spelling::of(items.iter().flat_map(|it| names(it).into_iter().chain(body(it))));
        let items = items.into_iter().map(|it| (it.key.clone(), Arc::new(it))).collect();
        Self { departments, topics, items, spelling }
    }

    /// The item on offer under `key`.
    #[must_use]
    pub fn item(&self, key: &str) -> Option<&Arc<Item>> {
        self.items.get(key)
    }

    /// Every item on offer, by key.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.items.values()
    }

    /// The items that somebody of this kind may apply for.
    pub fn for_object(&self, object: Object) -> impl Iterator<Item = &Arc<Item>> {
        self.items().filter(move |item| item.objects.contains(&object))
    }

    /// The department under `key`.
    #[must_use]
    pub fn department(&self, key: &str) -> Option<&Department> {
        self.departments.get(key)
    }

    /// Every department, by key.
    pub fn departments(&self) -> impl Iterator<Item = &Department> {
        self.departments.values()
    }

    /// The topics, in the order in which they are shown.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The item that `text` names by its name, by what one holds in the end or by another word for it; the longest
    /// such word counts.
    #[must_use]
    pub fn named_in(&self, text: &str) -> Option<&Arc<Item>> {
        let longest = |item: &Item| {
            let outcome = [item.outcome.name.zh.as_str(), &item.outcome.name.en];
            // Nobody says what stands behind a name in brackets.
            let names = names(item).map(|it| it.split(['（', '(']).next().unwrap_or(it).trim());
            let words = names.into_iter().chain(outcome);
            let words = words.chain(item.synonyms.iter().map(String::as_str));
            let said = words.filter(|it| says(text, it));
            said.map(|it| it.chars().count()).max()
        };
        let named = self.items().filter_map(|it| Some((longest(it)?, it)));
        named.max_by_key(|(length, _)| *length).map(|(_, item)| item)
    }

    /// The words under which the items are found.
    pub(super) fn spelling(&self) -> &Spelling {
        &self.spelling
    }
}

/// The name of an item, under which it is found first.
pub(super) fn names(item: &Item) -> [&str; 2] {
    [&item.name.zh, &item.name.en]
}

/// What else an item is found under: its summary, synonyms and materials.
pub(super) fn body(item: &Item) -> impl Iterator<Item = &str> {
    let materials = item.materials.iter().flat_map(|it| [it.name.zh.as_str(), &it.name.en]);
    [item.summary.zh.as_str(), &item.summary.en]
        .into_iter()
        .chain(item.synonyms.iter().map(String::as_str))
        .chain(materials)
}
