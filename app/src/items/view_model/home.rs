//! Lists of services: the first page and the search.

use serde::{Deserialize, Serialize};

/// The services of the first page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// The way in that is chosen.
    pub way: String,
    /// The topics as tiles.
    pub topics: Vec<TopicView>,
    /// The services of the chosen way in; empty where departments are listed.
    pub services: Vec<ServiceCard>,
    /// The departments, when they are the way in.
    pub departments: Vec<DepartmentView>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicView {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// Name of its icon.
    pub icon: String,
}

/// One department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentView {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// How many services it offers, in words.
    pub count: String,
}

/// One service in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Short name in addresses.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// Who does it, how long it takes and what it costs, in one line.
    pub facts: String,
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchView {
    /// The heading, when it is not the words of the search.
    pub title: Option<String>,
    /// How many services there are, in words.
    pub count: String,
    /// The services, the best first.
    pub services: Vec<ServiceCard>,
    /// What others ask for, where nothing was found.
    pub instead: Vec<ServiceCard>,
}

#[cfg(feature = "ssr")]
mod build {
    use super::{super::words, DepartmentView, HomeView, SearchView, ServiceCard, TopicView};
    use crate::text::{Language, items};
    use domain::items::{Item, Object};
    use service::items::{Catalogue, Found};

    impl HomeView {
        /// The services of a way in: `person`, `enterprise`, `project` or `department`.
        #[must_use]
        pub fn of(language: Language, catalogue: &Catalogue, way: &str) -> Self {
            let cards = |keep: &dyn Fn(&Item) -> bool| -> Vec<ServiceCard> {
                let kept = catalogue.items().filter(|item| keep(item));
                kept.map(|item| ServiceCard::of(language, catalogue, item)).collect()
            };
            let (way, services) = match way {
                "enterprise" => {
                    ("enterprise", cards(&|item| item.objects.contains(&Object::Enterprise)))
                }
                "project" => {
                    ("project", cards(&|item| item.topics.iter().any(|it| it == "construction")))
                }
                "department" => ("department", Vec::new()),
                _ => ("person", cards(&|item| item.objects.contains(&Object::Person))),
            };
            let departments =
                if way == "department" { departments(language, catalogue) } else { Vec::new() };
            Self { way: way.to_owned(), topics: topics(language, catalogue), services, departments }
        }
    }

    impl SearchView {
        /// What a search for words has found.
        #[must_use]
        pub fn found(language: Language, catalogue: &Catalogue, found: &Found) -> Self {
            let cards = |items: &[std::sync::Arc<Item>]| -> Vec<ServiceCard> {
                items.iter().map(|item| ServiceCard::of(language, catalogue, item)).collect()
            };
            let services = cards(&found.items);
            Self {
                title: None,
                count: count(language, services.len()),
                instead: cards(&found.instead),
                services,
            }
        }

        /// The services of a topic or a department, or all of them.
        #[must_use]
        pub fn browse(
            language: Language,
            catalogue: &Catalogue,
            topic: &str,
            department: &str,
        ) -> Self {
            let named_topic = catalogue.topics().iter().find(|it| it.key == topic);
            let named_department = catalogue.department(department);
            let title = named_topic
                .map(|it| language.read(&it.name))
                .or_else(|| named_department.map(|it| language.read(&it.name)))
                .unwrap_or_else(|| language.say(items::ALL));
            let services: Vec<_> = catalogue
                .items()
                .filter(|item| named_topic.is_none_or(|it| item.topics.contains(&it.key)))
                .filter(|item| named_department.is_none_or(|it| item.department == it.key))
                .map(|item| ServiceCard::of(language, catalogue, item))
                .collect();
            let count = count(language, services.len());
            Self { title: Some(title.to_owned()), count, services, instead: Vec::new() }
        }
    }

    impl ServiceCard {
        /// An item in a list.
        #[must_use]
        pub fn of(language: Language, catalogue: &Catalogue, item: &Item) -> Self {
            let department = catalogue.department(&item.department);
            let facts: Vec<String> = department
                .map(|it| language.read(&it.name).to_owned())
                .into_iter()
                .chain([words::promise(language, item), words::fee(language, item)])
                .collect();
            Self {
                key: item.key.clone(),
                name: language.read(&item.name).to_owned(),
                summary: language.read(&item.summary).to_owned(),
                facts: facts.join(" · "),
            }
        }
    }

    fn topics(language: Language, catalogue: &Catalogue) -> Vec<TopicView> {
        let topic = |it: &service::items::Topic| TopicView {
            key: it.key.clone(),
            name: language.read(&it.name).to_owned(),
            icon: it.icon.clone(),
        };
        catalogue.topics().iter().map(topic).collect()
    }

    fn departments(language: Language, catalogue: &Catalogue) -> Vec<DepartmentView> {
        let offered = |key: &str| catalogue.items().filter(|item| item.department == key).count();
        catalogue
            .departments()
            .map(|it| DepartmentView {
                key: it.key.clone(),
                name: language.read(&it.name).to_owned(),
                count: count(language, offered(&it.key)),
            })
            .collect()
    }

    fn count(language: Language, count: usize) -> String {
        language.fill(items::COUNT, &[("n", &count.to_string())])
    }
}
