//! Whether a complaint does what is wanted.

use super::{CallBack, Command, Complaint, Fact, Filing, Outcome, TRANSITIONS};
use crate::{
    ids::PersonId,
    matters::{
        Asker, Part, Period, Procedure, Refusal, Setting, Standing, judge, require, said, sweep,
    },
};

/// Whether a complaint may come in like this.
///
/// # Errors
/// See [`crate::matters::Origin::check`].
pub fn lodge(filing: Filing) -> Result<Fact, Refusal> {
    filing.origin.check()?;
    Ok(Fact::Lodged { filing: Box::new(filing) })
}

/// What happens when `asker` wants `command` of `complaint`.
///
/// Whether they may know of it at all is asked of [`crate::access::may`] before.
///
/// # Errors
/// The [`Refusal`] that the rules give; who and where come before what was said.
pub fn decide(
    complaint: &Complaint,
    command: Command,
    asker: &Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let parts = complaint.holders.parts(asker);
    judge(TRANSITIONS, command.kind(), complaint.state, &parts)?;
    let bench = Bench { complaint, asker, parts: &parts, setting };
    bench.fact(command).map(|fact| vec![fact])
}

/// Everything that periods have brought about by now, in the order of their days.
///
/// A sweep that comes late finds the same as one that came in time.
#[must_use]
pub fn fire_due(complaint: &Complaint, setting: Setting<'_>) -> Vec<Fact> {
    sweep(
        complaint,
        setting,
        |it| &it.clocks,
        |it, period| decide(it, Command::Fire { period }, &Asker::Hall, setting),
        |it, fact| it.apply(fact, setting.now),
    )
}

/// Everything a judgement looks at.
struct Bench<'a> {
    complaint: &'a Complaint,
    asker: &'a Asker,
    parts: &'a [Part],
    setting: Setting<'a>,
}

impl Bench<'_> {
    fn fact(&self, command: Command) -> Result<Fact, Refusal> {
        use Command as C;
        match command {
            C::Accept { urgent } => Ok(Fact::Accepted { urgent }),
            C::Decline { elsewhere, reason } => {
                said(&reason).map(|()| Fact::Declined { elsewhere, reason })
            }
            C::Dispatch { lead, assisting } => self.dispatch(lead, assisting),
            C::Return { competent, reason } => self.give_back(competent, reason),
            C::Take => self.person().map(|by| Fact::Taken { by }),
            C::Assign { to } => self.assign(to),
            C::Contribute { text } => {
                said(&text)?;
                self.contribute(text)
            }
            C::Clarify { question } => {
                self.holds()?;
                said(&question).map(|()| Fact::ClarificationAsked { question })
            }
            C::Supplement { text } => said(&text).map(|()| Fact::Supplemented { text }),
            C::Say => self.say(),
            C::Propose { outcome, text } => self.propose(outcome, text),
            C::Approve => self.approve(),
            C::SendBack { reason } => {
                said(&reason)?;
                self.other().map(|by| Fact::SentBack { by, reason })
            }
            C::CallBack { result } => self.call_back(result),
            C::Reopen { reason } => self.reopen(reason),
            C::Appeal { reason } => self.appeal(reason),
            C::DecideAppeal { granted, text } => {
                said(&text)?;
                self.person().map(|by| Fact::AppealDecided { by, granted, text })
            }
            C::Close => Ok(Fact::Closed),
            C::Merge { into } => {
                require(into.procedure() == Procedure::Complaint, Refusal::NumberMissing)?;
                Ok(Fact::Merged { into })
            }
            C::Identify { person, department, leads } => {
                require(!department.trim().is_empty(), Refusal::DepartmentMissing)?;
                Ok(Fact::Identified { person, department, leads })
            }
            C::Extend { amount, reason } => {
                said(&reason)?;
                let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
                let period = Period::ComplaintHandling;
                self.complaint.clocks.may_extend(period, on, amount, calendar)?;
                Ok(Fact::Extended { amount, reason })
            }
            C::Supervise { note } => said(&note).map(|()| Fact::Supervised { note }),
            C::Withdraw => Ok(Fact::Withdrawn),
            C::Fire { period } => self.fire(period),
        }
    }

    /// Never to whom it concerns; after one return the center has decided (WF 22).
    fn dispatch(&self, lead: String, assisting: Vec<String>) -> Result<Fact, Refusal> {
        self.complaint.holders.may_be_given(&lead, &assisting)?;
        let decided = self.complaint.returned > 0;
        Ok(Fact::Dispatched { lead, assisting, decided })
    }

    /// Within 24 hours, with the competent unit named, once (AY 50; WF 22).
    fn give_back(&self, competent: String, reason: String) -> Result<Fact, Refusal> {
        require(!self.complaint.settled, Refusal::ReturnDecided)?;
        let until = self.complaint.return_until();
        require(until.is_some_and(|until| self.setting.now <= until), Refusal::ReturnTooLate)?;
        require(!competent.trim().is_empty(), Refusal::DepartmentMissing)?;
        said(&reason).map(|()| Fact::Returned { competent, reason })
    }

    fn assign(&self, to: PersonId) -> Result<Fact, Refusal> {
        let lead = self.complaint.holders.lead.as_deref();
        require(!self.complaint.holders.must_not_handle(to, lead), Refusal::Concerned)?;
        Ok(Fact::Taken { by: to })
    }

    /// For the department in whose name they act.
    fn contribute(&self, text: String) -> Result<Fact, Refusal> {
        let Asker::Staff(actor) = self.asker else { return Err(Refusal::NotPermitted) };
        let department = actor.department.clone().unwrap_or_default();
        Ok(Fact::Contributed { by: actor.person, department, text })
    }

    fn say(&self) -> Result<Fact, Refusal> {
        let speaks = [Part::Filer, Part::Handler, Part::Desk];
        let part = speaks.into_iter().find(|part| self.parts.contains(part));
        part.map(|by| Fact::Said { by }).ok_or(Refusal::NotPermitted)
    }

    fn propose(&self, outcome: Outcome, text: String) -> Result<Fact, Refusal> {
        self.holds()?;
        said(&text)?;
        self.person().map(|by| Fact::Proposed { by, outcome, text })
    }

    /// An answer is approved by another one than its writer (domain A.8; security B6 21).
    fn approve(&self) -> Result<Fact, Refusal> {
        let by = self.other()?;
        let outcome = self.complaint.outcome.ok_or(Refusal::WrongState)?;
        let text = self.complaint.answer.clone().ok_or(Refusal::WrongState)?;
        Ok(Fact::Answered { by, outcome, text })
    }

    fn call_back(&self, result: CallBack) -> Result<Fact, Refusal> {
        let is_known = self.complaint.origin.standing != Standing::Anonymous;
        require(is_known, Refusal::NobodyToCall)?;
        Ok(Fact::CalledBack { result })
    }

    /// In the period that is counted from the answer; whoever complained does it once, and has the appeal left.
    fn reopen(&self, reason: String) -> Result<Fact, Refusal> {
        said(&reason)?;
        self.in_time(Period::ComplaintReopening)?;
        let wanted_by = [Part::Filer, Part::Desk, Part::Supervisor];
        let by = wanted_by.into_iter().find(|part| self.parts.contains(part));
        let by = by.ok_or(Refusal::NotPermitted)?;
        let again = by == Part::Filer && self.complaint.reopened > 0;
        require(!again, Refusal::ReopenedTwice)?;
        Ok(Fact::Reopened { by, reason })
    }

    fn appeal(&self, reason: String) -> Result<Fact, Refusal> {
        said(&reason)?;
        require(!self.complaint.appealed, Refusal::AppealedTwice)?;
        self.in_time(Period::ComplaintAppeal)?;
        Ok(Fact::Appealed { reason })
    }

    fn fire(&self, period: Period) -> Result<Fact, Refusal> {
        let passed = self.complaint.clocks.passed(self.setting.now, self.setting.calendar);
        let timer = passed.filter(|timer| timer.period == period).ok_or(Refusal::NotYet)?;
        let due_on = timer.due_on;
        let lapses = period.is_right();
        Ok(if lapses { Fact::Lapsed { period, due_on } } else { Fact::Overdue { period, due_on } })
    }

    fn in_time(&self, period: Period) -> Result<(), Refusal> {
        let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
        require(self.complaint.clocks.is_in_time(period, on, calendar), Refusal::TooLate)
    }

    fn person(&self) -> Result<PersonId, Refusal> {
        self.asker.person().ok_or(Refusal::NotPermitted)
    }

    /// Only whoever has it asks and proposes.
    fn holds(&self) -> Result<(), Refusal> {
        let is_theirs = self.complaint.holders.handler == Some(self.person()?);
        require(is_theirs, Refusal::NotYours)
    }

    /// Another one than whoever proposed.
    fn other(&self) -> Result<PersonId, Refusal> {
        let person = self.person()?;
        require(self.complaint.may_approve(person), Refusal::SamePerson)?;
        Ok(person)
    }
}
