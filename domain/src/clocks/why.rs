//! The explanation of a due date, day by day, as data.

use super::{Clock, Extension, Ground, Name};
use crate::calendar::{Calendar, DayKind, Due, Holiday, Limit, Unit};
use time::Date;

/// One step of the explanation; ranges include both ends, and follow each other without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why<G = Ground> {
    /// Day 0: the day of the event, which is not counted (MF 201).
    Started {
        /// The day.
        on: Date,
    },
    /// Days that count.
    Counted {
        /// The first.
        from: Date,
        /// The last.
        through: Date,
        /// How many.
        days: u32,
        /// How many have been counted by the end of them, from day 0.
        total: u32,
        /// The holiday for which they are worked, though they are weekend days.
        worked_for: Option<Holiday>,
    },
    /// Days of rest that do not count (XK 82).
    Rest {
        /// The first.
        from: Date,
        /// The last.
        through: Date,
        /// How many, weekends included.
        days: u32,
        /// The holiday; none for a plain weekend.
        holiday: Option<Holiday>,
    },
    /// Days that would count, but for a pause; days of rest among them are in the range, not in the count.
    Paused {
        /// The first.
        from: Date,
        /// The last.
        through: Date,
        /// How many.
        days: u32,
        /// The ground; of overlapping pauses the one that began first.
        ground: G,
    },
    /// Days by which the last day is put off, because it is a day of rest (MF 203).
    PutOff {
        /// The day after the last that counts.
        from: Date,
        /// The working day that takes its place.
        through: Date,
        /// The holiday; none for a plain weekend.
        holiday: Option<Holiday>,
    },
    /// A procedure that was under way, but does not stop this clock.
    NotPaused {
        /// The day it began.
        on: Date,
        /// The procedure.
        ground: G,
    },
    /// The limit was extended.
    Extended {
        /// The day of service.
        on: Date,
        /// By how much, and by whom.
        extension: Extension,
    },
    /// What the clock shows at the end of the day on which it is read; the entries after it are to come.
    Today {
        /// The day.
        on: Date,
        /// How much has run.
        used: u32,
        /// How much is left.
        left: u32,
    },
    /// The last day of the limit.
    Due {
        /// The day.
        on: Date,
        /// Whether it may still move, because the days of a year are not announced yet.
        provisional: bool,
    },
    /// The last day is unknown, because a pause is open.
    DueUnknown {
        /// The ground of the pause.
        ground: G,
    },
    /// What the clock waits for was done.
    Stopped {
        /// The day.
        on: Date,
    },
}

impl<I: Name> Clock<I> {
    /// How the clock comes to what it shows on `today`, and to its due date: every day once.
    #[must_use]
    pub fn why(&self, today: Date, calendar: &Calendar) -> Vec<Why<I::Ground>> {
        let due = self.due(calendar);
        let seen_on = self.seen_on(today);
        let last = match (self.stopped_on(), due) {
            (None, Some(due)) => due.on.max(seen_on),
            _ => seen_on,
        };
        let mut telling = Telling {
            clock: self,
            calendar,
            limit: Calendar::in_days(self.start_on(), self.whole_limit()),
            due,
            today,
            run: None,
            total: 0,
            told: Vec::new(),
        };
        telling.told.push(Why::Started { on: self.start_on() });
        telling.marks(self.start_on());
        let mut on = self.start_on();
        while on < last {
            on = Calendar::next_day(on);
            telling.day(on);
            telling.marks(on);
        }
        telling.close();
        telling.end(last);
        telling.told
    }
}

/// Why a day counts or does not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind<G> {
    Counted { worked_for: Option<Holiday> },
    Rest,
    Paused(G),
    PutOff,
}

/// Days of one kind that follow each other.
struct Run<G> {
    kind: Kind<G>,
    from: Date,
    through: Date,
    days: u32,
    holiday: Option<Holiday>,
}

struct Telling<'a, I: Name> {
    clock: &'a Clock<I>,
    calendar: &'a Calendar,
    /// The whole limit, in working or natural days.
    limit: Limit,
    due: Option<Due>,
    today: Date,
    run: Option<Run<I::Ground>>,
    total: u32,
    told: Vec<Why<I::Ground>>,
}

impl<I: Name> Telling<'_, I> {
    fn kind(&self, on: Date) -> Kind<I::Ground> {
        let mut pauses = self.clock.pauses().iter().filter(|paused| paused.pause.covers(on));
        if let Some(paused) = pauses.find(|paused| self.clock.id().stops_for(paused.ground)) {
            Kind::Paused(paused.ground)
        } else if !self.calendar.counts(on, self.limit.unit) {
            Kind::Rest
        } else if self.total >= self.limit.amount && self.due.is_some_and(|due| on <= due.on) {
            Kind::PutOff
        } else {
            let worked = self
                .calendar
                .exception(on)
                .filter(|day| self.limit.unit == Unit::WorkingDay && day.kind == DayKind::Working);
            Kind::Counted { worked_for: worked.map(|day| day.holiday) }
        }
    }

    /// Adds a day to the run it belongs to.
    fn day(&mut self, on: Date) {
        let kind = self.kind(on);
        if self.run.as_ref().is_some_and(|run| run.kind != kind) {
            self.close();
        }
        let run =
            self.run.get_or_insert(Run { kind, from: on, through: on, days: 0, holiday: None });
        run.through = on;
        run.days += u32::from(kind == Kind::Rest || self.calendar.counts(on, self.limit.unit));
        run.holiday = run.holiday.or(self.calendar.exception(on).map(|day| day.holiday));
        self.total += u32::from(matches!(kind, Kind::Counted { .. }));
    }

    /// Tells the run of days that has ended.
    fn close(&mut self) {
        let Some(Run { kind, from, through, days, holiday }) = self.run.take() else { return };
        let total = self.total;
        self.told.push(match kind {
            Kind::Counted { worked_for } => Why::Counted { from, through, days, total, worked_for },
            Kind::Rest => Why::Rest { from, through, days, holiday },
            Kind::Paused(ground) => Why::Paused { from, through, days, ground },
            Kind::PutOff => Why::PutOff { from, through, holiday },
        });
    }

    /// Tells what happened on a day, or is due on it.
    fn marks(&mut self, on: Date) {
        let clock = self.clock;
        let mut marks: Vec<Why<I::Ground>> = clock
            .pauses()
            .iter()
            .filter(|paused| paused.pause.after == on && !clock.id().stops_for(paused.ground))
            .map(|paused| Why::NotPaused { on, ground: paused.ground })
            .collect();
        if let Some(extended) = clock.extension().filter(|extended| extended.on == on) {
            marks.push(Why::Extended { on, extension: extended.extension });
        }
        if self.today == on && clock.stopped_on().is_none() {
            let reading = clock.reading(on, self.calendar);
            marks.push(Why::Today { on, used: reading.used, left: reading.left });
        }
        if let Some(due) = self.due.filter(|due| due.on == on) {
            marks.push(Why::Due { on, provisional: due.provisional });
        }
        if !marks.is_empty() {
            self.close();
            self.told.append(&mut marks);
        }
    }

    /// Tells what lies after the last day: the end of a clock that stopped, or that the end is unknown.
    fn end(&mut self, last: Date) {
        let clock = self.clock;
        if let Some(on) = clock.stopped_on().filter(|stopped_on| *stopped_on == last) {
            self.told.push(Why::Stopped { on });
        }
        match self.due {
            Some(due) if due.on > last => {
                self.told.push(Why::Due { on: due.on, provisional: due.provisional });
            }
            Some(_) => {}
            None => {
                let mut open =
                    clock.pauses().iter().filter(|paused| paused.pause.through.is_none());
                let open = open.find(|paused| clock.id().stops_for(paused.ground));
                self.told.extend(open.map(|paused| Why::DueUnknown { ground: paused.ground }));
            }
        }
    }
}
