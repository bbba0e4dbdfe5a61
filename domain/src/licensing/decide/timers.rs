//! T7, T9, T12, T18, T32, R47 and ES-03: what happens by itself, once, on the day after a limit.

use super::{Bench, Refusal, decide, require};
use crate::{
    Moment,
    access::Actor,
    calendar::Calendar,
    clocks::ClockId,
    items::ExpiryPolicy,
    licensing::{Case, Command, Event, Fact, Reason, TimerKind},
};

/// Everything that limits have brought about by `now`, in the order of their days.
///
/// A sweep that comes late finds the same events as one that came in time, with the same effect in law.
/// Fire what is due before judging a command: what a limit has decided, nobody decides again.
#[must_use]
pub fn fire_due(case: &Case, now: Moment, calendar: &Calendar) -> Vec<Event> {
    let mut case = case.clone();
    let mut fired = Vec::new();
    while let Some((fires_on, kind)) = case.next_timer(calendar) {
        if now.date() < fires_on {
            break;
        }
        let Ok(events) = decide(&case, Command::Fire(kind), &Actor::system(), now, calendar) else {
            break;
        };
        for event in events {
            case.apply(&event);
            fired.push(event);
        }
    }
    fired
}

impl Bench<'_> {
    pub(super) fn fire(&self, kind: TimerKind) -> Result<Fact, Refusal> {
        let fires_on = self.case.timer_on(kind, self.calendar).ok_or(Refusal::WrongState)?;
        require(fires_on <= self.today, Refusal::NotDueYet)?;
        let due_on = |id| self.case.due(id, self.calendar).map(|due| due.on);
        let grounds = || self.grounds_of(Reason::Rule(kind.rule()));
        match kind {
            TimerKind::DeemAcceptance => Ok(Fact::DeemedAccepted {
                accepted_on: self.case.received_on,
                silent_through: due_on(ClockId::C1).ok_or(Refusal::WrongState)?,
                sequence: None,
            }),
            TimerKind::LapseCorrection => Ok(Fact::CorrectionLapsed {
                policy: self.terms().correction_expiry,
                grounds: grounds(),
            }),
            TimerKind::LapseDeferral => {
                let policy = self.terms().deferred.as_ref().map(|policy| policy.expiry);
                let policy = policy.unwrap_or(ExpiryPolicy::Lapsed);
                Ok(Fact::DeferralLapsed { policy, grounds: grounds() })
            }
            TimerKind::EndSpecial => {
                let special = self.case.special.ok_or(Refusal::WrongState)?;
                Ok(Fact::SpecialEnded { result: None, resumed_on: special.planned_end_on })
            }
            TimerKind::LapseHearingRight => Ok(Fact::HearingRightLapsed),
            TimerKind::MarkOverdue => {
                let due_on = due_on(self.terms().decision_clock()).ok_or(Refusal::WrongState)?;
                Ok(Fact::OverdueMarked { due_on, grounds: grounds() })
            }
            TimerKind::MarkDelay => {
                let next = self.case.next_delay(self.calendar);
                let (due_on, clock) = next.ok_or(Refusal::WrongState)?;
                let stage = self.case.state.stage().filter(|_| clock == ClockId::C15);
                Ok(Fact::DelayMarked { clock, stage, due_on })
            }
        }
    }
}
