//! The first page, and a service in a list.

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

#[cfg(feature = "ssr")]
mod build {
    use super::{super::words, DepartmentView, HomeView, ServiceCard, TopicView};
    use crate::text::{Language, items};
    use domain::items::{Item, Object};
    use service::items::Catalogue;

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
