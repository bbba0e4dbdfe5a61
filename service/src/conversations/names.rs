//! By which name a reader knows those of the desk.

use super::show::Viewer;
use crate::Error;
use domain::{
    identifiers::{StaffNumber, surname},
    ids::PersonId,
};
use std::collections::BTreeMap;
use store::{Read, people};

/// Somebody of the desk, as one reader knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgentName {
    /// By the whole name, as the desk and those who supervise it do.
    Whole(String),
    /// By no more than the surname and the staff number, as whoever asks does.
    Masked {
        /// The surname.
        surname: String,
        /// The staff number; none where a release that knew none has opened the account.
        number: Option<StaffNumber>,
    },
}

/// The names of these people for `viewer`; for whoever asks, no whole name leaves this function.
pub(super) async fn names(
    db: &mut Read,
    viewer: Viewer,
    people: impl Iterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, AgentName>, Error> {
    let mut names = BTreeMap::new();
    for id in people {
        if !names.contains_key(&id)
            && let Some(account) = people::find(db, id).await?
        {
            names.insert(id, named(viewer, &account.person));
        }
    }
    Ok(names)
}

fn named(viewer: Viewer, person: &people::Person) -> AgentName {
    if viewer != Viewer::Asker {
        return AgentName::Whole(person.name.clone());
    }
    let number = person.staff_number.as_deref().and_then(|it| StaffNumber::parse(it).ok());
    AgentName::Masked { surname: surname(&person.name).to_owned(), number }
}
