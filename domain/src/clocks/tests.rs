use super::*;
use crate::calendar::{Calendar, Day, DayKind, Due, Holiday, Limit, Unit, Year};
use time::{Date, macros::date};

const START: Date = date!(2026 - 03 - 02);

fn decision() -> Clock {
    Clock::start(ClockId::C2, ClockId::C2.rule(), Limit::working_days(20), START)
}

const TEN: Extension = Extension { amount: 10, approver: Approver::OrganHead };

#[test]
fn a_running_clock_shows_what_is_used_and_what_is_left() {
    let calendar = Calendar::official();
    let table = [
        (START, 0, 20, ClockState::Running),
        (date!(2026 - 03 - 01), 0, 20, ClockState::Running),
        (date!(2026 - 03 - 03), 1, 19, ClockState::Running),
        (date!(2026 - 03 - 08), 4, 16, ClockState::Running),
        (date!(2026 - 03 - 30), 20, 0, ClockState::Running),
        (date!(2026 - 03 - 31), 21, 0, ClockState::Overdue),
    ];
    for (today, used, left, state) in table {
        let reading = decision().reading(today, &calendar);
        assert_eq!((reading.used, reading.left, reading.state), (used, left, state), "{today}");
        assert_eq!(reading.overdue, used.saturating_sub(20));
        assert_eq!(reading.due.unwrap().on, date!(2026 - 03 - 30));
    }
}

#[test]
fn a_paused_clock_does_not_know_when_it_is_due() {
    let calendar = Calendar::official();
    let paused = decision().pause(date!(2026 - 03 - 10), Ground::ExpertReview);
    let reading = paused.reading(date!(2026 - 03 - 20), &calendar);
    assert_eq!((reading.used, reading.left, reading.paused), (6, 14, 8));
    assert_eq!((reading.due, reading.state), (None, ClockState::Paused));

    let resumed = paused.resume(date!(2026 - 03 - 24));
    let reading = resumed.reading(date!(2026 - 03 - 24), &calendar);
    assert_eq!((reading.used, reading.paused, reading.state), (6, 10, ClockState::Running));
    assert_eq!(reading.due.unwrap().on, date!(2026 - 04 - 14));
}

#[test]
fn overlapping_pauses_are_united_and_end_one_by_one() {
    let calendar = Calendar::official();
    let both = decision()
        .pause(date!(2026 - 03 - 10), Ground::Hearing)
        .pause(date!(2026 - 03 - 16), Ground::Testing);
    let one_left = both.clone().end(date!(2026 - 03 - 18), Ground::Hearing);
    assert_eq!(one_left.reading(date!(2026 - 03 - 20), &calendar).state, ClockState::Paused);
    assert_eq!(one_left.due(&calendar), None);
    let none_left = one_left.end(date!(2026 - 03 - 24), Ground::Testing);
    assert_eq!(none_left.due(&calendar).unwrap().on, date!(2026 - 04 - 14));
    let at_once = both.resume(date!(2026 - 03 - 24));
    assert_eq!(at_once.due(&calendar), none_left.due(&calendar));
}

#[test]
fn only_the_eight_grounds_stop_the_statutory_clock() {
    let stops = |id| Ground::ALL.into_iter().filter(|ground| ground.counts_for(id)).count();
    let table = [
        (ClockId::C2, 8),
        (ClockId::C3, 8),
        (ClockId::C4, 8),
        (ClockId::C15, 8),
        (ClockId::C2p, 10),
        (ClockId::C1, 0),
        (ClockId::C5, 0),
        (ClockId::C10, 0),
        (ClockId::C13, 0),
    ];
    for (id, grounds) in table {
        assert_eq!(stops(id), grounds, "{id}");
    }
}

#[test]
fn a_public_notice_stops_the_promise_but_not_the_statute() {
    let calendar = Calendar::official();
    let notice = |id| {
        Clock::start(id, "a rule", Limit::working_days(20), START)
            .pause(date!(2026 - 03 - 10), Ground::PublicNotice)
            .resume(date!(2026 - 03 - 24))
    };
    assert_eq!(notice(ClockId::C2).due(&calendar).unwrap().on, date!(2026 - 03 - 30));
    assert_eq!(notice(ClockId::C2p).due(&calendar).unwrap().on, date!(2026 - 04 - 14));
    let open = decision().pause(date!(2026 - 03 - 10), Ground::PublicNotice);
    assert_eq!(open.reading(date!(2026 - 03 - 12), &calendar).state, ClockState::Running);
}

#[test]
fn an_extension_is_approved_once_in_time_and_within_its_bounds() {
    let calendar = Calendar::official();
    let on = date!(2026 - 03 - 30);
    let extended = decision().extend(on, TEN, &calendar).unwrap();
    assert_eq!(extended.due(&calendar).unwrap().on, date!(2026 - 04 - 14));
    assert_eq!(extended.reading(on, &calendar).extension, 10);

    let refused = |clock: &Clock, on, extension| clock.may_extend(on, extension, &calendar).err();
    let second = refused(&extended, on, TEN);
    assert_eq!(second, Some(ExtensionRefusal::Twice));
    let late = refused(&decision(), date!(2026 - 03 - 31), TEN);
    assert_eq!(late, Some(ExtensionRefusal::TooLate { due_on: on }));
    for amount in [0, 11] {
        let wrong = refused(&decision(), on, Extension { amount, ..TEN });
        assert_eq!(wrong, Some(ExtensionRefusal::Amount { allowed: 10 }));
    }
    let government = Extension { approver: Approver::GovernmentHead, ..TEN };
    let needed = Approver::OrganHead;
    assert_eq!(refused(&decision(), on, government), Some(ExtensionRefusal::Approver { needed }));
    let stopped = decision().stop(date!(2026 - 03 - 16));
    assert_eq!(refused(&stopped, on, TEN), Some(ExtensionRefusal::Stopped));
    let fixed = decision().allowing(None);
    assert_eq!(refused(&fixed, on, TEN), Some(ExtensionRefusal::NotAllowed));
    let receipt = Clock::start(ClockId::C1, "XK 32(4)", Limit::working_days(5), START);
    assert_eq!(refused(&receipt, START, TEN), Some(ExtensionRefusal::NotAllowed));
}

#[test]
fn a_paused_clock_may_be_extended_because_its_limit_has_not_ended() {
    let calendar = Calendar::official();
    let paused = decision().pause(date!(2026 - 03 - 10), Ground::Hearing);
    assert!(paused.may_extend(date!(2026 - 05 - 29), TEN, &calendar).is_ok());
}

#[test]
fn a_stopped_clock_stays_as_it_was() {
    let calendar = Calendar::official();
    let in_time = decision().stop(date!(2026 - 03 - 16));
    let reading = in_time.reading(date!(2026 - 06 - 01), &calendar);
    assert_eq!((reading.used, reading.left, reading.overdue), (10, 10, 0));
    assert_eq!(reading.state, ClockState::Stopped);
    let late = decision().stop(date!(2026 - 04 - 01)).reading(date!(2026 - 06 - 01), &calendar);
    assert_eq!((late.overdue, late.state), (2, ClockState::Stopped));
    let before = in_time.reading(date!(2026 - 03 - 10), &calendar);
    assert_eq!((before.used, before.state), (6, ClockState::Running));
}

#[test]
fn the_applicant_is_not_late_while_the_last_day_is_put_off() {
    let calendar = Calendar::official();
    let correction = |id| Clock::start(id, "local", Limit::natural_days(15), date!(2026 - 02 - 27));
    let sunday = date!(2026 - 03 - 15);
    let applicant = correction(ClockId::C10).reading(sunday, &calendar);
    assert_eq!((applicant.used, applicant.left, applicant.overdue), (15, 0, 0));
    assert_eq!(applicant.due.unwrap().on, date!(2026 - 03 - 16));
    let late = correction(ClockId::C10).reading(date!(2026 - 03 - 17), &calendar);
    assert_eq!((late.used, late.overdue, late.state), (16, 1, ClockState::Overdue));
    let agency = correction(ClockId::C9).reading(sunday, &calendar);
    assert_eq!((agency.overdue, agency.state), (1, ClockState::Overdue));
}

#[test]
fn months_are_shown_in_natural_days() {
    let calendar = Calendar::official();
    let school = Clock::start(ClockId::C2, "民办教育促进法 14", Limit::months(3), START);
    let reading = school.reading(date!(2026 - 03 - 12), &calendar);
    assert_eq!(reading.unit, Unit::NaturalDay);
    assert_eq!((reading.limit, reading.used, reading.left), (92, 10, 82));
    assert_eq!(reading.due.unwrap().on, date!(2026 - 06 - 02));
}

#[test]
fn every_clock_is_described() {
    for id in ClockId::ALL {
        assert_eq!(id.code().parse(), Ok(id));
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{}\"", id.code()));
        assert!(!id.rule().is_empty());
    }
    assert_eq!("C17".parse::<ClockId>(), Err(()));
    for ground in Ground::ALL {
        assert_eq!(ground.code().parse(), Ok(ground));
        assert_eq!(serde_json::to_string(&ground).unwrap(), format!("\"{}\"", ground.code()));
    }
}

#[test]
fn the_explanation_names_every_day_of_a_decision_over_the_spring_festival() {
    let calendar = Calendar::official();
    let clock =
        Clock::start(ClockId::C1, "XK 32(4)", Limit::working_days(5), date!(2026 - 02 - 13));
    let why = clock.why(date!(2026 - 02 - 24), &calendar);
    let counted = |from, through, days, total, worked_for| Why::Counted {
        from,
        through,
        days,
        total,
        worked_for,
    };
    assert_eq!(
        why,
        [
            Why::Started { on: date!(2026 - 02 - 13) },
            counted(
                date!(2026 - 02 - 14),
                date!(2026 - 02 - 14),
                1,
                1,
                Some(Holiday::SpringFestival)
            ),
            Why::Rest {
                from: date!(2026 - 02 - 15),
                through: date!(2026 - 02 - 23),
                days: 9,
                holiday: Some(Holiday::SpringFestival)
            },
            counted(date!(2026 - 02 - 24), date!(2026 - 02 - 24), 1, 2, None),
            Why::Today { on: date!(2026 - 02 - 24), used: 2, left: 3 },
            counted(date!(2026 - 02 - 25), date!(2026 - 02 - 27), 3, 5, None),
            Why::Due { on: date!(2026 - 02 - 27), provisional: false },
        ]
    );
}

#[test]
fn the_explanation_names_pauses_extensions_and_what_is_no_pause() {
    let calendar = Calendar::official();
    let extended =
        Extended { on: date!(2026 - 03 - 05), extension: Extension { amount: 1, ..TEN } };
    let why = Clock::start(ClockId::C2, "XK 42(1)", Limit::working_days(3), START)
        .pause(date!(2026 - 03 - 03), Ground::PublicNotice)
        .extended(extended)
        .pause(date!(2026 - 03 - 05), Ground::Testing)
        .resume(date!(2026 - 03 - 09))
        .stop(date!(2026 - 03 - 10))
        .why(date!(2026 - 04 - 01), &calendar);
    let counted =
        |from, through, days, total| Why::Counted { from, through, days, total, worked_for: None };
    assert_eq!(
        why,
        [
            Why::Started { on: START },
            counted(date!(2026 - 03 - 03), date!(2026 - 03 - 03), 1, 1),
            Why::NotPaused { on: date!(2026 - 03 - 03), ground: Ground::PublicNotice },
            counted(date!(2026 - 03 - 04), date!(2026 - 03 - 05), 2, 3),
            Why::Extended { on: extended.on, extension: extended.extension },
            Why::Paused {
                from: date!(2026 - 03 - 06),
                through: date!(2026 - 03 - 09),
                days: 2,
                ground: Ground::Testing
            },
            counted(date!(2026 - 03 - 10), date!(2026 - 03 - 10), 1, 4),
            Why::Due { on: date!(2026 - 03 - 10), provisional: false },
            Why::Stopped { on: date!(2026 - 03 - 10) },
        ]
    );
}

#[test]
fn the_explanation_ends_where_the_due_date_is_unknown_or_put_off() {
    let calendar = Calendar::official();
    let open = decision().pause(date!(2026 - 03 - 10), Ground::Hearing);
    let why = open.why(date!(2026 - 03 - 12), &calendar);
    let today = Why::Today { on: date!(2026 - 03 - 12), used: 6, left: 14 };
    assert_eq!(why[why.len() - 2..], [today, Why::DueUnknown { ground: Ground::Hearing }]);

    let correction =
        Clock::start(ClockId::C10, "local", Limit::natural_days(15), date!(2026 - 02 - 27));
    let why = correction.why(date!(2026 - 02 - 27), &calendar);
    let put_off =
        Why::PutOff { from: date!(2026 - 03 - 15), through: date!(2026 - 03 - 16), holiday: None };
    let due = Why::Due { on: date!(2026 - 03 - 16), provisional: false };
    assert_eq!(why[why.len() - 2..], [put_off, due]);
}

#[test]
fn a_new_calendar_moves_open_due_dates_only() {
    let old = Calendar::official();
    let notice = Year::new(
        2027,
        true,
        "a notice",
        vec![Day { date: date!(2027 - 01 - 04), kind: DayKind::Off, holiday: Holiday::NewYear }],
    );
    let new = old.clone().with_year(notice.unwrap());
    let clock =
        Clock::start(ClockId::C2, "XK 42(1)", Limit::working_days(20), date!(2026 - 12 - 10));
    let moved = clock.moved(&old, &new, date!(2026 - 12 - 20)).unwrap();
    assert_eq!(moved.from, Due { on: date!(2027 - 01 - 08), provisional: true });
    assert_eq!(moved.to, Due { on: date!(2027 - 01 - 08), provisional: false });
    assert_eq!(clock.moved(&old, &new, date!(2027 - 01 - 09)), None);
    let stopped = clock.stop(date!(2026 - 12 - 18));
    assert_eq!(stopped.moved(&old, &new, date!(2026 - 12 - 20)), None);
    assert_eq!(decision().moved(&old, &new, START), None);
}
