//! What a desk is asked about: topics, each with the services whose questions it takes.

use crate::Text;
use serde::{Deserialize, Serialize};

/// A part of what a desk is asked about, with a queue of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskTopic {
    /// Short name in addresses; never changes.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// Keys of the services whose questions belong here.
    pub items: Vec<String>,
}

impl DeskTopic {
    /// The key that no topic has: that of the general queue.
    pub const GENERAL: &str = "general";
}

/// The topic of a question about the service `item` by the rules of a desk; `None` is its general queue, for whatever
/// is about no service and for services that no rule names.
#[must_use]
pub fn route<'a>(topics: &'a [DeskTopic], item: Option<&str>) -> Option<&'a str> {
    let item = item?;
    let takes = |it: &&DeskTopic| it.items.iter().any(|key| key == item);
    topics.iter().find(takes).map(|it| it.key.as_str())
}

/// What somebody at a desk answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// Everything, whatever topics the desk gets later on.
    #[default]
    All,
    /// These topics by their keys, and whatever has none.
    These(Vec<String>),
}

impl Answers {
    /// What somebody answers who has chosen `wanted` among the topics of a desk.
    ///
    /// Whoever chooses none comes to the desk all the same, and would be of no use there.
    #[must_use]
    pub fn chosen(topics: &[DeskTopic], wanted: &[String]) -> Self {
        let keys = topics.iter().map(|it| &it.key).filter(|it| wanted.contains(it));
        let chosen: Vec<_> = keys.cloned().collect();
        if chosen.is_empty() || chosen.len() == topics.len() {
            Self::All
        } else {
            Self::These(chosen)
        }
    }

    /// Whether a question of this topic is one of theirs; the general queue is everybody's.
    #[must_use]
    pub fn has(&self, topic: Option<&str>) -> bool {
        match (self, topic) {
            (Self::All, _) | (_, None) => true,
            (Self::These(keys), Some(topic)) => keys.iter().any(|it| it == topic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics() -> Vec<DeskTopic> {
        let topic = |key: &str, items: &[&str]| DeskTopic {
            key: key.to_owned(),
            name: Text::default(),
            items: items.iter().map(|it| (*it).to_owned()).collect(),
        };
        vec![topic("food", &["food-permit", "cold-food"]), topic("registration", &["company"])]
    }

    #[test]
    fn a_question_goes_where_the_rules_of_the_desk_send_its_service() {
        for (item, expected) in [
            (Some("cold-food"), Some("food")),
            (Some("company"), Some("registration")),
            (Some("residence"), None),
            (None, None),
        ] {
            assert_eq!(route(&topics(), item), expected, "{item:?}");
        }
        assert_eq!(route(&[], Some("company")), None, "a desk without topics has one queue");
    }

    #[test]
    fn whoever_comes_to_the_desk_answers_what_they_choose_and_what_has_no_topic() {
        let chosen = |keys: &[&str]| {
            let keys: Vec<_> = keys.iter().map(|it| (*it).to_owned()).collect();
            Answers::chosen(&topics(), &keys)
        };
        let food = chosen(&["food", "unheard-of"]);
        assert_eq!(food, Answers::These(vec!["food".to_owned()]));
        assert!(food.has(Some("food")) && food.has(None) && !food.has(Some("registration")));
        for all in [chosen(&["food", "registration"]), chosen(&[])] {
            assert_eq!(all, Answers::All);
            assert!(all.has(Some("a topic of later on")));
        }
    }
}
