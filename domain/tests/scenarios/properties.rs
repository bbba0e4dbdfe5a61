//! What holds in every matter, whatever people do (domain A.10).

use domain::{
    Date, Moment,
    access::{Actor, Role},
    calendar::Calendar,
    complaints::{self, CallBack, Outcome},
    disclosure_requests::{self, Answer, AnswerKind, Received},
    ids::PersonId,
    matters::{
        Asker, Command, Elsewhere, Fact, Ground, Matter, MatterNumber, Origin, Period, Phase,
        Refusal, Setting, decide, fire_due,
    },
    petitions::{self, Finding, Opinion, Referral, Route},
    procurement::{self, Begin, Examined},
    ratings::Rating,
    rectifications,
};
use proptest::{prelude::*, sample::Index};
use time::macros::date;
use uuid::Uuid;

const BEGIN: Date = date!(2026 - 01 - 26);

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn staff(number: u128, role: Role, department: &str) -> Asker {
    Asker::Staff(Actor::staff(person(number), role, Some(department.into())))
}

/// Everybody who may want something.
fn askers() -> Vec<Asker> {
    vec![
        Asker::Filer,
        staff(60, Role::WindowClerk, "hotline"),
        staff(64, Role::Reviewer, "hotline"),
        staff(65, Role::OrganHead, "hotline"),
        staff(20, Role::Reviewer, "market"),
        staff(21, Role::Reviewer, "market"),
        staff(30, Role::Decider, "market"),
        staff(40, Role::OrganHead, "market"),
        staff(22, Role::Reviewer, "water"),
        staff(41, Role::OrganHead, "water"),
        staff(50, Role::Decider, "office"),
        staff(51, Role::Decider, "province"),
        Asker::Staff(Actor::staff(person(70), Role::Supervisor, None)),
    ]
}

fn origin() -> Origin {
    Origin::of(person(1), "hotline", "office")
}

fn text() -> String {
    "情况属实。".into()
}

/// Everything that can be wanted of a complaint.
fn of_complaints() -> Vec<Command> {
    use complaints::Command as C;
    let into: MatterNumber = "T2603020010000014".parse().unwrap();
    let all = vec![
        C::Accept { urgent: false },
        C::Decline { elsewhere: Elsewhere::Litigation, reason: text() },
        C::Dispatch { lead: "market".into(), assisting: vec!["water".into()] },
        C::Dispatch { lead: "water".into(), assisting: Vec::new() },
        C::Return { competent: text(), reason: text() },
        C::Take,
        C::Assign { to: person(21) },
        C::Contribute { text: text() },
        C::Clarify { question: text() },
        C::Supplement { text: text() },
        C::Say,
        C::Propose { outcome: Outcome::Resolved, text: text() },
        C::Approve,
        C::SendBack { reason: text() },
        C::CallBack { result: CallBack::Dissatisfied },
        C::Reopen { reason: text() },
        C::Appeal { reason: text() },
        C::DecideAppeal { granted: true, text: text() },
        C::DecideAppeal { granted: false, text: text() },
        C::Close,
        C::Merge { into },
        C::Identify { person: person(20), department: "market".into(), leads: false },
        C::Identify { person: person(41), department: "water".into(), leads: true },
        C::Extend { amount: 5, reason: text() },
        C::Supervise { note: text() },
        C::Withdraw,
    ];
    all.into_iter().map(Command::Complaint).collect()
}

/// Everything that can be wanted of a rectification.
fn of_rectifications() -> Vec<Command> {
    use rectifications::Command as C;
    let members = vec![person(91), person(92), person(93)];
    let all = vec![
        C::Take,
        C::Assign { to: person(21) },
        C::Contact { text: text() },
        C::Fix { text: text() },
        C::Plan { text: text(), working_days: 10 },
        C::Explain { text: text() },
        C::Contest { reason: text() },
        C::Judge { members: members.clone(), misused: true, text: text() },
        C::Judge { members, misused: false, text: text() },
        C::FeedBack { text: text() },
        C::CallBack { result: CallBack::Dissatisfied },
        C::CallBack { result: CallBack::NotReached },
        C::Close,
        C::Supervise { note: text() },
    ];
    all.into_iter().map(Command::Rectification).collect()
}

/// Everything that can be wanted of a request for disclosure.
fn of_requests() -> Vec<Command> {
    use disclosure_requests::Command as C;
    let answer = Answer { kind: AnswerKind::Provided, exemption: None, text: text() };
    let all = vec![
        C::Clarify { text: text(), working_days: None },
        C::Supplement { text: text() },
        C::Take,
        C::Consult { ground: Ground::ThirdParty, who: text() },
        C::Consult { ground: Ground::JointOrgan, who: text() },
        C::Hear { ground: Ground::ThirdParty, agrees: Some(true) },
        C::Hear { ground: Ground::JointOrgan, agrees: None },
        C::Extend { amount: 20, reason: text() },
        C::Propose { answer },
        C::Approve,
        C::SendBack { reason: text() },
        C::Supervise { note: text() },
        C::Withdraw,
    ];
    all.into_iter().map(Command::Disclosure).collect()
}

/// Everything that can be wanted of a petition.
fn of_petitions() -> Vec<Command> {
    use petitions::Command as C;
    let (claims, facts, opinion, basis) = (text(), text(), text(), text());
    let finding = Finding::Explained;
    let opinion = Opinion { finding, claims, facts, opinion, basis };
    let (route, elsewhere) = (Route::Judicial, Elsewhere::Litigation);
    let all = vec![
        C::Refer { to: "market".into(), referral: Referral::SameLevel },
        C::Object { competent: text(), reason: text() },
        C::SettleObjection { consents: true },
        C::SettleObjection { consents: false },
        C::Accept,
        C::Direct { route, elsewhere, reason: text() },
        C::Decline { elsewhere: Elsewhere::PetitionUnderWay, reason: text() },
        C::Take,
        C::Extend { amount: 30, reason: text() },
        C::Propose { opinion },
        C::Approve,
        C::SendBack { reason: text() },
        C::RequestReview { reason: text() },
        C::DecideReview { finding, text: text() },
        C::RequestReReview { reason: text() },
        C::OpenHearing,
        C::CloseHearing,
        C::DecideReReview { finding, text: text() },
        C::Supervise { note: text() },
        C::Withdraw,
    ];
    all.into_iter().map(Command::Petition).collect()
}

/// Everything that can be wanted of a procurement challenge.
fn of_challenges() -> Vec<Command> {
    use procurement::Command as C;
    let all = vec![
        C::AnswerEnquiry { text: text() },
        C::Challenge { text: text() },
        C::AnswerChallenge { text: text() },
        C::Complain { text: text() },
        C::Examine { found: Examined::Valid },
        C::Examine { found: Examined::Inadmissible },
        C::RequestCorrection { text: text(), working_days: None },
        C::Correct { text: text() },
        C::Reject { reason: text() },
        C::SendCopies,
        C::Take,
        C::Assign { to: person(21) },
        C::StartSpecial { ground: Ground::Testing, reason: text() },
        C::FinishSpecial { result: text() },
        C::Suspend { days: 30 },
        C::Propose { outcome: procurement::Outcome::Upheld, text: text() },
        C::Approve,
        C::SendBack { reason: text() },
        C::Supervise { note: text() },
        C::Withdraw,
    ];
    all.into_iter().map(Command::Procurement).collect()
}

/// What comes in, and what can be wanted of it.
fn filings() -> Vec<(Fact, Vec<Command>)> {
    let complaint =
        complaints::Filing { origin: origin(), kind: complaints::Kind::OverTime, within: None };
    let rectification = rectifications::Filing {
        origin: origin(),
        rating: Rating::Dissatisfied,
        department: "market".into(),
    };
    let (received, wanted) = (Received::InPerson, text());
    let request = disclosure_requests::Filing { origin: origin(), received, wanted, form: None };
    let request = disclosure_requests::receive(request).unwrap();
    let (re_reviewer, claims) = ("province".into(), text());
    let petition = petitions::Filing { origin: origin(), re_reviewer, claims };
    let petition = petitions::register(petition).unwrap();
    let calendar = Calendar::official();
    let setting = Setting { now: Moment::at(BEGIN, 9, 0), calendar: &calendar };
    let supplier = Origin::of(person(1), "water", "market");
    let challenge = |begin| {
        let origin = supplier.clone();
        let (project, text) = (text(), text());
        let filing = procurement::Filing { origin, begin, known_on: BEGIN, project, text };
        Fact::Procurement(procurement::begin(filing, setting).unwrap())
    };
    vec![
        (challenge(Begin::Enquiry), of_challenges()),
        (challenge(Begin::Challenge), of_challenges()),
        (Fact::Petition(petition), of_petitions()),
        (Fact::Disclosure(request), of_requests()),
        (Fact::Complaint(complaints::lodge(complaint).unwrap()), of_complaints()),
        (Fact::Rectification(rectifications::open(rectification).unwrap()), of_rectifications()),
    ]
}

/// A matter and its log.
#[derive(Clone)]
struct Story {
    matter: Matter,
    log: Vec<(Moment, Fact)>,
    calendar: Calendar,
}

impl Story {
    fn begin(fact: Fact) -> Self {
        let log = vec![(Moment::at(BEGIN, 9, 0), fact)];
        let matter = Matter::replay(&log).expect("it has come in");
        Self { matter, log, calendar: Calendar::official() }
    }

    fn setting(&self, now: Moment) -> Setting<'_> {
        Setting { now, calendar: &self.calendar }
    }

    fn tell(&mut self, facts: Vec<Fact>, now: Moment) {
        for fact in facts {
            self.matter.apply(&fact, now);
            self.log.push((now, fact));
        }
    }

    fn settle(&mut self, now: Moment) {
        let facts = fire_due(&self.matter, self.setting(now));
        self.tell(facts, now);
        assert_eq!(fire_due(&self.matter, self.setting(now)), [], "a period passes once");
    }

    /// Everything that is lawful now.
    fn lawful(&self, commands: &[Command], now: Moment) -> Vec<Vec<Fact>> {
        let all = askers();
        let wants = commands.iter().flat_map(|it| all.iter().map(move |asker| (it, asker)));
        let answers = wants.filter_map(|(command, asker)| {
            decide(&self.matter, command.clone(), asker, self.setting(now)).ok()
        });
        answers.collect()
    }
}

fn later(date: Date, days: u32) -> Date {
    (0..days).fold(date, |date, _| Calendar::next_day(date))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_law_holds(
        which in any::<Index>(),
        steps in prop::collection::vec((0..9_u32, any::<Index>()), 1..40),
    ) {
        let filings = filings();
        let (fact, commands) = &filings[which.index(filings.len())];
        let mut story = Story::begin(fact.clone());
        let mut today = BEGIN;
        for (days, choice) in steps {
            today = later(today, days);
            let now = Moment::at(today, 9, 0);
            story.settle(now);
            let lawful = story.lawful(commands, now);
            let phase = story.matter.phase();
            if phase == Phase::Closed {
                let words = lawful.iter().flatten().map(Fact::word);
                prop_assert!(words.into_iter().all(|it| it == "appealed"), "after the end: {:?}", lawful);
            }
            if lawful.is_empty() {
                continue;
            }
            let before = story.matter.clone();
            let facts = lawful[choice.index(lawful.len())].clone();
            story.tell(facts, now);
            no_last_day_comes_closer(&before, &story.matter, &story.calendar);
            whoever_is_meant_has_it(&story.matter);
        }
        let replayed = Matter::replay(&story.log);
        prop_assert_eq!(replayed.as_ref(), Some(&story.matter));
        let json = serde_json::to_string(&story.matter).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Matter>(&json).unwrap(), &story.matter);
        told_once(&story);
    }

    #[test]
    fn a_late_sweep_finds_what_timely_sweeps_find(
        which in any::<Index>(),
        steps in prop::collection::vec((0..4_u32, any::<Index>()), 0..12),
        silence in 1..120_u32,
    ) {
        let filings = filings();
        let (fact, commands) = &filings[which.index(filings.len())];
        let mut story = Story::begin(fact.clone());
        let mut today = BEGIN;
        for (days, choice) in steps {
            today = later(today, days);
            let now = Moment::at(today, 9, 0);
            story.settle(now);
            let lawful = story.lawful(commands, now);
            if !lawful.is_empty() {
                story.tell(lawful[choice.index(lawful.len())].clone(), now);
            }
        }
        let mut late = story.clone();
        late.settle(Moment::at(later(today, silence), 9, 0));
        for day in 1..=silence {
            story.settle(Moment::at(later(today, day), 9, 0));
        }
        let facts = |story: &Story| story.log.iter().map(|it| it.1.clone()).collect::<Vec<_>>();
        prop_assert_eq!(facts(&late), facts(&story));
        prop_assert_eq!(late.matter.state(), story.matter.state());
    }
}

/// A clock that runs on is never due earlier than before: nothing that somebody does shortens a period.
fn no_last_day_comes_closer(before: &Matter, after: &Matter, calendar: &Calendar) {
    for period in Period::ALL {
        let running = |matter: &Matter| matter.clocks().running(*period).cloned();
        let (Some(earlier), Some(later)) = (running(before), running(after)) else { continue };
        if earlier.start_on() != later.start_on() {
            continue;
        }
        if let (Some(earlier), Some(later)) = (earlier.due(calendar), later.due(calendar)) {
            assert!(earlier <= later, "{period} came closer");
        }
    }
}

/// Nobody handles what concerns them, and nobody handles their own.
fn whoever_is_meant_has_it(matter: &Matter) {
    let holders = matter.holders();
    if let Some(handler) = holders.handler {
        assert!(!holders.must_not_handle(handler, holders.lead.as_deref()));
    }
}

/// That a period has passed is told after its last day, and once for each time it ran.
fn told_once(story: &Story) {
    let told = story.log.iter().filter(|(_, fact)| matches!(fact.word(), "overdue" | "lapsed"));
    let marked = story.matter.clocks().iter().filter(|clock| clock.is_marked()).count();
    assert!(marked <= told.count());
}

#[test]
fn a_command_of_another_procedure_is_refused() {
    let refused = Refusal::WrongState;
    for (fact, _) in filings() {
        let story = Story::begin(fact);
        let others = filings().into_iter().flat_map(|it| it.1);
        let others = others.filter(|it| {
            let json = serde_json::to_value(it).unwrap();
            json["procedure"] != story.matter.procedure().word()
        });
        for command in others {
            let now = Moment::at(BEGIN, 9, 0);
            let answer = decide(&story.matter, command, &Asker::Hall, story.setting(now));
            assert_eq!(answer, Err(refused));
        }
    }
}
