//! Judges commands: the only place where the law says yes or no.

mod allowed;
mod decision;
mod receipt;
mod review;
mod submit;
mod timers;

pub use allowed::allowed;
pub use timers::fire_due;

use super::{
    Case, Command, Event, Fact, Grounds, QuantityStanding, Reason, Refusal, Statement, Terms,
    grounds::cited,
};
use crate::{Moment, access::Actor, calendar::Calendar, clocks::ClockId};
use time::Date;

/// What follows when `actor` wants `command` done at `now`.
///
/// `case` is none for [`Command::Submit`] and the case itself for everything else.
/// The events are in order; nothing has changed until they are applied.
///
/// # Errors
/// The first rule that says no; who and where come before what was said.
pub fn decide<'a>(
    case: impl Into<Option<&'a Case>>,
    command: Command,
    actor: &Actor,
    now: Moment,
    calendar: &Calendar,
) -> Result<Vec<Event>, Refusal> {
    let facts = match (case.into(), command) {
        (None, Command::Submit(filing)) => submit::submit(filing, actor).map(|fact| vec![fact]),
        (None, _) | (Some(_), Command::Submit(_)) => Err(Refusal::WrongState),
        (Some(case), command) => {
            allowed(case, command.kind(), actor)?;
            Bench { case, actor, today: now.date(), calendar }.facts(command)
        }
    }?;
    Ok(facts.into_iter().map(|fact| Event { at: now, by: actor.clone(), fact }).collect())
}

/// Everything a judgement looks at.
struct Bench<'a> {
    case: &'a Case,
    actor: &'a Actor,
    today: Date,
    calendar: &'a Calendar,
}

impl Bench<'_> {
    fn facts(&self, command: Command) -> Result<Vec<Fact>, Refusal> {
        use Command as C;
        let fact = match command {
            C::DecideOnTheSpot(spot) => return self.decide_on_the_spot(spot),
            C::DeclareNotNeeded(_)
            | C::DeclareNotCompetent { .. }
            | C::CorrectOnTheSpot { .. }
            | C::NotifyDeficiencies(_)
            | C::Resupply(_)
            | C::DeclineAcceptance { .. }
            | C::Accept
            | C::AcceptDeferred { .. }
            | C::Supply(_)
            | C::GrantOnCommitment { .. } => self.receipt(command),
            C::Assign { .. }
            | C::OrderVerification { .. }
            | C::FileVerification { .. }
            | C::StartSpecial { .. }
            | C::FinishSpecial { .. }
            | C::TellParty { .. }
            | C::HearParty { .. }
            | C::TellHearingRight
            | C::RequestHearing
            | C::OrderHearing { .. }
            | C::CloseHearing { .. }
            | C::ReportUp { .. }
            | C::Propose { .. } => self.review(command),
            C::Fire(kind) => self.fire(kind),
            C::Submit(_) => Err(Refusal::WrongState),
            C::TakeUp
            | C::Extend { .. }
            | C::Grant { .. }
            | C::Refuse(_)
            | C::Return { .. }
            | C::Issue { .. }
            | C::Archive { .. }
            | C::Withdraw { .. }
            | C::Terminate { .. }
            | C::Publish { .. }
            | C::FileCommitmentCheck { .. }
            | C::Rate { .. } => self.decision(command),
        }?;
        Ok(vec![fact])
    }

    fn terms(&self) -> &Terms {
        &self.case.terms
    }

    /// Whether the last day of clock `id` lies behind.
    fn has_passed(&self, id: ClockId) -> bool {
        self.case.due(id, self.calendar).is_some_and(|due| due.on < self.today)
    }

    /// Refuses when the last day of clock `id` lies behind.
    fn within(&self, id: ClockId) -> Result<(), Refusal> {
        require(!self.has_passed(id), Refusal::LimitPassed)
    }

    /// The grounds an officer gives, with the remedies of the item (XK 38).
    fn grounds(&self, statement: Statement) -> Result<Grounds, Refusal> {
        Grounds::stated(statement, &self.terms().remedies)
    }

    /// The grounds for which nobody has to give words: they rest on the basis of the item.
    fn grounds_of(&self, reason: Reason) -> Grounds {
        Grounds {
            reasons: vec![reason],
            basis: self.terms().basis.clone(),
            remedies: self.terms().remedies.clone(),
        }
    }

    /// Who is granted of a limited quantity: in the order of acceptance, while it lasts (XK 57).
    fn in_turn(&self, standing: Option<QuantityStanding>) -> Result<(), Refusal> {
        let Some(limit) = self.terms().quantity_limit else { return Ok(()) };
        let standing = standing.ok_or(Refusal::StandingUnknown)?;
        require(standing.granted < limit, Refusal::QuantityExhausted)?;
        let claimed = standing.granted.saturating_add(standing.earlier_waiting);
        require(claimed < limit, Refusal::EarlierApplicationWaits)
    }
}

/// Refuses with `refusal` unless `condition` holds.
const fn require(condition: bool, refusal: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal) }
}

/// Refuses with `refusal` when `text` says nothing.
fn said(text: &str, refusal: Refusal) -> Result<(), Refusal> {
    require(!blank(text), refusal)
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
