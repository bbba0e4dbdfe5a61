//! One story for every way through the machine; together they tell every rule.

use crate::story::{
    Story, UPPER, applicant, basis, chair, clerk, decider, filing, filing_under, filing_without,
    head, issuer, material, missing, person, reviewer, statement, upper_decider,
};
use domain::{
    access::Actor,
    calendar::Limit,
    clocks::Ground,
    items::{ExpiryPolicy, Mode},
    licensing::{
        Command, Delivery, Filing, HearingGround, Rating, Recommendation, Rule, Spot, State,
        TerminationCause,
    },
};
use std::collections::BTreeSet;
use time::{Date, macros::date};

pub(crate) const MON: Date = date!(2026 - 03 - 02);
pub(crate) const TUE: Date = date!(2026 - 03 - 03);
pub(crate) const WED: Date = date!(2026 - 03 - 04);
pub(crate) const THU: Date = date!(2026 - 03 - 05);

pub(crate) fn propose(recommendation: Recommendation) -> Command {
    Command::Propose { recommendation, opinion: "符合条件".into(), cites_minutes: true }
}

pub(crate) fn grant() -> Command {
    Command::Grant { opinion: "同意".into(), standing: None }
}

pub(crate) fn publish() -> Command {
    Command::Publish { entry: "信用澄江 2026-1".into() }
}

pub(crate) fn assign() -> Command {
    Command::Assign { reviewer: reviewer().person, related: false }
}

pub(crate) fn accepted() -> Story {
    Story::filed(MON, filing()).then(MON, &clerk(), Command::Accept)
}

pub(crate) fn in_review() -> Story {
    accepted().then(MON, &clerk(), assign())
}

pub(crate) fn in_decision() -> Story {
    in_review().then(TUE, &reviewer(), propose(Recommendation::Grant))
}

pub(crate) fn corrected() -> Story {
    Story::filed(MON, filing_without(&["lease", "photo"]))
        .then(TUE, &clerk(), Command::NotifyDeficiencies(vec![missing("lease"), missing("photo")]))
        .then(WED, &applicant(), Command::Resupply(vec![material("lease"), material("photo")]))
}

fn granted() -> Story {
    let electronic = Command::Issue { delivery: Delivery::Electronic, fee_paid: false };
    in_decision()
        .then(WED, &decider(), grant())
        .then(THU, &issuer(), electronic)
        .then(THU, &issuer(), publish())
        .then(THU, &Actor::system(), Command::Archive { package: "A-1".into() })
        .then(THU, &applicant(), Command::Rate { rating: Rating::Satisfied, comment: None })
}

fn on_the_spot() -> Story {
    let hand_over = Spot::HandOver {
        standing: None,
        recipient: "王小明".into(),
        fee_paid: false,
        package: "A-2".into(),
    };
    Story::filed(MON, immediate()).then(MON, &clerk(), Command::DecideOnTheSpot(hand_over))
}

pub(crate) fn immediate() -> Filing {
    filing_under(|terms| terms.mode = Mode::Immediate)
}

fn refused_on_the_spot() -> Story {
    let refuse = Command::DecideOnTheSpot(Spot::Refuse(statement()));
    Story::filed(MON, immediate()).then(MON, &clerk(), refuse)
}

fn on_commitment() -> Story {
    let checked = Command::FileCommitmentCheck { kept: true, finding: "属实".into() };
    Story::filed(MON, filing_without(&["lease"]))
        .then(MON, &clerk(), Command::GrantOnCommitment { standing: None })
        .then(THU, &reviewer(), checked)
}

pub(crate) fn deferred() -> Story {
    let deferred =
        Command::AcceptDeferred { materials: vec!["photo".into()], promise_signed: true };
    Story::filed(MON, filing_without(&["photo"])).then(MON, &clerk(), deferred)
}

fn examined_in_full() -> Story {
    let visit = Command::FileVerification {
        officers: vec![person(20), person(21)],
        finding: "相符".into(),
        conforms: true,
    };
    let testing = Command::StartSpecial {
        ground: Ground::Testing,
        basis: basis(),
        planned_days: 10,
        approved_by: Some(head().person),
    };
    let party = Command::TellParty { party: "邻居".into(), until_on: date!(2026 - 03 - 20) };
    in_review()
        .then(TUE, &reviewer(), Command::OrderVerification { visit_on: WED, officers: vec![] })
        .then(WED, &reviewer(), visit)
        .then(THU, &reviewer(), testing)
        .then(date!(2026 - 03 - 10), &reviewer(), Command::FinishSpecial { result: "合格".into() })
        .then(date!(2026 - 03 - 11), &reviewer(), party)
        .then(date!(2026 - 03 - 20), &reviewer(), Command::HearParty { opinion: "无异议".into() })
}

pub(crate) fn hearing_ordered() -> Story {
    let order = Command::OrderHearing {
        ground: HearingGround::Requested,
        chair: chair().person,
        held_on: date!(2026 - 04 - 03),
        place: "政务中心三楼".into(),
    };
    examined_in_full()
        .then(date!(2026 - 03 - 23), &reviewer(), Command::TellHearingRight)
        .then(date!(2026 - 03 - 24), &applicant(), Command::RequestHearing)
        .then(date!(2026 - 03 - 25), &head(), order)
}

fn heard_and_refused() -> Story {
    let closed = Command::CloseHearing { minutes: "笔录 2026-1".into() };
    hearing_ordered()
        .then(date!(2026 - 04 - 03), &chair(), closed)
        .then(date!(2026 - 04 - 07), &reviewer(), propose(Recommendation::Refuse))
        .then(date!(2026 - 04 - 08), &decider(), Command::Return { reason: "补充意见".into() })
        .then(date!(2026 - 04 - 08), &reviewer(), propose(Recommendation::Refuse))
        .then(date!(2026 - 04 - 09), &decider(), Command::Refuse(statement()))
}

fn sent_up() -> Story {
    let up = Command::ReportUp { department: UPPER.into(), opinion: "初审同意".into() };
    in_review().then(TUE, &reviewer(), up).then(WED, &upper_decider(), Command::TakeUp).then(
        THU,
        &upper_decider(),
        grant(),
    )
}

fn never_decided() -> Story {
    accepted()
        .then(
            TUE,
            &head(),
            Command::Extend { amount: 10, reason: "情况复杂".into(), approval: None },
        )
        .swept(date!(2026 - 04 - 15))
}

/// Every story, in the order of the rules.
pub(crate) fn all() -> Vec<Story> {
    let lapsing = |policy| {
        Story::filed(MON, filing_under(|terms| terms.correction_expiry = policy))
            .then(MON, &clerk(), Command::NotifyDeficiencies(vec![missing("map")]))
            .swept(date!(2026 - 04 - 30))
    };
    let elsewhere =
        Command::DeclareNotCompetent { organ: "水务局".into(), statement: statement() };
    let initialled = Command::CorrectOnTheSpot { fields: vec!["name".into()], initialled: true };
    let still_wrong =
        Command::DeclineAcceptance { deficiencies: vec![missing("photo")], statement: statement() };
    let half_corrected = Story::filed(MON, filing_without(&["lease", "photo"]))
        .then(TUE, &clerk(), Command::NotifyDeficiencies(vec![missing("lease"), missing("photo")]))
        .then(WED, &applicant(), Command::Resupply(vec![material("lease")]));
    let died = Command::Terminate {
        cause: TerminationCause::ApplicantDied,
        evidence: "死亡证明".into(),
        basis: basis(),
    };
    let hearing_lapsed =
        in_review().then(MON, &reviewer(), Command::TellHearingRight).swept(date!(2026 - 03 - 10));
    let special_outlasted = in_review().then(
        TUE,
        &reviewer(),
        Command::StartSpecial {
            ground: Ground::Appraisal,
            basis: basis(),
            planned_days: 3,
            approved_by: Some(head().person),
        },
    );
    vec![
        Story::filed(MON, filing()).then(TUE, &clerk(), Command::DeclareNotNeeded(statement())),
        Story::filed(MON, filing()).then(TUE, &clerk(), elsewhere),
        Story::filed(MON, filing()).then(TUE, &applicant(), initialled),
        lapsing(ExpiryPolicy::Lapsed),
        lapsing(ExpiryPolicy::NotAccepted),
        half_corrected.then(THU, &clerk(), still_wrong),
        corrected().then(THU, &clerk(), Command::Accept),
        Story::filed(MON, filing()).swept(date!(2026 - 03 - 10)),
        deferred().then(TUE, &applicant(), Command::Supply(vec!["photo".into()])),
        deferred().swept(date!(2026 - 03 - 17)),
        on_the_spot(),
        refused_on_the_spot(),
        on_commitment(),
        granted(),
        hearing_lapsed,
        special_outlasted.swept(date!(2026 - 03 - 09)),
        heard_and_refused(),
        sent_up(),
        never_decided(),
        in_review().then(TUE, &applicant(), Command::Withdraw { reason: None }),
        in_review().then(TUE, &head(), died),
    ]
}

#[test]
fn together_the_stories_tell_every_rule() {
    let told: BTreeSet<Rule> =
        all().iter().flat_map(|story| &story.events).map(|event| event.fact.rule()).collect();
    let untold: Vec<_> = Rule::ALL.iter().filter(|rule| !told.contains(rule)).collect();
    assert!(untold.is_empty(), "{untold:?}");
}

#[test]
fn the_stories_end_where_the_law_leads_them() {
    let ends: Vec<_> = all().iter().map(Story::state).collect();
    assert_eq!(
        ends,
        [
            State::NotNeeded,
            State::NotCompetent,
            State::Received,
            State::Lapsed,
            State::NotAccepted,
            State::NotAccepted,
            State::Accepted,
            State::Accepted,
            State::Accepted,
            State::Refused,
            State::Closed,
            State::Refused,
            State::GrantedCommit,
            State::Closed,
            State::Review,
            State::Review,
            State::Refused,
            State::Granted,
            State::Accepted,
            State::Withdrawn,
            State::Terminated,
        ]
    );
}

#[test]
fn the_word_of_a_fact_is_its_tag() {
    for event in all().iter().flat_map(|story| &story.events) {
        let json = serde_json::to_value(event).unwrap();
        assert_eq!(json["fact"], event.fact.word());
    }
}

#[test]
fn a_silent_applicant_of_a_special_item_may_be_refused() {
    let refused = Story::filed(
        MON,
        filing_under(|terms| {
            terms.correction_expiry = ExpiryPolicy::Refused;
            terms.limits.correction = Limit::working_days(3);
        }),
    )
    .then(MON, &clerk(), Command::NotifyDeficiencies(vec![missing("map")]))
    .swept(date!(2026 - 03 - 06));
    assert_eq!(refused.state(), State::Refused);
}
