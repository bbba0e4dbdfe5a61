//! Enquiries, challenges and complaints of suppliers: the buyer answers, the finance authority decides.

use super::*;
use crate::testing::{hall, officer_of};
use domain::{
    matters::{Ground, Period, Remedy},
    procurement::{Command as C, Examined, Outcome},
};

fn challenge() -> Written {
    let mut written = written_as(Topic::Procurement);
    "评分标准不明确".clone_into(&mut written.title);
    "澄江净水设备有限公司".clone_into(&mut written.contact.name);
    written.contact.address = "江北区工业路 8 号".to_owned();
    (written.more.begin, written.more.project) = ("challenge".to_owned(), "HC-2026-017".to_owned());
    written.more.known_on = "2026-02-26".to_owned();
    written
}

async fn does(hall: &TestHall, caller: &Caller, number: &str, command: C) -> Result<i64, Error> {
    act_on(hall, caller, number, Command::Procurement(command)).await
}

fn text() -> String {
    "详见附页。".to_owned()
}

#[tokio::test]
async fn a_challenge_is_answered_by_the_buyer_complained_about_and_decided_by_the_finance_authority()
 {
    let hall = hall().await;
    let reviewer = officer_of(&hall, "张思远", "finance", Role::Reviewer).await;
    let decider = officer_of(&hall, "张若兰", "finance", Role::Decider).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &challenge()).await.unwrap().number;
    assert!(number.starts_with("Z260302001"), "{number}");
    let hidden = show(&hall.ctx, &reviewer, &number).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "the authority has no part in it yet");
    let early = does(&hall, &hall.citizen, &number, C::Complain { text: text() }).await;
    assert!(matches!(early, Err(Error::Refused("matter_not_yet"))), "{early:?}");
    does(&hall, &hall.reviewer, &number, C::AnswerChallenge { text: text() }).await.unwrap();
    does(&hall, &hall.citizen, &number, C::Complain { text: text() }).await.unwrap();
    let buyer = show(&hall.ctx, &hall.reviewer, &number).await;
    assert!(matches!(buyer, Err(Error::NotFound)), "against whom it is directed never has it");
    assert_eq!(desk(&hall.ctx, &reviewer).await.unwrap().departments.len(), 1);
    let valid = C::Examine { found: Examined::Valid };
    does(&hall, &reviewer, &number, valid).await.unwrap();
    does(&hall, &reviewer, &number, C::SendCopies).await.unwrap();
    does(&hall, &reviewer, &number, C::Take).await.unwrap();
    let ground = Ground::Appraisal;
    does(&hall, &reviewer, &number, C::StartSpecial { ground, reason: text() }).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    let decision = shown.running.iter().find(|it| it.period == Period::ProcurementDecision);
    assert_eq!(decision.unwrap().paused.unwrap().0, Ground::Appraisal);
    does(&hall, &reviewer, &number, C::FinishSpecial { result: text() }).await.unwrap();
    does(&hall, &decider, &number, C::Suspend { days: 30 }).await.unwrap();
    let outcome = Outcome::PartlyUpheld;
    does(&hall, &reviewer, &number, C::Propose { outcome, text: text() }).await.unwrap();
    does(&hall, &decider, &number, C::Approve).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!(shown.standing.state(), "decided");
    assert_eq!(shown.remedy.unwrap().0, Remedy::Either);
}

#[tokio::test]
async fn a_challenge_comes_within_seven_working_days_and_an_enquiry_whenever_one_asks() {
    let hall = hall().await;
    let mut late = challenge();
    late.more.known_on = "2026-02-05".to_owned();
    let refused = lodge(&hall.ctx, &hall.citizen, id(1), &late).await;
    assert!(matches!(refused, Err(Error::Refused("matter_too_late"))), "{refused:?}");
    late.more.begin = "enquiry".to_owned();
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &late).await.unwrap().number;
    assert_eq!(state(&hall, &number).await, "enquired");
    assert_eq!(own(&hall.ctx, &hall.citizen, None).await.unwrap()[0].kind, "enquiry");
}

#[tokio::test]
async fn a_challenge_names_supplier_buyer_project_and_day_and_everything_wrong_is_told_at_once() {
    let hall = hall().await;
    let empty = Written {
        title: "评分".to_owned(),
        told: text().repeat(2),
        ..Written::new(Topic::Procurement)
    };
    let Err(Error::Invalid(faults)) = lodge(&hall.ctx, &hall.citizen, id(1), &empty).await else {
        panic!("nobody has brought anything")
    };
    let fields: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["begin", "department", "project", "known_on", "name", "mobile"]);
    for (day, code) in [("2026-03-03", "too-late"), ("02/26", "not-a-date")] {
        let mut wrong = challenge();
        wrong.more.known_on = day.to_owned();
        let Err(Error::Invalid(faults)) = lodge(&hall.ctx, &hall.citizen, id(1), &wrong).await
        else {
            panic!("{day}")
        };
        assert_eq!(faults, [crate::FieldFault::new("known_on", code)]);
    }
    // A supplier without an account follows it by its code.
    let lodged = lodge(&hall.ctx, &visitor("one"), id(1), &challenge()).await.unwrap();
    assert!(lodged.query_code.is_some());
    let nameless = Written { known: Some(Known::Anonymous), ..challenge() };
    let refused = lodge(&hall.ctx, &visitor("one"), id(2), &nameless).await;
    assert!(matches!(refused, Err(Error::Refused("matter_name_needed"))), "{refused:?}");
}

#[tokio::test]
async fn a_complaint_that_is_not_corrected_in_time_is_not_taken_and_strangers_read_nothing() {
    let hall = hall().await;
    let reviewer = officer_of(&hall, "张思远", "finance", Role::Reviewer).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &challenge()).await.unwrap().number;
    for stranger in [&hall.stranger, &hall.health_clerk, &visitor("one")] {
        let acted = does(&hall, stranger, &number, C::Withdraw).await;
        assert!(matches!(acted, Err(Error::NotFound)));
    }
    does(&hall, &hall.clerk, &number, C::AnswerChallenge { text: text() }).await.unwrap();
    does(&hall, &hall.citizen, &number, C::Complain { text: text() }).await.unwrap();
    let correct = C::RequestCorrection { text: text(), working_days: None };
    does(&hall, &reviewer, &number, correct).await.unwrap();
    hall.clock.set("2026-03-10", 9);
    sweep(&hall.ctx).await.unwrap();
    assert_eq!(state(&hall, &number).await, "rejected");
}
