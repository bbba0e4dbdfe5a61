use super::*;
use time::macros::date;

fn wd(amount: u32) -> Limit {
    Limit::working_days(amount)
}

fn settled(on: Date) -> Due {
    Due { on, provisional: false }
}

fn provisional(on: Date) -> Due {
    Due { on, provisional: true }
}

#[test]
fn the_years_have_the_working_days_that_were_announced() {
    let table = [
        (2024, 251, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
        (2025, 248, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
        (2026, 248, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
    ];
    let calendar = Calendar::official();
    for (year, in_year, in_months) in table {
        let before = Date::from_ordinal_date(year, 1).unwrap().previous_day().unwrap();
        let mut ends = (1..=12_u8).map(|month| {
            let month = time::Month::try_from(month).unwrap();
            let last = time::util::days_in_month(month, year);
            Date::from_calendar_date(year, month, last).unwrap()
        });
        let mut start = before;
        for (in_month, end) in in_months.into_iter().zip(&mut ends) {
            assert_eq!(calendar.days(start, end, Unit::WorkingDay), in_month, "until {end}");
            start = end;
        }
        assert_eq!(calendar.days(before, start, Unit::WorkingDay), in_year, "in {year}");
        assert!(calendar.is_published(year));
    }
}

#[test]
fn single_days_are_what_the_notices_say() {
    let table = [
        (date!(2024 - 02 - 09), true),
        (date!(2024 - 02 - 10), false),
        (date!(2024 - 02 - 12), false),
        (date!(2024 - 02 - 18), true),
        (date!(2025 - 10 - 08), false),
        (date!(2026 - 01 - 04), true),
        (date!(2026 - 05 - 09), true),
        (date!(2026 - 03 - 07), false),
        (date!(2026 - 03 - 09), true),
        (date!(2027 - 01 - 01), false),
        (date!(2027 - 01 - 04), true),
    ];
    let calendar = Calendar::official();
    for (date, worked) in table {
        assert_eq!(calendar.is_working_day(date), worked, "{date}");
    }
}

#[test]
fn the_year_that_is_not_announced_has_its_statutory_holidays_but_is_not_published() {
    let calendar = Calendar::official();
    let expected = calendar.years().find(|year| year.year() == 2027).unwrap();
    let holidays: std::collections::BTreeSet<_> =
        expected.days().iter().map(|day| day.holiday.code()).collect();
    // 1 and 2 May 2027 are a weekend, and what is given for them is not known.
    assert_eq!(holidays.len(), 6);
    assert!(!holidays.contains("labour-day"));
    assert!(!calendar.is_published(2027));
    assert!(!calendar.is_published(2023));
}

#[test]
fn due_dates_are_those_of_the_test_vectors() {
    let special = [Pause::between(date!(2026 - 03 - 10), date!(2026 - 03 - 24))];
    let table: [(Date, u32, &[Pause], Date); 9] = [
        (date!(2026 - 03 - 02), 20, &[], date!(2026 - 03 - 30)),
        (date!(2026 - 03 - 02), 20, &special, date!(2026 - 04 - 14)),
        (date!(2026 - 03 - 02), 30, &[], date!(2026 - 04 - 14)),
        (date!(2026 - 02 - 13), 5, &[], date!(2026 - 02 - 27)),
        (date!(2026 - 02 - 13), 20, &[], date!(2026 - 03 - 19)),
        (date!(2026 - 03 - 07), 5, &[], date!(2026 - 03 - 13)),
        (date!(2026 - 04 - 29), 10, &[], date!(2026 - 05 - 15)),
        (date!(2026 - 04 - 29), 5, &[], date!(2026 - 05 - 09)),
        (date!(2026 - 05 - 08), 20, &[], date!(2026 - 06 - 04)),
    ];
    let calendar = Calendar::official();
    for (start, days, pauses, due) in table {
        assert_eq!(calendar.due(start, wd(days), pauses), Some(settled(due)), "{start} + {days}");
    }
}

#[test]
fn counting_back_finds_the_last_day_for_a_notice_or_a_renewal() {
    let table = [
        (date!(2026 - 05 - 29), wd(7), date!(2026 - 05 - 20)),
        (date!(2026 - 12 - 31), wd(30), date!(2026 - 11 - 19)),
        (date!(2026 - 12 - 31), Limit::natural_days(30), date!(2026 - 12 - 01)),
        (date!(2026 - 12 - 31), Limit::months(1), date!(2026 - 11 - 30)),
        (date!(2026 - 03 - 31), Limit::months(1), date!(2026 - 02 - 28)),
        (date!(2026 - 03 - 31), Limit::hours(36), date!(2026 - 03 - 29)),
        (date!(2026 - 03 - 31), wd(0), date!(2026 - 03 - 31)),
    ];
    let calendar = Calendar::official();
    for (date, limit, on) in table {
        assert_eq!(calendar.before(date, limit), settled(on), "{date} - {limit}");
    }
    assert_eq!(calendar.before(date!(2027 - 01 - 05), wd(2)), provisional(date!(2026 - 12 - 31)));
    assert_eq!(calendar.before(date!(2027 - 01 - 01), wd(1)), settled(date!(2026 - 12 - 31)));
}

#[test]
fn a_limit_that_reaches_a_year_not_announced_is_provisional() {
    let calendar = Calendar::official();
    // 1 January 2027 is off by statute; without it the day would be the 7th.
    assert_eq!(
        calendar.due(date!(2026 - 12 - 10), wd(20), &[]),
        Some(provisional(date!(2027 - 01 - 08)))
    );
    assert_eq!(
        calendar.due(date!(2026 - 12 - 10), wd(15), &[]),
        Some(settled(date!(2026 - 12 - 31)))
    );
    let natural = calendar.due(date!(2026 - 12 - 10), Limit::natural_days(30), &[]);
    assert_eq!(natural, Some(settled(date!(2027 - 01 - 09))));
    assert_eq!(
        calendar.due(date!(2023 - 12 - 31), wd(1), &[]),
        Some(settled(date!(2024 - 01 - 02)))
    );
    assert_eq!(
        calendar.due(date!(2023 - 12 - 28), wd(2), &[]),
        Some(provisional(date!(2024 - 01 - 02)))
    );
}

#[test]
fn the_agency_is_not_given_the_days_after_a_rest_day_but_the_applicant_is() {
    let calendar = Calendar::official();
    // 15 natural days end on Saturday 2026-03-14, and another 15 in the Spring Festival.
    let table = [
        (date!(2026 - 02 - 27), date!(2026 - 03 - 14), date!(2026 - 03 - 16)),
        (date!(2026 - 02 - 02), date!(2026 - 02 - 17), date!(2026 - 02 - 24)),
        (date!(2026 - 03 - 02), date!(2026 - 03 - 17), date!(2026 - 03 - 17)),
    ];
    for (start, agency, applicant) in table {
        let limit = Limit::natural_days(15);
        assert_eq!(calendar.due(start, limit, &[]), Some(settled(agency)));
        assert_eq!(calendar.due_for_applicant(start, limit, &[]), Some(settled(applicant)));
    }
    assert_eq!(calendar.working_day_until(date!(2026 - 03 - 14)), date!(2026 - 03 - 13));
    assert_eq!(calendar.working_day_until(date!(2026 - 02 - 17)), date!(2026 - 02 - 14));
    assert_eq!(calendar.working_day_until(date!(2026 - 03 - 13)), date!(2026 - 03 - 13));
    let over_new_year =
        calendar.due_for_applicant(date!(2026 - 12 - 01), Limit::natural_days(31), &[]);
    assert_eq!(over_new_year, Some(provisional(date!(2027 - 01 - 04))));
}

#[test]
fn months_end_on_the_day_of_the_same_number_or_on_the_last() {
    let table = [
        (date!(2026 - 01 - 15), 3, date!(2026 - 04 - 15)),
        (date!(2026 - 01 - 31), 1, date!(2026 - 02 - 28)),
        (date!(2024 - 01 - 31), 1, date!(2024 - 02 - 29)),
        (date!(2026 - 11 - 30), 3, date!(2027 - 02 - 28)),
        (date!(2026 - 03 - 02), 12, date!(2027 - 03 - 02)),
    ];
    let calendar = Calendar::official();
    for (start, months, due) in table {
        assert_eq!(calendar.due(start, Limit::months(months), &[]), Some(settled(due)));
        assert_eq!(calendar.days(start, due, Unit::Month), months, "{start} to {due}");
    }
    let paused = [Pause::between(date!(2026 - 01 - 20), date!(2026 - 01 - 30))];
    let due = calendar.due(date!(2026 - 01 - 15), Limit::months(1), &paused);
    assert_eq!(due, Some(settled(date!(2026 - 02 - 25))));
    assert_eq!(calendar.days(date!(2026 - 01 - 15), date!(2026 - 02 - 14), Unit::Month), 0);
    assert_eq!(calendar.days(date!(2026 - 02 - 14), date!(2026 - 01 - 15), Unit::Month), 0);
}

#[test]
fn hours_run_through_the_night() {
    let start = crate::Moment::at(date!(2026 - 02 - 13), 17, 30);
    let due = Calendar::due_at(start, 24);
    assert_eq!((due.date(), due.time_of_day()), (date!(2026 - 02 - 14), (17, 30, 0)));
    let calendar = Calendar::official();
    let on_days = calendar.due(date!(2026 - 02 - 13), Limit::hours(25), &[]);
    assert_eq!(on_days, Some(settled(date!(2026 - 02 - 15))));
}

#[test]
fn an_open_pause_leaves_the_due_date_unknown_unless_the_limit_ended_before() {
    let calendar = Calendar::official();
    let start = date!(2026 - 03 - 02);
    assert_eq!(calendar.due(start, wd(20), &[Pause::open(date!(2026 - 03 - 10))]), None);
    let late = [Pause::open(date!(2026 - 03 - 30))];
    assert_eq!(calendar.due(start, wd(20), &late), Some(settled(date!(2026 - 03 - 30))));
}

#[test]
fn a_limit_of_none_ends_on_its_first_day_and_an_endless_one_never() {
    let calendar = Calendar::official();
    assert_eq!(
        calendar.due(date!(2026 - 03 - 07), wd(0), &[]),
        Some(settled(date!(2026 - 03 - 07)))
    );
    let endless = Limit::natural_days(u32::MAX);
    assert_eq!(calendar.due(date!(2026 - 03 - 07), endless, &[]), None);
    assert_eq!(Calendar::next_day(Date::MAX), Date::MAX);
    assert_eq!(calendar.before(Date::MIN, wd(1)).on, Date::MIN);
}

#[test]
fn days_are_walked_over_month_and_holiday() {
    let calendar = Calendar::official();
    assert_eq!(Calendar::next_day(date!(2026 - 02 - 28)), date!(2026 - 03 - 01));
    assert_eq!(calendar.next_working_day(date!(2026 - 02 - 14)), date!(2026 - 02 - 24));
    assert_eq!(calendar.next_working_day(date!(2026 - 05 - 08)), date!(2026 - 05 - 09));
}

#[test]
fn a_notice_also_settles_the_december_before_its_year() {
    let day = Day { date: date!(2026 - 12 - 31), kind: DayKind::Off, holiday: Holiday::NewYear };
    let january = Day { date: date!(2027 - 01 - 01), ..day };
    let notice = Year::new(2027, true, "a notice", vec![january, day]).unwrap();
    let before = Calendar::official();
    let after = before.clone().with_year(notice);
    assert!(!after.is_working_day(date!(2026 - 12 - 31)));
    assert!(after.is_published(2027));
    assert_eq!(before.first_difference(&after), Some(date!(2026 - 12 - 31)));
    assert_eq!(before.first_difference(&before), None);
}

#[test]
fn an_announcement_without_new_days_is_a_difference_too() {
    let before = Calendar::official();
    let expected = before.years().find(|year| year.year() == 2027).unwrap();
    let notice = Year::new(2027, true, "a notice", expected.days().to_vec()).unwrap();
    let after = before.clone().with_year(notice);
    assert_eq!(before.first_difference(&after), Some(date!(2027 - 01 - 01)));
}

#[test]
fn a_year_tells_all_its_faults() {
    let day = |date, kind| Day { date, kind, holiday: Holiday::Proclaimed };
    let days = vec![
        day(date!(2027 - 01 - 02), DayKind::Off),
        day(date!(2027 - 01 - 04), DayKind::Working),
        day(date!(2027 - 01 - 05), DayKind::Off),
        day(date!(2027 - 01 - 05), DayKind::Off),
        day(date!(2028 - 01 - 03), DayKind::Off),
        day(date!(2026 - 11 - 30), DayKind::Off),
    ];
    let mut faults = Year::new(2027, true, " ", days).unwrap_err();
    faults.sort_by_key(ToString::to_string);
    assert_eq!(
        faults,
        [
            YearFault::OutsideYear(date!(2026 - 11 - 30)),
            YearFault::OffOnWeekend(date!(2027 - 01 - 02)),
            YearFault::WorkingOnWeekday(date!(2027 - 01 - 04)),
            YearFault::Twice(date!(2027 - 01 - 05)),
            YearFault::OutsideYear(date!(2028 - 01 - 03)),
            YearFault::NoSource,
        ]
    );
    assert_eq!(Year::new(2027, true, "a notice", vec![]), Err(vec![YearFault::NoDays]));
}

#[test]
fn lines_that_are_no_days_are_named() {
    let text = "# a year\nyear,2027,announced,a notice\n2027-01-01,off,new-year\n2027-01-02,off\n\
                2027-1-4,off,new-year\n2027-01-05,maybe,new-year\n2027-01-06,off,easter\n\
                2027-01-07,off,new-year,more\nyear,2028,perhaps,a notice\n";
    let lines = [4, 5, 6, 7, 8, 9].map(YearFault::Line).to_vec();
    assert_eq!(Year::read_all(text), Err(lines));
    assert_eq!(Year::read_all("2027-01-01,off,new-year"), Err(vec![YearFault::Line(1)]));
}

#[test]
fn a_date_is_read_in_one_way_only() {
    assert_eq!(parse_date("2026-03-02"), Some(date!(2026 - 03 - 02)));
    for text in
        ["", "2026-3-2", "2026-02-29", "2026-13-01", "20260302", "+026-03-02", "２０２６-03-02"]
    {
        assert_eq!(parse_date(text), None, "{text}");
    }
}

#[test]
fn a_year_is_written_as_it_is_read() {
    for year in Calendar::official().years() {
        assert_eq!(Year::read_all(&year.to_string()).unwrap(), std::slice::from_ref(year));
    }
}

#[test]
fn weeks_begin_on_their_mondays_across_the_end_of_a_year() {
    let found = Calendar::mondays(date!(2026 - 01 - 04), 2);
    assert_eq!(found, [date!(2025 - 12 - 22), date!(2025 - 12 - 29)]);
    assert_eq!(Calendar::monday_of(date!(2026 - 01 - 05)), date!(2026 - 01 - 05));
    assert_eq!(Calendar::days_after(date!(2026 - 02 - 27), 2), date!(2026 - 03 - 01));
    assert_eq!(Calendar::days_after(Date::MAX, 1), Date::MAX);
}
