//! Whether a request for disclosure does what is wanted.

use super::{Answer, Command, DisclosureRequest, Fact, Filing, TRANSITIONS};
use crate::{
    ids::PersonId,
    matters::{Asker, Ground, Period, Refusal, Setting, Standing, judge, require, said, sweep},
};

/// Whether a request may come in like this.
///
/// # Errors
/// [`Refusal::NameNeeded`] for an anonymous one and [`Refusal::ReasonMissing`] for one that asks for nothing (GK 29);
/// otherwise see [`crate::matters::Origin::check`].
pub fn receive(filing: Filing) -> Result<Fact, Refusal> {
    require(filing.origin.standing != Standing::Anonymous, Refusal::NameNeeded)?;
    filing.origin.check()?;
    said(&filing.wanted)?;
    Ok(Fact::Received { filing: Box::new(filing) })
}

/// What happens when `asker` wants `command` of `request`.
///
/// # Errors
/// The [`Refusal`] that the rules give.
pub fn decide(
    request: &DisclosureRequest,
    command: Command,
    asker: &Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let parts = request.holders.parts(asker);
    judge(TRANSITIONS, command.kind(), request.state, &parts)?;
    Bench { request, asker, setting }.fact(command).map(|fact| vec![fact])
}

/// Everything that periods have brought about by now, in the order of their days.
#[must_use]
pub fn fire_due(request: &DisclosureRequest, setting: Setting<'_>) -> Vec<Fact> {
    sweep(
        request,
        setting,
        |it| &it.clocks,
        |it, period| decide(it, Command::Fire { period }, &Asker::Hall, setting),
        |it, fact| it.apply(fact, setting.now),
    )
}

struct Bench<'a> {
    request: &'a DisclosureRequest,
    asker: &'a Asker,
    setting: Setting<'a>,
}

impl Bench<'_> {
    fn fact(&self, command: Command) -> Result<Fact, Refusal> {
        use Command as C;
        let it = self.request;
        match command {
            C::Confirm => {
                require(it.received_on.is_none(), Refusal::WrongState)?;
                Ok(Fact::Confirmed)
            }
            C::Clarify { text, working_days } => self.clarify(text, working_days),
            C::Supplement { text } => said(&text).map(|()| Fact::Supplemented { text }),
            C::Take => {
                require(it.received_on.is_some(), Refusal::NotYet)?;
                self.person().map(|by| Fact::Taken { by })
            }
            C::Assign { to } => {
                require(it.received_on.is_some(), Refusal::NotYet)?;
                let lead = it.holders.lead.as_deref();
                require(!it.holders.must_not_handle(to, lead), Refusal::Concerned)?;
                Ok(Fact::Taken { by: to })
            }
            C::Consult { ground, who } => self.consult(ground, who),
            C::Hear { ground, agrees } => {
                require(it.consulting.contains(&ground), Refusal::WrongState)?;
                Ok(Fact::Heard { ground, agrees })
            }
            C::Extend { amount, reason } => {
                said(&reason)?;
                let (on, calendar) = (self.setting.now.date(), self.setting.calendar);
                it.clocks.may_extend(Period::DisclosureReply, on, amount, calendar)?;
                Ok(Fact::Extended { amount, reason })
            }
            C::Propose { answer } => self.propose(answer),
            C::Approve => {
                let answer = it.answer.clone().ok_or(Refusal::WrongState)?;
                self.other().map(|by| Fact::Answered { by, answer })
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

    /// Once, everything at once, and within seven working days of receipt (GK 30).
    fn clarify(&self, text: String, working_days: Option<u32>) -> Result<Fact, Refusal> {
        require(!self.request.clarified, Refusal::ClarifiedTwice)?;
        let until = self.request.clarify_until(self.setting.calendar).ok_or(Refusal::NotYet)?;
        require(self.setting.now.date() <= until.on, Refusal::TooLate)?;
        said(&text)?;
        let working_days = working_days.unwrap_or(Period::DisclosureSupplement.limit().amount);
        require(working_days > 0, Refusal::PeriodMissing)?;
        Ok(Fact::ClarificationAsked { text, working_days })
    }

    /// A third party or an organ that took part, each at most once at a time (GK 32, 34).
    fn consult(&self, ground: Ground, who: String) -> Result<Fact, Refusal> {
        let is_ground = matches!(ground, Ground::ThirdParty | Ground::JointOrgan);
        require(is_ground, Refusal::GroundNotAllowed)?;
        self.holds()?;
        require(!self.request.consulting.contains(&ground), Refusal::WrongState)?;
        said(&who).map(|()| Fact::Consulted { ground, who })
    }

    fn propose(&self, answer: Answer) -> Result<Fact, Refusal> {
        self.holds()?;
        answer.check()?;
        self.person().map(|by| Fact::Proposed { by, answer })
    }

    fn fire(&self, period: Period) -> Result<Fact, Refusal> {
        let passed = self.request.clocks.passed(self.setting.now, self.setting.calendar);
        let timer = passed.filter(|it| it.period == period).ok_or(Refusal::NotYet)?;
        let due_on = timer.due_on;
        let lapses = period.is_right();
        Ok(if lapses { Fact::Lapsed { period, due_on } } else { Fact::Overdue { period, due_on } })
    }

    fn person(&self) -> Result<PersonId, Refusal> {
        self.asker.person().ok_or(Refusal::NotPermitted)
    }

    fn holds(&self) -> Result<(), Refusal> {
        require(self.request.holders.handler == Some(self.person()?), Refusal::NotYours)
    }

    /// Another one than whoever proposed.
    fn other(&self) -> Result<PersonId, Refusal> {
        let person = self.person()?;
        require(self.request.proposed_by != Some(person), Refusal::SamePerson)?;
        Ok(person)
    }
}
