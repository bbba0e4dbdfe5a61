//! Every way in which the rules say no.

use crate::{
    stories::{
        MON, THU, TUE, WED, accepted, assign, corrected, deferred, grant, hearing_ordered,
        in_decision, in_review, propose,
    },
    story::{
        Story, applicant, basis, chair, clerk, decider, filing, filing_under, filing_without, head,
        issuer, material, missing, person, reviewer, staff, statement, stranger, wanting,
    },
};
use domain::{
    access::{Actor, Role},
    clocks::Ground,
    items::Mode,
    licensing::{
        Command, Commitment, Deficiency, Delivery, Filing, Finding, HearingGround,
        QuantityStanding, Rating, Recommendation, Refusal, Spot, Statement, Target,
        TerminationCause, TimerKind,
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

fn review() -> Vec<Row> {
    let visit = |officers, finding: &str| Command::FileVerification {
        officers,
        finding: finding.into(),
        conforms: true,
    };
    let verifying =
        || in_review().then(TUE, &reviewer(), Command::OrderVerification { visit_on: WED });
    let special = |ground, planned_days, approved_by| Command::StartSpecial {
        ground,
        basis: basis(),
        planned_days,
        approved_by,
    };
    let by_head = Some(head().person);
    let party = |party: &str, until_on| Command::TellParty { party: party.into(), until_on };
    let at = |command, refusal| row(in_review(), TUE, reviewer(), command, refusal);
    let up = |department: &str, opinion: &str| Command::ReportUp {
        department: department.into(),
        opinion: opinion.into(),
    };
    let verified_item = filing_under(|terms| terms.needs_verification = true);
    let unverified = Story::filed(MON, verified_item).then(MON, &clerk(), Command::Accept).then(
        MON,
        &clerk(),
        assign(),
    );
    let mute = Command::Propose {
        recommendation: Recommendation::Grant,
        opinion: String::new(),
        cites_minutes: false,
    };
    let testing = || in_review().then(TUE, &reviewer(), special(Ground::Testing, 5, by_head));
    vec![
        row(
            verifying(),
            WED,
            reviewer(),
            visit(vec![person(20), person(20)], "x"),
            Refusal::NeedsTwoOfficers,
        ),
        row(
            verifying(),
            WED,
            reviewer(),
            visit(vec![person(20), person(1)], "x"),
            Refusal::OwnApplication,
        ),
        row(
            verifying(),
            WED,
            reviewer(),
            visit(vec![person(20), person(21)], ""),
            Refusal::ResultMissing,
        ),
        at(Command::OrderVerification { visit_on: MON }, Refusal::DateInThePast),
        at(special(Ground::PublicNotice, 5, by_head), Refusal::GroundNotInLaw),
        at(special(Ground::Hearing, 5, by_head), Refusal::GroundNotInLaw),
        at(special(Ground::Testing, 0, by_head), Refusal::PlannedDaysMissing),
        at(special(Ground::Testing, 5, None), Refusal::ApprovalMissing),
        at(special(Ground::Testing, 5, Some(person(20))), Refusal::SameOfficer),
        row(
            testing(),
            WED,
            reviewer(),
            Command::FinishSpecial { result: String::new() },
            Refusal::ResultMissing,
        ),
        at(party("", WED), Refusal::PartyMissing),
        at(party("邻居", MON), Refusal::DateInThePast),
        at(up("", "x"), Refusal::OrganMissing),
        at(up("market", "x"), Refusal::SameDepartment),
        at(up("province", ""), Refusal::OpinionMissing),
        at(mute, Refusal::OpinionMissing),
        row(
            unverified,
            TUE,
            reviewer(),
            propose(Recommendation::Grant),
            Refusal::VerificationMissing,
        ),
    ]
}

fn hearing() -> Vec<Row> {
    let order = |ground, chair: Actor, held_on, place: &str| Command::OrderHearing {
        ground,
        chair: chair.person,
        held_on,
        place: place.into(),
    };
    let asked = || {
        in_review().then(TUE, &reviewer(), Command::TellHearingRight).then(
            WED,
            &applicant(),
            Command::RequestHearing,
        )
    };
    let told = || in_review().then(TUE, &reviewer(), Command::TellHearingRight);
    let concerned = in_review()
        .then(TUE, &reviewer(), Command::TellParty { party: "邻居".into(), until_on: WED })
        .then(WED, &reviewer(), Command::HearParty { opinion: "反对".into() });
    let may = date!(2026 - 05 - 29);
    // The law's example: notice by 20 May for a hearing on 29 May.
    let last_day = in_review().ask(
        date!(2026 - 05 - 20),
        &head(),
        order(HearingGround::ExOfficio, chair(), may, "三楼"),
    );
    assert!(last_day.is_ok());
    let closed = hearing_ordered().then(
        date!(2026 - 04 - 03),
        &chair(),
        Command::CloseHearing { minutes: "笔录".into() },
    );
    let uncited = Command::Propose {
        recommendation: Recommendation::Refuse,
        opinion: "x".into(),
        cites_minutes: false,
    };
    let by_law = Story::filed(MON, filing_under(|terms| terms.needs_hearing = true))
        .then(MON, &clerk(), Command::Accept)
        .then(MON, &clerk(), assign());
    let open = told().then(WED, &reviewer(), propose(Recommendation::Refuse));
    let at = |story, command, refusal| row(story, THU, reviewer(), command, refusal);
    vec![
        at(told(), Command::TellHearingRight, Refusal::HearingRightGiven),
        row(in_review(), TUE, applicant(), Command::RequestHearing, Refusal::HearingRightNotGiven),
        row(asked(), THU, applicant(), Command::RequestHearing, Refusal::HearingRequested),
        row(
            told(),
            date!(2026 - 03 - 11),
            applicant(),
            Command::RequestHearing,
            Refusal::LimitPassed,
        ),
        at(asked(), propose(Recommendation::Refuse), Refusal::HearingMissing),
        at(by_law, propose(Recommendation::Grant), Refusal::HearingMissing),
        at(concerned, propose(Recommendation::Grant), Refusal::HearingRightNotGiven),
        row(open, THU, decider(), Command::Refuse(statement()), Refusal::HearingWindowOpen),
        at(
            in_review(),
            order(HearingGround::Requested, chair(), may, "三楼"),
            Refusal::HearingNotRequested,
        ),
        at(
            in_review(),
            order(HearingGround::ExOfficio, reviewer(), may, "三楼"),
            Refusal::ChairIsReviewer,
        ),
        at(in_review(), order(HearingGround::ExOfficio, chair(), may, ""), Refusal::PlaceMissing),
        row(
            in_review(),
            date!(2026 - 05 - 21),
            head(),
            order(HearingGround::ExOfficio, chair(), may, "三楼"),
            Refusal::NoticeTooShort,
        ),
        row(
            hearing_ordered(),
            date!(2026 - 04 - 02),
            chair(),
            Command::CloseHearing { minutes: "x".into() },
            Refusal::HearingNotHeld,
        ),
        row(
            hearing_ordered(),
            date!(2026 - 04 - 03),
            chair(),
            Command::CloseHearing { minutes: String::new() },
            Refusal::MinutesMissing,
        ),
        row(closed, date!(2026 - 04 - 07), reviewer(), uncited, Refusal::MinutesNotCited),
    ]
}

fn decision() -> Vec<Row> {
    let extend = |amount| Command::Extend { amount, reason: "x".into() };
    let extended = accepted().then(TUE, &head(), extend(5));
    let unextended = Story::filed(MON, filing_under(|terms| terms.limits.extension = 0)).then(
        MON,
        &clerk(),
        Command::Accept,
    );
    let charged = Story::filed(MON, filing_under(|terms| terms.charges_fee = true))
        .then(MON, &clerk(), Command::Accept)
        .then(MON, &clerk(), assign())
        .then(TUE, &reviewer(), propose(Recommendation::Grant))
        .then(WED, &decider(), grant());
    let issue = |delivery| Command::Issue { delivery, fee_paid: false };
    let lost = Delivery::Courier { number: String::new() };
    let granted = in_decision().then(WED, &decider(), grant());
    let withdrawn = || received().then(MON, &applicant(), Command::Withdraw { reason: None });
    let archive = |package: &str| Command::Archive { package: package.into() };
    let rate = || Command::Rate { rating: Rating::Dissatisfied, comment: None };
    let check = || Command::FileCommitmentCheck { kept: false, finding: "x".into() };
    let issued = in_decision().then(WED, &decider(), grant()).then(
        WED,
        &issuer(),
        issue(Delivery::Electronic),
    );
    let checked = Story::filed(MON, filing())
        .then(MON, &clerk(), Command::GrantOnCommitment { standing: None })
        .then(MON, &reviewer(), check());
    let ended = Command::Terminate {
        cause: TerminationCause::LawRepealed,
        evidence: String::new(),
        basis: basis(),
    };
    let early = Command::Fire(TimerKind::DeemAcceptance);
    let owing = deferred().then(MON, &clerk(), assign()).then(
        TUE,
        &reviewer(),
        propose(Recommendation::Grant),
    );
    vec![
        row(extended, WED, head(), extend(5), Refusal::AlreadyExtended),
        row(accepted(), WED, head(), extend(11), Refusal::ExtensionAmount),
        row(unextended, WED, head(), extend(5), Refusal::ExtensionNotOffered),
        row(
            in_decision(),
            WED,
            decider(),
            Command::Return { reason: String::new() },
            Refusal::ReasonMissing,
        ),
        row(owing, WED, decider(), grant(), Refusal::MaterialsMissing),
        row(charged, THU, issuer(), issue(Delivery::Electronic), Refusal::FeeUnpaid),
        row(granted, THU, issuer(), issue(lost), Refusal::NumberMissing),
        row(withdrawn(), MON, applicant(), Command::Withdraw { reason: None }, Refusal::WrongState),
        row(
            withdrawn().then(MON, &Actor::system(), archive("A-3")),
            MON,
            issuer(),
            archive("A-4"),
            Refusal::AlreadyArchived,
        ),
        row(
            withdrawn().then(MON, &applicant(), rate()),
            MON,
            applicant(),
            rate(),
            Refusal::AlreadyRated,
        ),
        row(issued, THU, reviewer(), check(), Refusal::NoCommitment),
        row(checked, THU, reviewer(), check(), Refusal::AlreadyChecked),
        row(received(), MON, head(), ended, Refusal::EvidenceMissing),
        row(received(), TUE, Actor::system(), early, Refusal::NotDueYet),
    ]
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
    [who(), receipt(), modes(), review(), hearing(), decision()].into_iter().flatten().collect()
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
