//! What people file, and everything that they might try afterwards.

use super::later;
use crate::{
    stories::{assign, grant, propose, publish},
    story::{
        DEPARTMENT, UPPER, applicant, basis, chair, clerk, decider, filing, head, issuer, material,
        person, reviewer, staff, statement, upper_decider, wanting,
    },
};
use domain::{
    access::{Actor, Role},
    calendar::Limit,
    clocks::Ground,
    items::{ExpiryPolicy, Mode, StageLimits},
    licensing::{
        Case, Channel, Command, Delivery, Filing, Finding, HearingGround, QuantityStanding, Rating,
        Recommendation, Spot, Target, TerminationCause, TimerKind,
    },
};
use proptest::prelude::*;
use time::Date;

pub fn filings() -> impl Strategy<Value = Filing> {
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
pub fn commands(case: &Case, today: Date, rash: bool) -> Vec<(Actor, Command)> {
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
