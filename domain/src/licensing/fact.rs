//! What can happen to a case.

use super::{
    Deficiency, Delivery, DocumentKind, Filing, Grounds, HearingGround, Rating, Recommendation,
    Rule, Target, TerminationCause, TimerKind, iso,
};
use crate::{
    clocks::{ClockId, Ground},
    ids::PersonId,
    items::{Basis, ExpiryPolicy, Stage},
};
use serde::{Deserialize, Serialize};
use time::Date;

/// One fact; in JSON `fact` holds its word, the rest lies beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// T1.
    Submitted { filing: Box<Filing> },
    /// T2.
    FoundNotNeeded { grounds: Grounds },
    /// T3.
    FoundNotCompetent { organ: String, grounds: Grounds },
    /// T4.
    CorrectedOnTheSpot { fields: Vec<String> },
    /// T5.
    DeficienciesNotified { deficiencies: Vec<Deficiency> },
    /// T6.
    Resupplied { targets: Vec<Target> },
    /// T7, by the window.
    AcceptanceDeclined { deficiencies: Vec<Deficiency>, grounds: Grounds },
    /// T7, by the timer; `policy` tells where it leads.
    CorrectionLapsed { policy: ExpiryPolicy, grounds: Grounds },
    /// T8.
    Accepted {
        #[serde(with = "iso")]
        accepted_on: Date,
        sequence: Option<u64>,
    },
    /// T9; back-dated to the day of receipt (XK 32), after silence through the last day of C1.
    DeemedAccepted {
        #[serde(with = "iso")]
        accepted_on: Date,
        #[serde(with = "iso")]
        silent_through: Date,
        sequence: Option<u64>,
    },
    /// T10.
    AcceptedDeferred {
        #[serde(with = "iso")]
        accepted_on: Date,
        sequence: Option<u64>,
        materials: Vec<String>,
    },
    /// T11.
    MaterialsSupplied { materials: Vec<String> },
    /// T12; `policy` tells where it leads.
    DeferralLapsed { policy: ExpiryPolicy, grounds: Grounds },
    /// T13.
    GrantedOnTheSpot,
    /// T13.
    RefusedOnTheSpot { grounds: Grounds },
    /// T14.
    GrantedOnCommitment,
    /// T15.
    Assigned { reviewer: PersonId },
    /// T16; no officers where nobody was named yet.
    VerificationOrdered {
        #[serde(with = "iso")]
        visit_on: Date,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        officers: Vec<PersonId>,
    },
    /// T16.
    VerificationFiled { officers: Vec<PersonId>, finding: String, conforms: bool },
    /// T17; `planned_end_on` is what the applicant was told in writing.
    SpecialStarted {
        ground: Ground,
        basis: Vec<Basis>,
        planned_days: u32,
        #[serde(with = "iso")]
        planned_end_on: Date,
        approved_by: PersonId,
    },
    /// T18; without a result when the planned end passed.
    SpecialEnded {
        result: Option<String>,
        #[serde(with = "iso")]
        resumed_on: Date,
    },
    /// T19.
    PartyTold {
        party: String,
        #[serde(with = "iso")]
        until_on: Date,
    },
    /// T19.
    PartyHeard { opinion: String },
    /// R47.
    HearingRightTold,
    /// R47.
    HearingRequested,
    /// R47.
    HearingRightLapsed,
    /// T20.
    HearingOrdered {
        ground: HearingGround,
        chair: PersonId,
        #[serde(with = "iso")]
        held_on: Date,
        place: String,
    },
    /// T21.
    HearingClosed { minutes: String },
    /// T22.
    ReportedUp { department: String, opinion: String },
    /// T22.
    TakenUp,
    /// T23.
    Proposed { recommendation: Recommendation, opinion: String, cites_minutes: bool },
    /// T24; `approval` is the document by which the head of the government approved it (XK 42(2)).
    Extended {
        amount: u32,
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approval: Option<String>,
    },
    /// T25.
    Granted { opinion: String },
    /// T26.
    Refused { grounds: Grounds },
    /// T27.
    Returned { reason: String },
    /// T28.
    Issued { delivery: Delivery },
    /// T29, from issued.
    Closed { package: String },
    /// T29, of a case that had ended.
    Archived { package: String },
    /// T30.
    Withdrawn { reason: Option<String> },
    /// T31.
    Terminated { cause: TerminationCause, evidence: String, grounds: Grounds },
    /// T32.
    OverdueMarked {
        #[serde(with = "iso")]
        due_on: Date,
        grounds: Grounds,
    },
    /// ES-03; which clock, of which stage, ran out on which day: once for each time it was started.
    DelayMarked {
        clock: ClockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stage: Option<Stage>,
        #[serde(with = "iso")]
        due_on: Date,
    },
    /// C14.
    Published { entry: String },
    /// C12.
    CommitmentChecked { kept: bool, finding: String },
    /// A.8.
    Rated { rating: Rating, comment: Option<String> },
}

/// A card of the electronic supervision (domain A.9) that a fact brings by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// 黄牌.
    Yellow,
    /// 红牌.
    Red,
}

impl Fact {
    /// The word of the fact, which is the key of its sentence.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        self.row().0
    }

    /// The rule it follows.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.row().1
    }

    /// Word and rule, side by side so that they are read together.
    const fn row(&self) -> (&'static str, Rule) {
        match self {
            Self::Submitted { .. } => ("submitted", Rule::T1),
            Self::FoundNotNeeded { .. } => ("found_not_needed", Rule::T2),
            Self::FoundNotCompetent { .. } => ("found_not_competent", Rule::T3),
            Self::CorrectedOnTheSpot { .. } => ("corrected_on_the_spot", Rule::T4),
            Self::DeficienciesNotified { .. } => ("deficiencies_notified", Rule::T5),
            Self::Resupplied { .. } => ("resupplied", Rule::T6),
            Self::AcceptanceDeclined { .. } => ("acceptance_declined", Rule::T7),
            Self::CorrectionLapsed { .. } => ("correction_lapsed", Rule::T7),
            Self::Accepted { .. } => ("accepted", Rule::T8),
            Self::DeemedAccepted { .. } => ("deemed_accepted", Rule::T9),
            Self::AcceptedDeferred { .. } => ("accepted_deferred", Rule::T10),
            Self::MaterialsSupplied { .. } => ("materials_supplied", Rule::T11),
            Self::DeferralLapsed { .. } => ("deferral_lapsed", Rule::T12),
            Self::GrantedOnTheSpot => ("granted_on_the_spot", Rule::T13),
            Self::RefusedOnTheSpot { .. } => ("refused_on_the_spot", Rule::T13),
            Self::GrantedOnCommitment => ("granted_on_commitment", Rule::T14),
            Self::Assigned { .. } => ("assigned", Rule::T15),
            Self::VerificationOrdered { .. } => ("verification_ordered", Rule::T16),
            Self::VerificationFiled { .. } => ("verification_filed", Rule::T16),
            Self::SpecialStarted { .. } => ("special_started", Rule::T17),
            Self::SpecialEnded { .. } => ("special_ended", Rule::T18),
            Self::PartyTold { .. } => ("party_told", Rule::T19),
            Self::PartyHeard { .. } => ("party_heard", Rule::T19),
            Self::HearingRightTold => ("hearing_right_told", Rule::R47),
            Self::HearingRequested => ("hearing_requested", Rule::R47),
            Self::HearingRightLapsed => ("hearing_right_lapsed", Rule::R47),
            Self::HearingOrdered { .. } => ("hearing_ordered", Rule::T20),
            Self::HearingClosed { .. } => ("hearing_closed", Rule::T21),
            Self::ReportedUp { .. } => ("reported_up", Rule::T22),
            Self::TakenUp => ("taken_up", Rule::T22),
            Self::Proposed { .. } => ("proposed", Rule::T23),
            Self::Extended { .. } => ("extended", Rule::T24),
            Self::Granted { .. } => ("granted", Rule::T25),
            Self::Refused { .. } => ("refused", Rule::T26),
            Self::Returned { .. } => ("returned", Rule::T27),
            Self::Issued { .. } => ("issued", Rule::T28),
            Self::Closed { .. } => ("closed", Rule::T29),
            Self::Archived { .. } => ("archived", Rule::T29),
            Self::Withdrawn { .. } => ("withdrawn", Rule::T30),
            Self::Terminated { .. } => ("terminated", Rule::T31),
            Self::OverdueMarked { .. } => ("overdue_marked", Rule::T32),
            Self::DelayMarked { .. } => ("delay_marked", Rule::ES03),
            Self::Published { .. } => ("published", Rule::C14),
            Self::CommitmentChecked { .. } => ("commitment_checked", Rule::C12),
            Self::Rated { .. } => ("rated", Rule::A8),
        }
    }

    /// The documents it issues.
    #[must_use]
    pub const fn documents(&self) -> &'static [DocumentKind] {
        use DocumentKind as D;
        match self {
            Self::Submitted { .. } | Self::Resupplied { .. } => &[D::Receipt],
            Self::FoundNotNeeded { .. }
            | Self::FoundNotCompetent { .. }
            | Self::AcceptanceDeclined { .. } => &[D::NonAcceptanceNotice],
            Self::CorrectionLapsed { policy, .. } | Self::DeferralLapsed { policy, .. } => {
                match policy {
                    ExpiryPolicy::Lapsed | ExpiryPolicy::NotAccepted => &[D::NonAcceptanceNotice],
                    ExpiryPolicy::Refused => &[D::RefusalDecision],
                }
            }
            Self::DeficienciesNotified { .. } => &[D::CorrectionNotice],
            Self::Accepted { .. } | Self::DeemedAccepted { .. } => &[D::AcceptanceNotice],
            Self::AcceptedDeferred { .. } => &[D::AcceptanceNotice, D::DeferredAcceptanceNotice],
            Self::GrantedOnTheSpot | Self::Granted { .. } => &[D::GrantDecision],
            Self::RefusedOnTheSpot { .. } | Self::Refused { .. } => &[D::RefusalDecision],
            Self::GrantedOnCommitment => &[D::Commitment, D::GrantDecision],
            Self::VerificationFiled { .. } => &[D::VerificationRecord],
            Self::SpecialStarted { .. } => &[D::SpecialProcedureNotice],
            Self::PartyTold { .. } => &[D::InterestedPartyNotice],
            Self::HearingRightTold | Self::HearingOrdered { .. } | Self::HearingClosed { .. } => {
                &[D::HearingDocument]
            }
            Self::Extended { .. } => &[D::ExtensionNotice],
            Self::Issued { .. } => &[D::Licence, D::DeliveryReceipt],
            Self::Withdrawn { .. } => &[D::WithdrawalConfirmation],
            Self::Terminated { .. } => &[D::TerminationNotice],
            Self::OverdueMarked { .. } => &[D::OverdueNotice],
            _ => &[],
        }
    }

    /// The grounds of an adverse document.
    #[must_use]
    pub const fn grounds(&self) -> Option<&Grounds> {
        match self {
            Self::FoundNotNeeded { grounds }
            | Self::FoundNotCompetent { grounds, .. }
            | Self::AcceptanceDeclined { grounds, .. }
            | Self::CorrectionLapsed { grounds, .. }
            | Self::DeferralLapsed { grounds, .. }
            | Self::RefusedOnTheSpot { grounds }
            | Self::Refused { grounds }
            | Self::Terminated { grounds, .. }
            | Self::OverdueMarked { grounds, .. } => Some(grounds),
            _ => None,
        }
    }

    /// The timer that fired, where a limit brought it about.
    #[must_use]
    pub const fn timer(&self) -> Option<TimerKind> {
        match self {
            Self::DeemedAccepted { .. } => Some(TimerKind::DeemAcceptance),
            Self::CorrectionLapsed { .. } => Some(TimerKind::LapseCorrection),
            Self::DeferralLapsed { .. } => Some(TimerKind::LapseDeferral),
            Self::SpecialEnded { result: None, .. } => Some(TimerKind::EndSpecial),
            Self::HearingRightLapsed => Some(TimerKind::LapseHearingRight),
            Self::OverdueMarked { .. } => Some(TimerKind::MarkOverdue),
            Self::DelayMarked { .. } => Some(TimerKind::MarkDelay),
            _ => None,
        }
    }

    /// The card it brings: red for silence at receipt and beyond C2 or C3 (ES-04), yellow for a delay (ES-03)
    /// and for a special procedure that outlasts its announcement (T18).
    #[must_use]
    pub const fn card(&self) -> Option<Card> {
        match self {
            Self::DeemedAccepted { .. } | Self::OverdueMarked { .. } => Some(Card::Red),
            Self::SpecialEnded { result: None, .. } | Self::DelayMarked { .. } => {
                Some(Card::Yellow)
            }
            _ => None,
        }
    }
}
