//! How a desk sorts what it is asked: to which topic a question belongs, and who answers it.

use crate::items::Catalogue;
use domain::conversations::{Answers, DeskTopic, route};

/// The topics of the desk of a department.
pub(super) fn topics_of<'a>(catalogue: &'a Catalogue, department: &str) -> &'a [DeskTopic] {
    catalogue.department(department).map_or(&[], |it| &it.desk_topics)
}

/// The topic at the desk of `department` of a question about the service `item`; none in the general queue.
pub(super) fn routed(
    catalogue: &Catalogue,
    department: &str,
    item: Option<&str>,
) -> Option<String> {
    route(topics_of(catalogue, department), item).map(ToOwned::to_owned)
}

/// What somebody answers, as it is kept.
pub(super) fn kept(answers: Answers) -> Option<Vec<String>> {
    match answers {
        Answers::All => None,
        Answers::These(keys) => Some(keys),
    }
}

/// The same, as it is read.
pub(super) fn answers(kept: Option<Vec<String>>) -> Answers {
    kept.map_or(Answers::All, Answers::These)
}
