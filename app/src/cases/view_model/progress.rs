//! The page on which an applicant follows a case.

#[cfg(feature = "ssr")]
mod adverse;
#[cfg(feature = "ssr")]
mod build;
#[cfg(feature = "ssr")]
mod next;

use super::{ClockView, Look, StepView, TagView};
use serde::{Deserialize, Serialize};

/// A case as its applicant follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressView {
    /// Its number in addresses.
    pub number: String,
    /// Its number of record, in groups of four.
    pub groups: Vec<String>,
    /// What was applied for.
    pub item: String,
    /// Where it stands, in a word.
    pub tag: TagView,
    /// Where it stands, in a sentence.
    pub title: String,
    /// What that means for the applicant.
    pub lead: String,
    /// What else they should know now.
    pub notes: Vec<(Look, String)>,
    /// What they should do now.
    pub next: Option<NextView>,
    /// Why it was decided against them, and what they can do about it.
    pub adverse: Option<AdverseView>,
    /// The limit that matters now.
    pub clock: Option<ClockView>,
    /// What happened and what comes.
    pub steps: Vec<StepView>,
    /// Organ, applicant, and when it was filed.
    pub facts: Vec<(String, String)>,
    /// Every document, the last first.
    pub documents: Vec<LinkView>,
    /// Where to go from here.
    pub more: Vec<LinkView>,
    /// Whom to ask, where to complain, how to challenge.
    pub help: Vec<String>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkView {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub name: String,
}

/// What the applicant should do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextView {
    /// How urgent it is.
    pub look: Look,
    /// What, or how long there is for it.
    pub title: String,
    /// More of it.
    pub text: String,
    /// What is asked for: name, what is wrong, and whether it is done.
    pub items: Vec<(String, String, bool)>,
    /// Where it is done.
    pub action: LinkView,
}

/// Why a case was decided against its applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdverseView {
    /// The reasons.
    pub reasons: Vec<String>,
    /// The legal basis.
    pub basis: Vec<String>,
    /// Where it can be challenged, and until when.
    pub remedies: Vec<String>,
    /// The document.
    pub document: LinkView,
}

/// The page on which an application is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawView {
    /// Its number in addresses.
    pub number: String,
    /// Its number of record, in groups of four.
    pub groups: Vec<String>,
    /// What was applied for.
    pub item: String,
}

#[cfg(feature = "ssr")]
pub use build::{adverse_document, progress, withdrawal};
