//! Every way in which the rules say no.

mod later;

use crate::{
    stories::{
        MON, THU, TUE, WED, accepted, assign, corrected, deferred, grant, hearing_ordered,
        in_decision, in_review, propose,
    },
    story::{
        Story, applicant, clerk, filing, filing_under, filing_without, head, material, missing,
        person, reviewer, staff, statement, stranger, wanting,
    },
};
use domain::{
    access::{Actor, Role},
    items::Mode,
    licensing::{
        Command, Commitment, Deficiency, Filing, Finding, QuantityStanding, Recommendation,
        Refusal, Spot, Statement, Target,
    },
};
use std::collections::BTreeSet;
use time::{Date, macros::date};

/// A command that is refused.
struct Row {
    story: Story,
    on: Date,
    actor: Actor,
    command: Command,
    refusal: Refusal,
}

fn row(story: Story, on: Date, actor: Actor, command: Command, refusal: Refusal) -> Row {
    Row { story, on, actor, command, refusal }
}

fn received() -> Story {
    Story::filed(MON, filing())
}

fn notify(deficiencies: Vec<Deficiency>) -> Command {
    Command::NotifyDeficiencies(deficiencies)
}

fn notified() -> Story {
    let lacking = filing_without(&["lease", "photo"]);
    Story::filed(MON, lacking).then(MON, &clerk(), notify(vec![missing("lease"), missing("photo")]))
}

fn decline() -> Command {
    Command::DeclineAcceptance { deficiencies: vec![missing("lease")], statement: statement() }
}

fn who() -> Vec<Row> {
    let elsewhere = Actor::staff(person(10), Role::WindowClerk, Some("water".into()));
    let own_clerk = staff(1, Role::WindowClerk);
    let clerk_who_decides = staff(10, Role::Decider);
    let other_reviewer = staff(21, Role::Reviewer);
    let given = |reviewer, related| Command::Assign { reviewer, related };
    let minutes = Command::CloseHearing { minutes: "笔录".into() };
    let held_on = date!(2026 - 04 - 03);
    vec![
        row(received(), MON, reviewer(), assign(), Refusal::WrongState),
        row(received(), MON, elsewhere, Command::Accept, Refusal::NotPermitted),
        row(received(), MON, reviewer(), Command::Accept, Refusal::NotPermitted),
        row(received(), MON, stranger(), Command::Withdraw { reason: None }, Refusal::NotPermitted),
        row(received(), MON, own_clerk, Command::Accept, Refusal::OwnApplication),
        row(in_review(), MON, other_reviewer, propose(Recommendation::Grant), Refusal::NotAssigned),
        row(in_decision(), WED, clerk(), grant(), Refusal::ClerkMayNotDecide),
        row(in_decision(), WED, clerk_who_decides, grant(), Refusal::SameOfficer),
        row(in_decision(), WED, staff(20, Role::Decider), grant(), Refusal::SameOfficer),
        row(accepted(), MON, clerk(), given(person(1), false), Refusal::OwnApplication),
        row(accepted(), MON, clerk(), given(person(20), true), Refusal::ReviewerIsRelated),
        row(accepted(), MON, reviewer(), given(person(21), false), Refusal::NotPermitted),
        row(hearing_ordered(), held_on, head(), minutes, Refusal::NotTheChair),
    ]
}

fn receipt() -> Vec<Row> {
    let unnamed = Command::DeclareNotCompetent { organ: String::new(), statement: statement() };
    let silent = Statement { reasons: vec![], ..statement() };
    let blank = Statement { reasons: vec!["  ".into()], ..statement() };
    let baseless = Statement { basis: vec![], ..statement() };
    let without_remark = vec![Deficiency { remark: String::new(), ..missing("map") }];
    let scrawl = Command::CorrectOnTheSpot { fields: vec!["name".into()], initialled: false };
    let needless = |statement| Command::DeclareNotNeeded(statement);
    let field = || wanting(Target::Field("name".into()), Finding::Inconsistent);
    let late = date!(2026 - 03 - 10);
    vec![
        row(received(), MON, clerk(), unnamed, Refusal::OrganMissing),
        row(received(), MON, clerk(), needless(silent), Refusal::ReasonMissing),
        row(received(), MON, clerk(), needless(blank), Refusal::ReasonMissing),
        row(received(), MON, clerk(), needless(baseless), Refusal::BasisMissing),
        row(received(), late, clerk(), needless(statement()), Refusal::LimitPassed),
        row(received(), late, clerk(), Command::Accept, Refusal::LimitPassed),
        row(received(), late, clerk(), notify(vec![missing("map")]), Refusal::LimitPassed),
        row(received(), MON, clerk(), notify(vec![]), Refusal::NothingListed),
        row(received(), MON, clerk(), notify(without_remark), Refusal::RemarkMissing),
        row(received(), MON, clerk(), notify(vec![field(), field()]), Refusal::ListedTwice),
        row(received(), MON, clerk(), notify(vec![missing("other")]), Refusal::NotInPublishedList),
        row(received(), MON, clerk(), notify(vec![missing("lease")]), Refusal::ItemWasSupplied),
        row(corrected(), WED, clerk(), notify(vec![field()]), Refusal::SecondNoticeHasNewItems),
        row(corrected(), WED, clerk(), notify(vec![missing("lease")]), Refusal::ItemWasSupplied),
        row(corrected(), WED, clerk(), decline(), Refusal::MustAccept),
        row(corrected(), WED, clerk(), needless(statement()), Refusal::MustAccept),
        row(received(), MON, clerk(), decline(), Refusal::NotNotified),
        row(received(), MON, applicant(), scrawl, Refusal::NotInitialled),
        row(notified(), TUE, applicant(), Command::Resupply(vec![]), Refusal::NothingListed),
        row(
            notified(),
            TUE,
            applicant(),
            Command::Resupply(vec![material("map")]),
            Refusal::NotAskedFor,
        ),
        row(
            Story::filed(MON, filing_without(&["photo"])),
            MON,
            clerk(),
            Command::Accept,
            Refusal::MaterialsMissing,
        ),
    ]
}

fn modes() -> Vec<Row> {
    let defer = |promise_signed| Command::AcceptDeferred {
        materials: vec!["photo".into()],
        promise_signed,
    };
    let unoffered = Filing { terms: filing_under(|it| it.deferred = None).terms, ..lacking() };
    let uncommitted = filing_under(|terms| terms.commitment = None);
    let commitment = |signed, bad_credit| Filing {
        commitment: Some(Commitment { signed, bad_credit }),
        ..filing()
    };
    let limited = |on_spot: bool| {
        filing_under(|terms| {
            terms.quantity_limit = Some(10);
            terms.mode = if on_spot { Mode::Immediate } else { Mode::Promise };
        })
    };
    let spot = |granted, earlier_waiting| {
        let standing = Some(QuantityStanding { granted, earlier_waiting });
        Command::DecideOnTheSpot(Spot::Grant { standing })
    };
    let commit = || Command::GrantOnCommitment { standing: None };
    let immediate_verified = filing_under(|terms| {
        terms.mode = Mode::Immediate;
        terms.needs_verification = true;
    });
    let at =
        |filing, command, refusal| row(Story::filed(MON, filing), MON, clerk(), command, refusal);
    let scanned = Story::try_filed(MON, filing(), &clerk()).unwrap();
    vec![
        at(lacking(), defer(false), Refusal::PromiseMissing),
        at(filing(), defer(true), Refusal::NothingMissing),
        at(filing_without(&["lease"]), defer(true), Refusal::NotDeferrable),
        at(unoffered, defer(true), Refusal::DeferralNotOffered),
        row(deferred(), TUE, applicant(), supply("map"), Refusal::NotAskedFor),
        at(filing(), spot(0, 0), Refusal::NotImmediate),
        at(immediate_verified, spot(0, 0), Refusal::VerificationMissing),
        at(limited(true), spot(10, 0), Refusal::QuantityExhausted),
        at(limited(true), spot(8, 2), Refusal::EarlierApplicationWaits),
        at(limited(false), commit(), Refusal::StandingUnknown),
        at(uncommitted, commit(), Refusal::CommitmentNotOffered),
        at(commitment(false, false), commit(), Refusal::CommitmentNotSigned),
        at(Filing { commitment: None, ..filing() }, commit(), Refusal::CommitmentNotSigned),
        at(commitment(true, true), commit(), Refusal::BadCredit),
        at(filing_without(&["identity"]), commit(), Refusal::MaterialsMissing),
        row(scanned, MON, clerk(), commit(), Refusal::SameOfficer),
    ]
}

fn lacking() -> Filing {
    filing_without(&["photo"])
}

fn supply(key: &str) -> Command {
    Command::Supply(vec![key.into()])
}

/// What is refused before there is a case.
fn filings() -> Vec<(Filing, Actor, Refusal)> {
    let baseless = filing_under(|terms| terms.basis.clear());
    let final_word = filing_under(|terms| terms.remedies.court.zh.clear());
    let project = filing_under(|terms| terms.needs_project_code = true);
    vec![
        (Filing { faults: 2, ..filing() }, applicant(), Refusal::FormInvalid),
        (Filing { declared: false, ..filing() }, applicant(), Refusal::DeclarationMissing),
        (Filing { authorised: false, ..filing() }, applicant(), Refusal::NotAuthorised),
        (Filing { barred: true, ..filing() }, applicant(), Refusal::Barred),
        (project, applicant(), Refusal::ProjectCodeMissing),
        (
            Filing { project_code_valid: Some(false), ..filing() },
            applicant(),
            Refusal::ProjectCodeMissing,
        ),
        (filing(), stranger(), Refusal::NotPermitted),
        (filing(), staff(1, Role::WindowClerk), Refusal::OwnApplication),
        (baseless, applicant(), Refusal::BasisMissing),
        (final_word, applicant(), Refusal::RemediesMissing),
    ]
}

fn rows() -> Vec<Row> {
    let tables = [
        who(),
        receipt(),
        modes(),
        later::verification(),
        later::special_procedure(),
        later::review(),
        later::hearing_right(),
        later::hearing(),
        later::decision(),
        later::publication(),
        later::afterwards(),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn the_rules_say_no_and_why() {
    for Row { story, on, actor, command, refusal } in rows() {
        let kind = command.kind();
        let answer = story.ask(on, &actor, command);
        assert_eq!(answer, Err(refusal), "{kind} in {} by {}", story.state(), actor.role);
    }
    for (filing, actor, refusal) in filings() {
        assert_eq!(Story::try_filed(MON, filing, &actor).err(), Some(refusal));
    }
}

#[test]
fn every_refusal_has_an_example() {
    let mut shown: BTreeSet<Refusal> = rows().iter().map(|row| row.refusal).collect();
    shown.extend(filings().iter().map(|(_, _, refusal)| *refusal));
    // These belong to the licence, whose examples are beside its code.
    shown.extend([Refusal::HarmsPublicInterest, Refusal::PeriodRuns]);
    let silent: Vec<_> = Refusal::ALL.iter().filter(|code| !shown.contains(code)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_case_is_filed_once() {
    let again = Command::Submit(Box::new(filing()));
    assert_eq!(received().ask(MON, &applicant(), again), Err(Refusal::WrongState));
}

#[test]
fn a_second_notice_may_repeat_what_is_still_wrong() {
    let blurred = wanting(material("lease"), Finding::Unreadable);
    let story = corrected().then(THU, &clerk(), notify(vec![blurred]));
    assert_eq!(story.case.first_listed, [material("lease"), material("photo")]);
    assert_eq!(story.case.corrections.len(), 1);
    assert_eq!(story.case.missing().collect::<Vec<_>>(), ["lease"]);
}
