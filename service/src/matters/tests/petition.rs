//! Petitions, by the routes of XF 31: told where they belong, or handled, reviewed and over for good.

use super::*;
use crate::testing::{hall, officer_of};
use domain::{
    matters::{AnnualLine, Elsewhere, Procedure},
    petitions::{Command as C, Finding, Opinion, Referral, Route},
};

fn petition() -> Written {
    let mut written = written_as(Topic::Petition);
    "要求落实加装电梯补助".clone_into(&mut written.title);
    written.contact.address = "江北区民主路 3 号".to_owned();
    written
}

async fn does(hall: &TestHall, caller: &Caller, number: &str, command: C) -> Result<i64, Error> {
    act_on(hall, caller, number, Command::Petition(command)).await
}

/// Those who hear petitions.
struct Organs {
    office: Caller,
    above: Caller,
    province: Caller,
}

async fn organs(hall: &TestHall) -> Organs {
    Organs {
        office: officer_of(hall, "施一鸣", "petitions", Role::WindowClerk).await,
        above: officer_of(hall, "顾云", "office", Role::Decider).await,
        province: officer_of(hall, "孔若兰", "province", Role::Decider).await,
    }
}

fn opinion() -> Opinion {
    let said = |text: &str| text.to_owned();
    Opinion {
        finding: Finding::Explained,
        claims: said("要求发放补助。"),
        facts: said("申请尚未提交。"),
        opinion: said("请按指南申请。"),
        basis: said("加装电梯补助办法第五条。"),
    }
}

async fn referred(hall: &TestHall, organs: &Organs, written: &Written) -> String {
    let number = lodge(&hall.ctx, &hall.citizen, id(1), written).await.unwrap().number;
    let refer = C::Refer { to: "market".to_owned(), referral: Referral::ReportBack };
    does(hall, &organs.office, &number, refer).await.unwrap();
    number
}

#[tokio::test]
async fn a_petition_that_belongs_on_another_route_is_told_the_channel_that_lies_on_it() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &petition()).await.unwrap().number;
    assert!(number.starts_with("X260302018"), "{number}");
    let direct =
        |route, elsewhere| C::Direct {
            route, elsewhere, reason: "应当申请行政复议。".to_owned()
        };
    let beside = direct(Route::Judicial, Elsewhere::Reconsideration);
    let beside = does(&hall, &organs.office, &number, beside).await;
    assert!(matches!(beside, Err(Error::Refused("matter_route_not_allowed"))), "{beside:?}");
    let right = direct(Route::Administrative, Elsewhere::Reconsideration);
    does(&hall, &organs.office, &number, right).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!((shown.standing.state(), &*shown.actions), ("directed", &[][..]));
    assert!(shown.running.is_empty(), "no clock runs on");
}

#[tokio::test]
async fn the_route_that_a_petition_was_told_is_in_the_report_of_the_year_also_of_an_older_row() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &petition()).await.unwrap().number;
    let (route, elsewhere) = (Route::Administrative, Elsewhere::Reconsideration);
    let reason = "应当申请行政复议。".to_owned();
    does(&hall, &organs.office, &number, C::Direct { route, elsewhere, reason }).await.unwrap();
    let head = officer_of(&hall, "梁安", "center", Role::OrganHead).await;
    let told = async || {
        let reported = annual_figures(&hall.ctx, &head, 2026).await.unwrap();
        let petitions = &reported.iter().find(|it| it.0 == Procedure::Petition).unwrap().1;
        petitions.get(&AnnualLine::Route(route)).copied()
    };
    assert_eq!(told().await, Some(1));
    let row = find(&mut hall.ctx.db.read().await.unwrap(), &number).await.unwrap().unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&row.standing.json).unwrap();
    assert!(json.as_object_mut().unwrap().remove("route").is_some());
    let (seq, standing) =
        (row.last_seq, store::matters::Standing { json: json.to_string(), ..row.standing });
    let older = hall.ctx.db.transact(move |tx| {
        let standing = standing.clone();
        Box::pin(async move { store::matters::change(tx, row.id, seq, seq, &standing).await })
    });
    older.await.unwrap();
    assert_eq!(told().await, Some(1));
}

#[tokio::test]
async fn a_petition_is_accepted_answered_reviewed_re_reviewed_and_over_for_good() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let number = referred(&hall, &organs, &petition()).await;
    does(&hall, &hall.clerk, &number, C::Accept).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!(shown.due.unwrap().1.to_string(), "2026-05-01", "sixty natural days (XF 34)");
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let lacking = Opinion { basis: " ".to_owned(), ..opinion() };
    let lacking = does(&hall, &hall.reviewer, &number, C::Propose { opinion: lacking }).await;
    assert!(matches!(lacking, Err(Error::Refused("matter_reason_missing"))), "{lacking:?}");
    does(&hall, &hall.reviewer, &number, C::Propose { opinion: opinion() }).await.unwrap();
    does(&hall, &hall.decider, &number, C::Approve).await.unwrap();
    let reason = "没有解决。".to_owned();
    does(&hall, &hall.citizen, &number, C::RequestReview { reason: reason.clone() }).await.unwrap();
    let waiting = desk(&hall.ctx, &organs.above).await.unwrap().departments;
    assert_eq!(waiting.len(), 1, "the organ above finds it in its list");
    let review =
        || C::DecideReview { finding: Finding::NotSupported, text: "维持。".to_owned() };
    let own = does(&hall, &hall.decider, &number, review()).await;
    assert!(matches!(own, Err(Error::Refused("matter_not_permitted"))), "{own:?}");
    does(&hall, &organs.above, &number, review()).await.unwrap();
    does(&hall, &hall.citizen, &number, C::RequestReReview { reason }).await.unwrap();
    let last = C::DecideReReview { finding: Finding::NotSupported, text: "维持。".to_owned() };
    does(&hall, &organs.province, &number, last).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!((shown.standing.state(), &*shown.actions), ("concluded", &[][..]));
    let words = happened(&hall, &hall.citizen, &number).await;
    assert!(!words.contains(&"proposed"), "{words:?}");
}

#[tokio::test]
async fn what_accuses_an_organ_is_never_forwarded_to_it_and_it_does_not_learn_of_it() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let mut accusing = petition();
    accusing.more.against = "yes".to_owned();
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &accusing).await.unwrap().number;
    let refer = |to: &str| C::Refer { to: to.to_owned(), referral: Referral::SameLevel };
    let to_itself = does(&hall, &organs.office, &number, refer("market")).await;
    assert!(matches!(to_itself, Err(Error::Refused("matter_concerned"))), "{to_itself:?}");
    does(&hall, &organs.office, &number, refer("health")).await.unwrap();
    for of_it in [&hall.clerk, &hall.reviewer, &hall.decider, &hall.head] {
        assert!(matches!(show(&hall.ctx, of_it, &number).await, Err(Error::NotFound)));
    }
    assert!(show(&hall.ctx, &hall.health_clerk, &number).await.is_ok());
    // Against an organ that is not named it cannot be directed.
    let nobody = Written { department: String::new(), ..accusing };
    let refused = lodge(&hall.ctx, &hall.citizen, id(2), &nobody).await;
    let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults, [crate::FieldFault::new("department", "missing")]);
}

#[tokio::test]
async fn who_brings_a_petition_is_named_to_those_who_handle_it_and_each_look_is_noted() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let secret = Written { known: Some(Known::Secret), ..petition() };
    let number = referred(&hall, &organs, &secret).await;
    let curious = reveal(&hall.ctx, &hall.second_reviewer, &number, "好奇").await;
    assert!(matches!(curious, Err(Error::Refused("forbidden"))), "{curious:?}");
    let filer = reveal(&hall.ctx, &organs.office, &number, "书面告知").await.unwrap();
    assert_eq!(filer.contact.unwrap().address, "江北区民主路 3 号");
    let looks = show(&hall.ctx, &organs.office, &number).await.unwrap().looks;
    assert_eq!(looks.len(), 1);
}

#[tokio::test]
async fn several_petition_through_five_at_most_and_an_anonymous_one_is_followed_by_its_code() {
    let hall = hall().await;
    let mut joint = petition();
    (joint.more.people, joint.more.representatives) = ("40".to_owned(), String::new());
    let voiceless = lodge(&hall.ctx, &hall.citizen, id(1), &joint).await;
    let code = "matter_representative_missing";
    assert!(matches!(voiceless, Err(Error::Refused(it)) if it == code), "{voiceless:?}");
    joint.more.representatives = "一\n二\n三\n四\n五\n六".to_owned();
    let loud = lodge(&hall.ctx, &hall.citizen, id(1), &joint).await;
    let code = "matter_too_many_representatives";
    assert!(matches!(loud, Err(Error::Refused(it)) if it == code), "{loud:?}");
    joint.more.people = "4000000000000".to_owned();
    assert!(matches!(lodge(&hall.ctx, &hall.citizen, id(1), &joint).await, Err(Error::Invalid(_))));
    let nameless =
        Written { known: Some(Known::Anonymous), contact: Contact::default(), ..petition() };
    let lodged = lodge(&hall.ctx, &visitor("one"), id(2), &nameless).await.unwrap();
    let other = visitor("two");
    let opened = track(&hall.ctx, &other, &lodged.number, &lodged.query_code.unwrap()).await;
    assert_eq!(opened.unwrap(), lodged.number);
}

#[tokio::test]
async fn a_petition_that_waits_too_long_is_late_and_one_that_nobody_has_reviewed_is_over() {
    let hall = hall().await;
    let organs = organs(&hall).await;
    let number = referred(&hall, &organs, &petition()).await;
    hall.clock.set("2026-03-18", 9);
    sweep(&hall.ctx).await.unwrap();
    assert_eq!(
        happened(&hall, &hall.citizen, &number).await,
        ["registered", "referred", "overdue"]
    );
    does(&hall, &hall.reviewer, &number, C::Accept).await.unwrap();
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    does(&hall, &hall.reviewer, &number, C::Propose { opinion: opinion() }).await.unwrap();
    does(&hall, &hall.decider, &number, C::Approve).await.unwrap();
    hall.clock.set("2026-04-20", 9);
    sweep(&hall.ctx).await.unwrap();
    assert_eq!(state(&hall, &number).await, "settled");
    let late = C::RequestReview { reason: "没有解决。".to_owned() };
    let late = does(&hall, &hall.citizen, &number, late).await;
    assert!(matches!(late, Err(Error::Refused("matter_wrong_state"))), "{late:?}");
}
