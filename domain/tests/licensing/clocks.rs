//! The clocks of the steps around the decision: stages, and what their passing brings about.

use crate::{
    stories::{
        MON, THU, TUE, WED, assign, grant, hearing_ordered, immediate, in_decision, in_review,
        propose, publish,
    },
    story::{
        Story, basis, clerk, decider, filing, filing_under, head, issuer, person, reviewer,
        statement,
    },
};
use domain::{
    calendar::{Calendar, Limit},
    clocks::{Approver, Clock, ClockId, ClockState, Ground, HearingNotice, Why},
    items::{Stage, StageLimits},
    licensing::{
        Card, Case, Command, Fact, Filing, Recommendation, Refusal, Rule, Spot, State, TimerKind,
    },
};
use time::{Date, macros::date};

/// An item that gives two days to find a reviewer, ten to examine and three to sign.
fn staged() -> Filing {
    let days = |n| Some(Limit::working_days(n));
    filing_under(|terms| {
        terms.limits.stages =
            StageLimits { assignment: days(2), review: days(10), decision: days(3) };
    })
}

fn reviewed() -> Story {
    Story::filed(MON, staged()).then(MON, &clerk(), Command::Accept).then(TUE, &clerk(), assign())
}

/// Start, last day and end of each clock `id` that was ever started.
fn told(story: &Story, id: ClockId) -> Vec<(Date, Option<Date>, Option<Date>)> {
    let clocks = story.case.clocks();
    let clocks = clocks.iter().filter(|clock| clock.id() == id);
    let due = |clock: &Clock| clock.due(&story.calendar).map(|due| due.on);
    clocks.map(|clock| (clock.start_on(), due(clock), clock.stopped_on())).collect()
}

/// The delays that were recorded: clock, stage and last day.
fn delays(story: &Story) -> Vec<(ClockId, Option<Stage>, Date)> {
    let events = story.events.iter();
    let delay = |fact: &Fact| match fact {
        Fact::DelayMarked { clock, stage, due_on } => Some((*clock, *stage, *due_on)),
        _ => None,
    };
    events.filter_map(|event| delay(&event.fact)).collect()
}

#[test]
fn each_stage_has_its_own_clock_and_leaving_the_stage_stops_it() {
    let story = reviewed()
        .then(WED, &reviewer(), propose(Recommendation::Grant))
        .then(WED, &decider(), Command::Return { reason: "补充意见".into() })
        .then(date!(2026 - 03 - 05), &reviewer(), propose(Recommendation::Grant))
        .then(date!(2026 - 03 - 06), &decider(), grant());
    assert_eq!(
        told(&story, ClockId::C15),
        [
            (MON, Some(date!(2026 - 03 - 04)), Some(TUE)),
            (TUE, Some(date!(2026 - 03 - 17)), Some(WED)),
            (WED, Some(date!(2026 - 03 - 09)), Some(WED)),
            (WED, Some(date!(2026 - 03 - 18)), Some(date!(2026 - 03 - 05))),
            (date!(2026 - 03 - 05), Some(date!(2026 - 03 - 10)), Some(date!(2026 - 03 - 06))),
        ]
    );
    assert_eq!(delays(&story), []);
}

#[test]
fn a_stage_goes_on_through_a_visit_and_a_change_of_reviewer_and_stands_with_the_statutory_clock() {
    let special = Command::StartSpecial {
        ground: Ground::Testing,
        basis: basis(),
        planned_days: 5,
        approved_by: Some(head().person),
    };
    let another = Command::Assign { reviewer: person(21), related: false };
    let story = reviewed().then(WED, &head(), another).then(WED, &head(), assign()).then(
        WED,
        &reviewer(),
        special,
    );
    let stage = story.case.clock(ClockId::C15).unwrap();
    assert_eq!(stage.start_on(), TUE);
    assert_eq!(stage.reading(WED, &story.calendar).state, ClockState::Paused);
    assert_eq!(stage.due(&story.calendar), None);
    let story = story.swept(date!(2026 - 03 - 12));
    assert_eq!(story.due(ClockId::C15), Some(date!(2026 - 03 - 24)), "five days were left out");
    assert_eq!(delays(&story), []);
}

#[test]
fn an_item_without_limits_for_its_stages_has_no_clock_for_them() {
    let only_review = filing_under(|terms| {
        terms.limits.stages.review = Some(Limit::working_days(10));
    });
    let story = Story::filed(MON, only_review).then(MON, &clerk(), Command::Accept);
    assert_eq!(story.case.clock(ClockId::C15), None);
    let story = story.then(MON, &clerk(), assign());
    assert!(story.case.clock(ClockId::C15).is_some());
    assert_eq!(in_review().case.clock(ClockId::C15), None);
}

#[test]
fn a_stage_that_silence_has_opened_begins_when_the_silence_was_over() {
    let late = Story::filed(date!(2026 - 02 - 13), staged()).swept(date!(2026 - 03 - 02));
    assert_eq!(late.case.accepted_on, Some(date!(2026 - 02 - 13)));
    let begun = told(&late, ClockId::C15);
    assert_eq!(begun, [(date!(2026 - 02 - 27), Some(date!(2026 - 03 - 02)), None)]);
}

#[test]
fn a_delay_is_marked_once_whenever_it_is_noticed_and_the_case_goes_on() {
    for swept_on in [&[date!(2026 - 03 - 05), date!(2026 - 03 - 06)][..], &[date!(2026 - 04 - 20)]]
    {
        let mut story = Story::filed(MON, staged()).then(MON, &clerk(), Command::Accept);
        let next = story.case.next_timer(&story.calendar);
        assert_eq!(next, Some((date!(2026 - 03 - 05), TimerKind::MarkDelay)));
        for on in swept_on {
            story = story.swept(*on);
        }
        let first = delays(&story)[0];
        assert_eq!(first, (ClockId::C15, Some(Stage::Assignment), date!(2026 - 03 - 04)));
        assert_eq!(delays(&story).iter().filter(|it| **it == first).count(), 1);
        let marked = story.events.iter().find(|it| it.fact.word() == "delay_marked").unwrap();
        assert_eq!((marked.fact.card(), marked.fact.rule()), (Some(Card::Yellow), Rule::ES03));
        assert_eq!(marked.fact.documents(), []);
        assert_eq!(story.state(), State::Accepted);
    }
}

#[test]
fn a_broken_promise_is_yellow_and_a_broken_law_is_red() {
    let story = Story::filed(MON, filing()).then(MON, &clerk(), Command::Accept);
    let story = story.swept(date!(2026 - 04 - 20));
    assert_eq!(story.facts(), ["submitted", "accepted", "delay_marked", "overdue_marked"]);
    assert_eq!(delays(&story), [(ClockId::C2p, None, date!(2026 - 03 - 23))]);
}

#[test]
fn a_commitment_that_nobody_checks_is_marked_though_the_case_is_decided() {
    let commit = Command::GrantOnCommitment { standing: None };
    let story = Story::filed(MON, filing()).then(MON, &clerk(), commit);
    let due_on = story.due(ClockId::C12).unwrap();
    let delays = delays(&story.swept(date!(2026 - 07 - 31)));
    assert_eq!(delays.last(), Some(&(ClockId::C12, None, due_on)));
}

#[test]
fn a_grant_is_published_within_twenty_days_of_it_also_when_the_case_is_closed() {
    let story = in_decision().then(WED, &decider(), grant());
    assert_eq!(story.due(ClockId::C14), Some(date!(2026 - 04 - 01)));
    let published = story.then(THU, &issuer(), publish());
    assert_eq!(published.case.clock(ClockId::C14).unwrap().stopped_on(), Some(THU));
    assert_eq!(published.state(), State::Granted);

    let hand_over = Spot::HandOver {
        standing: None,
        recipient: "王小明".into(),
        fee_paid: false,
        package: "A-2".into(),
    };
    let closed =
        Story::filed(MON, immediate()).then(MON, &clerk(), Command::DecideOnTheSpot(hand_over));
    let late = closed.swept(date!(2026 - 05 - 06));
    assert_eq!(delays(&late), [(ClockId::C14, None, date!(2026 - 03 - 30))]);
    let late = late.then(date!(2026 - 05 - 06), &issuer(), publish());
    assert_eq!((late.state(), late.case.next_timer(&late.calendar)), (State::Closed, None));
}

#[test]
fn an_item_may_set_a_shorter_period_for_its_publication() {
    let credit = filing_under(|terms| terms.limits.publication = Some(Limit::working_days(7)));
    let commit = Command::GrantOnCommitment { standing: None };
    let story = Story::filed(MON, credit).then(MON, &clerk(), commit);
    assert_eq!(story.due(ClockId::C14), Some(date!(2026 - 03 - 11)));
}

#[test]
fn what_is_secret_or_refused_is_not_published() {
    let secret = filing_under(|terms| terms.publishes = false);
    let granted = Story::filed(MON, secret)
        .then(MON, &clerk(), Command::Accept)
        .then(MON, &clerk(), assign())
        .then(TUE, &reviewer(), propose(Recommendation::Grant))
        .then(WED, &decider(), grant());
    assert_eq!(granted.case.clock(ClockId::C14), None);
    let refused = in_decision().then(WED, &decider(), Command::Refuse(statement()));
    assert_eq!(refused.case.clock(ClockId::C14), None);
}

#[test]
fn a_case_that_was_filed_before_publication_was_known_is_read_as_it_was() {
    let story = in_decision().then(WED, &decider(), grant());
    let mut first = serde_json::to_value(&story.events[0]).unwrap();
    let terms = first["filing"]["terms"].as_object_mut().unwrap();
    terms.remove("publishes");
    terms["limits"].as_object_mut().unwrap().remove("stages");
    let mut events = story.events.clone();
    events[0] = serde_json::from_value(first).unwrap();
    let case = Case::replay(&events).unwrap();
    assert_eq!((case.state, case.clock(ClockId::C14)), (State::Granted, None));
}

#[test]
fn the_notice_of_a_hearing_is_counted_back_from_its_day() {
    let notice = |served_on| HearingNotice { served_on, held_on: date!(2026 - 05 - 29) };
    let calendar = Calendar::official();
    let last = date!(2026 - 05 - 20);
    assert_eq!(notice(last).due(&calendar).on, last);
    assert!(notice(last).is_in_time(&calendar));
    assert!(!notice(date!(2026 - 05 - 21)).is_in_time(&calendar));
    let given = |served_on| {
        let reading = notice(served_on).reading(&calendar);
        (reading.limit, reading.used, reading.left, reading.state)
    };
    assert_eq!(given(date!(2026 - 05 - 06)), (7, 7, 0, ClockState::Stopped));
    assert_eq!(given(date!(2026 - 05 - 22)), (7, 5, 2, ClockState::Stopped));
    let counted = notice(last).why(&calendar).into_iter().filter_map(|why| match why {
        Why::Counted { days, .. } => Some(days),
        _ => None,
    });
    assert_eq!(counted.sum::<u32>(), 7);
}

#[test]
fn the_notice_of_a_hearing_follows_from_its_order() {
    assert_eq!(in_review().case.hearing_notice(), None);
    let notice = hearing_ordered().case.hearing_notice().unwrap();
    assert_eq!(notice.served_on, date!(2026 - 03 - 25));
    assert_eq!(notice.held_on, date!(2026 - 04 - 03));
}

/// An item whose object two officers inspect.
fn inspected() -> Filing {
    filing_under(|terms| {
        terms.needs_verification = true;
        terms.needs_inspection = true;
    })
}

fn send() -> Command {
    Command::OrderVerification { visit_on: THU, officers: vec![person(20), person(21)] }
}

#[test]
fn inspectors_are_named_within_five_days_of_acceptance() {
    let accepted = || {
        Story::filed(MON, inspected()).then(MON, &clerk(), Command::Accept).then(
            TUE,
            &clerk(),
            assign(),
        )
    };
    assert_eq!(accepted().due(ClockId::C9), Some(date!(2026 - 03 - 09)));
    let sent = accepted().then(WED, &reviewer(), send());
    assert_eq!(sent.case.clock(ClockId::C9).unwrap().stopped_on(), Some(WED));
    let late = accepted().swept(date!(2026 - 03 - 10));
    assert_eq!(delays(&late), [(ClockId::C9, None, date!(2026 - 03 - 09))]);
    assert_eq!(in_review().case.clock(ClockId::C9), None);
}

#[test]
fn an_order_that_named_nobody_yet_is_still_read() {
    let old = r#"{"fact":"verification_ordered","visit_on":"2026-03-04"}"#;
    let fact: Fact = serde_json::from_str(old).unwrap();
    assert_eq!(fact, Fact::VerificationOrdered { visit_on: WED, officers: vec![] });
    assert_eq!(serde_json::to_string(&fact).unwrap(), old);
}

/// An item that several departments handle together: 45 days, and 15 more.
fn joint() -> Filing {
    filing_under(|terms| {
        terms.joint = true;
        terms.limits.statutory = Limit::working_days(45);
        terms.limits.extension = 15;
    })
}

fn extend(amount: u32, approval: Option<&str>) -> Command {
    let approval = approval.map(str::to_owned);
    Command::Extend { amount, reason: "情况复杂".into(), approval }
}

#[test]
fn joint_handling_has_forty_five_days_in_place_of_twenty() {
    let story = Story::filed(MON, joint()).then(MON, &clerk(), Command::Accept);
    assert_eq!(story.case.clock(ClockId::C2), None);
    assert_eq!(story.due(ClockId::C3), Some(date!(2026 - 05 - 08)));
    assert!(story.due(ClockId::C2p) < story.due(ClockId::C3));
    let late = Story::filed(MON, joint())
        .then(MON, &clerk(), Command::Accept)
        .swept(date!(2026 - 05 - 11));
    assert_eq!(late.facts(), ["submitted", "accepted", "delay_marked", "overdue_marked"]);
    let decided = story
        .then(MON, &clerk(), assign())
        .then(TUE, &reviewer(), propose(Recommendation::Grant))
        .then(WED, &decider(), grant());
    assert_eq!(decided.case.clock(ClockId::C3).unwrap().stopped_on(), Some(WED));
}

#[test]
fn the_head_of_the_government_approves_fifteen_more_days_and_the_head_of_the_organ_records_it() {
    let story = || Story::filed(MON, joint()).then(MON, &clerk(), Command::Accept);
    let extended = story().then(TUE, &head(), extend(15, Some("澄政函〔2026〕12号")));
    assert_eq!(extended.due(ClockId::C3), Some(date!(2026 - 05 - 28)));
    let clock = extended.case.clock(ClockId::C3).unwrap();
    assert_eq!(clock.extension().unwrap().extension.approver, Approver::GovernmentHead);
    let table = [
        (extend(15, None), Refusal::ApprovalMissing),
        (extend(15, Some(" ")), Refusal::ApprovalMissing),
        (extend(16, Some("澄政函〔2026〕12号")), Refusal::ExtensionAmount),
    ];
    for (command, refusal) in table {
        assert_eq!(story().ask(TUE, &head(), command), Err(refusal));
    }
}

#[test]
fn an_extension_by_the_head_of_the_organ_is_read_and_written_as_before() {
    let story = Story::filed(MON, filing()).then(MON, &clerk(), Command::Accept);
    let extended = story.then(TUE, &head(), extend(10, Some("x")));
    let fact = &extended.events.last().unwrap().fact;
    let written = serde_json::json!({ "fact": "extended", "amount": 10, "reason": "情况复杂" });
    assert_eq!(serde_json::to_value(fact).unwrap(), written);
    assert_eq!(serde_json::from_value::<Fact>(written).unwrap(), *fact);
}
