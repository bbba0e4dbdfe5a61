//! What a matter was answered becomes an answer for everybody (答复选登), without whoever brought it.

use super::{
    complaints::{answered, brought, does},
    *,
};
use crate::{
    FieldFault,
    published_answers::{Proposal, Source, approve, draft_of_matter, list, propose, withdraw},
    testing::hall,
};
use domain::{
    Text,
    complaints::{Command as C, Outcome},
    ids::PublishedAnswerId,
    matters::Procedure,
};

const TITLE: &str = "王小明在民主路 3 号2单元等电话13800138000";

fn proposal(number: &str, answer: &str) -> Proposal {
    Proposal {
        question: Text::new("窗口排队太久", ""),
        answer: Text::new(answer, ""),
        source: Some(Source::Matter(number.to_owned())),
        ..Proposal::default()
    }
}

/// A complaint that was answered and is proposed for everybody; its number, and which answer it became.
async fn proposed(hall: &TestHall) -> (String, PublishedAnswerId) {
    let number = brought(hall, TITLE).await;
    answered(hall, &desks(hall).await, &number).await;
    propose(&hall.ctx, &hall.reviewer, "market", proposal(&number, "已加开窗口。")).await.unwrap();
    let waiting = list(&hall.ctx, &hall.head, "market").await.unwrap().proposed;
    (number, waiting[0].id)
}

#[tokio::test]
async fn an_answer_begins_without_whoever_brought_the_matter_and_is_refused_when_it_names_them() {
    let hall = hall().await;
    let secret = Written {
        title: TITLE.to_owned(),
        known: Some(Known::Secret),
        contact: Contact { name: "欧阳锋".to_owned(), ..complaint().contact },
        ..complaint()
    };
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &secret).await.unwrap().number;
    answered(&hall, &desks(&hall).await, &number).await;
    assert!(show(&hall.ctx, &hall.reviewer, &number).await.unwrap().may_publish);
    let drafted = draft_of_matter(&hall.ctx, &hall.reviewer, &number).await.unwrap();
    assert_eq!(drafted.question, "〔略〕在民主路〔略〕等电话〔略〕");
    assert_eq!((&*drafted.answer, &*drafted.department), ("已核实并道歉。", "market"));
    for named in ["欧阳锋您好", "欧阳先生您好", "王小明您好", "写信到 a@b.com"] {
        let refused = propose(&hall.ctx, &hall.reviewer, "market", proposal(&number, named)).await;
        let Err(Error::Invalid(faults)) = refused else { panic!("{named}: {refused:?}") };
        assert_eq!(faults, [FieldFault::new("answer", "personal")]);
    }
    // Neither who brought it nor a stranger, another department or a desk that does not lead it proposes anything.
    let center = desks(&hall).await.clerk;
    for caller in [&hall.citizen, &hall.stranger, &hall.health_clerk, &center] {
        let drafted = draft_of_matter(&hall.ctx, caller, &number).await;
        assert!(matches!(drafted, Err(Error::NotFound)), "{drafted:?}");
        for department in ["market", "health", "center"] {
            let proposed = propose(&hall.ctx, caller, department, proposal(&number, "好")).await;
            assert!(matches!(proposed, Err(Error::NotFound)), "{department}: {proposed:?}");
        }
    }
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert!(!shown.may_publish, "whoever brought it is told nothing");
}

#[tokio::test]
async fn a_second_person_approves_and_then_everybody_reads_it_without_number_and_day() {
    let hall = hall().await;
    let (number, id) = proposed(&hall).await;
    for own in [&hall.reviewer, &hall.clerk] {
        let refused = approve(&hall.ctx, own, id, 1).await;
        assert!(matches!(refused, Err(Error::Refused("forbidden"))), "{refused:?}");
    }
    assert!(hall.ctx.answers().of_matters(None, None, 9).is_empty());
    approve(&hall.ctx, &hall.head, id, 1).await.unwrap();
    let answers = hall.ctx.answers();
    let read = answers.of_matters(None, None, 9);
    let heard = read[0].heard.clone().unwrap();
    assert_eq!((heard.procedure, &*heard.kind), (Procedure::Complaint, "service"));
    assert_eq!(heard.month.to_string(), "2026-03-01");
    assert!(!format!("{read:?}").contains(&number));
    assert!(answers.of_matters(Some("health"), None, 9).is_empty());
    assert!(answers.of_matters(Some("market"), Some(id), 9).is_empty(), "nothing comes behind it");
    assert_eq!(answers.search("排队", 9).len(), 1);
    assert_eq!(answers.like("窗口排队太久", None), None, "it answers no question of somebody else");
    // A better version names whoever brought it as little as the first.
    let naming =
        Proposal { id: Some(id), source: None, ..proposal("", "王小明，已加开窗口。") };
    let named = propose(&hall.ctx, &hall.clerk, "market", naming).await;
    assert!(matches!(named, Err(Error::Invalid(_))), "{named:?}");
    // It stays one of the same matter.
    let better =
        Proposal { id: Some(id), source: None, ..proposal("", "已加开三个窗口。") };
    propose(&hall.ctx, &hall.clerk, "market", better).await.unwrap();
    approve(&hall.ctx, &hall.head, id, 2).await.unwrap();
    assert_eq!(hall.ctx.answers().of_matters(None, None, 9)[0].answer.zh, "已加开三个窗口。");
    withdraw(&hall.ctx, &hall.head, id, 2).await.unwrap();
    assert!(hall.ctx.answers().of_matters(None, None, 9).is_empty());
}

#[tokio::test]
async fn what_is_handled_again_is_not_told_to_everybody_before_it_is_answered_again() {
    let hall = hall().await;
    let (number, id) = proposed(&hall).await;
    let reason = "没有解决".to_owned();
    does(&hall, &hall.citizen, &number, C::Reopen { reason }).await.unwrap();
    let open = approve(&hall.ctx, &hall.head, id, 1).await;
    assert!(matches!(open, Err(Error::Refused("published_matter_open"))), "{open:?}");
    let drafted = draft_of_matter(&hall.ctx, &hall.reviewer, &number).await;
    assert!(matches!(drafted, Err(Error::NotFound)));
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let (outcome, text) = (Outcome::Resolved, "已加开窗口。".to_owned());
    does(&hall, &hall.reviewer, &number, C::Propose { outcome, text }).await.unwrap();
    does(&hall, &hall.decider, &number, C::Approve).await.unwrap();
    approve(&hall.ctx, &hall.head, id, 1).await.unwrap();
}

#[tokio::test]
async fn whom_a_complaint_concerns_does_not_learn_of_it_by_the_answer_that_waits() {
    let hall = hall().await;
    let case = crate::cases::testing::in_review(&hall).await.to_string();
    let about = Written { case, department: String::new(), ..complaint() };
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &about).await.unwrap().number;
    let desks = desks(&hall).await;
    super::complaints::dispatched(&hall, &desks, &number).await;
    let (second, text) = (&hall.second_reviewer, "已道歉。".to_owned());
    does(&hall, second, &number, C::Take).await.unwrap();
    let outcome = Outcome::Resolved;
    does(&hall, second, &number, C::Propose { outcome, text }).await.unwrap();
    does(&hall, &hall.decider, &number, C::Approve).await.unwrap();
    propose(&hall.ctx, second, "market", proposal(&number, "已道歉。")).await.unwrap();
    let waiting = async |caller| list(&hall.ctx, caller, "market").await.unwrap().proposed.len();
    assert_eq!(waiting(&hall.clerk).await, 0, "the clerk accepted that case");
    assert_eq!(waiting(&hall.head).await, 1);
    // Her name stands in nothing that everybody reads.
    let named = propose(&hall.ctx, second, "market", proposal(&number, "赵敏已道歉。")).await;
    assert!(matches!(named, Err(Error::Invalid(_))), "{named:?}");
}
