//! When people answer.

use crate::{Date, Moment, calendar::Calendar};

/// A part of a working day, in minutes since midnight on the wall clock of Asia/Shanghai.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first minute.
    pub from: u16,
    /// The minute after the last.
    pub until: u16,
}

/// The hours of a working day in which a desk answers, earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHours(pub Vec<Span>);

impl Default for DeskHours {
    /// 9:00 to 12:00 and 13:30 to 17:00.
    fn default() -> Self {
        Self(vec![Span { from: 540, until: 720 }, Span { from: 810, until: 1_020 }])
    }
}

impl DeskHours {
    /// Whether the desk answers at `now`.
    #[must_use]
    pub fn is_open(&self, now: Moment, calendar: &Calendar) -> bool {
        let minute = minute_of(now);
        let here = |span: &Span| (span.from..span.until).contains(&minute);
        calendar.is_working_day(now.date()) && self.0.iter().any(here)
    }

    /// When the desk opens next, if it is closed at `now`; `None` when it is open, or never opens.
    #[must_use]
    pub fn opens_at(&self, now: Moment, calendar: &Calendar) -> Option<Moment> {
        if self.is_open(now, calendar) {
            return None;
        }
        let today = now.date();
        let later = self.0.iter().find(|span| span.from > minute_of(now));
        match later {
            Some(span) if calendar.is_working_day(today) => Some(at(today, span.from)),
            _ => Some(at(calendar.next_working_day(today), self.0.first()?.from)),
        }
    }
}

fn minute_of(now: Moment) -> u16 {
    let (hour, minute, _) = now.time_of_day();
    u16::from(hour) * 60 + u16::from(minute)
}

fn at(date: Date, minute: u16) -> Moment {
    Moment::start_of(date).plus_seconds(i64::from(minute) * 60)
}
