//! The answers that everybody reads, held in memory because every question is compared with all of them.

use domain::{
    Date, Moment, Text,
    conversations::likeness,
    ids::PublishedAnswerId,
    matters::Procedure,
    words::{Run, occurs, pieces, runs},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// An answer that everybody reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which answer.
    pub id: PublishedAnswerId,
    /// Which version of it.
    pub version: i64,
    /// Key of the department that answers for it.
    pub department: String,
    /// Key of the service it is about; none for the hall as a whole.
    pub item: Option<String>,
    /// What is asked.
    pub question: Text,
    /// What is answered.
    pub answer: Text,
    /// Of which matter it was the answer; none for one of a desk.
    pub heard: Option<Heard>,
    /// Since when.
    pub since: Moment,
}

/// What everybody may know of a matter whose answer they read: neither its number nor a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// How it was heard.
    pub procedure: Procedure,
    /// Word of what it was about, within its procedure.
    pub kind: String,
    /// First day of the month in which it was answered.
    pub month: Date,
}

impl Published {
    fn texts(&self) -> [&str; 4] {
        [&self.question.zh, &self.question.en, &self.answer.zh, &self.answer.en]
    }
}

/// All of them, found by the pairs of characters that they say.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    all: Vec<Arc<Published>>,
    pieces: BTreeMap<String, Vec<usize>>,
    judged_at: Option<Moment>,
}

impl Answers {
    /// These answers, of which some was decided at `judged_at` last.
    #[must_use]
    pub fn new(all: Vec<Published>, judged_at: Option<Moment>) -> Self {
        let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, answer) in all.iter().enumerate() {
            let said: BTreeSet<String> = answer.texts().into_iter().flat_map(pieces).collect();
            for piece in said {
                found.entry(piece).or_default().push(place);
            }
        }
        Self { all: all.into_iter().map(Arc::new).collect(), pieces: found, judged_at }
    }

    /// When somebody last decided about any of them.
    pub(super) fn judged_at(&self) -> Option<Moment> {
        self.judged_at
    }

    /// The answer of this name.
    #[must_use]
    pub fn find(&self, id: PublishedAnswerId) -> Option<&Arc<Published>> {
        self.all.iter().find(|it| it.id == id)
    }

    /// Those about a service.
    pub fn of_item(&self, key: &str) -> impl Iterator<Item = &Arc<Published>> {
        self.all.iter().filter(move |it| it.item.as_deref() == Some(key))
    }

    /// At most `max` of those that matters were answered with, by `department` where one is named, behind the answer
    /// `after`; the last decided first.
    #[must_use]
    pub fn of_matters(
        &self,
        department: Option<&str>,
        after: Option<PublishedAnswerId>,
        max: usize,
    ) -> Vec<&Arc<Published>> {
        let is_meant = |it: &&Arc<Published>| {
            it.heard.is_some() && department.is_none_or(|key| it.department == key)
        };
        let start = after.and_then(|id| self.all.iter().position(|it| it.id == id));
        let behind = self.all.iter().skip(start.map_or(0, |it| it + 1));
        behind.filter(is_meant).take(max).collect()
    }

    /// At most `max` in which everything typed occurs: those whose question says it first.
    #[must_use]
    pub fn search(&self, typed: &str, max: usize) -> Vec<&Arc<Published>> {
        let typed = runs(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let says = |texts: &[&str]| {
            typed.iter().all(|run| texts.iter().any(|it| occurs(it, std::slice::from_ref(run))))
        };
        let mut found: Vec<_> = self
            .candidates(&typed)
            .filter(|it| says(&it.texts()))
            .map(|it| (!says(&it.texts()[..2]), it))
            .collect();
        found.sort_by_key(|(only_in_answer, _)| *only_in_answer);
        found.into_iter().take(max).map(|(_, it)| it).collect()
    }

    /// The answer whose question is most like `asked`: of the service that is meant, or of the hall as a whole; of any
    /// service where none is meant.
    #[must_use]
    pub fn like(&self, asked: &str, item: Option<&str>) -> Option<&Arc<Published>> {
        // How a complaint was answered answers no question.
        let fits = |it: &&Arc<Published>| {
            let is_meant = item.is_none() || it.item.is_none() || it.item.as_deref() == item;
            is_meant && it.heard.is_none()
        };
        let places: BTreeSet<usize> =
            pieces(asked).iter().filter_map(|it| self.pieces.get(it)).flatten().copied().collect();
        let known = places.into_iter().map(|it| &self.all[it]).filter(fits);
        let likenesses = known.filter_map(|it| Some((likeness(&it.question, asked)?, it)));
        // Of equals the first, which was approved last.
        likenesses.rev().max_by_key(|(likeness, _)| *likeness).map(|(_, it)| it)
    }

    /// Those that can hold what was typed: all that say the rarest pair of characters in it.
    fn candidates(&self, typed: &[Run]) -> Box<dyn Iterator<Item = &Arc<Published>> + '_> {
        let pairs = typed.iter().flat_map(|run| match run {
            Run::Han(chars) => chars.windows(2).map(|it| it.iter().collect()).collect(),
            // A word is typed from its beginning, so that it need not be one of those that are said.
            Run::Word(_) => Vec::<String>::new(),
        });
        let places = pairs.map(|it| self.pieces.get(&it).map_or(&[][..], Vec::as_slice));
        match places.min_by_key(|it| it.len()) {
            Some(places) => Box::new(places.iter().map(|it| &self.all[*it])),
            None => Box::new(self.all.iter()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn answers() -> Answers {
        let known = [
            (Some("food"), "要体检吗？", "Is a health check needed?", "从业人员要有健康证。"),
            (Some("stay"), "要带照片吗？", "Do I bring a photo?", "现场拍，不用带。"),
            (None, "周末办公吗？", "Are you open at weekends?", "周六上午办公，健康证除外。"),
        ];
        let published = known.into_iter().enumerate().map(|(place, it)| Published {
            id: PublishedAnswerId::new(Uuid::from_u128(place as u128)),
            version: 1,
            department: "market".to_owned(),
            item: it.0.map(ToOwned::to_owned),
            question: Text::new(it.1, it.2),
            answer: Text::new(it.3, ""),
            heard: None,
            since: Moment::from_micros(0),
        });
        Answers::new(published.collect(), None)
    }

    #[test]
    fn an_answer_is_found_by_what_its_question_or_the_answer_says() {
        let answers = answers();
        let found = |typed: &str| -> Vec<String> {
            answers.search(typed, 5).into_iter().map(|it| it.question.zh.clone()).collect()
        };
        assert_eq!(found("体检"), ["要体检吗？"]);
        assert_eq!(found("健康证"), ["要体检吗？", "周末办公吗？"]);
        assert_eq!(found("健康证 周六"), ["周末办公吗？"]);
        assert_eq!(found("HEALTH"), ["要体检吗？"]);
        assert_eq!(found("photo 照片"), ["要带照片吗？"]);
        assert_eq!(found("护照"), [""; 0]);
        assert_eq!(found("  "), [""; 0]);
    }

    #[test]
    fn a_question_is_answered_for_the_service_that_is_meant() {
        let answers = answers();
        let like = |asked: &str, item| answers.like(asked, item).map(|it| it.answer.zh.clone());
        assert!(like("请问要体检吗", Some("food")).is_some());
        assert_eq!(like("请问要体检吗", Some("stay")), None);
        assert!(like("请问要体检吗", None).is_some());
        assert!(like("你们周末办公吗", Some("stay")).is_some());
        assert_eq!(like("要多少钱", None), None);
    }
}
