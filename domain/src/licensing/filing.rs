//! What is filed: the first fact of a case.

use super::{Terms, words};
use crate::{
    ids::{OrganisationId, PersonId},
    items::Necessity,
};
use serde::{Deserialize, Serialize};

/// An application as it enters the hall.
///
/// The answers themselves are not part of it: the form has judged them, the case keeps the judgement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who applies, or for an organisation, the agent who files.
    pub applicant: PersonId,
    /// The organisation that applies.
    pub organisation: Option<OrganisationId>,
    /// The way it came in.
    pub channel: Channel,
    /// The rules it is judged by.
    pub terms: Terms,
    /// The documents that the item asks of this applicant, with what was handed in; a closed list (XK 31).
    pub papers: Vec<Paper>,
    /// How many faults the form has found in the answers.
    pub faults: u32,
    /// The declaration of truth is signed (XK 31).
    pub declared: bool,
    /// The agent holds an authorisation; also true where nobody acts for another (XK 29).
    pub authorised: bool,
    /// The applicant is barred from applying for this item (XK 78, 79).
    pub barred: bool,
    /// Whether the project code is valid, where one was given.
    pub project_code_valid: Option<bool>,
    /// Present where the applicant chose notify-and-commit.
    pub commitment: Option<Commitment>,
}

words! {
    /// The way an application comes in; what it means in law differs in one point only.
    pub enum Channel {
        /// As a data message: the decision clocks run from the day it entered the system (SPC 6).
        Online = "online",
        /// At the counter: the decision clocks run from acceptance (XK 42).
        Counter = "counter",
    }
}

/// One document of the closed list, as it concerns this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Key of the material in the item.
    pub key: String,
    /// Whether it is needed.
    pub necessity: Necessity,
    /// Handed in, and not found wanting.
    pub held: bool,
}

/// The choice of notify-and-commit (告知承诺) by the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// The commitment is signed.
    pub signed: bool,
    /// Serious bad credit or an earlier false promise, which rule it out.
    pub bad_credit: bool,
}
