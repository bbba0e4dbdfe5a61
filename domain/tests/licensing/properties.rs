//! What holds whatever people do (domain A.10).

mod steps;

use crate::story::Story;
use domain::{
    Moment,
    access::{Action, Role, Subject, may},
    calendar::Calendar,
    clocks::{Clock, ClockId},
    licensing::{
        ActionKind, Case, DocumentKind, Event, Fact, State, TRANSITIONS, allowed, decide, fire_due,
    },
};
use proptest::{prelude::*, sample::Index};
use steps::{commands, filings};
use time::{Date, macros::date};

/// What somebody does next: after so many days, this one of all that is lawful then, in this mood.
type Step = (u32, Index, u8);

/// The mood in which people end things early; rare, so that most stories are long.
const RASH: u8 = 0;

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_law_holds(
        filing in filings(),
        steps in prop::collection::vec((0..5_u32, any::<Index>(), 0..12_u8), 1..48),
    ) {
        let mut story = Story::filed(BEGIN, filing);
        let mut today = BEGIN;
        for step in steps {
            today = later(today, step.0);
            take(&mut story, today, &step);
            documents_are_grounded(&story.events);
        }
        replay_is_the_case(&story);
        receipts_are_answered_once(&story);
        delays_are_marked_once(&story);
        stages_follow_each_other(&story);
        grants_are_published(&story);
        hearings_are_announced_in_time(&story);
        inspectors_are_sent(&story);
        one_clock_of_the_law_runs(&story);
        people_stand_apart(&story.events);
    }

    #[test]
    fn a_late_sweep_finds_what_timely_sweeps_find(
        filing in filings(),
        steps in prop::collection::vec((0..3_u32, any::<Index>(), 0..12_u8), 0..16),
        silence in 1..90_u32,
    ) {
        let mut story = Story::filed(BEGIN, filing);
        let mut today = BEGIN;
        for step in steps {
            today = later(today, step.0);
            take(&mut story, today, &step);
        }
        let after = today;
        let late = retold(&story).swept(later(after, silence));
        let mut timely = story;
        for day in 0..=silence {
            timely = timely.swept(later(after, day));
        }
        let facts = |story: &Story| {
            story.events.iter().map(|event| event.fact.clone()).collect::<Vec<_>>()
        };
        prop_assert_eq!(facts(&late), facts(&timely));
        prop_assert_eq!(late.case.accepted_on, timely.case.accepted_on);
        prop_assert_eq!(late.case.state, timely.case.state);
        // What ends a case also ends its hearing, on the day of the sweep; from then on no day counts.
        if !late.case.state.is_terminal() {
            let law = late.case.terms.decision_clock();
            prop_assert_eq!(late.due(law), timely.due(law));
        }
    }
}

const BEGIN: Date = date!(2026 - 01 - 26);

/// One step: a sweep if it is wanted, then one of the lawful commands.
fn take(story: &mut Story, today: Date, (_, choice, mood): &Step) {
    let now = Moment::at(today, 9, 0);
    if mood % 2 == 1 {
        let fired = fire_due(&story.case, now, &story.calendar);
        for event in fired {
            step_is_lawful(story, std::slice::from_ref(&event), ActionKind::Fire);
            story.tell(vec![event]);
        }
        let again = fire_due(&story.case, now, &story.calendar);
        assert!(again.is_empty(), "a limit fires once: {again:?}");
    }
    let lawful: Vec<(ActionKind, Vec<Event>)> = commands(&story.case, today, *mood == RASH)
        .into_iter()
        .filter_map(|(actor, command)| {
            let kind = command.kind();
            let events = decide(&story.case, command, &actor, now, &story.calendar).ok()?;
            assert_eq!(allowed(&story.case, kind, &actor), Ok(()), "{kind} was done");
            let right = may(&actor, Action::Do(kind), &Subject::case(&story.case));
            assert_eq!(right, Ok(()), "{kind} was done by {}", actor.role);
            Some((kind, events))
        })
        .collect();
    if lawful.is_empty() {
        return;
    }
    let (kind, events) = &lawful[choice.index(lawful.len())];
    step_is_lawful(story, events, *kind);
    if events.iter().any(|event| event.fact.documents().contains(&DocumentKind::GrantDecision)) {
        let complete = story.case.missing().next().is_none();
        assert!(complete || *kind == ActionKind::GrantOnCommitment, "granted with a gap");
    }
    story.tell(events.clone());
}

/// The table allows the way, a state that is over stays, and no due date comes closer.
fn step_is_lawful(story: &Story, events: &[Event], kind: ActionKind) {
    let from = story.state();
    let mut case = story.case.clone();
    let law = case.terms.decision_clock();
    let before = case.due(law, &story.calendar);
    for event in events {
        case.apply(event);
    }
    let rule = events[0].fact.rule();
    let drawn = TRANSITIONS.iter().any(|row| {
        let leads = row.to.contains(&case.state) || (row.to.is_empty() && case.state == from);
        row.rule == rule && row.action == kind && row.from.contains(&from) && leads
    });
    assert!(drawn, "{rule} {kind} leads from {from} to {}", case.state);
    if from.is_terminal() {
        let after = [
            ActionKind::Archive,
            ActionKind::Rate,
            ActionKind::FileCommitmentCheck,
            ActionKind::Publish,
            ActionKind::Fire,
        ];
        assert!(after.contains(&kind), "{kind} in {from}");
    }
    let statutory = case.due(law, &story.calendar);
    if let (Some(before), Some(after)) = (before, statutory) {
        assert!(before <= after, "{kind} moved the due date closer");
    }
    if let (Some(promised), Some(statutory)) = (case.due(ClockId::C2p, &story.calendar), statutory)
    {
        assert!(promised <= statutory, "the promise outlasts the law");
    }
}

fn documents_are_grounded(events: &[Event]) {
    for event in events {
        if event.fact.documents().iter().any(|kind| kind.is_adverse()) {
            let grounds = event.fact.grounds().expect("an adverse document has grounds");
            assert!(!grounds.reasons.is_empty() && !grounds.basis.is_empty());
            assert!(!grounds.remedies.court.is_incomplete());
            assert!(!grounds.remedies.reconsideration.is_incomplete());
        }
    }
}

/// The log alone, also after it was stored, gives the state, the documents and the due dates.
fn replay_is_the_case(story: &Story) {
    let stored: Vec<String> =
        story.events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let read: Vec<Event> = stored.iter().map(|json| serde_json::from_str(json).unwrap()).collect();
    assert_eq!(read, story.events);
    let replayed = Case::replay(&read).unwrap();
    for id in ClockId::ALL {
        assert_eq!(
            replayed.due(id, &story.calendar),
            story.due(id).and(replayed.due(id, &story.calendar))
        );
    }
    assert_eq!(replayed, story.case);
}

/// Each receipt is answered by one outcome, or the case is still received, or ended by other means.
fn receipts_are_answered_once(story: &Story) {
    let mut answers = Vec::new();
    for event in &story.events {
        match &event.fact {
            Fact::Submitted { .. } | Fact::Resupplied { .. } => answers.push(0),
            Fact::FoundNotNeeded { .. }
            | Fact::FoundNotCompetent { .. }
            | Fact::DeficienciesNotified { .. }
            | Fact::AcceptanceDeclined { .. }
            | Fact::Accepted { .. }
            | Fact::DeemedAccepted { .. }
            | Fact::AcceptedDeferred { .. }
            | Fact::GrantedOnTheSpot
            | Fact::RefusedOnTheSpot { .. }
            | Fact::GrantedOnCommitment => *answers.last_mut().unwrap() += 1,
            _ => {}
        }
    }
    let (last, earlier) = answers.split_last().unwrap();
    assert!(earlier.iter().all(|count| *count == 1), "{answers:?}");
    let ended = matches!(story.state(), State::Withdrawn | State::Terminated);
    let open = story.state() == State::Received;
    assert!(*last == 1 || (*last == 0 && (open || ended)), "{answers:?} in {}", story.state());
}

/// Every clock whose running out was noticed was marked, no clock twice, and none before its day.
fn delays_are_marked_once(story: &Story) {
    let marked = story.case.clocks().iter().filter(|clock| clock.is_marked()).count();
    let mut told = 0;
    for event in &story.events {
        if let Fact::DelayMarked { due_on, .. } = event.fact {
            assert!(due_on < event.on(), "marked on {} though due on {due_on}", event.on());
            told += 1;
        }
    }
    assert_eq!(marked, told);
}

/// What is granted and open to the public has one clock until it is published, and nothing else has.
fn grants_are_published(story: &Story) {
    let is_grant = |event: &&Event| event.fact.documents().contains(&DocumentKind::GrantDecision);
    let granted_on = story.events.iter().find(is_grant).map(Event::on);
    let expected = granted_on.filter(|_| story.case.terms.publishes);
    let clocks = story.case.clocks();
    let mut clocks = clocks.iter().filter(|clock| clock.id() == ClockId::C14);
    let clock = clocks.next();
    assert_eq!(clock.map(Clock::start_on), expected);
    assert_eq!(clocks.next(), None);
    let published = story.events.iter().find(|event| event.fact.word() == "published");
    assert_eq!(clock.and_then(Clock::stopped_on), published.map(Event::on));
}

/// Whoever is heard was told in time.
fn hearings_are_announced_in_time(story: &Story) {
    if let Some(notice) = story.case.hearing_notice() {
        assert!(notice.is_in_time(&story.calendar));
        assert_eq!(notice.reading(&story.calendar).left, 0);
    }
}

/// An inspection is under way only when its clock was stopped by naming who goes.
fn inspectors_are_sent(story: &Story) {
    let inspected = story.case.terms.needs_inspection && story.case.accepted_on.is_some();
    let clock = story.case.clock(ClockId::C9);
    assert_eq!(clock.is_some(), inspected);
    let out = story.state() == State::Verify || story.case.verified;
    assert!(!out || clock.is_none_or(Clock::is_stopped), "nobody was sent");
}

/// A case is decided within C2 or within C3, never both.
fn one_clock_of_the_law_runs(story: &Story) {
    let has = |id| story.case.clock(id).is_some();
    let joint = story.case.terms.joint;
    assert!(!has(if joint { ClockId::C2 } else { ClockId::C3 }));
    assert_eq!(has(story.case.terms.decision_clock()), story.case.accepted_on.is_some());
}

/// Stages have at most one running clock, and only while the case is pending.
fn stages_follow_each_other(story: &Story) {
    let clocks = story.case.clocks();
    let stages: Vec<_> = clocks.iter().filter(|clock| clock.id() == ClockId::C15).collect();
    let running = stages.iter().filter(|clock| !clock.is_stopped()).count();
    let limit = story.state().stage().and_then(|stage| story.case.terms.limits.stages.of(stage));
    assert_eq!(running, usize::from(limit.is_some()), "in {}", story.state());
    for pair in stages.windows(2) {
        assert!(pair[0].stopped_on() <= Some(pair[1].start_on()), "one stage at a time");
    }
}

/// Received, reviewed, chaired and decided by different people; verified by two.
fn people_stand_apart(events: &[Event]) {
    let by = |role: Role| events.iter().filter(move |event| event.by.role == role);
    for event in events {
        match &event.fact {
            Fact::VerificationFiled { officers, .. } => {
                assert!(officers.len() >= 2 && officers[0] != officers[1]);
            }
            Fact::HearingOrdered { chair, .. } => {
                assert!(by(Role::Reviewer).all(|part| part.by.person != *chair));
            }
            Fact::Granted { .. } | Fact::Refused { .. } => {
                let prepared = by(Role::WindowClerk).chain(by(Role::Reviewer));
                assert!(prepared.into_iter().all(|part| part.by.person != event.by.person));
            }
            _ => {}
        }
    }
}

fn retold(story: &Story) -> Story {
    let case = Case::replay(&story.events).unwrap();
    Story { events: story.events.clone(), case, calendar: Calendar::official() }
}

fn later(date: Date, days: u32) -> Date {
    (0..days).fold(date, |date, _| Calendar::next_day(date))
}
