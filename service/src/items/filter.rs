//! Which of the services somebody wants to see.

use domain::items::{Item, Object};

/// What a list of services is narrowed to; the default narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Key of the only topic; empty for every topic.
    pub topic: String,
    /// Key of the only department; empty for every department.
    pub department: String,
    /// Who has to be able to apply.
    pub object: Option<Object>,
    /// Only what takes no visit.
    pub without_visit: bool,
}

impl Filter {
    /// Whether the item is among what is wanted.
    #[must_use]
    pub fn keeps(&self, item: &Item) -> bool {
        (self.topic.is_empty() || item.topics.contains(&self.topic))
            && (self.department.is_empty() || item.department == self.department)
            && self.object.is_none_or(|it| item.objects.contains(&it))
            && (!self.without_visit || item.visits == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;

    #[tokio::test]
    async fn every_part_of_a_filter_narrows_the_list() {
        let hall = hall().await;
        let catalogue = hall.ctx.catalogue();
        let item = catalogue.item("food-business-permit").unwrap();
        let fitting = Filter {
            topic: item.topics[0].clone(),
            department: item.department.clone(),
            object: Some(item.objects[0]),
            without_visit: item.visits == 0,
        };
        assert!(Filter::default().keeps(item) && fitting.keeps(item));
        let other = || "another".to_owned();
        assert!(!Filter { topic: other(), ..fitting.clone() }.keeps(item));
        assert!(!Filter { department: other(), ..fitting.clone() }.keeps(item));
        let foreign = Filter { object: Some(Object::Person), ..Filter::default() };
        assert!(catalogue.items().any(|it| !foreign.keeps(it)));
        let online = Filter { without_visit: true, ..Filter::default() };
        assert!(catalogue.items().filter(|it| online.keeps(it)).all(|it| it.visits == 0));
        assert!(catalogue.items().any(|it| !online.keeps(it)));
    }
}
