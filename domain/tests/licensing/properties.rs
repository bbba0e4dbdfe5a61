//! What holds whatever people do (domain A.10).

use crate::{
    stories::{assign, grant, propose, publish},
    story::{
        DEPARTMENT, Story, UPPER, applicant, basis, chair, clerk, decider, filing, head, issuer,
        material, person, reviewer, staff, statement, upper_decider, wanting,
    },
};
use domain::{
    Moment,
    access::{Action, Actor, Role, Subject, may},
    calendar::{Calendar, Limit},
    clocks::{Clock, ClockId, Ground},
    items::{ExpiryPolicy, Mode, StageLimits},
    licensing::{
        ActionKind, Case, Channel, Command, Delivery, DocumentKind, Event, Fact, Filing, Finding,
        HearingGround, QuantityStanding, Rating, Recommendation, Spot, State, TRANSITIONS, Target,
        TerminationCause, TimerKind, allowed, decide, fire_due,
    },
};
use proptest::{prelude::*, sample::Index};
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

fn filings() -> impl Strategy<Value = Filing> {
    let policies = || {
        prop_oneof![
            Just(ExpiryPolicy::Lapsed),
            Just(ExpiryPolicy::NotAccepted),
            Just(ExpiryPolicy::Refused),
        ]
    };
    let flags = any::<[bool; 12]>();
    let held = any::<[bool; 4]>();
    (flags, held, policies(), policies()).prop_map(|(flags, held, correction, deferral)| {
        let [
            immediate,
            verified,
            heard,
            limited,
            charged,
            online,
            plain,
            commits,
            staged,
            open,
            inspected,
            joint,
        ] = flags;
        let mut filing = filing();
        filing.channel = if online { Channel::Online } else { Channel::Counter };
        for (paper, held) in filing.papers.iter_mut().zip(held) {
            paper.held = held || plain;
        }
        filing.commitment = filing.commitment.filter(|_| commits && !plain);
        let terms = &mut filing.terms;
        terms.mode = if immediate && !plain { Mode::Immediate } else { Mode::Promise };
        terms.needs_verification = verified && !plain;
        terms.needs_inspection = inspected && terms.needs_verification;
        terms.needs_hearing = heard && !plain;
        terms.quantity_limit = limited.then_some(5);
        terms.charges_fee = charged;
        terms.publishes = open;
        terms.joint = joint;
        if staged {
            terms.limits.stages = stages();
        }
        terms.correction_expiry = correction;
        if let Some(policy) = &mut terms.deferred {
            policy.expiry = deferral;
        }
        filing
    })
}

/// Two days to find a reviewer and four to examine; signing has no limit of its own.
fn stages() -> StageLimits {
    let days = |n| Some(Limit::working_days(n));
    StageLimits { assignment: days(2), review: days(4), decision: None }
}

/// Everything that people might try; the rules pick what is lawful.
fn commands(case: &Case, today: Date, rash: bool) -> Vec<(Actor, Command)> {
    let mut commands = receipts(case);
    commands.extend(examinations(today));
    commands.extend(endings());
    if rash {
        commands.extend(early_ends());
    }
    commands
}

fn early_ends() -> Vec<(Actor, Command)> {
    let died = TerminationCause::ApplicantDied;
    let wrong = vec![wanting(material("lease"), Finding::Unreadable)];
    let decline = Command::DeclineAcceptance { deficiencies: wrong, statement: statement() };
    let elsewhere = Command::DeclareNotCompetent { organ: "x".into(), statement: statement() };
    vec![
        (clerk(), Command::DeclareNotNeeded(statement())),
        (clerk(), elsewhere),
        (clerk(), decline),
        (clerk(), Command::DecideOnTheSpot(Spot::Refuse(statement()))),
        (applicant(), Command::Withdraw { reason: None }),
        (head(), Command::Terminate { cause: died, evidence: "x".into(), basis: basis() }),
    ]
}

fn receipts(case: &Case) -> Vec<(Actor, Command)> {
    let listed: Vec<Target> =
        case.corrections.iter().map(|item| item.deficiency.target.clone()).collect();
    let missing: Vec<String> = case.missing().map(str::to_owned).collect();
    let wrong = |key: &str| vec![wanting(material(key), Finding::Unreadable)];
    let standing = Some(QuantityStanding { granted: 2, earlier_waiting: 1 });
    let hand_over =
        Spot::HandOver { standing, recipient: "x".into(), fee_paid: true, package: "x".into() };
    let defer = Command::AcceptDeferred { materials: missing.clone(), promise_signed: true };
    vec![
        (applicant(), Command::CorrectOnTheSpot { fields: vec!["x".into()], initialled: true }),
        (clerk(), Command::NotifyDeficiencies(wrong("lease"))),
        (clerk(), Command::NotifyDeficiencies(wrong("photo"))),
        (applicant(), Command::Resupply(listed)),
        (clerk(), Command::Accept),
        (clerk(), defer),
        (applicant(), Command::Supply(missing)),
        (clerk(), Command::DecideOnTheSpot(Spot::Grant { standing })),
        (clerk(), Command::DecideOnTheSpot(hand_over)),
        (clerk(), Command::GrantOnCommitment { standing }),
        (clerk(), assign()),
        (clerk(), grant()),
    ]
}

fn examinations(today: Date) -> Vec<(Actor, Command)> {
    let visit =
        |officers| Command::FileVerification { officers, finding: "x".into(), conforms: false };
    let order_visit = |officers| Command::OrderVerification { visit_on: today, officers };
    let special = Command::StartSpecial {
        ground: Ground::Inspection,
        basis: basis(),
        planned_days: 4,
        approved_by: Some(head().person),
    };
    let order = |chair: Actor| Command::OrderHearing {
        ground: HearingGround::ExOfficio,
        chair: chair.person,
        held_on: later(today, 20),
        place: "x".into(),
    };
    let up = Command::ReportUp { department: UPPER.into(), opinion: "x".into() };
    let another = Command::Assign { reviewer: person(21), related: false };
    let upper = Actor::staff(person(61), Role::Reviewer, Some(UPPER.into()));
    let here = Command::ReportUp { department: DEPARTMENT.into(), opinion: "x".into() };
    vec![
        (reviewer(), order_visit(vec![])),
        (reviewer(), order_visit(vec![person(20), person(21)])),
        (reviewer(), visit(vec![person(20), person(21)])),
        (reviewer(), visit(vec![person(20)])),
        (reviewer(), special),
        (reviewer(), Command::FinishSpecial { result: "x".into() }),
        (reviewer(), Command::TellParty { party: "x".into(), until_on: today }),
        (reviewer(), Command::HearParty { opinion: "x".into() }),
        (reviewer(), Command::TellHearingRight),
        (applicant(), Command::RequestHearing),
        (head(), order(chair())),
        (reviewer(), order(reviewer())),
        (chair(), Command::CloseHearing { minutes: "x".into() }),
        (reviewer(), up),
        (reviewer(), here),
        (upper, propose(Recommendation::Grant)),
        (head(), another),
        (staff(21, Role::Reviewer), propose(Recommendation::Refuse)),
        (reviewer(), propose(Recommendation::Grant)),
    ]
}

fn endings() -> Vec<(Actor, Command)> {
    let standing = Some(QuantityStanding { granted: 0, earlier_waiting: 0 });
    let sign = || Command::Grant { opinion: "x".into(), standing };
    let issue = Command::Issue { delivery: Delivery::Collection, fee_paid: true };
    let timers = TimerKind::ALL.iter().map(|kind| (Actor::system(), Command::Fire(*kind)));
    let people = [
        (head(), Command::Extend { amount: 7, reason: "x".into(), approval: Some("x".into()) }),
        (upper_decider(), Command::TakeUp),
        (upper_decider(), sign()),
        (decider(), sign()),
        (staff(20, Role::Decider), sign()),
        (staff(10, Role::Decider), Command::Refuse(statement())),
        (decider(), Command::Refuse(statement())),
        (decider(), Command::Return { reason: "x".into() }),
        (issuer(), issue),
        (issuer(), publish()),
        (Actor::system(), Command::Archive { package: "x".into() }),
        (reviewer(), Command::FileCommitmentCheck { kept: true, finding: "x".into() }),
        (applicant(), Command::Rate { rating: Rating::Satisfied, comment: None }),
    ];
    people.into_iter().chain(timers).collect()
}
