//! Queues by topic.

use super::*;
use domain::conversations::{DeskTopic, TOPIC_SECONDS};

/// Asks for a person about a service, or about nothing in particular.
async fn asks(hall: &TestHall, number: u128, item: &str) -> (Caller, ConversationId) {
    let asker = visitor(&format!("visitor {number}"));
    let about = if item.is_empty() { About::Hall } else { About::Item(item.to_owned()) };
    // No guide fits, so that the front desk has what is about no service.
    let text = "你好".to_owned();
    let first =
        Question { asks_person: true, entry: entry(number), text, ..question(number, about) };
    begin(&hall.ctx, &asker, first).await.unwrap();
    (asker, conversation(number))
}

const FOOD: &str = "food-business-permit";
const COMPANY: &str = "enterprise-registration";

fn only(topic: &str) -> Vec<String> {
    vec![topic.to_owned()]
}

async fn agent(hall: &TestHall, asker: &Caller, id: ConversationId) -> Option<PersonId> {
    show(&hall.ctx, asker, id, Which::Last).await.unwrap().standing.agent
}

#[tokio::test]
async fn a_question_is_given_to_whoever_answers_its_topic_and_after_a_minute_to_anybody() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &only("registration")).await.unwrap();
    let (cook, food) = asks(&hall, 1, FOOD).await;
    let (founder, company) = asks(&hall, 2, COMPANY).await;
    assert_eq!(agent(&hall, &founder, company).await, Some(person(&hall.clerk)));
    assert_eq!(stage(&hall, &cook, food).await, Stage::Queued);
    hall.clock.pass(TOPIC_SECONDS - 1);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0, "it still waits for whoever knows");
    hall.clock.pass(1);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 1);
    assert_eq!(agent(&hall, &cook, food).await, Some(person(&hall.clerk)));
}

#[tokio::test]
async fn who_waits_for_one_topic_keeps_nobody_of_another_waiting() {
    let hall = hall().await;
    let (_, food) = asks(&hall, 1, FOOD).await;
    let (founder, company) = asks(&hall, 2, COMPANY).await;
    come(&hall.ctx, &hall.reviewer, "market", &only("registration")).await.unwrap();
    assert_eq!(tend(&hall.ctx).await.unwrap(), 1);
    assert_eq!(agent(&hall, &founder, company).await, Some(person(&hall.reviewer)));
    // Whoever takes the next one gets one of theirs first, and none of others before its time.
    let (_, general) = asks(&hall, 3, "").await;
    leave(&hall.ctx, &hall.reviewer).await.unwrap();
    come(&hall.ctx, &hall.clerk, "market", &only("registration")).await.unwrap();
    for expected in [Some(company), Some(general), None] {
        assert_eq!(take(&hall.ctx, &hall.clerk, "market").await.unwrap(), expected);
    }
    hall.clock.pass(TOPIC_SECONDS);
    assert_eq!(take(&hall.ctx, &hall.clerk, "market").await.unwrap(), Some(food));
}

#[tokio::test]
async fn whoever_waits_is_told_their_place_among_those_who_ask_the_same() {
    let hall = hall().await;
    for number in 1..4 {
        asks(&hall, number, COMPANY).await;
    }
    asks(&hall, 4, FOOD).await;
    let (cook, food) = asks(&hall, 5, FOOD).await;
    come(&hall.ctx, &hall.clerk, "market", &only("food")).await.unwrap();
    come(&hall.ctx, &hall.reviewer, "market", &only("registration")).await.unwrap();
    let turn = show(&hall.ctx, &cook, food, Which::Last).await.unwrap().turn;
    // One before, one who answers, five minutes each.
    assert_eq!(turn, Turn::Queued { ahead: 1, minutes: Some(10) });
}

#[tokio::test]
async fn a_desk_shows_the_topic_of_each_line_and_the_queue_of_one_alone() {
    let hall = hall().await;
    for (number, item) in [(1, FOOD), (2, COMPANY), (3, "")] {
        asks(&hall, number, item).await;
    }
    come(&hall.ctx, &hall.clerk, "market", &only("equipment")).await.unwrap();
    let of = async |topic| desk(&hall.ctx, &hall.clerk, Some("market"), topic).await.unwrap();
    let all = of(None).await;
    let named: Vec<_> =
        all.queued.iter().map(|it| it.topic.as_ref().map(|it| it.zh.as_str())).collect();
    assert_eq!(named, [Some("食品"), Some("登记注册"), None]);
    let answered: Vec<_> = all.topics.iter().map(|it| (&*it.key, it.is_answered)).collect();
    assert_eq!(answered, [("food", false), ("registration", false), ("equipment", true)]);
    for (topic, expected) in
        [("registration", vec![conversation(2)]), (DeskTopic::GENERAL, vec![conversation(3)])]
    {
        let narrowed = of(Some(topic)).await;
        assert_eq!(narrowed.narrowed.as_deref(), Some(topic));
        assert_eq!(narrowed.queued.iter().map(|it| it.id).collect::<Vec<_>>(), expected);
    }
    assert_eq!(of(Some("nonsense")).await, all);
    let health = desk(&hall.ctx, &hall.health_clerk, None, Some(DeskTopic::GENERAL)).await.unwrap();
    assert_eq!((health.topics, health.narrowed), (Vec::new(), None), "it has one queue");
}

#[tokio::test]
async fn what_is_handed_over_belongs_to_the_topic_that_the_other_desk_has_for_it() {
    let hall = hall().await;
    let (asker, id) = asks(&hall, 1, FOOD).await;
    let topic = async || show(&hall.ctx, &asker, id, Which::Last).await.unwrap().standing.topic;
    assert_eq!(topic().await.as_deref(), Some("food"));
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    offer(&hall.ctx, &hall.clerk, id, "health", None, "问体检").await.unwrap();
    assert_eq!(topic().await.as_deref(), Some("food"), "until it is taken");
    claim(&hall.ctx, &hall.health_clerk, id).await.unwrap();
    assert_eq!(topic().await, None);
    offer(&hall.ctx, &hall.health_clerk, id, "market", None, "还是问许可").await.unwrap();
    claim(&hall.ctx, &hall.reviewer, id).await.unwrap();
    assert_eq!(topic().await.as_deref(), Some("food"));
}
