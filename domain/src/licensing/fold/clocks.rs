//! How an event starts, stops and pauses the clocks of a case.

use crate::{
    clocks::{Clock, ClockId},
    licensing::{Case, Channel, Event, Fact},
};
use time::Date;

impl Case {
    /// Begins the stage that `event` has led to: the clock of the last one stops, its own starts (C15).
    ///
    /// An acceptance is back-dated when it is deemed, its stage is not: nobody could have begun earlier.
    pub(super) fn enter_stage(&mut self, event: &Event) {
        let on = match event.fact {
            Fact::DeemedAccepted { silent_through, .. } => silent_through,
            _ => event.on(),
        };
        self.stop(ClockId::C15, on);
        self.restart(ClockId::C15, on);
    }

    /// Sets the decision clocks; a data message counts from the day it entered the system (SPC 6).
    pub(super) fn accept(&mut self, accepted_on: Date, sequence: Option<u64>, answered_on: Date) {
        self.accepted_on = Some(accepted_on);
        self.sequence = sequence;
        self.stop(ClockId::C1, answered_on);
        let start_on = match self.channel {
            Channel::Online => self.received_on,
            Channel::Counter => accepted_on,
        };
        self.restart(self.terms.decision_clock(), start_on);
        self.restart(ClockId::C2p, start_on);
        if self.terms.needs_inspection {
            self.restart(ClockId::C9, accepted_on);
        }
    }

    pub(super) fn grant(&mut self, on: Date) {
        self.conclude(on);
        self.restart(ClockId::C5, on);
        if self.terms.publishes {
            self.restart(ClockId::C14, on);
        }
    }

    /// The procedure is over: every clock of it stops.
    pub(super) fn conclude(&mut self, on: Date) {
        self.concluded_on = Some(on);
        self.special = None;
        self.every_clock(|clock| clock.resume(on).stop(on));
    }

    /// Starts clock `id` with the limit of the item, or of the law where the item has none.
    pub(super) fn restart(&mut self, id: ClockId, on: Date) {
        let limits = &self.terms.limits;
        let limit = match id {
            ClockId::C1 => Some(limits.completeness),
            ClockId::C2 | ClockId::C3 => Some(limits.statutory),
            ClockId::C2p => Some(limits.promised),
            ClockId::C5 => Some(limits.issue),
            ClockId::C10 => Some(limits.correction),
            ClockId::C11 => self.terms.deferred.as_ref().map(|policy| policy.within),
            ClockId::C14 => limits.publication.or(id.default_limit()),
            ClockId::C15 => self.state.stage().and_then(|stage| limits.stages.of(stage)),
            ClockId::C12 => self.terms.commitment.as_ref().map(|policy| policy.check_within),
            _ => id.default_limit(),
        };
        let Some(limit) = limit else { return };
        let clock = Clock::start(id, id.rule(), limit, on);
        self.clocks.push(if id == self.terms.decision_clock() {
            clock.allowing(Some(self.terms.extension()))
        } else {
            clock
        });
    }

    /// Sets the clock of the lower organ back to acceptance, with what stopped the decision clock since (XK 43).
    pub(super) fn pre_review(&mut self, on: Date) {
        self.restart(ClockId::C4, self.accepted_on.unwrap_or(self.received_on));
        let pauses = self.clock(self.terms.decision_clock()).map(|clock| clock.pauses().to_vec());
        for paused in pauses.unwrap_or_default() {
            self.on_clock(ClockId::C4, |clock| {
                let through = paused.pause.through.unwrap_or(on);
                clock.pause(paused.pause.after, paused.ground).end(through, paused.ground)
            });
        }
        self.stop(ClockId::C4, on);
    }

    pub(super) fn stop(&mut self, id: ClockId, on: Date) {
        self.on_clock(id, |clock| clock.stop(on));
    }

    /// Changes clock `id` as it was started last, unless it has stopped.
    pub(super) fn on_clock(&mut self, id: ClockId, change: impl FnOnce(Clock) -> Clock) {
        let running = |clock: &&mut Clock| clock.id() == id && clock.stopped_on().is_none();
        if let Some(clock) = self.clocks.iter_mut().rev().find(running) {
            *clock = change(clock.clone());
        }
    }

    /// Changes every clock that has not stopped.
    pub(super) fn every_clock(&mut self, change: impl Fn(Clock) -> Clock) {
        for clock in self.clocks.iter_mut().filter(|clock| clock.stopped_on().is_none()) {
            *clock = change(clock.clone());
        }
    }
}
