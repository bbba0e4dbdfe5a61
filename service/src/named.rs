//! Whom a text that others read must not name.

use crate::{Error, matters::Contact};
use domain::{
    conversations::{LEFT_OUT, redacted},
    identifiers::surname,
    matters::{Concern, Matter as Standing},
};
use store::{Read, matters::Matter, people};

/// How somebody is addressed behind their surname.
const ADDRESSES: [&str; 6] = ["先生", "女士", "小姐", "同志", "师傅", "老师"];

/// Whom a text must not name: the words that would, the longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named(Vec<String>);

impl Named {
    /// Somebody who was called so; nobody where nothing is known of them.
    pub(crate) fn called(name: Option<&str>) -> Self {
        Self(name.filter(|it| !it.is_empty()).map(str::to_owned).into_iter().collect())
    }

    /// Whoever brought a matter, who speaks for them and whom it concerns, by name and by where they live.
    ///
    /// # Errors
    /// A failure.
    pub(crate) async fn of_matter(
        db: &mut Read,
        row: &Matter,
        standing: &Standing,
    ) -> Result<Self, Error> {
        let contact = row.contact.as_deref().map(serde_json::from_str::<Contact>).transpose();
        let contact = contact.map_err(Error::failed)?.unwrap_or_default();
        let origin = standing.origin();
        let mut names = vec![contact.name];
        names.extend(origin.representatives.iter().cloned());
        let concerned = origin.concerns.iter().flat_map(Concern::people);
        for person in row.filer.into_iter().chain(concerned) {
            names.extend(people::find(db, person).await?.map(|it| it.person.name));
        }
        // One character alone is a word of many others.
        names.retain(|it| it.chars().count() > 1);
        let addressed = names.iter().flat_map(|name| {
            let surname = surname(name);
            ADDRESSES.into_iter().map(move |it| [surname, it].concat())
        });
        let mut words: Vec<_> = addressed.collect();
        words.extend(names);
        words.extend(Some(contact.address).filter(|it| !it.is_empty()));
        words.sort_by_key(|it| std::cmp::Reverse(it.len()));
        words.dedup();
        Ok(Self(words))
    }

    /// The text without them, and without the numbers by which anybody could be found.
    pub(crate) fn without(&self, text: &str) -> String {
        self.0.iter().fold(redacted(text), |text, it| text.replace(it, LEFT_OUT))
    }

    /// Whether a text names any of them, or tells such a number.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.without(text) != text
    }
}
