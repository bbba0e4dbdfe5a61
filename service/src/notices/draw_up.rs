//! Draws a document up from the fact that issues it.

use super::{Deadline, Entry, Matter, NamedItem, Notice, Step};
use domain::{
    Text,
    calendar::Calendar,
    clocks::ClockId,
    identifiers::CaseNumber,
    ids::PersonId,
    items::{Basis, Item},
    licensing::{Case, Deficiency, DocumentKind, Event, Fact, Target},
};
use std::collections::BTreeMap;

/// What a document is drawn up from.
#[derive(Clone, Copy)]
pub struct Issue<'a> {
    /// The item in the version of the case.
    pub item: &'a Item,
    /// Name of the organ.
    pub organ: &'a Text,
    /// Number of the case.
    pub case_number: CaseNumber,
    /// Name of the applicant as filed.
    pub applicant: &'a str,
    /// The case with the event in it.
    pub case: &'a Case,
    /// The event that issues it.
    pub event: &'a Event,
    /// Names of the people the event speaks of.
    pub names: &'a BTreeMap<PersonId, String>,
    /// By which days are counted.
    pub calendar: &'a Calendar,
}

/// The document of `kind`, without its number.
#[must_use]
pub fn draw_up(kind: DocumentKind, from: &Issue<'_>) -> Notice {
    let item = from.item;
    let grounds = from.event.fact.grounds();
    Notice {
        kind,
        number: None,
        verification_code: None,
        issued_on: from.event.on(),
        case_number: from.case_number,
        organ: item.entrusted_by.clone().unwrap_or_else(|| from.organ.clone()),
        applicant: from.applicant.to_owned(),
        item: NamedItem {
            key: item.key.clone(),
            name: item.name.clone(),
            code: item.implementation_code.clone(),
        },
        contact: item.contact.clone(),
        facts: facts(from),
        matter: matter(kind, from),
        listed: listed(kind, from),
        reasons: grounds.map(|it| it.reasons.clone()).unwrap_or_default(),
        basis: basis(from),
        remedies: grounds.map(|it| it.remedies.clone()),
        deadlines: deadlines(kind, from),
    }
}

/// What was issued before; the documents of this event are the last of the case.
fn facts(from: &Issue<'_>) -> Vec<Step> {
    let issued = &from.case.documents;
    let before = issued.len().saturating_sub(from.event.fact.documents().len());
    issued[..before].iter().map(|it| Step { kind: it.kind, on: it.issued_on }).collect()
}

fn basis(from: &Issue<'_>) -> Vec<Basis> {
    match &from.event.fact {
        Fact::SpecialStarted { basis, .. } => basis.clone(),
        fact => fact.grounds().map_or_else(|| from.item.basis.clone(), |it| it.basis.clone()),
    }
}

fn matter(kind: DocumentKind, from: &Issue<'_>) -> Matter {
    match &from.event.fact {
        Fact::Accepted { accepted_on, sequence }
        | Fact::AcceptedDeferred { accepted_on, sequence, .. }
            if kind == DocumentKind::AcceptanceNotice =>
        {
            let (accepted_on, sequence) = (*accepted_on, *sequence);
            Matter::Accepted { accepted_on, silent_through: None, sequence }
        }
        Fact::DeemedAccepted { accepted_on, silent_through, sequence } => Matter::Accepted {
            accepted_on: *accepted_on,
            silent_through: Some(*silent_through),
            sequence: *sequence,
        },
        Fact::FoundNotNeeded { .. } => Matter::NotNeeded,
        Fact::FoundNotCompetent { organ, .. } => Matter::NotCompetent { organ: organ.clone() },
        Fact::AcceptanceDeclined { .. } => Matter::Declined,
        Fact::CorrectionLapsed { policy, .. } | Fact::DeferralLapsed { policy, .. } => {
            Matter::Lapsed { policy: *policy }
        }
        Fact::DeficienciesNotified { .. } => Matter::ToCorrect,
        Fact::AcceptedDeferred { .. } => Matter::ToFollow,
        Fact::GrantedOnCommitment if kind == DocumentKind::Commitment => committed(from.item),
        Fact::GrantedOnTheSpot | Fact::GrantedOnCommitment | Fact::Granted { .. } => {
            Matter::Granted { outcome: from.item.outcome.clone() }
        }
        Fact::Refused { .. } | Fact::RefusedOnTheSpot { .. } => Matter::Refused,
        Fact::Issued { delivery } if kind == DocumentKind::DeliveryReceipt => {
            Matter::Delivered { delivery: delivery.clone() }
        }
        Fact::Issued { .. } => Matter::Licence { outcome: from.item.outcome.clone() },
        Fact::OverdueMarked { due_on, .. } => Matter::Overdue { due_on: *due_on },
        Fact::Withdrawn { reason } => Matter::Withdrawn { reason: reason.clone() },
        Fact::Terminated { cause, evidence, .. } => {
            Matter::Terminated { cause: *cause, evidence: evidence.clone() }
        }
        fact => review(fact, from).unwrap_or(Matter::Received { at: from.event.at }),
    }
}

/// What documents of the examination tell.
fn review(fact: &Fact, from: &Issue<'_>) -> Option<Matter> {
    Some(match fact {
        Fact::SpecialStarted { ground, planned_days, planned_end_on, .. } => Matter::Special {
            ground: *ground,
            planned_days: *planned_days,
            planned_end_on: *planned_end_on,
        },
        Fact::Extended { amount, reason, approval } => Matter::Extended {
            amount: *amount,
            unit: from.item.limits.statutory.unit,
            reason: reason.clone(),
            approval: approval.clone(),
        },
        Fact::HearingRightTold => Matter::HearingRight,
        Fact::HearingOrdered { ground, held_on, place, .. } => {
            Matter::Hearing { ground: *ground, held_on: *held_on, place: place.clone() }
        }
        Fact::HearingClosed { minutes } => Matter::Minutes { minutes: minutes.clone() },
        Fact::PartyTold { party, until_on } => {
            Matter::PartyTold { party: party.clone(), until_on: *until_on }
        }
        Fact::VerificationFiled { officers, finding, conforms } => Matter::Verified {
            officers: officers.iter().filter_map(|id| from.names.get(id).cloned()).collect(),
            finding: finding.clone(),
            conforms: *conforms,
        },
        _ => return None,
    })
}

fn committed(item: &Item) -> Matter {
    let policy = item
        .commitment
        .as_ref()
        .expect("the rules grant on a commitment only where one is offered");
    Matter::Committed { statement: policy.statement.clone(), check_within: policy.check_within }
}

fn listed(kind: DocumentKind, from: &Issue<'_>) -> Vec<Entry> {
    let item = from.item;
    let material = |key: &String| plain(item, Target::Material(key.clone()));
    match &from.event.fact {
        Fact::Submitted { .. } => {
            let held = from.case.papers.iter().filter(|paper| paper.held);
            held.map(|paper| material(&paper.key)).collect()
        }
        Fact::Resupplied { targets } => {
            targets.iter().map(|target| plain(item, target.clone())).collect()
        }
        Fact::DeficienciesNotified { deficiencies }
        | Fact::AcceptanceDeclined { deficiencies, .. } => {
            deficiencies.iter().map(|it| deficient(item, it)).collect()
        }
        Fact::AcceptedDeferred { materials, .. }
            if kind == DocumentKind::DeferredAcceptanceNotice =>
        {
            materials.iter().map(material).collect()
        }
        Fact::GrantedOnCommitment if kind == DocumentKind::Commitment => {
            let waived = item.commitment.iter().flat_map(|policy| &policy.waives);
            waived.map(material).collect()
        }
        _ => Vec::new(),
    }
}

fn plain(item: &Item, target: Target) -> Entry {
    Entry { name: name_of(item, &target), target, finding: None, remark: None }
}

fn deficient(item: &Item, deficiency: &Deficiency) -> Entry {
    Entry {
        name: name_of(item, &deficiency.target),
        target: deficiency.target.clone(),
        finding: Some(deficiency.finding),
        remark: Some(deficiency.remark.clone()),
    }
}

/// What a material or a question is called in `item`; empty for what it does not ask.
#[must_use]
pub fn name_of(item: &Item, target: &Target) -> Text {
    let name = match target {
        Target::Material(key) => {
            item.materials.iter().find(|it| it.key == *key).map(|it| it.name.clone())
        }
        Target::Field(path) => {
            let key = path.split('.').next().unwrap_or_default();
            let mut questions = item.form.sections.iter().flat_map(|part| &part.questions);
            questions.find(|it| it.key == key).map(|it| it.label.clone())
        }
    };
    name.unwrap_or_default()
}

fn deadlines(kind: DocumentKind, from: &Issue<'_>) -> Vec<Deadline> {
    let clocks: &[ClockId] = match kind {
        DocumentKind::Receipt => &[ClockId::C1],
        DocumentKind::AcceptanceNotice => &[ClockId::C2, ClockId::C3, ClockId::C2p],
        DocumentKind::CorrectionNotice => &[ClockId::C10],
        DocumentKind::DeferredAcceptanceNotice => &[ClockId::C11],
        DocumentKind::ExtensionNotice => &[ClockId::C2, ClockId::C3],
        DocumentKind::GrantDecision => &[ClockId::C5],
        DocumentKind::HearingDocument => &[ClockId::C6],
        DocumentKind::Commitment => &[ClockId::C12],
        _ => &[],
    };
    clocks.iter().filter_map(|id| deadline(*id, from)).collect()
}

/// None for a clock that does not run.
fn deadline(id: ClockId, from: &Issue<'_>) -> Option<Deadline> {
    let clock = from.case.clock(id).filter(|clock| clock.stopped_on().is_none())?;
    let due = clock.due(from.calendar)?;
    let limit = clock.whole_limit();
    Some(Deadline { clock: id, limit, on: due.on, provisional: due.provisional })
}
