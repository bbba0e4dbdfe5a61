//! The law's own examples (domain A.0, A.2), and what follows from silence.

use crate::{
    stories::{
        self, MON, TUE, WED, accepted, assign, corrected, deferred, hearing_ordered, in_decision,
        in_review,
    },
    story::{
        Story, applicant, basis, chair, clerk, decider, filing, filing_under, filing_without, head,
        issuer, material, missing, reviewer,
    },
};
use domain::{
    Moment,
    access::Actor,
    clocks::{Clock, ClockId, Ground},
    licensing::{
        Card, Case, Channel, Command, Delivery, DocumentKind, Fact, Recommendation, Refusal, State,
        TimerKind, WaitsFor,
    },
};
use time::{Date, macros::date};

fn special(planned_days: u32) -> Command {
    Command::StartSpecial {
        ground: Ground::ExpertReview,
        basis: basis(),
        planned_days,
        approved_by: Some(head().person),
    }
}

#[test]
fn silence_at_receipt_accepts_as_of_the_day_of_receipt() {
    let received_on = date!(2026 - 02 - 13);
    let story = Story::filed(received_on, filing());
    assert_eq!(story.due(ClockId::C1), Some(date!(2026 - 02 - 27)));
    let next = story.case.next_timer(&story.calendar);
    assert_eq!(next, Some((date!(2026 - 02 - 28), TimerKind::DeemAcceptance)));

    let story = story.swept(date!(2026 - 02 - 27));
    assert_eq!(story.state(), State::Received, "the last day is not over");

    for swept_on in [date!(2026 - 02 - 28), date!(2026 - 03 - 11)] {
        let story = Story::filed(received_on, filing()).swept(swept_on);
        assert_eq!(story.state(), State::Accepted);
        assert_eq!(story.case.accepted_on, Some(received_on));
        assert_eq!(story.due(ClockId::C2), Some(date!(2026 - 03 - 19)));
        let event = story.events.last().unwrap();
        assert_eq!(event.fact.card(), Some(Card::Red));
        assert_eq!(event.fact.documents(), [DocumentKind::AcceptanceNotice]);
        assert_eq!(event.by, Actor::system());
        let c1 = story.case.clock(ClockId::C1).unwrap();
        assert_eq!(c1.stopped_on(), Some(date!(2026 - 02 - 27)), "a late sweep changes nothing");
    }
}

#[test]
fn a_limit_fires_once() {
    let mut story = Story::filed(MON, filing()).swept(date!(2026 - 03 - 10));
    let told = story.events.len();
    story = story.swept(date!(2026 - 03 - 10)).swept(date!(2026 - 03 - 11));
    assert_eq!(story.events.len(), told);
    let again = Command::Fire(TimerKind::DeemAcceptance);
    let answer = story.ask(date!(2026 - 03 - 12), &Actor::system(), again);
    assert_eq!(answer, Err(Refusal::WrongState));
}

#[test]
fn twenty_working_days_are_counted_as_the_law_counts_them() {
    assert_eq!(accepted().due(ClockId::C2), Some(date!(2026 - 03 - 30)));
    assert_eq!(accepted().due(ClockId::C2p), Some(date!(2026 - 03 - 23)));
    let extend = Command::Extend { amount: 10, reason: "情况复杂".into(), approval: None };
    let extended = accepted().then(date!(2026 - 03 - 30), &head(), extend);
    assert_eq!(extended.due(ClockId::C2), Some(date!(2026 - 04 - 14)));
    assert_eq!(extended.due(ClockId::C2p), Some(date!(2026 - 03 - 23)), "a promise stays");

    let paused = in_review().then(date!(2026 - 03 - 10), &reviewer(), special(10));
    assert_eq!(paused.due(ClockId::C2), None);
    let done = Command::FinishSpecial { result: "通过".into() };
    let resumed = paused.then(date!(2026 - 03 - 24), &reviewer(), done);
    assert_eq!(resumed.due(ClockId::C2), Some(date!(2026 - 04 - 14)));
}

#[test]
fn a_data_message_counts_from_the_day_it_entered_the_system() {
    let mut online = filing();
    online.channel = Channel::Online;
    let story = Story::filed(MON, online).then(WED, &clerk(), Command::Accept);
    assert_eq!(story.case.accepted_on, Some(WED));
    assert_eq!(story.due(ClockId::C2), Some(date!(2026 - 03 - 30)));
    let story = Story::filed(MON, filing()).then(WED, &clerk(), Command::Accept);
    assert_eq!(story.due(ClockId::C2), Some(date!(2026 - 04 - 01)));
}

#[test]
fn an_extension_comes_once_and_before_the_limit() {
    let extend = |amount| Command::Extend { amount, reason: "情况复杂".into(), approval: None };
    let extended = accepted().then(TUE, &head(), extend(10));
    let never = Story::filed(MON, filing_under(|terms| terms.limits.extension = 0)).then(
        MON,
        &clerk(),
        Command::Accept,
    );
    let silent = Command::Extend { amount: 1, reason: " ".into(), approval: None };
    let table: [(&Story, Date, Actor, Command, Refusal); 6] = [
        (&accepted(), date!(2026 - 03 - 31), head(), extend(10), Refusal::LimitPassed),
        (&extended, WED, head(), extend(1), Refusal::AlreadyExtended),
        (&accepted(), TUE, head(), extend(11), Refusal::ExtensionAmount),
        (&never, TUE, head(), extend(1), Refusal::ExtensionNotOffered),
        (&accepted(), TUE, decider(), extend(10), Refusal::NotPermitted),
        (&accepted(), TUE, head(), silent, Refusal::ReasonMissing),
    ];
    for (story, on, actor, command, refusal) in table {
        assert_eq!(story.ask(on, &actor, command), Err(refusal));
    }
}

#[test]
fn silence_after_acceptance_grants_nothing_and_is_told_with_the_remedies() {
    let story = accepted().swept(date!(2026 - 03 - 30));
    assert!(!story.case.overdue_marked);
    let story = story.swept(date!(2026 - 03 - 31)).swept(date!(2026 - 04 - 20));
    assert_eq!(story.facts(), ["submitted", "accepted", "delay_marked", "overdue_marked"]);
    assert_eq!(story.state(), State::Accepted);
    let event = story.events.last().unwrap();
    assert_eq!(event.fact.card(), Some(Card::Red));
    let grounds = event.fact.grounds().unwrap();
    assert_eq!(grounds.remedies, story.case.terms.remedies);
    let reading = story.case.clock(ClockId::C2).unwrap().reading(WED, &story.calendar);
    assert_eq!(reading.due.unwrap().on, date!(2026 - 03 - 30));
    let late = story
        .then(date!(2026 - 04 - 20), &clerk(), assign())
        .then(date!(2026 - 04 - 20), &reviewer(), stories::propose(Recommendation::Grant))
        .then(date!(2026 - 04 - 21), &decider(), stories::grant());
    assert_eq!(late.state(), State::Granted, "a late decision is still a decision");
}

#[test]
fn a_special_procedure_ends_at_its_announced_end() {
    let story = in_review().then(date!(2026 - 03 - 10), &reviewer(), special(10));
    let next = story.case.next_timer(&story.calendar);
    assert_eq!(next, Some((date!(2026 - 03 - 25), TimerKind::EndSpecial)));
    for swept_on in [date!(2026 - 03 - 25), date!(2026 - 04 - 02)] {
        let story =
            in_review().then(date!(2026 - 03 - 10), &reviewer(), special(10)).swept(swept_on);
        assert_eq!(story.state(), State::Review);
        assert_eq!(story.events.last().unwrap().fact.card(), Some(Card::Yellow));
        assert_eq!(story.due(ClockId::C2), Some(date!(2026 - 04 - 14)), "{swept_on}");
    }
}

#[test]
fn a_hearing_stops_the_clock_from_its_notice_until_its_minutes() {
    let story = hearing_ordered();
    assert_eq!(story.due(ClockId::C2), None);
    assert_eq!(story.due(ClockId::C7), Some(date!(2026 - 04 - 22)));
    let minutes = Command::CloseHearing { minutes: "笔录".into() };
    let early = story.ask(date!(2026 - 04 - 02), &chair(), minutes.clone());
    assert_eq!(early, Err(Refusal::HearingNotHeld));
    let closed = story.then(date!(2026 - 04 - 03), &chair(), minutes);
    assert!(closed.due(ClockId::C2) > Some(date!(2026 - 03 - 30)));
}

#[test]
fn deferred_documents_have_their_own_period() {
    assert_eq!(deferred().due(ClockId::C11), Some(date!(2026 - 03 - 16)));
    let issued: Vec<_> = deferred().case.documents.iter().map(|issued| issued.kind).collect();
    assert_eq!(
        issued,
        [
            DocumentKind::Receipt,
            DocumentKind::AcceptanceNotice,
            DocumentKind::DeferredAcceptanceNotice,
        ]
    );
    let supply = Command::Supply(vec!["photo".into()]);
    let late = deferred().ask(date!(2026 - 03 - 17), &applicant(), supply.clone());
    assert_eq!(late, Err(Refusal::LimitPassed));
    let supplied = deferred().then(date!(2026 - 03 - 16), &applicant(), supply);
    assert_eq!(supplied.state(), State::Accepted);
    assert_eq!(supplied.swept(date!(2026 - 03 - 20)).state(), State::Accepted);
    let refused = deferred().then(TUE, &clerk(), assign()).swept(date!(2026 - 03 - 17));
    assert_eq!(refused.state(), State::Refused, "also while it is reviewed");
}

#[test]
fn the_correction_period_ends_as_the_item_says() {
    let notified = || {
        Story::filed(MON, filing_without(&["lease"])).then(
            MON,
            &clerk(),
            Command::NotifyDeficiencies(vec![missing("lease")]),
        )
    };
    assert_eq!(notified().case.waits_for(), WaitsFor::Applicant);
    assert_eq!(notified().due(ClockId::C10), Some(date!(2026 - 03 - 30)));
    let late = Command::Resupply(vec![material("lease")]);
    let answer = notified().ask(date!(2026 - 03 - 31), &applicant(), late);
    assert_eq!(answer, Err(Refusal::LimitPassed));
    let story = notified().swept(date!(2026 - 03 - 31));
    assert_eq!(story.state(), State::Lapsed);
    assert_eq!(story.case.next_timer(&story.calendar), None);
}

#[test]
fn a_resupply_is_a_new_receipt() {
    let story = corrected();
    assert_eq!(story.case.received_on, WED);
    assert_eq!(story.due(ClockId::C1), Some(date!(2026 - 03 - 11)));
    let silent = corrected().swept(date!(2026 - 03 - 12));
    assert_eq!(silent.case.accepted_on, Some(WED));
}

#[test]
fn the_licence_follows_within_ten_days_of_the_decision() {
    let granted = in_decision().then(date!(2026 - 04 - 29), &decider(), stories::grant());
    assert_eq!(granted.due(ClockId::C5), Some(date!(2026 - 05 - 15)));
    assert_eq!(granted.case.waits_for(), WaitsFor::Issuing);
    let collect = Command::Issue { delivery: Delivery::Collection, fee_paid: false };
    let issued = granted.then(date!(2026 - 05 - 14), &issuer(), collect);
    assert_eq!(issued.case.clock(ClockId::C5).unwrap().stopped_on(), Some(date!(2026 - 05 - 14)));
}

#[test]
fn the_place_in_the_order_of_acceptance_is_given_when_it_is_written() {
    let mut story = Story::filed(MON, filing());
    let events = story.ask(MON, &clerk(), Command::Accept).unwrap();
    assert!(events[0].needs_sequence());
    let numbered: Vec<_> = events.into_iter().map(|event| event.with_sequence(7)).collect();
    assert!(!numbered[0].needs_sequence());
    story.tell(numbered);
    assert_eq!(story.case.sequence, Some(7));
}

#[test]
fn what_ends_a_case_stops_its_clocks() {
    for story in stories::all().iter().filter(|story| story.state().is_terminal()) {
        let clocks = story.case.clocks();
        let running = clocks.iter().filter(|clock| !clock.is_stopped()).map(Clock::id);
        // What is owed to the public outlasts the case.
        let running: Vec<_> = running.filter(|id| *id != ClockId::C14).collect();
        assert_eq!(running, [], "{:?}", story.facts());
    }
}

#[test]
fn a_log_that_does_not_begin_with_a_filing_is_no_case() {
    let story = accepted();
    assert_eq!(Case::replay(&story.events[1..]), None);
    assert_eq!(Case::replay(&[]), None);
}

#[test]
fn an_event_is_written_so_that_people_can_read_it() {
    let story = Story::filed(date!(2026 - 02 - 13), filing()).swept(date!(2026 - 02 - 28));
    let event = story.events.last().unwrap();
    assert_eq!(
        serde_json::to_value(event).unwrap(),
        serde_json::json!({
            "at": Moment::at(date!(2026 - 02 - 28), 0, 5).micros(),
            "by": { "person": "00000000-0000-0000-0000-000000000000", "role": "system" },
            "fact": "deemed_accepted",
            "accepted_on": "2026-02-13",
            "silent_through": "2026-02-27",
            "sequence": null,
        })
    );
    assert!(matches!(event.fact, Fact::DeemedAccepted { .. }));
}
