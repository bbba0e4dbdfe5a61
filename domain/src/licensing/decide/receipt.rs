//! T2 to T14: the answers to a filing (XK 32).

use super::{Bench, Refusal, blank, require, said};
use crate::{
    clocks::ClockId,
    licensing::{Command, Deficiency, Delivery, Fact, Finding, Spot, State, Target},
};

impl Bench<'_> {
    pub(super) fn receipt(&self, command: Command) -> Result<Fact, Refusal> {
        match command {
            Command::DeclareNotNeeded(statement) => {
                self.within(ClockId::C1)?;
                Ok(Fact::FoundNotNeeded { grounds: self.grounds(statement)? })
            }
            Command::DeclareNotCompetent { organ, statement } => {
                self.within(ClockId::C1)?;
                said(&organ, Refusal::OrganMissing)?;
                Ok(Fact::FoundNotCompetent { organ, grounds: self.grounds(statement)? })
            }
            Command::CorrectOnTheSpot { fields, initialled } => {
                require(!fields.is_empty(), Refusal::NothingListed)?;
                require(initialled, Refusal::NotInitialled)?;
                Ok(Fact::CorrectedOnTheSpot { fields })
            }
            Command::NotifyDeficiencies(deficiencies) => {
                self.within(ClockId::C1)?;
                self.check_list(&deficiencies)?;
                Ok(Fact::DeficienciesNotified { deficiencies })
            }
            Command::Resupply(targets) => self.resupply(targets),
            Command::DeclineAcceptance { deficiencies, statement } => {
                self.within(ClockId::C1)?;
                self.check_list(&deficiencies)?;
                let grounds = self.grounds(statement)?;
                Ok(Fact::AcceptanceDeclined { deficiencies, grounds })
            }
            Command::AcceptDeferred { materials, promise_signed } => {
                self.accept_deferred(materials, promise_signed)
            }
            Command::Supply(materials) => self.supply(materials),
            Command::GrantOnCommitment { standing } => {
                self.within(ClockId::C1)?;
                self.in_turn(standing)?;
                Ok(Fact::GrantedOnCommitment)
            }
            Command::Accept => {
                self.within(ClockId::C1)?;
                Ok(Fact::Accepted { accepted_on: self.today, sequence: None })
            }
            _ => Err(Refusal::WrongState),
        }
    }

    /// A list of what is wrong: in full, from the published list, and after the first nothing new.
    fn check_list(&self, deficiencies: &[Deficiency]) -> Result<(), Refusal> {
        require(!deficiencies.is_empty(), Refusal::NothingListed)?;
        let remarked = !deficiencies.iter().any(|entry| blank(&entry.remark));
        require(remarked, Refusal::RemarkMissing)?;
        let targets: Vec<&Target> = deficiencies.iter().map(|entry| &entry.target).collect();
        let twice = targets.iter().enumerate().any(|(at, target)| targets[..at].contains(target));
        require(!twice, Refusal::ListedTwice)?;
        let unknown = targets.iter().any(|target| match target {
            Target::Material(key) => !self.case.papers.iter().any(|paper| paper.key == *key),
            Target::Field(_) => false,
        });
        require(!unknown, Refusal::NotInPublishedList)?;
        let first = &self.case.first_listed;
        let grown = !first.is_empty() && targets.iter().any(|target| !first.contains(target));
        require(!grown, Refusal::SecondNoticeHasNewItems)?;
        let supplied = |entry: &Deficiency| match &entry.target {
            Target::Material(key) => {
                self.case.papers.iter().any(|paper| paper.key == *key && paper.held)
            }
            target @ Target::Field(_) => self.case.has_resupplied(target),
        };
        let denied =
            deficiencies.iter().any(|entry| entry.finding == Finding::Missing && supplied(entry));
        require(!denied, Refusal::ItemWasSupplied)
    }

    fn resupply(&self, targets: Vec<Target>) -> Result<Fact, Refusal> {
        self.within(ClockId::C10)?;
        require(!targets.is_empty(), Refusal::NothingListed)?;
        let listed = |target: &Target| {
            self.case.corrections.iter().any(|item| item.deficiency.target == *target)
        };
        require(targets.iter().all(listed), Refusal::NotAskedFor)?;
        Ok(Fact::Resupplied { targets })
    }

    fn accept_deferred(
        &self,
        materials: Vec<String>,
        promise_signed: bool,
    ) -> Result<Fact, Refusal> {
        self.within(ClockId::C1)?;
        require(promise_signed, Refusal::PromiseMissing)?;
        let all = self.case.missing().all(|key| materials.iter().any(|listed| listed == key));
        require(all, Refusal::MaterialsMissing)?;
        let only = materials.iter().all(|key| self.case.missing().any(|missing| missing == key));
        require(only, Refusal::NothingMissing)?;
        Ok(Fact::AcceptedDeferred { accepted_on: self.today, sequence: None, materials })
    }

    fn supply(&self, materials: Vec<String>) -> Result<Fact, Refusal> {
        if self.case.is_deferred() {
            self.within(ClockId::C11)?;
        }
        require(!materials.is_empty(), Refusal::NothingListed)?;
        let asked = |key: &String| self.case.missing().any(|missing| missing == key);
        require(materials.iter().all(asked), Refusal::NotAskedFor)?;
        Ok(Fact::MaterialsSupplied { materials })
    }

    /// T13: in the same sitting, the licence across the counter if it is ready.
    pub(super) fn decide_on_the_spot(&self, spot: Spot) -> Result<Vec<Fact>, Refusal> {
        debug_assert_eq!(self.case.state, State::Received, "the table allows no other");
        self.within(ClockId::C1)?;
        match spot {
            Spot::Grant { standing } => {
                self.in_turn(standing)?;
                Ok(vec![Fact::GrantedOnTheSpot])
            }
            Spot::HandOver { standing, recipient, fee_paid, package } => {
                self.in_turn(standing)?;
                let issued = self.issue(Delivery::Counter { recipient }, fee_paid)?;
                said(&package, Refusal::NumberMissing)?;
                Ok(vec![Fact::GrantedOnTheSpot, issued, Fact::Closed { package }])
            }
            Spot::Refuse(statement) => {
                Ok(vec![Fact::RefusedOnTheSpot { grounds: self.grounds(statement)? }])
            }
        }
    }
}
