use super::*;
use crate::calendar::{Calendar, Day, DayKind, Due, Holiday, Limit, Pause, Unit, Year};
use proptest::prelude::*;
use time::{Date, macros::date};

const TEN: Extension = Extension { amount: 10, approver: Approver::OrganHead };

fn after(date: Date, natural_days: u32) -> Date {
    Calendar::empty().due(date, Limit::natural_days(natural_days), &[]).unwrap().on
}

/// A clock of the law with up to three pauses, that may be extended, stopped, both or neither.
fn any_clock() -> impl Strategy<Value = Clock> {
    let id = prop::sample::select(vec![ClockId::C1, ClockId::C2, ClockId::C2p, ClockId::C10]);
    let limit = (0..40_u32, prop::sample::select(vec![Unit::WorkingDay, Unit::NaturalDay]));
    let pause = (0..60_u32, 0..30_u32, prop::sample::select(Ground::ALL.to_vec()));
    let pauses = prop::collection::vec(pause, 0..3);
    let rest = (prop::option::of(1..=10_u32), prop::option::of(0..90_u32));
    (id, limit, 0..700_u32, pauses, rest).prop_map(
        |(id, (amount, unit), start, pauses, (extension, stop))| {
            let start = after(date!(2024 - 01 - 01), start);
            let clock = Clock::start(id, "a rule", Limit { amount, unit }, start);
            let clock = pauses.into_iter().fold(clock, |clock, (from, length, ground)| {
                let on = after(start, from);
                clock.pause(on, ground).end(after(on, length), ground)
            });
            let clock = extension.into_iter().fold(clock, |clock, amount| {
                clock.extended(Extended { on: start, extension: Extension { amount, ..TEN } })
            });
            stop.into_iter().fold(clock, |clock, stop| clock.stop(after(start, stop)))
        },
    )
}

proptest! {
    #[test]
    fn a_clock_is_read_back_as_it_was_written(clock in any_clock()) {
        let json = serde_json::to_string(&clock).unwrap();
        prop_assert_eq!(serde_json::from_str::<Clock>(&json).unwrap(), clock);
    }

    #[test]
    fn used_and_left_are_the_limit_while_it_is_not_overdue(clock in any_clock(), day in 0..120_u32) {
        let reading = clock.reading(after(clock.start_on(), day), &Calendar::official());
        if reading.overdue == 0 {
            prop_assert_eq!(reading.used + reading.left, reading.limit);
        } else {
            prop_assert_eq!(reading.left, 0);
            prop_assert_eq!(reading.used, reading.limit + reading.overdue);
        }
    }

    #[test]
    fn pausing_and_resuming_never_moves_a_due_date_earlier(
        clock in any_clock(), from in 0..90_u32, length in 0..30_u32,
        ground in prop::sample::select(Ground::ALL.to_vec())
    ) {
        let calendar = Calendar::official();
        let on = after(clock.start_on(), from);
        let paused = clock.clone().pause(on, ground);
        let resumed = paused.clone().resume(after(on, length));
        let due = clock.due(&calendar).unwrap();
        prop_assert!(paused.due(&calendar).is_none_or(|later| due <= later));
        prop_assert!(due <= resumed.due(&calendar).unwrap());
    }

    #[test]
    fn the_promise_is_never_due_before_the_statute_by_its_pauses_alone(clock in any_clock()) {
        let calendar = Calendar::official();
        let of = |id| clock.pauses().iter().fold(
            Clock::start(id, "a rule", Limit::working_days(20), clock.start_on()),
            |clock, paused| {
                let resumed = clock.pause(paused.pause.after, paused.ground);
                resumed.resume(paused.pause.through.unwrap())
            },
        );
        prop_assert!(of(ClockId::C2).due(&calendar) <= of(ClockId::C2p).due(&calendar));
    }

    #[test]
    fn a_clock_is_extended_at_most_once(clock in any_clock(), days in 0..60_u32) {
        let calendar = Calendar::official();
        let on = after(clock.start_on(), days);
        if let Ok(extended) = clock.clone().extend(on, TEN, &calendar) {
            prop_assert!(clock.due(&calendar).unwrap().on >= on);
            prop_assert!(clock.due(&calendar) < extended.due(&calendar));
            prop_assert_eq!(extended.extend(on, TEN, &calendar), Err(ExtensionRefusal::Twice));
        }
    }

    #[test]
    fn a_changed_calendar_changes_only_due_dates_of_the_future(
        clock in any_clock(), day in 1..=365_u16, today in 0..700_u32
    ) {
        let old = Calendar::official();
        let date = Date::from_ordinal_date(2025, day).unwrap();
        let weekend = matches!(date.weekday(), time::Weekday::Saturday | time::Weekday::Sunday);
        let kind = if weekend { DayKind::Working } else { DayKind::Off };
        let changed = vec![Day { date, kind, holiday: Holiday::Proclaimed }];
        let new = old.clone().with_year(Year::new(2025, true, "a change", changed).unwrap());
        let today = after(date!(2024 - 06 - 01), today);
        let moved = clock.moved(&old, &new, today);
        if let Some(moved) = moved {
            prop_assert!(moved.from.on >= today && !clock.is_stopped());
            prop_assert!(moved.from != moved.to);
        }
        let due = clock.due(&old).unwrap();
        if due.on < old.first_difference(&new).unwrap() {
            prop_assert_eq!(moved, None);
        }
    }

    #[test]
    fn the_explanation_has_every_day_once_and_agrees_with_the_reading(
        clock in any_clock(), day in 0..120_u32
    ) {
        let calendar = Calendar::official();
        let today = after(clock.start_on(), day);
        let reading = clock.reading(today, &calendar);
        let mut next = Calendar::next_day(clock.start_on());
        let (mut used, mut paused) = (0, 0);
        let seen_on = clock.stopped_on().map_or(today, |stopped_on| stopped_on.min(today));
        for entry in clock.why(today, &calendar) {
            let (from, through) = match entry {
                Why::Counted { from, through, days, .. } => {
                    used += if through <= seen_on { days } else { 0 };
                    (from, through)
                }
                Why::Paused { from, through, days, .. } => {
                    paused += if through <= seen_on { days } else { 0 };
                    (from, through)
                }
                Why::Rest { from, through, .. } | Why::PutOff { from, through, .. } => (from, through),
                Why::Due { on, provisional } => {
                    prop_assert_eq!(reading.due, Some(Due { on, provisional }));
                    continue;
                }
                _ => continue,
            };
            prop_assert_eq!(from, next);
            next = Calendar::next_day(through);
        }
        prop_assert!(next > seen_on || seen_on < clock.start_on());
        prop_assert_eq!(used, reading.used);
        prop_assert_eq!(paused, reading.paused);
    }

    #[test]
    fn replaying_the_events_gives_the_same_clock(clock in any_clock()) {
        let mut events = Vec::new();
        for paused in clock.pauses() {
            let Pause { after, through } = paused.pause;
            events.push(ClockEvent::Paused { on: after, ground: paused.ground });
            events.extend(through.map(|on| ClockEvent::Resumed { on }));
        }
        events.extend(clock.extension().map(ClockEvent::Extended));
        events.extend(clock.stopped_on().map(|on| ClockEvent::Stopped { on }));
        let start = Clock::start(clock.id(), "a rule", clock.limit(), clock.start_on());
        prop_assert_eq!(events.into_iter().fold(start, Clock::apply), clock);
    }
}
