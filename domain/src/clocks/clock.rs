//! A clock as the events of a case have left it.

use super::{Approver, Bound, ClockId, Ground, Name};
use crate::{
    calendar::{Calendar, Due, Limit, Pause},
    licensing::iso,
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};
use time::Date;

/// A clock derived from events; it holds facts only, every judgement is asked for with a calendar.
///
/// `I` is how its procedure names its clocks, see [`Name`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Clock<I: Name = ClockId> {
    id: I,
    rule: Cow<'static, str>,
    limit: Limit,
    #[serde(with = "iso")]
    start_on: Date,
    allowed: Option<Extension>,
    extended: Option<Extended>,
    pauses: Vec<PausedFor<I::Ground>>,
    #[serde(with = "iso::option")]
    stopped_on: Option<Date>,
    marked: bool,
}

/// An extension: how long, in the unit of the limit, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extension {
    /// How many more of the unit of the limit.
    pub amount: u32,
    /// Who approves it.
    pub approver: Approver,
}

/// An extension that was approved and served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Extended {
    /// The day of service.
    #[serde(with = "iso")]
    pub on: Date,
    /// What was approved.
    pub extension: Extension,
}

/// A pause and its legal ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PausedFor<G = Ground> {
    /// The ground.
    pub ground: G,
    /// The days.
    pub pause: Pause,
}

/// What happens to a running clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockEvent<G = Ground> {
    /// A procedure began whose time may be left out.
    Paused {
        /// The day of the written notice.
        on: Date,
        /// The procedure.
        ground: G,
    },
    /// Every procedure that was under way has ended.
    Resumed {
        /// The last day that is left out.
        on: Date,
    },
    /// One procedure has ended, others may go on.
    Ended {
        /// The last day that is left out for it.
        on: Date,
        /// The procedure.
        ground: G,
    },
    /// An extension was approved and served.
    Extended(Extended),
    /// What the clock waits for was done.
    Stopped {
        /// The day it was done.
        on: Date,
    },
}

/// Why a clock may not be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExtensionRefusal {
    /// The law or the item allows no extension of this clock.
    NotAllowed,
    /// The clock has stopped.
    Stopped,
    /// It was extended once already.
    Twice,
    /// More than the item allows, or nothing.
    Amount {
        /// The most that is allowed.
        allowed: u32,
    },
    /// Another person has to approve it.
    Approver {
        /// Who has to.
        needed: Approver,
    },
    /// The limit ended before (XK 42).
    TooLate {
        /// The last day on which it was possible.
        due_on: Date,
    },
}

impl<I: Name> Clock<I> {
    /// The clock `id` that `rule` sets to `limit` and that the event of the day `on` starts.
    ///
    /// It may be extended as the law allows ([`ClockId::default_extension`]) until told otherwise.
    #[must_use]
    pub fn start(id: I, rule: impl Into<Cow<'static, str>>, limit: Limit, on: Date) -> Self {
        Self {
            id,
            rule: rule.into(),
            limit,
            start_on: on,
            allowed: id.default_extension(),
            extended: None,
            pauses: Vec::new(),
            stopped_on: None,
            marked: false,
        }
    }

    /// The clock with the extension its item allows; none for never.
    #[must_use]
    pub fn allowing(mut self, extension: Option<Extension>) -> Self {
        self.allowed = extension.filter(|extension| extension.amount > 0);
        self
    }

    /// The clock after `event`, which is a fact and not judged again.
    #[must_use]
    pub fn apply(self, event: ClockEvent<I::Ground>) -> Self {
        match event {
            ClockEvent::Paused { on, ground } => self.pause(on, ground),
            ClockEvent::Resumed { on } => self.resume(on),
            ClockEvent::Ended { on, ground } => self.end(on, ground),
            ClockEvent::Extended(extended) => self.extended(extended),
            ClockEvent::Stopped { on } => self.stop(on),
        }
    }

    /// The clock stopped for the time after `on`, until it resumes.
    ///
    /// A ground that does not stop this clock is remembered, for the explanation, but changes nothing.
    #[must_use]
    pub fn pause(mut self, on: Date, ground: I::Ground) -> Self {
        self.pauses.push(PausedFor { ground, pause: Pause::open(on) });
        self
    }

    /// The clock running again after `on`: every open pause ends with that day.
    #[must_use]
    pub fn resume(mut self, on: Date) -> Self {
        for paused in &mut self.pauses {
            paused.pause.through.get_or_insert(on);
        }
        self
    }

    /// The clock with the open pauses for `ground` ended with the day `on`; others go on.
    #[must_use]
    pub fn end(mut self, on: Date, ground: I::Ground) -> Self {
        for paused in self.pauses.iter_mut().filter(|paused| paused.ground == ground) {
            paused.pause.through.get_or_insert(on);
        }
        self
    }

    /// The clock extended by what was approved, a fact that is not judged again.
    #[must_use]
    pub fn extended(mut self, extended: Extended) -> Self {
        self.extended = Some(extended);
        self
    }

    /// The clock extended by `extension`, served on the day `on`.
    ///
    /// # Errors
    /// When the law does not allow it, see [`Clock::may_extend`].
    pub fn extend(
        self,
        on: Date,
        extension: Extension,
        calendar: &Calendar,
    ) -> Result<Self, ExtensionRefusal> {
        self.may_extend(on, extension, calendar)?;
        Ok(self.extended(Extended { on, extension }))
    }

    /// The clock stopped for good by what was done on the day `on`.
    #[must_use]
    pub const fn stop(mut self, on: Date) -> Self {
        self.stopped_on = Some(on);
        self
    }

    /// The clock whose running out was recorded, so that it is recorded once.
    #[must_use]
    pub const fn mark(mut self) -> Self {
        self.marked = true;
        self
    }

    /// Whether `extension` may be served on the day `on`.
    ///
    /// # Errors
    /// When none is allowed, the clock has stopped, it would be the second, longer than allowed or by
    /// the wrong approver, or the base limit ended before that day (XK 42).
    pub fn may_extend(
        &self,
        on: Date,
        extension: Extension,
        calendar: &Calendar,
    ) -> Result<(), ExtensionRefusal> {
        let allowed = self.allowed.ok_or(ExtensionRefusal::NotAllowed)?;
        if self.stopped_on.is_some() {
            return Err(ExtensionRefusal::Stopped);
        }
        if self.extended.is_some() {
            return Err(ExtensionRefusal::Twice);
        }
        if extension.amount == 0 || extension.amount > allowed.amount {
            return Err(ExtensionRefusal::Amount { allowed: allowed.amount });
        }
        if extension.approver != allowed.approver {
            return Err(ExtensionRefusal::Approver { needed: allowed.approver });
        }
        match self.due(calendar) {
            Some(due) if due.on < on => Err(ExtensionRefusal::TooLate { due_on: due.on }),
            _ => Ok(()),
        }
    }

    /// The last day of the limit, or none while an open pause leaves it unknown.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Due> {
        let pauses = self.counting_pauses();
        match self.id.bound() {
            Bound::Agency => calendar.due(self.start_on, self.whole_limit(), &pauses),
            Bound::Applicant => {
                calendar.due_for_applicant(self.start_on, self.whole_limit(), &pauses)
            }
        }
    }

    /// Which clock it is.
    #[must_use]
    pub const fn id(&self) -> I {
        self.id
    }

    /// The rule that sets the limit.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The limit without its extension.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// The limit with its extension.
    #[must_use]
    pub fn whole_limit(&self) -> Limit {
        self.limit.extended(self.extended.map_or(0, |extended| extended.extension.amount))
    }

    /// The day of the event that started the clock: day 0.
    #[must_use]
    pub const fn start_on(&self) -> Date {
        self.start_on
    }

    /// The extension that may be approved.
    #[must_use]
    pub const fn allowed_extension(&self) -> Option<Extension> {
        self.allowed
    }

    /// The extension that was approved.
    #[must_use]
    pub const fn extension(&self) -> Option<Extended> {
        self.extended
    }

    /// Every pause that was recorded, with its ground, in the order of the events.
    #[must_use]
    pub fn pauses(&self) -> &[PausedFor<I::Ground>] {
        &self.pauses
    }

    /// The day on which the clock stopped.
    #[must_use]
    pub const fn stopped_on(&self) -> Option<Date> {
        self.stopped_on
    }

    /// Whether what the clock waits for was done.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        self.stopped_on.is_some()
    }

    /// Whether it was recorded that the clock has run out.
    #[must_use]
    pub const fn is_marked(&self) -> bool {
        self.marked
    }

    /// The pauses that stop this clock.
    pub(super) fn counting_pauses(&self) -> Vec<Pause> {
        self.pauses
            .iter()
            .filter(|paused| self.id.stops_for(paused.ground))
            .map(|paused| paused.pause)
            .collect()
    }
}

impl ExtensionRefusal {
    /// The code of the refusal in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "extension-not-allowed",
            Self::Stopped => "extension-stopped",
            Self::Twice => "extension-twice",
            Self::Amount { .. } => "extension-amount",
            Self::Approver { .. } => "extension-approver",
            Self::TooLate { .. } => "extension-too-late",
        }
    }
}

impl fmt::Display for ExtensionRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllowed => f.write_str("this limit cannot be extended"),
            Self::Stopped => f.write_str("the clock has stopped"),
            Self::Twice => f.write_str("the limit was extended once already"),
            Self::Amount { allowed } => write!(f, "an extension is 1 to {allowed} long"),
            Self::Approver { .. } => f.write_str("somebody else has to approve the extension"),
            Self::TooLate { due_on } => write!(f, "the limit ended on {due_on}"),
        }
    }
}

impl std::error::Error for ExtensionRefusal {}
