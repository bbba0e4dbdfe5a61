//! Whether a procurement challenge does what is wanted.

use super::{Begin, Challenge, Command, Fact, Filing, Outcome, TRANSITIONS};
use crate::{
    ids::PersonId,
    matters::{Asker, Ground, Period, Refusal, Setting, Standing, judge, require, said, sweep},
};

/// Whether an enquiry or a challenge may come in like this.
///
/// # Errors
/// [`Refusal::NameNeeded`] for an anonymous supplier (CG 52), [`Refusal::TooLate`] for a challenge after the seven
/// working days; otherwise see [`crate::matters::Origin::check`].
pub fn begin(filing: Filing, setting: Setting<'_>) -> Result<Fact, Refusal> {
    require(filing.origin.standing != Standing::Anonymous, Refusal::NameNeeded)?;
    filing.origin.check()?;
    said(&filing.text)?;
    require(!filing.project.trim().is_empty(), Refusal::NumberMissing)?;
    let today = setting.now.date();
    require(filing.known_on <= today, Refusal::NotYet)?;
    if filing.begin == Begin::Challenge {
        let limit = Period::ProcurementChallenge.limit();
        let until = setting.calendar.due_for_applicant(filing.known_on, limit, &[]);
        require(until.is_some_and(|until| today <= until.on), Refusal::TooLate)?;
    }
    Ok(Fact::Begun { filing: Box::new(filing) })
}

/// What happens when `asker` wants `command` of `challenge`.
///
/// # Errors
/// The [`Refusal`] that the rules give.
pub fn decide(
    challenge: &Challenge,
    command: Command,
    asker: &Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let parts = challenge.holders.parts(asker);
    judge(TRANSITIONS, command.kind(), challenge.state, &parts)?;
    Bench { challenge, asker, setting }.fact(command).map(|fact| vec![fact])
}

/// Everything that periods have brought about by now, in the order of their days.
#[must_use]
pub fn fire_due(challenge: &Challenge, setting: Setting<'_>) -> Vec<Fact> {
    sweep(
        challenge,
        setting,
        |it| &it.clocks,
        |it, period| decide(it, Command::Fire { period }, &Asker::Hall, setting),
        |it, fact| it.apply(fact, setting.now),
    )
}

struct Bench<'a> {
    challenge: &'a Challenge,
    asker: &'a Asker,
    setting: Setting<'a>,
}

impl Bench<'_> {
    fn fact(&self, command: Command) -> Result<Fact, Refusal> {
        use Command as C;
        match command {
            C::AnswerEnquiry { text } => said(&text).map(|()| Fact::EnquiryAnswered { text }),
            C::Challenge { text } => {
                self.in_time(Period::ProcurementChallenge)?;
                said(&text).map(|()| Fact::Challenged { text })
            }
            C::AnswerChallenge { text } => said(&text).map(|()| Fact::ChallengeAnswered { text }),
            C::Complain { text } => self.complain(text),
            C::Examine { found } => Ok(Fact::Examined { found }),
            C::RequestCorrection { text, working_days } => self.correction(text, working_days),
            C::Correct { text } => said(&text).map(|()| Fact::Corrected { text }),
            C::Reject { reason } => said(&reason).map(|()| Fact::Rejected { reason }),
            C::SendCopies => {
                require(!self.challenge.copies_sent, Refusal::WrongState)?;
                Ok(Fact::CopiesSent)
            }
            C::Take => self.person().map(|by| Fact::Taken { by }),
            C::Assign { to } => {
                let holders = &self.challenge.holders;
                let is_free = !holders.must_not_handle(to, holders.lead.as_deref());
                require(is_free, Refusal::Concerned)?;
                Ok(Fact::Taken { by: to })
            }
            C::StartSpecial { ground, reason } => self.special(ground, reason),
            C::FinishSpecial { result } => {
                let ground = self.challenge.special.ok_or(Refusal::WrongState)?;
                said(&result).map(|()| Fact::SpecialFinished { ground, result })
            }
            C::Suspend { days } => self.suspend(days),
            C::Propose { outcome, text } => self.propose(outcome, text),
            C::Approve => {
                let outcome = self.challenge.outcome.ok_or(Refusal::WrongState)?;
                let text = self.challenge.text.clone().ok_or(Refusal::WrongState)?;
                self.other().map(|by| Fact::Decided { by, outcome, text })
            }
            C::SendBack { reason } => {
                self.other()?;
                said(&reason).map(|()| Fact::SentBack { reason })
            }
            C::Supervise { note } => said(&note).map(|()| Fact::Supervised { note }),
            C::Withdraw => Ok(Fact::Withdrawn),
            C::Fire { period } => self.fire(period),
        }
    }

    /// About the answer, or its absence after the seven working days (CG 55).
    fn complain(&self, text: String) -> Result<Fact, Refusal> {
        let reply = Period::ProcurementChallengeReply;
        let is_owed = self.challenge.clocks.running(reply).is_some_and(|it| !it.is_marked());
        require(!is_owed, Refusal::NotYet)?;
        self.in_time(Period::ProcurementComplaint)?;
        said(&text).map(|()| Fact::Complained { text })
    }

    fn correction(&self, text: String, working_days: Option<u32>) -> Result<Fact, Refusal> {
        said(&text)?;
        let working_days = working_days.unwrap_or(Period::ProcurementCorrection.limit().amount);
        require(working_days > 0, Refusal::PeriodMissing)?;
        let corrected = self.challenge.clocks.last(Period::ProcurementCorrection).is_some();
        require(!corrected, Refusal::ClarifiedTwice)?;
        Ok(Fact::CorrectionRequested { text, working_days })
    }

    /// Nothing but what CGT 58 names stops the clock.
    fn special(&self, ground: Ground, reason: String) -> Result<Fact, Refusal> {
        require(Ground::OF_PROCUREMENT.contains(&ground), Refusal::GroundNotAllowed)?;
        self.holds()?;
        said(&reason).map(|()| Fact::SpecialStarted { ground, reason })
    }

    /// Thirty natural days at most, once (CG 57).
    fn suspend(&self, days: u32) -> Result<Fact, Refusal> {
        require(!self.challenge.suspended, Refusal::ExtendedTwice)?;
        let most = Period::ProcurementSuspension.limit().amount;
        require((1..=most).contains(&days), Refusal::ExtensionTooLong)?;
        Ok(Fact::Suspended { days })
    }

    fn propose(&self, outcome: Outcome, text: String) -> Result<Fact, Refusal> {
        self.holds()?;
        said(&text)?;
        self.person().map(|by| Fact::Proposed { by, outcome, text })
    }

    fn fire(&self, period: Period) -> Result<Fact, Refusal> {
        let passed = self.challenge.clocks.passed(self.setting.now, self.setting.calendar);
        let timer = passed.filter(|it| it.period == period).ok_or(Refusal::NotYet)?;
        let due_on = timer.due_on;
        Ok(match period {
            Period::ProcurementSuspension => Fact::SuspensionEnded { due_on },
            _ if period.is_right() => Fact::Lapsed { period, due_on },
            _ => Fact::Overdue { period, due_on },
        })
    }

    fn in_time(&self, period: Period) -> Result<(), Refusal> {
        let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
        let runs = self.challenge.clocks.running(period).is_some();
        require(runs && self.challenge.clocks.is_in_time(period, on, calendar), Refusal::TooLate)
    }

    fn person(&self) -> Result<PersonId, Refusal> {
        self.asker.person().ok_or(Refusal::NotPermitted)
    }

    fn holds(&self) -> Result<(), Refusal> {
        require(self.challenge.holders.handler == Some(self.person()?), Refusal::NotYours)
    }

    /// Another one than whoever proposed.
    fn other(&self) -> Result<PersonId, Refusal> {
        let person = self.person()?;
        require(self.challenge.proposed_by != Some(person), Refusal::SamePerson)?;
        Ok(person)
    }
}
