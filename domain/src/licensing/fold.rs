//! How an event changes a case. Nothing is judged here: what is recorded has happened.

mod clocks;

use super::{
    Case, Correction, Event, Fact, Filing, Hearing, Involvement, IssuedDocument, Special, State,
    Target,
};
use crate::{
    clocks::{Clock, ClockId, Extended, Extension, Ground},
    items::ExpiryPolicy,
};
use time::Date;

impl Case {
    /// The case that its first event begins; none when that is no filing.
    #[must_use]
    pub fn begin(event: &Event) -> Option<Self> {
        let Fact::Submitted { filing } = &event.fact else { return None };
        let mut case = Self::filed(filing, event.on());
        case.restart(ClockId::C1, event.on());
        case.record(event);
        Some(case)
    }

    /// Takes `event` into the case; a second filing changes nothing.
    pub fn apply(&mut self, event: &Event) {
        if matches!(event.fact, Fact::Submitted { .. }) {
            return;
        }
        self.receive(event);
        self.review(event);
        self.finish(event);
        let (from, to) = (self.state, self.state_after(&event.fact));
        self.state = to;
        if from.stage() != to.stage() {
            self.enter_stage(event);
        }
        self.record(event);
    }

    fn filed(filing: &Filing, received_on: Date) -> Self {
        Self {
            state: State::Received,
            applicant: filing.applicant,
            organisation: filing.organisation,
            channel: filing.channel,
            department: filing.terms.department.clone(),
            former_departments: Vec::new(),
            terms: filing.terms.clone(),
            received_on,
            accepted_on: None,
            sequence: None,
            concluded_on: None,
            papers: filing.papers.clone(),
            corrections: Vec::new(),
            first_listed: Vec::new(),
            commitment: filing.commitment,
            reviewer: None,
            verified: false,
            special: None,
            parties: Vec::new(),
            hearing: Hearing::default(),
            recommendation: None,
            extended: false,
            overdue_marked: false,
            commitment_kept: None,
            rating: None,
            archived: false,
            involved: Vec::new(),
            documents: Vec::new(),
            clocks: Vec::new(),
        }
    }

    /// Who took part and which documents went out.
    fn record(&mut self, event: &Event) {
        let rule = event.fact.rule();
        let part = Involvement { person: event.by.person, role: event.by.role, rule };
        if !self.involved.contains(&part) {
            self.involved.push(part);
        }
        let issued_on = event.on();
        let documents = event.fact.documents().iter();
        self.documents.extend(documents.map(|kind| IssuedDocument {
            kind: *kind,
            issued_on,
            rule,
        }));
    }

    /// The state that `fact` leaves; the table of transitions allows no other.
    fn state_after(&self, fact: &Fact) -> State {
        match fact {
            Fact::Submitted { .. } | Fact::Resupplied { .. } => State::Received,
            Fact::FoundNotNeeded { .. } => State::NotNeeded,
            Fact::FoundNotCompetent { .. } => State::NotCompetent,
            Fact::DeficienciesNotified { .. } => State::Correction,
            Fact::AcceptanceDeclined { .. } => State::NotAccepted,
            Fact::CorrectionLapsed { policy, .. } | Fact::DeferralLapsed { policy, .. } => {
                match policy {
                    ExpiryPolicy::Lapsed => State::Lapsed,
                    ExpiryPolicy::NotAccepted => State::NotAccepted,
                    ExpiryPolicy::Refused => State::Refused,
                }
            }
            Fact::Accepted { .. } | Fact::DeemedAccepted { .. } => State::Accepted,
            Fact::AcceptedDeferred { .. } => State::AcceptedDeferred,
            Fact::MaterialsSupplied { .. } if self.state == State::AcceptedDeferred => {
                if self.is_deferred() { State::AcceptedDeferred } else { State::Accepted }
            }
            Fact::GrantedOnTheSpot | Fact::Granted { .. } => State::Granted,
            Fact::RefusedOnTheSpot { .. } | Fact::Refused { .. } => State::Refused,
            Fact::GrantedOnCommitment => State::GrantedCommit,
            Fact::Assigned { .. }
            | Fact::VerificationFiled { .. }
            | Fact::SpecialEnded { .. }
            | Fact::PartyHeard { .. }
            | Fact::HearingClosed { .. }
            | Fact::Returned { .. } => State::Review,
            Fact::VerificationOrdered { .. } => State::Verify,
            Fact::SpecialStarted { .. } => State::Special,
            Fact::PartyTold { .. } => State::ThirdParty,
            Fact::HearingOrdered { .. } => State::Hearing,
            Fact::ReportedUp { .. } => State::Upward,
            Fact::TakenUp | Fact::Proposed { .. } => State::Decision,
            Fact::Issued { .. } => State::Issued,
            Fact::Closed { .. } => State::Closed,
            Fact::Withdrawn { .. } => State::Withdrawn,
            Fact::Terminated { .. } => State::Terminated,
            _ => self.state,
        }
    }

    /// Receipt, notice and acceptance (XK 32).
    fn receive(&mut self, event: &Event) {
        let on = event.on();
        match &event.fact {
            Fact::DeficienciesNotified { deficiencies } => {
                for deficiency in deficiencies {
                    self.hold(&deficiency.target, false);
                }
                let open = |deficiency: &_| Correction {
                    deficiency: Clone::clone(deficiency),
                    supplied: false,
                };
                self.corrections = deficiencies.iter().map(open).collect();
                if self.first_listed.is_empty() {
                    self.first_listed = deficiencies.iter().map(|it| it.target.clone()).collect();
                }
                self.stop(ClockId::C1, on);
                self.restart(ClockId::C10, on);
            }
            Fact::Resupplied { targets } => {
                for target in targets {
                    self.hold(target, true);
                }
                self.received_on = on;
                self.stop(ClockId::C10, on);
                self.restart(ClockId::C1, on);
            }
            Fact::Accepted { accepted_on, sequence } => self.accept(*accepted_on, *sequence, on),
            Fact::DeemedAccepted { accepted_on, silent_through, sequence } => {
                self.accept(*accepted_on, *sequence, *silent_through);
            }
            Fact::AcceptedDeferred { accepted_on, sequence, .. } => {
                self.accept(*accepted_on, *sequence, on);
                self.restart(ClockId::C11, *accepted_on);
            }
            Fact::MaterialsSupplied { materials } => {
                for key in materials {
                    self.hold(&Target::Material(key.clone()), true);
                }
                if self.missing().next().is_none() {
                    self.stop(ClockId::C11, on);
                }
            }
            _ => {}
        }
    }

    /// Examination and hearing.
    fn review(&mut self, event: &Event) {
        let on = event.on();
        match &event.fact {
            Fact::Assigned { reviewer } => self.reviewer = Some(*reviewer),
            Fact::VerificationOrdered { officers, .. } if !officers.is_empty() => {
                self.stop(ClockId::C9, on);
            }
            Fact::VerificationFiled { .. } => self.verified = true,
            Fact::SpecialStarted { ground, planned_end_on, .. } => {
                let (ground, planned_end_on) = (*ground, *planned_end_on);
                self.special = Some(Special { ground, notified_on: on, planned_end_on });
                self.every_clock(|clock| clock.pause(on, ground));
            }
            Fact::SpecialEnded { resumed_on, .. } => {
                if let Some(special) = self.special.take() {
                    self.every_clock(|clock| clock.end(*resumed_on, special.ground));
                }
            }
            Fact::PartyTold { party, .. } => self.parties.push(party.clone()),
            Fact::HearingRightTold => {
                self.hearing.told_on = Some(on);
                self.restart(ClockId::C6, on);
            }
            Fact::HearingRequested => {
                self.hearing.requested_on = Some(on);
                self.stop(ClockId::C6, on);
                self.restart(ClockId::C7, on);
            }
            Fact::HearingRightLapsed => {
                self.hearing.lapsed = true;
                self.stop(ClockId::C6, on);
            }
            Fact::HearingOrdered { chair, held_on, .. } => {
                self.hearing.set = Some((*chair, *held_on));
                self.hearing.notified_on = Some(on);
                self.every_clock(|clock| clock.pause(on, Ground::Hearing));
            }
            Fact::HearingClosed { .. } => {
                self.hearing.held = true;
                self.stop(ClockId::C6, on);
                self.stop(ClockId::C7, on);
                self.every_clock(|clock| clock.end(on, Ground::Hearing));
            }
            Fact::ReportedUp { department, .. } => {
                let former = std::mem::replace(&mut self.department, department.clone());
                self.former_departments.push(former);
                self.pre_review(on);
            }
            Fact::Proposed { recommendation, .. } => self.recommendation = Some(*recommendation),
            Fact::Extended { amount, .. } => {
                self.extended = true;
                let extension = Extension { amount: *amount, ..self.terms.extension() };
                let extended = Extended { on, extension };
                self.on_clock(self.terms.decision_clock(), |clock| clock.extended(extended));
            }
            Fact::OverdueMarked { .. } => self.overdue_marked = true,
            Fact::DelayMarked { clock, .. } => self.on_clock(*clock, Clock::mark),
            _ => {}
        }
    }

    /// Decision, and what comes after it.
    fn finish(&mut self, event: &Event) {
        let on = event.on();
        match &event.fact {
            Fact::GrantedOnTheSpot => {
                self.accept(on, None, on);
                self.grant(on);
            }
            Fact::RefusedOnTheSpot { .. } => {
                self.accept(on, None, on);
                self.conclude(on);
            }
            Fact::GrantedOnCommitment => {
                self.accept(on, None, on);
                self.grant(on);
                self.restart(ClockId::C12, on);
            }
            Fact::Granted { .. } => self.grant(on),
            Fact::Refused { .. }
            | Fact::FoundNotNeeded { .. }
            | Fact::FoundNotCompetent { .. }
            | Fact::AcceptanceDeclined { .. }
            | Fact::CorrectionLapsed { .. }
            | Fact::DeferralLapsed { .. }
            | Fact::Withdrawn { .. }
            | Fact::Terminated { .. } => self.conclude(on),
            Fact::Issued { .. } => self.stop(ClockId::C5, on),
            Fact::Published { .. } => self.stop(ClockId::C14, on),
            Fact::Closed { .. } | Fact::Archived { .. } => self.archived = true,
            Fact::CommitmentChecked { kept, .. } => {
                self.commitment_kept = Some(*kept);
                self.stop(ClockId::C12, on);
            }
            Fact::Rated { rating, .. } => self.rating = Some(*rating),
            _ => {}
        }
    }

    /// Marks what was asked for as held or wanting.
    fn hold(&mut self, target: &Target, held: bool) {
        if let Target::Material(key) = target {
            let papers = self.papers.iter_mut().filter(|paper| paper.key == *key);
            papers.for_each(|paper| paper.held = held);
        }
        let listed = self.corrections.iter_mut().filter(|item| item.deficiency.target == *target);
        listed.for_each(|item| item.supplied = held);
    }
}
