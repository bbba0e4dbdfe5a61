//! What somebody wants done, with everything the rules ask of it.

use super::{
    ActionKind, Deficiency, Filing, HearingGround, Rating, Recommendation, Target,
    TerminationCause, TimerKind,
};
use crate::{clocks::Ground, ids::PersonId, items::Basis};
use serde::{Deserialize, Serialize};
use time::Date;

/// One command; its variants follow the transitions T1 to T32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// T1.
    Submit(Box<Filing>),
    /// T2.
    DeclareNotNeeded(Statement),
    /// T3: names the competent organ.
    DeclareNotCompetent { organ: String, statement: Statement },
    /// T4: the questions whose answers were corrected at the counter.
    CorrectOnTheSpot { fields: Vec<String>, initialled: bool },
    /// T5: everything that is wrong, in one notice.
    NotifyDeficiencies(Vec<Deficiency>),
    /// T6: what is handed in anew.
    Resupply(Vec<Target>),
    /// T7: what is still wrong after the correction period.
    DeclineAcceptance { deficiencies: Vec<Deficiency>, statement: Statement },
    /// T8.
    Accept,
    /// T10: keys of the materials that are to follow.
    AcceptDeferred { materials: Vec<String>, promise_signed: bool },
    /// T11: keys of the materials that follow.
    Supply(Vec<String>),
    /// T13.
    DecideOnTheSpot(Spot),
    /// T14.
    GrantOnCommitment { standing: Option<QuantityStanding> },
    /// T15: the reviewer, who is of the department and no relative of the applicant.
    Assign { reviewer: PersonId, related: bool },
    /// T16: when the officers come, and who they are where that is settled; for an inspection it has to be (XK 55).
    OrderVerification { visit_on: Date, officers: Vec<PersonId> },
    /// T16: who was there and what they found.
    FileVerification { officers: Vec<PersonId>, finding: String, conforms: bool },
    /// T17: one of the eight procedures of XK 45.
    StartSpecial {
        ground: Ground,
        basis: Vec<Basis>,
        planned_days: u32,
        approved_by: Option<PersonId>,
    },
    /// T18: what came out.
    FinishSpecial { result: String },
    /// T19: who is concerned, and until when they are heard.
    TellParty { party: String, until_on: Date },
    /// T19: what they said, or that they said nothing.
    HearParty { opinion: String },
    /// R47.
    TellHearingRight,
    /// R47: by the applicant, or recorded for an interested party.
    RequestHearing,
    /// T20.
    OrderHearing { ground: HearingGround, chair: PersonId, held_on: Date, place: String },
    /// T21: the minutes, in short or by their number.
    CloseHearing { minutes: String },
    /// T22: key of the upper department.
    ReportUp { department: String, opinion: String },
    /// T22.
    TakeUp,
    /// T23.
    Propose { recommendation: Recommendation, opinion: String, cites_minutes: bool },
    /// T24: by how many of the limit's unit, and why; the number of the approval where the head of the
    /// government gives it.
    Extend { amount: u32, reason: String, approval: Option<String> },
    /// T25.
    Grant { opinion: String, standing: Option<QuantityStanding> },
    /// T26.
    Refuse(Statement),
    /// T27.
    Return { reason: String },
    /// T28.
    Issue { delivery: Delivery, fee_paid: bool },
    /// T29: id of the archive package.
    Archive { package: String },
    /// T30.
    Withdraw { reason: Option<String> },
    /// T31.
    Terminate { cause: TerminationCause, evidence: String, basis: Vec<Basis> },
    /// C14: the entry under which the public finds the grant.
    Publish { entry: String },
    /// C12.
    FileCommitmentCheck { kept: bool, finding: String },
    /// A.8.
    Rate { rating: Rating, comment: Option<String> },
    /// T7, T9, T12, T18, T32, R47 and ES-03, by the hall itself.
    Fire(TimerKind),
}

/// What an officer gives as grounds; the remedies are added from the item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Why, at least one reason.
    pub reasons: Vec<String>,
    /// By which law, at least one entry.
    pub basis: Vec<Basis>,
}

/// How a case is decided in the same sitting (T13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Granted, the licence follows.
    Grant { standing: Option<QuantityStanding> },
    /// Granted and handed over across the counter.
    HandOver {
        standing: Option<QuantityStanding>,
        recipient: String,
        fee_paid: bool,
        package: String,
    },
    /// Refused.
    Refuse(Statement),
}

/// How far a limited quantity is used up when somebody decides (XK 57).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuantityStanding {
    /// How many have been granted.
    pub granted: u32,
    /// How many accepted earlier still wait for a decision.
    pub earlier_waiting: u32,
}

/// How a licence reaches its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub enum Delivery {
    /// Handed over at the counter.
    Counter {
        /// Who took it.
        recipient: String,
    },
    /// Sent by courier.
    Courier {
        /// The number of the parcel.
        number: String,
    },
    /// Ready for collection, and the applicant told so.
    Collection,
    /// An electronic licence, equal in force (ZX 10).
    Electronic,
}

impl Command {
    /// What is done.
    #[must_use]
    pub const fn kind(&self) -> ActionKind {
        use ActionKind as K;
        match self {
            Self::Submit(_) => K::Submit,
            Self::DeclareNotNeeded(_) => K::DeclareNotNeeded,
            Self::DeclareNotCompetent { .. } => K::DeclareNotCompetent,
            Self::CorrectOnTheSpot { .. } => K::CorrectOnTheSpot,
            Self::NotifyDeficiencies(_) => K::NotifyDeficiencies,
            Self::Resupply(_) => K::Resupply,
            Self::DeclineAcceptance { .. } => K::DeclineAcceptance,
            Self::Accept => K::Accept,
            Self::AcceptDeferred { .. } => K::AcceptDeferred,
            Self::Supply(_) => K::Supply,
            Self::DecideOnTheSpot(_) => K::DecideOnTheSpot,
            Self::GrantOnCommitment { .. } => K::GrantOnCommitment,
            Self::Assign { .. } => K::Assign,
            Self::OrderVerification { .. } => K::OrderVerification,
            Self::FileVerification { .. } => K::FileVerification,
            Self::StartSpecial { .. } => K::StartSpecial,
            Self::FinishSpecial { .. } => K::FinishSpecial,
            Self::TellParty { .. } => K::TellParty,
            Self::HearParty { .. } => K::HearParty,
            Self::TellHearingRight => K::TellHearingRight,
            Self::RequestHearing => K::RequestHearing,
            Self::OrderHearing { .. } => K::OrderHearing,
            Self::CloseHearing { .. } => K::CloseHearing,
            Self::ReportUp { .. } => K::ReportUp,
            Self::TakeUp => K::TakeUp,
            Self::Propose { .. } => K::Propose,
            Self::Extend { .. } => K::Extend,
            Self::Grant { .. } => K::Grant,
            Self::Refuse(_) => K::Refuse,
            Self::Return { .. } => K::Return,
            Self::Issue { .. } => K::Issue,
            Self::Archive { .. } => K::Archive,
            Self::Withdraw { .. } => K::Withdraw,
            Self::Terminate { .. } => K::Terminate,
            Self::Publish { .. } => K::Publish,
            Self::FileCommitmentCheck { .. } => K::FileCommitmentCheck,
            Self::Rate { .. } => K::Rate,
            Self::Fire(_) => K::Fire,
        }
    }
}
