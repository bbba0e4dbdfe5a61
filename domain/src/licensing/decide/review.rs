//! T15 to T23: examination, special procedures, hearings, proposal.

use super::{Bench, Refusal, cited, require, said};
use crate::{
    access::Role,
    calendar::Limit,
    clocks::{ClockId, Ground, HearingNotice},
    ids::PersonId,
    items::Basis,
    licensing::{Command, Fact, HearingGround},
};
use time::Date;

impl Bench<'_> {
    pub(super) fn review(&self, command: Command) -> Result<Fact, Refusal> {
        match command {
            Command::Assign { reviewer, related } => self.assign(reviewer, related),
            Command::OrderVerification { visit_on, officers } => {
                self.not_past(visit_on)?;
                let named = self.terms().needs_inspection || !officers.is_empty();
                let officers = if named { self.two(officers)? } else { officers };
                Ok(Fact::VerificationOrdered { visit_on, officers })
            }
            Command::FileVerification { officers, finding, conforms } => {
                self.file_verification(officers, finding, conforms)
            }
            Command::StartSpecial { ground, basis, planned_days, approved_by } => {
                self.start_special(ground, basis, planned_days, approved_by)
            }
            Command::FinishSpecial { result } => {
                said(&result, Refusal::ResultMissing)?;
                let special = self.case.special.ok_or(Refusal::WrongState)?;
                // Beyond what was announced the clock runs again, whenever that is noticed.
                let resumed_on = self.today.min(special.planned_end_on);
                Ok(Fact::SpecialEnded { result: Some(result), resumed_on })
            }
            Command::TellParty { party, until_on } => {
                said(&party, Refusal::PartyMissing)?;
                self.not_past(until_on)?;
                Ok(Fact::PartyTold { party, until_on })
            }
            Command::HearParty { opinion } => {
                said(&opinion, Refusal::OpinionMissing)?;
                Ok(Fact::PartyHeard { opinion })
            }
            Command::TellHearingRight => Ok(Fact::HearingRightTold),
            Command::RequestHearing => {
                self.within(ClockId::C6)?;
                Ok(Fact::HearingRequested)
            }
            Command::OrderHearing { ground, chair, held_on, place } => {
                self.order_hearing(ground, chair, held_on, place)
            }
            Command::CloseHearing { minutes } => {
                let held_on = self.case.hearing.set.map(|(_, held_on)| held_on);
                require(held_on <= Some(self.today), Refusal::HearingNotHeld)?;
                said(&minutes, Refusal::MinutesMissing)?;
                Ok(Fact::HearingClosed { minutes })
            }
            Command::ReportUp { department, opinion } => {
                said(&department, Refusal::OrganMissing)?;
                require(department != self.case.department, Refusal::SameDepartment)?;
                said(&opinion, Refusal::OpinionMissing)?;
                Ok(Fact::ReportedUp { department, opinion })
            }
            Command::Propose { recommendation, opinion, cites_minutes } => {
                said(&opinion, Refusal::OpinionMissing)?;
                require(cites_minutes || !self.case.hearing.held, Refusal::MinutesNotCited)?;
                Ok(Fact::Proposed { recommendation, opinion, cites_minutes })
            }
            _ => Err(Refusal::WrongState),
        }
    }

    /// A reviewer may take a case; others give it to one.
    fn assign(&self, reviewer: PersonId, related: bool) -> Result<Fact, Refusal> {
        let takes = self.actor.role != Role::Reviewer || self.actor.person == reviewer;
        require(takes, Refusal::NotPermitted)?;
        require(reviewer != self.case.applicant, Refusal::OwnApplication)?;
        require(!related, Refusal::ReviewerIsRelated)?;
        Ok(Fact::Assigned { reviewer })
    }

    /// At least two different officers, none of them the applicant (XK 34, 55).
    fn two(&self, mut officers: Vec<PersonId>) -> Result<Vec<PersonId>, Refusal> {
        officers.sort_unstable();
        officers.dedup();
        require(officers.len() >= 2, Refusal::NeedsTwoOfficers)?;
        require(!officers.contains(&self.case.applicant), Refusal::OwnApplication)?;
        Ok(officers)
    }

    fn file_verification(
        &self,
        officers: Vec<PersonId>,
        finding: String,
        conforms: bool,
    ) -> Result<Fact, Refusal> {
        let officers = self.two(officers)?;
        said(&finding, Refusal::ResultMissing)?;
        Ok(Fact::VerificationFiled { officers, finding, conforms })
    }

    /// XK 45: one of seven grounds here, as a hearing has rules of its own (T20).
    fn start_special(
        &self,
        ground: Ground,
        basis: Vec<Basis>,
        planned_days: u32,
        approved_by: Option<PersonId>,
    ) -> Result<Fact, Refusal> {
        let lawful = ground.is_statutory() && ground != Ground::Hearing;
        require(lawful, Refusal::GroundNotInLaw)?;
        let basis = cited(basis)?;
        require(planned_days > 0, Refusal::PlannedDaysMissing)?;
        let approved_by = approved_by.ok_or(Refusal::ApprovalMissing)?;
        require(approved_by != self.actor.person, Refusal::SameOfficer)?;
        let planned = Limit::working_days(planned_days);
        let end = self.calendar.due(self.today, planned, &[]);
        let planned_end_on = end.ok_or(Refusal::PlannedDaysMissing)?.on;
        Ok(Fact::SpecialStarted { ground, basis, planned_days, planned_end_on, approved_by })
    }

    /// XK 48: announced at least seven days before, chaired by somebody who has not reviewed.
    fn order_hearing(
        &self,
        ground: HearingGround,
        chair: PersonId,
        held_on: Date,
        place: String,
    ) -> Result<Fact, Refusal> {
        let requested = self.case.hearing.requested_on.is_some();
        let grounded = ground != HearingGround::Requested || requested;
        require(grounded, Refusal::HearingNotRequested)?;
        require(!self.case.was_reviewed_by(chair), Refusal::ChairIsReviewer)?;
        require(chair != self.case.applicant, Refusal::OwnApplication)?;
        self.not_past(held_on)?;
        let notice = HearingNotice { served_on: self.today, held_on };
        require(notice.is_in_time(self.calendar), Refusal::NoticeTooShort)?;
        said(&place, Refusal::PlaceMissing)?;
        Ok(Fact::HearingOrdered { ground, chair, held_on, place })
    }

    fn not_past(&self, date: Date) -> Result<(), Refusal> {
        require(self.today <= date, Refusal::DateInThePast)
    }
}
