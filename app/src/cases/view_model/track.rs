//! What a stranger with number and query code sees of a case.

use super::TagView;
use serde::{Deserialize, Serialize};

/// A case, without anything about its applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackView {
    /// The number of record, in groups of four.
    pub groups: Vec<String>,
    /// What was applied for.
    pub item: String,
    /// Where it stands, in a word.
    pub tag: TagView,
    /// Where it stands, in a sentence.
    pub title: String,
    /// What comes next, and for whom.
    pub next: String,
    /// When it was filed, and when it last changed.
    pub facts: Vec<(String, String)>,
    /// The page for whoever signs in.
    pub sign_in: String,
}

#[cfg(feature = "ssr")]
pub use build::{not_tracked, tracked};

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::words::{Standing, groups, of_state},
        TrackView,
    };
    use crate::{
        text::{Language, cases},
        ui::dates,
    };
    use domain::{Date, calendar::Calendar};
    use service::{Error, FieldFault, cases::Tracked};

    /// What is said to whoever does not know number and code: the same for a wrong one and a wrong other.
    #[must_use]
    pub fn not_tracked(error: Error) -> Error {
        match error {
            Error::NotFound => Error::Invalid(vec![FieldFault::new("number", "track-wrong")]),
            other => other,
        }
    }

    /// The sentence of the progress page, where it says nothing that a stranger should not know.
    fn title(language: Language, standing: &Standing) -> String {
        let message =
            if standing.is_over() { cases::TITLE_LATE } else { of_state("title-", standing.state) };
        let sentence = language.say(message);
        let is_whole = !sentence.contains('{');
        let tag = || language.say(of_state("tag-", standing.state));
        (if is_whole { sentence } else { tag() }).to_owned()
    }

    /// The case as a stranger sees it on `today`.
    #[must_use]
    pub fn tracked(
        language: Language,
        it: &Tracked,
        (today, calendar): (Date, &Calendar),
    ) -> TrackView {
        let Tracked { state, waits_for, due_on, .. } = *it;
        let standing = Standing { state, waits_for, due_on, today };
        let facts = [(cases::FILED_AT, it.received_at), (cases::CHANGED_AT, it.updated_at)];
        let fact = |(name, at)| (language.say(name).to_owned(), dates::minute(language, at));
        TrackView {
            groups: groups(it.number),
            item: language.read(&it.item).to_owned(),
            tag: standing.tag(language, calendar),
            title: title(language, &standing),
            next: standing.next(language),
            facts: facts.map(fact).to_vec(),
            sign_in: format!("/sign-in?next=/my/{}", it.number),
        }
    }
}
