//! The clocks of a matter.

use super::{Ground, Period, Refusal, Setting};
use crate::{
    Date, Moment,
    calendar::{Calendar, Due, Limit},
    clocks::{self, Extended, Extension, ExtensionRefusal},
};
use serde::{Deserialize, Serialize};

/// A clock of a matter.
pub type Clock = clocks::Clock<Period>;

/// A period that has passed, or is the next to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// When it has passed: the instant after its last day.
    pub at: Moment,
    /// Which.
    pub period: Period,
    /// Its last day.
    pub due_on: Date,
}

/// The clocks of a matter, in the order in which they were started.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clocks(Vec<Clock>);

impl Clocks {
    /// All of them, also those that have stopped.
    pub fn iter(&self) -> impl Iterator<Item = &Clock> {
        self.0.iter()
    }

    /// The clock of a period as it was started last.
    #[must_use]
    pub fn last(&self, period: Period) -> Option<&Clock> {
        self.0.iter().rev().find(|clock| clock.id() == period)
    }

    /// The clock of a period, while it runs.
    #[must_use]
    pub fn running(&self, period: Period) -> Option<&Clock> {
        self.last(period).filter(|clock| !clock.is_stopped())
    }

    /// The last day of a period as it was started last; none before it starts and while a pause leaves it unknown.
    #[must_use]
    pub fn due(&self, period: Period, calendar: &Calendar) -> Option<Due> {
        self.last(period)?.due(calendar)
    }

    /// The next last day on which somebody of the hall has to act.
    #[must_use]
    pub fn next_due(&self, calendar: &Calendar) -> Option<Due> {
        let owed = self.0.iter().filter(|it| !it.is_stopped() && !it.id().is_right());
        owed.filter_map(|clock| clock.due(calendar)).min()
    }

    /// The next period to pass that was not told yet.
    #[must_use]
    pub fn next_timer(&self, calendar: &Calendar) -> Option<Timer> {
        let waiting = self.0.iter().filter(|clock| !clock.is_stopped() && !clock.is_marked());
        let timers = waiting.filter_map(|clock| {
            let due_on = clock.due(calendar)?.on;
            let at = Moment::start_of(Calendar::next_day(due_on));
            Some(Timer { at, period: clock.id(), due_on })
        });
        timers.min_by_key(|timer| timer.at)
    }

    /// The timer, when it has passed by `now`.
    pub(crate) fn passed(&self, now: Moment, calendar: &Calendar) -> Option<Timer> {
        self.next_timer(calendar).filter(|timer| timer.at <= now)
    }

    /// Whether the last day of a right is not over on the day `on`.
    pub(crate) fn is_in_time(&self, period: Period, on: Date, calendar: &Calendar) -> bool {
        self.due(period, calendar).is_some_and(|due| on <= due.on)
    }

    /// Whether a period may be extended on the day `on` by the head of the organ.
    pub(crate) fn may_extend(
        &self,
        period: Period,
        on: Date,
        amount: u32,
        calendar: &Calendar,
    ) -> Result<(), Refusal> {
        let clock = self.running(period).ok_or(Refusal::ExtensionNotAllowed)?;
        let approver = clock.allowed_extension().ok_or(Refusal::ExtensionNotAllowed)?.approver;
        clock.may_extend(on, Extension { amount, approver }, calendar).map_err(|it| match it {
            ExtensionRefusal::Twice => Refusal::ExtendedTwice,
            ExtensionRefusal::Amount { .. } => Refusal::ExtensionTooLong,
            ExtensionRefusal::TooLate { .. } => Refusal::ExtensionTooLate,
            ExtensionRefusal::NotAllowed
            | ExtensionRefusal::Stopped
            | ExtensionRefusal::Approver { .. } => Refusal::ExtensionNotAllowed,
        })
    }

    /// Starts a clock with the limit of the law.
    pub(crate) fn start(&mut self, period: Period, on: Date) {
        self.start_with(period, period.limit(), on);
    }

    /// Starts a clock with another limit.
    pub(crate) fn start_with(&mut self, period: Period, limit: Limit, on: Date) {
        self.stop(period, on);
        self.0.push(Clock::start(period, period.terms().rule, limit, on));
    }

    /// Stops a clock: what it waits for was done.
    pub(crate) fn stop(&mut self, period: Period, on: Date) {
        self.change(period, |clock| clock.stop(on));
    }

    /// Stops all of them: the matter is over.
    pub(crate) fn stop_all(&mut self, on: Date) {
        for clock in self.0.iter_mut().filter(|clock| !clock.is_stopped()) {
            *clock = clock.clone().resume(on).stop(on);
        }
    }

    /// Leaves the time after `on` out of every clock that `ground` stops.
    pub(crate) fn pause(&mut self, ground: Ground, on: Date) {
        for clock in self.0.iter_mut().filter(|it| !it.is_stopped() && ground.stops(it.id())) {
            *clock = clock.clone().pause(on, ground);
        }
    }

    /// Counts again after `on`.
    pub(crate) fn resume(&mut self, ground: Ground, on: Date) {
        for clock in self.0.iter_mut().filter(|it| !it.is_stopped() && ground.stops(it.id())) {
            *clock = clock.clone().end(on, ground);
        }
    }

    /// Extends a clock by what was approved.
    pub(crate) fn extend(&mut self, period: Period, amount: u32, on: Date) {
        self.change(period, |clock| {
            let allowed = clock.allowed_extension();
            let extension = allowed.map(|it| Extension { amount, ..it });
            extension
                .into_iter()
                .fold(clock, |clock, extension| clock.extended(Extended { on, extension }))
        });
    }

    /// Notes that it was told that a period has passed; a right is lost with it.
    pub(crate) fn tell(&mut self, period: Period, due_on: Date) {
        self.change(period, |clock| {
            if period.is_right() { clock.mark().stop(due_on) } else { clock.mark() }
        });
    }

    fn change(&mut self, period: Period, change: impl FnOnce(Clock) -> Clock) {
        let runs = |clock: &&mut Clock| clock.id() == period && !clock.is_stopped();
        if let Some(clock) = self.0.iter_mut().rev().find(runs) {
            *clock = change(clock.clone());
        }
    }
}

/// Everything that periods have brought about by now, in the order of their days: `fire` says what one brings about.
///
/// A sweep that comes late finds the same as one that came in time.
pub(crate) fn sweep<M: Clone, F>(
    matter: &M,
    setting: Setting<'_>,
    clocks: impl Fn(&M) -> &Clocks,
    fire: impl Fn(&M, Period) -> Result<Vec<F>, Refusal>,
    apply: impl Fn(&mut M, &F),
) -> Vec<F> {
    let mut matter = matter.clone();
    let mut fired = Vec::new();
    while let Some(timer) = clocks(&matter).passed(setting.now, setting.calendar) {
        let Ok(facts) = fire(&matter, timer.period) else { break };
        for fact in &facts {
            apply(&mut matter, fact);
        }
        fired.extend(facts);
    }
    fired
}
