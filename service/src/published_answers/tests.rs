use super::*;
use crate::{
    Caller, Error, FieldFault,
    conversations::{About, Body, Question, Which, begin, claim, say, show},
    jobs::catch_up as catch_up_all,
    testing::{TestHall, hall},
};
use domain::{
    Text,
    ids::{ConversationId, EntryId, PublishedAnswerId},
};
use uuid::Uuid;

const FOOD: &str = "food-business-permit";

fn conversation() -> ConversationId {
    ConversationId::new(Uuid::from_u128(1))
}

fn entry(number: u128) -> EntryId {
    EntryId::new(Uuid::from_u128(0xE0 + number))
}

fn proposal(question: &str, answer: &str) -> Proposal {
    Proposal {
        item: FOOD.to_owned(),
        question: Text::new(question, ""),
        answer: Text::new(answer, ""),
        ..Proposal::default()
    }
}

async fn proposed(hall: &TestHall, proposal: Proposal) -> Line {
    propose(&hall.ctx, &hall.clerk, "market", proposal).await.unwrap();
    let listed = list(&hall.ctx, &hall.head, "market").await.unwrap();
    listed.proposed.into_iter().next().unwrap()
}

async fn published(hall: &TestHall, question: &str, answer: &str) -> PublishedAnswerId {
    let it = proposed(hall, proposal(question, answer)).await;
    approve(&hall.ctx, &hall.head, it.id, it.version).await.unwrap();
    it.id
}

/// 王小明 asks, and the clerk answers; the number of that answer.
async fn answered(hall: &TestHall, question: &str, answer: &str) -> i64 {
    let question = Question {
        id: conversation(),
        entry: entry(1),
        about: About::Item(FOOD.to_owned()),
        text: question.to_owned(),
        asks_person: true,
    };
    begin(&hall.ctx, &hall.citizen, question).await.unwrap();
    claim(&hall.ctx, &hall.clerk, conversation()).await.unwrap();
    say(&hall.ctx, &hall.clerk, conversation(), entry(2), answer).await.unwrap()
}

/// What the hall answers to a question of somebody else before a person does.
async fn said_to(hall: &TestHall, question: &str) -> Body {
    let id = ConversationId::new(hall.ctx.chance.id());
    let entry = EntryId::new(hall.ctx.chance.id());
    let about = About::Hall;
    let asked = Question { id, entry, about, text: question.to_owned(), asks_person: false };
    begin(&hall.ctx, &hall.stranger, asked).await.unwrap();
    let shown = show(&hall.ctx, &hall.stranger, id, Which::Last).await.unwrap();
    shown.entries.last().unwrap().body.clone()
}

#[tokio::test]
async fn an_answer_of_a_conversation_is_proposed_without_whom_it_was_said_to() {
    let hall = hall().await;
    let asked = "我的电话13800138000，路边摊能办吗？";
    let seq = answered(&hall, asked, "王小明您好，路边摊办小食杂备案。").await;
    let drafted = draft(&hall.ctx, &hall.clerk, conversation(), seq).await.unwrap();
    let expected = Drafted {
        department: "market".to_owned(),
        item: FOOD.to_owned(),
        question: "我的电话〔略〕，路边摊能办吗？".to_owned(),
        answer: "〔略〕您好，路边摊办小食杂备案。".to_owned(),
        source: Some(Source::Conversation(conversation())),
    };
    assert_eq!(drafted, expected);
    for caller in [&hall.citizen, &hall.stranger, &hall.health_clerk] {
        let strange = draft(&hall.ctx, caller, conversation(), seq).await;
        assert!(matches!(strange, Err(Error::NotFound)));
    }
    let nothing = draft(&hall.ctx, &hall.clerk, conversation(), 1).await;
    assert!(matches!(nothing, Err(Error::NotFound)), "whoever asks has answered nothing");
}

#[tokio::test]
async fn what_one_wrote_everybody_reads_once_another_has_approved_it() {
    let hall = hall().await;
    let it = proposed(&hall, proposal("路边摊能办证吗？", "办小食杂备案。")).await;
    assert!(matches!(said_to(&hall, "食品经营许可路边摊能办证吗").await, Body::Guides(_)));
    for caller in [&hall.clerk, &hall.reviewer] {
        let refused = approve(&hall.ctx, caller, it.id, 1).await;
        assert!(matches!(refused, Err(Error::Refused("forbidden"))), "{refused:?}");
    }
    let strange = approve(&hall.ctx, &hall.health_clerk, it.id, 1).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    approve(&hall.ctx, &hall.head, it.id, 1).await.unwrap();
    let answers = hall.ctx.answers();
    assert_eq!(answers.of_item(FOOD).count(), 1);
    assert_eq!(answers.search("路边摊", 5).len(), 1);
    let said = said_to(&hall, "食品经营许可路边摊能办证吗").await;
    assert!(matches!(said, Body::Published { answer, .. } if answer == it.id), "{said:?}");
    withdraw(&hall.ctx, &hall.head, it.id, 1).await.unwrap();
    assert!(hall.ctx.answers().find(it.id).is_none());
    let gone = helped(&hall.ctx, &hall.citizen, it.id, true).await;
    assert!(matches!(gone, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_better_version_is_read_in_the_place_of_the_one_before() {
    let hall = hall().await;
    let id = published(&hall, "路边摊能办证吗？", "不能。").await;
    let better =
        Proposal { id: Some(id), ..proposal("路边摊能办证吗？", "办小食杂备案。") };
    let it = proposed(&hall, better.clone()).await;
    assert_eq!(hall.ctx.answers().find(id).unwrap().answer.zh, "不能。");
    approve(&hall.ctx, &hall.head, id, it.version).await.unwrap();
    assert_eq!(hall.ctx.answers().find(id).unwrap().answer.zh, "办小食杂备案。");
    assert_eq!(hall.ctx.answers().search("路边摊", 5).len(), 1);
    let better = Proposal { item: String::new(), ..better };
    let stolen = propose(&hall.ctx, &hall.health_clerk, "health", better).await;
    assert!(matches!(stolen, Err(Error::NotFound)), "another desk does not write it");
}

#[tokio::test]
async fn what_would_name_somebody_is_told_beside_its_field() {
    let hall = hall().await;
    answered(&hall, "问", "答").await;
    let long = "问".repeat(101);
    let of = |zh: &str, en: &str| Text::new(zh, en);
    let english = |en: &str| Proposal { answer: of("答", en), ..proposal("问", "") };
    let said_there = Proposal {
        source: Some(Source::Conversation(conversation())),
        ..proposal("问", "王小明您好")
    };
    let other_item = Proposal { item: "residence-permit".to_owned(), ..proposal("问", "答") };
    for (proposal, faults) in [
        (proposal("", ""), vec![("question", "missing"), ("answer", "missing")]),
        (proposal(&long, "答"), vec![("question", "too-long")]),
        (proposal("问", "打13800138000"), vec![("answer", "personal")]),
        (said_there, vec![("answer", "personal")]),
        (other_item, vec![("item", "not-a-choice")]),
        (english("Yes"), vec![("question_en", "missing")]),
    ] {
        let refused = propose(&hall.ctx, &hall.clerk, "market", proposal).await;
        let Err(Error::Invalid(found)) = refused else { panic!("{refused:?}") };
        let expected: Vec<_> =
            faults.into_iter().map(|(field, code)| FieldFault::new(field, code)).collect();
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn whether_it_helped_is_counted_once_for_each_who_says_so() {
    let hall = hall().await;
    let id = published(&hall, "路边摊能办证吗？", "不能。").await;
    let visitor = Caller { visitor: Some([7; 32]), ..Caller::default() };
    for (caller, says) in
        [(&hall.citizen, true), (&hall.citizen, false), (&hall.stranger, false), (&visitor, true)]
    {
        helped(&hall.ctx, caller, id, says).await.unwrap();
    }
    let listed = list(&hall.ctx, &hall.clerk, "market").await.unwrap();
    assert_eq!(listed.approved[0].helped, (2, 1));
}

#[tokio::test]
async fn an_answer_that_another_node_has_published_is_read_here_too() {
    let hall = hall().await;
    let before = (*hall.ctx.answers()).clone();
    let id = published(&hall, "路边摊能办证吗？", "不能。").await;
    hall.ctx.set_answers(before);
    catch_up_all(&hall.ctx).await.unwrap();
    assert!(hall.ctx.answers().find(id).is_some());
}
