use super::*;
use proptest::prelude::*;

fn wd(amount: u32) -> Limit {
    Limit::working_days(amount)
}

fn any_date() -> impl Strategy<Value = Date> {
    (2024..=2026_i32, 1..=365_u16)
        .prop_map(|(year, day)| Date::from_ordinal_date(year, day).unwrap())
}

fn any_limit() -> impl Strategy<Value = Limit> {
    (0..60_u32, any::<bool>()).prop_map(|(amount, working)| {
        if working { wd(amount) } else { Limit::natural_days(amount) }
    })
}

/// Pauses that begin within 60 days of `start`, and last up to 30.
fn pauses_after(start: Date) -> impl Strategy<Value = Vec<Pause>> {
    let plus = |date, days| Calendar::empty().due(date, Limit::natural_days(days), &[]).unwrap().on;
    prop::collection::vec((0..60_u32, 0..30_u32), 0..4).prop_map(move |spans| {
        let pause = |(after, length)| {
            let after = plus(start, after);
            Pause::between(after, plus(after, length))
        };
        spans.into_iter().map(pause).collect()
    })
}

fn any_count() -> impl Strategy<Value = (Date, Limit, Vec<Pause>)> {
    any_date().prop_flat_map(|start| (Just(start), any_limit(), pauses_after(start)))
}

proptest! {
    #[test]
    fn a_pause_never_moves_a_due_date_earlier((start, limit, pauses) in any_count(), kept in 0..4_usize) {
        let calendar = Calendar::official();
        let fewer = &pauses[..kept.min(pauses.len())];
        prop_assert!(calendar.due(start, limit, fewer) <= calendar.due(start, limit, &pauses));
    }

    #[test]
    fn a_longer_pause_never_moves_a_due_date_earlier((start, limit, mut pauses) in any_count()) {
        let calendar = Calendar::official();
        let due = calendar.due(start, limit, &pauses);
        for pause in &mut pauses {
            pause.through = pause.through.map(Calendar::next_day);
        }
        prop_assert!(due <= calendar.due(start, limit, &pauses));
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier((start, limit, pauses) in any_count()) {
        let calendar = Calendar::official();
        let longer = calendar.due(start, limit.extended(1), &pauses);
        prop_assert!(calendar.due(start, limit, &pauses).unwrap().on < longer.unwrap().on);
    }

    #[test]
    fn a_limit_of_working_days_is_due_on_a_working_day_that_no_pause_covers(
        start in any_date(), amount in 1..60_u32, days in any_count()
    ) {
        let calendar = Calendar::official();
        let due = calendar.due(start, wd(amount), &days.2).unwrap().on;
        prop_assert!(calendar.is_working_day(due));
        prop_assert!(!days.2.iter().any(|pause| pause.covers(due)));
    }

    #[test]
    fn as_many_days_lie_before_the_due_date_as_the_limit_has((start, limit, pauses) in any_count()) {
        let calendar = Calendar::official();
        let due = calendar.due(start, limit, &[]).unwrap().on;
        prop_assert_eq!(calendar.days(start, due, limit.unit), limit.amount);
        let paused = calendar.due(start, limit, &pauses).unwrap().on;
        let tally = calendar.tally(start, paused, limit.unit, &pauses);
        prop_assert_eq!(tally.counted, limit.amount);
        prop_assert_eq!(tally.counted + tally.paused, calendar.days(start, paused, limit.unit));
    }

    #[test]
    fn pauses_add_up_only_if_they_are_disjoint((start, limit, pauses) in any_count()) {
        let calendar = Calendar::official();
        let through = calendar.due(start, limit.extended(120), &[]).unwrap().on;
        let paused = |pauses: &[Pause]| calendar.tally(start, through, limit.unit, pauses).paused;
        let sum: u32 = pauses.iter().map(|pause| paused(&[*pause])).sum();
        let covered_twice = calendar.days(start, through, Unit::NaturalDay);
        let mut on = start;
        let mut overlap = 0;
        for _ in 0..covered_twice {
            on = Calendar::next_day(on);
            let covering = pauses.iter().filter(|pause| pause.covers(on)).count();
            if calendar.counts(on, limit.unit) && covering > 1 {
                overlap += u32::try_from(covering - 1).unwrap();
            }
        }
        prop_assert_eq!(paused(&pauses), sum - overlap);
    }

    #[test]
    fn counting_back_and_forth_meets(date in any_date(), limit in any_limit()) {
        let calendar = Calendar::official();
        let notice = calendar.before(date, limit).on;
        prop_assert!(calendar.due(notice, limit, &[]).unwrap().on <= calendar.next_working_day(date));
        let last = date.previous_day().unwrap();
        let first = notice.previous_day().unwrap();
        if limit.amount > 0 {
            prop_assert_eq!(calendar.days(first, last, limit.unit), limit.amount);
        }
    }

    #[test]
    fn a_limit_that_ends_before_the_first_difference_of_two_calendars_stays(
        (start, limit, pauses) in any_count(), day in 1..=365_u16
    ) {
        let before = Calendar::official();
        let date = Date::from_ordinal_date(2026, day).unwrap();
        let kind = if is_weekend(date) { DayKind::Working } else { DayKind::Off };
        let year = Year::new(2026, true, "a change", vec![Day { date, kind, holiday: Holiday::Proclaimed }]);
        let after = before.clone().with_year(year.unwrap());
        let first = before.first_difference(&after).unwrap();
        let due = before.due(start, limit, &pauses).unwrap();
        if due.on < first {
            prop_assert_eq!(after.due(start, limit, &pauses), Some(due));
        }
    }
}
