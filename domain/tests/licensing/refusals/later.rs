//! What is refused after acceptance: in review, hearing and decision, and afterwards.

use super::{Row, received, row};
use crate::{
    stories::{
        MON, THU, TUE, WED, accepted, assign, deferred, grant, hearing_ordered, in_decision,
        in_review, propose, publish,
    },
    story::{
        Story, applicant, basis, chair, clerk, decider, filing, filing_under, head, issuer, person,
        reviewer, statement,
    },
};
use domain::{
    access::Actor,
    clocks::Ground,
    licensing::{
        Command, Delivery, HearingGround, Rating, Recommendation, Refusal, TerminationCause,
        TimerKind,
    },
};
use time::macros::date;

pub(super) fn verification() -> Vec<Row> {
    let visit = |officers, finding: &str| Command::FileVerification {
        officers,
        finding: finding.into(),
        conforms: true,
    };
    let verifying = || {
        in_review().then(
            TUE,
            &reviewer(),
            Command::OrderVerification { visit_on: WED, officers: vec![] },
        )
    };
    let verified_item = filing_under(|terms| terms.needs_verification = true);
    let unverified = Story::filed(MON, verified_item).then(MON, &clerk(), Command::Accept).then(
        MON,
        &clerk(),
        assign(),
    );
    let at = |command, refusal| row(verifying(), WED, reviewer(), command, refusal);
    let order = |visit_on, officers| Command::OrderVerification { visit_on, officers };
    let inspected = filing_under(|terms| terms.needs_inspection = true);
    let inspected = || {
        Story::filed(MON, inspected.clone()).then(MON, &clerk(), Command::Accept).then(
            MON,
            &clerk(),
            assign(),
        )
    };
    let early = order(MON, vec![]);
    vec![
        at(visit(vec![person(20), person(20)], "x"), Refusal::NeedsTwoOfficers),
        at(visit(vec![person(20), person(1)], "x"), Refusal::OwnApplication),
        at(visit(vec![person(20), person(21)], ""), Refusal::ResultMissing),
        row(in_review(), TUE, reviewer(), early, Refusal::DateInThePast),
        row(inspected(), TUE, reviewer(), order(WED, vec![]), Refusal::NeedsTwoOfficers),
        row(
            inspected(),
            TUE,
            reviewer(),
            order(WED, vec![person(20), person(1)]),
            Refusal::OwnApplication,
        ),
        row(in_review(), TUE, reviewer(), order(WED, vec![person(20)]), Refusal::NeedsTwoOfficers),
        row(
            unverified,
            TUE,
            reviewer(),
            propose(Recommendation::Grant),
            Refusal::VerificationMissing,
        ),
    ]
}

pub(super) fn special_procedure() -> Vec<Row> {
    let special = |ground, planned_days, approved_by| Command::StartSpecial {
        ground,
        basis: basis(),
        planned_days,
        approved_by,
    };
    let by_head = Some(head().person);
    let testing = || in_review().then(TUE, &reviewer(), special(Ground::Testing, 5, by_head));
    let at = |command, refusal| row(in_review(), TUE, reviewer(), command, refusal);
    vec![
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
    ]
}

pub(super) fn review() -> Vec<Row> {
    let party = |party: &str, until_on| Command::TellParty { party: party.into(), until_on };
    let at = |command, refusal| row(in_review(), TUE, reviewer(), command, refusal);
    let up = |department: &str, opinion: &str| Command::ReportUp {
        department: department.into(),
        opinion: opinion.into(),
    };
    let mute = Command::Propose {
        recommendation: Recommendation::Grant,
        opinion: String::new(),
        cites_minutes: false,
    };
    vec![
        at(party("", WED), Refusal::PartyMissing),
        at(party("邻居", MON), Refusal::DateInThePast),
        at(up("", "x"), Refusal::OrganMissing),
        at(up("market", "x"), Refusal::SameDepartment),
        at(up("province", ""), Refusal::OpinionMissing),
        at(mute, Refusal::OpinionMissing),
    ]
}

pub(super) fn hearing_right() -> Vec<Row> {
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
    ]
}

pub(super) fn hearing() -> Vec<Row> {
    let order = |ground, chair: Actor, held_on, place: &str| Command::OrderHearing {
        ground,
        chair: chair.person,
        held_on,
        place: place.into(),
    };
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
    let at = |story, command, refusal| row(story, THU, reviewer(), command, refusal);
    vec![
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

pub(super) fn decision() -> Vec<Row> {
    let extend = |amount| Command::Extend { amount, reason: "x".into(), approval: None };
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
        row(received(), MON, head(), ended, Refusal::EvidenceMissing),
        row(received(), TUE, Actor::system(), early, Refusal::NotDueYet),
    ]
}

pub(super) fn publication() -> Vec<Row> {
    let granted = |filing| {
        Story::filed(MON, filing)
            .then(MON, &clerk(), Command::Accept)
            .then(MON, &clerk(), assign())
            .then(TUE, &reviewer(), propose(Recommendation::Grant))
            .then(WED, &decider(), grant())
    };
    let published = granted(filing()).then(WED, &issuer(), publish());
    let secret = granted(filing_under(|terms| terms.publishes = false));
    let refused = in_decision().then(WED, &decider(), Command::Refuse(statement()));
    let nowhere = Command::Publish { entry: " ".into() };
    let at = |story, command, refusal| row(story, THU, issuer(), command, refusal);
    vec![
        at(granted(filing()), nowhere, Refusal::NumberMissing),
        at(published, publish(), Refusal::AlreadyPublished),
        at(secret, publish(), Refusal::NotPublic),
        at(refused, publish(), Refusal::WrongState),
    ]
}

pub(super) fn afterwards() -> Vec<Row> {
    let withdrawn = || received().then(MON, &applicant(), Command::Withdraw { reason: None });
    let archive = |package: &str| Command::Archive { package: package.into() };
    let rate = || Command::Rate { rating: Rating::Dissatisfied, comment: None };
    let check = || Command::FileCommitmentCheck { kept: false, finding: "x".into() };
    let issued = in_decision().then(WED, &decider(), grant()).then(
        WED,
        &issuer(),
        Command::Issue { delivery: Delivery::Electronic, fee_paid: false },
    );
    let checked = Story::filed(MON, filing())
        .then(MON, &clerk(), Command::GrantOnCommitment { standing: None })
        .then(MON, &reviewer(), check());
    vec![
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
    ]
}
