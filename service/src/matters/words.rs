//! What an entry of a matter says, as it is kept.

use crate::Error;
use domain::{
    complaints, disclosure_requests, matters::Fact, petitions, procurement, rectifications,
};
use serde::{Deserialize, Serialize};
use store::matters::Audience;

/// What an entry says: what happened, and the words that were written with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What happened.
    pub fact: Fact,
    /// The words, where what happened does not carry them itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Body {
    /// As it is kept.
    pub(super) fn written(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(Error::failed)
    }

    /// As it was kept.
    pub(super) fn read(kept: &str) -> Result<Self, Error> {
        serde_json::from_str(kept).map_err(Error::failed)
    }

    /// Who reads it: what the departments say to one another is theirs.
    pub(super) fn audience(&self) -> Audience {
        let is_theirs = match &self.fact {
            Fact::Complaint(fact) => is_of_complaint_staff(fact),
            Fact::Disclosure(fact) => is_of_disclosure_staff(fact),
            Fact::Petition(fact) => is_of_petition_staff(fact),
            Fact::Procurement(fact) => is_of_procurement_staff(fact),
            Fact::Rectification(fact) => is_of_rectification_staff(fact),
        };
        if is_theirs { Audience::Staff } else { Audience::All }
    }

    /// The same for whoever brought it: they read that somebody else is asked, not who that is and what they think, which
    /// is for the answer to say (GK 32).
    pub(super) fn for_filer(mut self) -> Self {
        match &mut self.fact {
            Fact::Disclosure(disclosure_requests::Fact::Consulted { who, .. }) => who.clear(),
            Fact::Disclosure(disclosure_requests::Fact::Heard { agrees, .. }) => *agrees = None,
            _ => {}
        }
        self
    }
}

/// What happened with an entry.
///
/// # Errors
/// A failure for one that cannot be read.
pub(crate) fn fact_of(entry: &store::matters::Entry) -> Result<Fact, Error> {
    Body::read(&entry.entry.body).map(|it| it.fact)
}

const fn is_of_complaint_staff(fact: &complaints::Fact) -> bool {
    use complaints::Fact as F;
    matches!(
        fact,
        F::Returned { .. }
            | F::Contributed { .. }
            | F::Identified { .. }
            | F::Proposed { .. }
            | F::SentBack { .. }
            | F::Supervised { .. }
    )
}

const fn is_of_disclosure_staff(fact: &disclosure_requests::Fact) -> bool {
    use disclosure_requests::Fact as F;
    matches!(fact, F::Proposed { .. } | F::SentBack { .. } | F::Supervised { .. })
}

const fn is_of_petition_staff(fact: &petitions::Fact) -> bool {
    use petitions::Fact as F;
    matches!(
        fact,
        F::Objected { .. }
            | F::ObjectionSettled { .. }
            | F::Proposed { .. }
            | F::SentBack { .. }
            | F::Supervised { .. }
    )
}

/// That a complaint is not taken is told with its reasons, not before (CG94).
const fn is_of_procurement_staff(fact: &procurement::Fact) -> bool {
    use procurement::{Examined, Fact as F};
    matches!(
        fact,
        F::Examined { found: Examined::Inadmissible | Examined::NotCompetent }
            | F::Proposed { .. }
            | F::SentBack { .. }
            | F::Supervised { .. }
    )
}

/// What was done is told when it is fed back, and what a panel thinks when it ends the matter (domain A.8).
const fn is_of_rectification_staff(fact: &rectifications::Fact) -> bool {
    use rectifications::Fact as F;
    matches!(
        fact,
        F::Settled { .. }
            | F::Contested { .. }
            | F::Judged { misused: false, .. }
            | F::Supervised { .. }
    )
}
