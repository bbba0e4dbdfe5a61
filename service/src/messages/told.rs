//! What a person is told of what happened, as data; the sentence is in `locales`.

use super::{AccountNews, Answered, Heard, RateAsked, Urged};
use crate::iso;
use domain::{
    Date, Text,
    identifiers::CaseNumber,
    ids::DocumentId,
    items::Item,
    licensing::{DocumentKind, Fact},
};
use serde::{Deserialize, Serialize};

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum News {
    /// The reader's own account.
    Account(AccountNews),
    /// What the reader asked.
    Answer(Answered),
    /// What the reader brought to the hall.
    Heard(Heard),
    /// What the reader, or somebody below them, has to do soon.
    Urged(Urged),
    /// What the reader may rate.
    RateAsked(RateAsked),
    /// A case.
    Case(Told),
}

impl News {
    /// What is told of a case, where it is about one.
    #[must_use]
    pub const fn case(&self) -> Option<&Told> {
        match self {
            Self::Case(told) => Some(told),
            Self::Account(_)
            | Self::Answer(_)
            | Self::Heard(_)
            | Self::Urged(_)
            | Self::RateAsked(_) => None,
        }
    }
}

/// What the sentence of a message about a case is filled with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Word of what happened, the key of the sentence.
    pub kind: String,
    /// Number of the case.
    pub number: CaseNumber,
    /// Name of the item.
    pub item: Text,
    /// The document to read.
    pub document: Option<ToRead>,
    /// The last day for whoever has to act next.
    #[serde(with = "iso::option")]
    pub due_on: Option<Date>,
    /// The day that the sentence names, such as that of a visit.
    #[serde(with = "iso::option")]
    pub on: Option<Date>,
}

/// A document that comes with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToRead {
    /// Which.
    pub id: DocumentId,
    /// Of which kind.
    pub kind: DocumentKind,
}

impl Told {
    /// What is told of `fact`.
    #[must_use]
    pub fn new(
        fact: &Fact,
        number: CaseNumber,
        item: &Item,
        document: Option<(DocumentKind, DocumentId)>,
        due_on: Option<Date>,
    ) -> Self {
        Self {
            kind: fact.word().to_owned(),
            number,
            item: item.name.clone(),
            document: document.map(|(kind, id)| ToRead { id, kind }),
            due_on,
            on: day_of(fact),
        }
    }

    /// What is told when a new calendar moves the last day from `before` to `due_on`.
    #[must_use]
    pub fn due_moved(number: CaseNumber, item: &Item, before: Date, due_on: Date) -> Self {
        Self {
            kind: "calendar_changed".to_owned(),
            number,
            item: item.name.clone(),
            document: None,
            due_on: Some(due_on),
            on: Some(before),
        }
    }
}

/// The day that a fact speaks of, such as that of a visit.
pub const fn day_of(fact: &Fact) -> Option<Date> {
    match fact {
        Fact::DeemedAccepted { accepted_on: on, .. }
        | Fact::VerificationOrdered { visit_on: on, .. }
        | Fact::SpecialStarted { planned_end_on: on, .. }
        | Fact::HearingOrdered { held_on: on, .. }
        | Fact::DelayMarked { due_on: on, .. } => Some(*on),
        _ => None,
    }
}

/// Whether the applicant is told of `fact`; what happens inside the hall only is not for them to follow.
#[must_use]
pub const fn tells(fact: &Fact) -> bool {
    !matches!(
        fact,
        Fact::CorrectedOnTheSpot { .. }
            | Fact::Assigned { .. }
            | Fact::VerificationFiled { .. }
            | Fact::PartyTold { .. }
            | Fact::PartyHeard { .. }
            | Fact::HearingRequested
            | Fact::HearingRightLapsed
            | Fact::HearingClosed { .. }
            | Fact::ReportedUp { .. }
            | Fact::TakenUp
            | Fact::Proposed { .. }
            | Fact::Returned { .. }
            | Fact::Closed { .. }
            | Fact::Archived { .. }
            | Fact::DelayMarked { .. }
            | Fact::Published { .. }
            | Fact::CommitmentChecked { .. }
            | Fact::Rated { .. }
    )
}
