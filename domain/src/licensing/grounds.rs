//! Why something was decided: reasons, basis and remedies, deficiencies, causes.

use super::{Refusal, Rule, Statement, words};
use crate::items::{Basis, Remedies};
use serde::{Deserialize, Serialize};

/// What an adverse document rests on (XK 38; R7); none of the three is ever empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// Why, at least one reason.
    pub reasons: Vec<Reason>,
    /// By which law, at least one entry.
    pub basis: Vec<Basis>,
    /// Where it can be challenged.
    pub remedies: Remedies,
}

impl Grounds {
    /// What an officer states, with the remedies of the item (XK 38).
    pub(super) fn stated(statement: Statement, remedies: &Remedies) -> Result<Self, Refusal> {
        let reasons = statement.reasons;
        if reasons.is_empty() || reasons.iter().any(|reason| reason.trim().is_empty()) {
            return Err(Refusal::ReasonMissing);
        }
        Ok(Self {
            reasons: reasons.into_iter().map(Reason::Said).collect(),
            basis: cited(statement.basis)?,
            remedies: remedies.clone(),
        })
    }
}

/// The legal basis, when it names law and article in the language of record.
pub(super) fn cited(basis: Vec<Basis>) -> Result<Vec<Basis>, Refusal> {
    let is_vague =
        |entry: &Basis| entry.law.zh.trim().is_empty() || entry.article.zh.trim().is_empty();
    if basis.is_empty() || basis.iter().any(is_vague) {
        return Err(Refusal::BasisMissing);
    }
    Ok(basis)
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// In the words of the officer.
    Said(String),
    /// A rule has fired by itself; its sentence is in `locales`.
    Rule(Rule),
    /// The case has lost its object.
    Cause(TerminationCause),
}

/// One thing that is wrong with a filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deficiency {
    /// Where.
    pub target: Target,
    /// What kind of fault.
    pub finding: Finding,
    /// What is wrong and how to correct it, in words.
    pub remark: String,
}

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The material with this key.
    Material(String),
    /// The question with this key.
    Field(String),
}

words! {
    /// What kind of fault.
    pub enum Finding {
        /// It was not handed in.
        Missing = "missing",
        /// It cannot be read.
        Unreadable = "unreadable",
        /// Pages, signatures or seals are missing.
        Incomplete = "incomplete",
        /// It is another document than the one asked for.
        WrongDocument = "wrong_document",
        /// It is no longer valid.
        OutOfDate = "out_of_date",
        /// It is not in the form the law prescribes.
        NotInForm = "not_in_form",
        /// It contradicts the application.
        Inconsistent = "inconsistent",
    }
}

words! {
    /// Why a hearing is held (XK 46, 47).
    pub enum HearingGround {
        /// A law orders it.
        ByLaw = "by_law",
        /// Ex officio, for a matter of major public interest.
        ExOfficio = "ex_officio",
        /// The applicant or an interested party asked for it in time.
        Requested = "requested",
    }
}

words! {
    /// What a reviewer proposes.
    pub enum Recommendation {
        /// To grant.
        Grant = "grant",
        /// To refuse.
        Refuse = "refuse",
    }
}

words! {
    /// Why a case has lost its object.
    pub enum TerminationCause {
        /// The applicant has died.
        ApplicantDied = "applicant_died",
        /// The organisation is dissolved.
        ApplicantDissolved = "applicant_dissolved",
        /// The law that asked for the licence is repealed.
        LawRepealed = "law_repealed",
    }
}
