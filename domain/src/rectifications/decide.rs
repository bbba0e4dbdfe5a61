//! Whether a rectification does what is wanted.

use super::{Command, Fact, Filing, PANEL_MIN, Rectification, Remedy, State, TRANSITIONS};
use crate::{
    ids::PersonId,
    matters::{Asker, Period, Refusal, Setting, judge, require, said, sweep},
};

/// Whether a rating opens a rectification.
///
/// # Errors
/// [`Refusal::WrongState`] for a good one; otherwise see [`crate::matters::Origin::check`].
pub fn open(filing: Filing) -> Result<Fact, Refusal> {
    require(filing.rating.is_bad(), Refusal::WrongState)?;
    filing.origin.check()?;
    Ok(Fact::Opened { filing: Box::new(filing) })
}

/// What happens when `asker` wants `command` of `rectification`.
///
/// # Errors
/// The [`Refusal`] that the rules give.
pub fn decide(
    rectification: &Rectification,
    command: Command,
    asker: &Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let parts = rectification.holders.parts(asker);
    judge(TRANSITIONS, command.kind(), rectification.state, &parts)?;
    Bench { rectification, asker, setting }.fact(command).map(|fact| vec![fact])
}

/// Everything that periods have brought about by now, in the order of their days.
#[must_use]
pub fn fire_due(rectification: &Rectification, setting: Setting<'_>) -> Vec<Fact> {
    sweep(
        rectification,
        setting,
        |it| &it.clocks,
        |it, period| decide(it, Command::Fire { period }, &Asker::Hall, setting),
        |it, fact| it.apply(fact, setting.now),
    )
}

struct Bench<'a> {
    rectification: &'a Rectification,
    asker: &'a Asker,
    setting: Setting<'a>,
}

impl Bench<'_> {
    fn fact(&self, command: Command) -> Result<Fact, Refusal> {
        use Command as C;
        let it = self.rectification;
        match command {
            C::Take => {
                self.asker.person().map(|by| Fact::Taken { by }).ok_or(Refusal::NotPermitted)
            }
            C::Assign { to } => {
                let lead = it.holders.lead.as_deref();
                require(!it.holders.must_not_handle(to, lead), Refusal::Concerned)?;
                Ok(Fact::Taken { by: to })
            }
            C::Contact { text } => {
                self.holds()?;
                require(it.is_named(), Refusal::NobodyToCall)?;
                said(&text).map(|()| Fact::Contacted { text })
            }
            C::Fix { text } => {
                let planned = it.state == State::Planned;
                let remedy = if planned { Remedy::FixedAsPlanned } else { Remedy::Fixed };
                self.settled(remedy, text)
            }
            C::Plan { text, working_days } => {
                self.looked_into()?;
                said(&text)?;
                let most = Period::RectificationPlan.limit().amount;
                require((1..=most).contains(&working_days), Refusal::ExtensionTooLong)?;
                Ok(Fact::Planned { text, working_days })
            }
            C::Explain { text } => self.settled(Remedy::Explained, text),
            C::Contest { reason } => {
                self.looked_into()?;
                require(!it.judged, Refusal::RatingIsJudged)?;
                said(&reason).map(|()| Fact::Contested { reason })
            }
            C::Judge { members, misused, text } => self.judged(members, misused, text),
            C::FeedBack { text } => {
                self.holds()?;
                said(&text).map(|()| Fact::FedBack { text })
            }
            C::CallBack { result } => {
                require(it.is_named(), Refusal::NobodyToCall)?;
                Ok(Fact::CalledBack { result })
            }
            C::Close => {
                require(!it.is_named() || it.called_back.is_some(), Refusal::NotCalledBack)?;
                Ok(Fact::Closed)
            }
            C::Supervise { note } => said(&note).map(|()| Fact::Supervised { note }),
            C::Fire { period } => {
                let passed = it.clocks.passed(self.setting.now, self.setting.calendar);
                let timer = passed.filter(|it| it.period == period).ok_or(Refusal::NotYet)?;
                Ok(Fact::Overdue { period, due_on: timer.due_on })
            }
        }
    }

    fn settled(&self, remedy: Remedy, text: String) -> Result<Fact, Refusal> {
        self.looked_into()?;
        said(&text).map(|()| Fact::Settled { remedy, text })
    }

    /// Three people at least, none of whom it concerns or who has taken part.
    fn judged(&self, members: Vec<PersonId>, misused: bool, text: String) -> Result<Fact, Refusal> {
        let holders = &self.rectification.holders;
        let mut different = members.clone();
        different.sort_unstable();
        different.dedup();
        require(different.len() >= PANEL_MIN, Refusal::PanelTooSmall)?;
        let is_free =
            |it: &PersonId| !holders.must_not_handle(*it, None) && !holders.involved.contains(it);
        require(members.iter().all(is_free), Refusal::Concerned)?;
        said(&text).map(|()| Fact::Judged { members, misused, text })
    }

    /// Whoever gave the rating is heard before anything is settled.
    fn looked_into(&self) -> Result<(), Refusal> {
        self.holds()?;
        let heard = !self.rectification.is_named() || self.rectification.contacted_at.is_some();
        require(heard, Refusal::NotContacted)
    }

    fn holds(&self) -> Result<(), Refusal> {
        let person = self.asker.person().ok_or(Refusal::NotPermitted)?;
        require(self.rectification.holders.handler == Some(person), Refusal::NotYours)
    }
}
