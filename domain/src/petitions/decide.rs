//! Whether a petition does what is wanted.

use super::{Command, Fact, Filing, Finding, Opinion, Petition, TRANSITIONS, route::directed};
use crate::{
    ids::PersonId,
    matters::{Asker, Elsewhere, Period, Refusal, Setting, Standing, judge, require, said, sweep},
};

/// Whether a petition may come in like this.
///
/// # Errors
/// [`Refusal::ReasonMissing`] for one that claims nothing; otherwise see [`crate::matters::Origin::check`] (XF 20).
pub fn register(filing: Filing) -> Result<Fact, Refusal> {
    filing.origin.check()?;
    said(&filing.claims)?;
    Ok(Fact::Registered { filing: Box::new(filing) })
}

/// What happens when `asker` wants `command` of `petition`.
///
/// # Errors
/// The [`Refusal`] that the rules give.
pub fn decide(
    petition: &Petition,
    command: Command,
    asker: &Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let parts = petition.holders.parts(asker);
    judge(TRANSITIONS, command.kind(), petition.state, &parts)?;
    Bench { petition, asker, setting }.fact(command).map(|fact| vec![fact])
}

/// Everything that periods have brought about by now, in the order of their days.
#[must_use]
pub fn fire_due(petition: &Petition, setting: Setting<'_>) -> Vec<Fact> {
    sweep(
        petition,
        setting,
        |it| &it.clocks,
        |it, period| decide(it, Command::Fire { period }, &Asker::Hall, setting),
        |it, fact| it.apply(fact, setting.now),
    )
}

struct Bench<'a> {
    petition: &'a Petition,
    asker: &'a Asker,
    setting: Setting<'a>,
}

impl Bench<'_> {
    fn fact(&self, command: Command) -> Result<Fact, Refusal> {
        use Command as C;
        match command {
            C::Refer { to, referral } => {
                self.petition.holders.may_be_given(&to, &[])?;
                Ok(Fact::Referred { to, referral })
            }
            C::Object { competent, reason } => self.object(competent, reason),
            C::SettleObjection { consents } => Ok(Fact::ObjectionSettled { consents }),
            C::Accept => Ok(Fact::Accepted),
            C::Direct { route, elsewhere, reason } => {
                directed(route, elsewhere)?;
                said(&reason).map(|()| Fact::Directed { route, elsewhere, reason })
            }
            C::Decline { elsewhere, reason } => {
                let is_over =
                    matches!(elsewhere, Elsewhere::PetitionUnderWay | Elsewhere::PetitionConcluded);
                require(is_over, Refusal::RouteNotAllowed)?;
                said(&reason).map(|()| Fact::Declined { elsewhere, reason })
            }
            C::Take => self.person().map(|by| Fact::Taken { by }),
            C::Assign { to } => {
                let holders = &self.petition.holders;
                let is_free = !holders.must_not_handle(to, holders.lead.as_deref());
                require(is_free, Refusal::Concerned)?;
                Ok(Fact::Taken { by: to })
            }
            C::Extend { amount, reason } => self.extend(amount, reason),
            C::Propose { opinion } => self.propose(opinion),
            C::Approve => {
                let opinion = self.petition.opinion.clone().ok_or(Refusal::WrongState)?;
                self.other().map(|by| Fact::Answered { by, opinion })
            }
            C::SendBack { reason } => {
                self.other()?;
                said(&reason).map(|()| Fact::SentBack { reason })
            }
            C::RequestReview { reason } => {
                self.asks(Period::PetitionReviewRequest, &reason)?;
                Ok(Fact::ReviewRequested { reason })
            }
            C::DecideReview { finding, text } => self.reviewed(finding, text),
            C::RequestReReview { reason } => {
                self.asks(Period::PetitionReReviewRequest, &reason)?;
                Ok(Fact::ReReviewRequested { reason })
            }
            C::OpenHearing => Ok(Fact::HearingOpened),
            C::CloseHearing => Ok(Fact::HearingClosed),
            C::DecideReReview { finding, text } => {
                said(&text)?;
                self.person().map(|by| Fact::Concluded { by, finding, text })
            }
            C::Supervise { note } => said(&note).map(|()| Fact::Supervised { note }),
            C::Withdraw => Ok(Fact::Withdrawn),
            C::Fire { period } => self.fire(period),
        }
    }

    /// Within five working days, with reasons, once (XF 23).
    fn object(&self, competent: String, reason: String) -> Result<Fact, Refusal> {
        require(!self.petition.settled, Refusal::ReturnDecided)?;
        let until = self.petition.object_until(self.setting.calendar);
        let today = self.setting.now.date();
        require(until.is_some_and(|until| today <= until.on), Refusal::ReturnTooLate)?;
        require(!competent.trim().is_empty(), Refusal::DepartmentMissing)?;
        said(&reason).map(|()| Fact::Objected { competent, reason })
    }

    fn extend(&self, amount: u32, reason: String) -> Result<Fact, Refusal> {
        said(&reason)?;
        let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
        self.petition.clocks.may_extend(Period::PetitionHandling, on, amount, calendar)?;
        Ok(Fact::Extended { amount, reason })
    }

    fn propose(&self, opinion: Opinion) -> Result<Fact, Refusal> {
        let by = self.person()?;
        require(self.petition.holders.handler == Some(by), Refusal::NotYours)?;
        opinion.check()?;
        Ok(Fact::Proposed { by, opinion })
    }

    fn reviewed(&self, finding: Finding, text: String) -> Result<Fact, Refusal> {
        said(&text)?;
        self.person().map(|by| Fact::Reviewed { by, finding, text })
    }

    /// Whoever is known asks the organ above, in thirty natural days (XF 35, 36).
    fn asks(&self, period: Period, reason: &str) -> Result<(), Refusal> {
        require(self.petition.origin.standing != Standing::Anonymous, Refusal::NameNeeded)?;
        said(reason)?;
        let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
        require(self.petition.clocks.is_in_time(period, on, calendar), Refusal::TooLate)
    }

    fn fire(&self, period: Period) -> Result<Fact, Refusal> {
        let passed = self.petition.clocks.passed(self.setting.now, self.setting.calendar);
        let timer = passed.filter(|it| it.period == period).ok_or(Refusal::NotYet)?;
        let due_on = timer.due_on;
        let lapses = period.is_right();
        Ok(if lapses { Fact::Lapsed { period, due_on } } else { Fact::Overdue { period, due_on } })
    }

    fn person(&self) -> Result<PersonId, Refusal> {
        self.asker.person().ok_or(Refusal::NotPermitted)
    }

    /// Another one than whoever proposed.
    fn other(&self) -> Result<PersonId, Refusal> {
        let person = self.person()?;
        require(self.petition.proposed_by != Some(person), Refusal::SamePerson)?;
        Ok(person)
    }
}
