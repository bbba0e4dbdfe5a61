mod attached;
mod explained;
mod given;
mod topics;

use super::*;
use crate::{
    Caller, Error, FieldFault,
    messages::{self, News},
    testing::{TestHall, filed, hall},
};
use domain::{
    conversations::{CloseReason, FIRST_ANSWER_SECONDS, Fact, Stage},
    identifiers::StaffNumber,
    ids::{ConversationId, EntryId, PersonId},
};
use uuid::Uuid;

/// An anonymous visitor whose browser carries a token.
fn visitor(token: &str) -> Caller {
    Caller { visitor: Some(visitor_hash(token)), ..Caller::default() }
}

fn conversation(number: u128) -> ConversationId {
    ConversationId::new(Uuid::from_u128(number))
}

fn entry(number: u128) -> EntryId {
    EntryId::new(Uuid::from_u128(1_000 + number))
}

fn person(caller: &Caller) -> PersonId {
    caller.signed_in().unwrap().person
}

fn question(number: u128, about: About) -> Question {
    Question {
        id: conversation(number),
        entry: entry(0),
        about,
        text: "开面馆要办什么证？".to_owned(),
        asks_person: false,
    }
}

fn food() -> About {
    About::Item("food-business-permit".to_owned())
}

/// A question about a service of `market`, by an anonymous visitor, for whom a person is asked.
async fn asked(hall: &TestHall) -> (Caller, ConversationId) {
    let asker = visitor("one");
    let begun = Question { asks_person: true, ..question(1, food()) };
    begin(&hall.ctx, &asker, begun).await.unwrap();
    (asker, conversation(1))
}

async fn stage(hall: &TestHall, caller: &Caller, id: ConversationId) -> Stage {
    show(&hall.ctx, caller, id, Which::Last).await.unwrap().standing.stage
}

/// What the reader sees, in words.
async fn read(hall: &TestHall, caller: &Caller, id: ConversationId) -> Vec<String> {
    let shown = show(&hall.ctx, caller, id, Which::Last).await.unwrap();
    shown
        .entries
        .iter()
        .map(|it| match &it.body {
            Body::Text(text) => text.clone(),
            Body::Event(fact) => format!("[{}]", fact.word()),
            Body::Guides(cited) => format!("[{} guides]", cited.len()),
            Body::File { name, .. } => format!("[{name}]"),
            Body::Answer { answer, .. } | Body::Published { said: answer, .. } => answer.zh.clone(),
            Body::Card(card) => format!("{card:?}"),
        })
        .collect()
}

#[tokio::test]
async fn a_question_is_answered_at_once_by_the_guides_that_fit() {
    let hall = hall().await;
    let asker = visitor("one");
    begin(&hall.ctx, &asker, Question { text: "食品经营".to_owned(), ..question(1, About::Hall) })
        .await
        .unwrap();
    let shown = show(&hall.ctx, &asker, conversation(1), Which::Last).await.unwrap();
    let Body::Guides(cited) = &shown.entries[1].body else { panic!("{shown:?}") };
    assert_eq!(cited[0].key, "food-business-permit");
    assert_eq!(shown.turn, Turn::Assistant { opens_at: None });
    // It is the desk of that service that answers when a person is asked for.
    assert_eq!(shown.standing.department, "market");
}

#[tokio::test]
async fn asking_twice_begins_one_conversation_and_saying_twice_says_it_once() {
    let hall = hall().await;
    let asker = visitor("one");
    begin(&hall.ctx, &asker, question(1, food())).await.unwrap();
    begin(&hall.ctx, &asker, question(1, food())).await.unwrap();
    let first = say(&hall.ctx, &asker, conversation(1), entry(1), "还要体检吗").await.unwrap();
    let again = say(&hall.ctx, &asker, conversation(1), entry(1), "还要体检吗").await.unwrap();
    assert_eq!(first - 1, again, "the guides have answered in the meantime");
    let words = read(&hall, &asker, conversation(1)).await;
    assert_eq!(words.iter().filter(|it| *it == "还要体检吗").count(), 1);
    assert_eq!(list(&hall.ctx, &asker, None).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_person_answers_and_everybody_sees_who_has_it() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    assert_eq!(desk(&hall.ctx, &hall.clerk, None, None).await.unwrap().queued.len(), 1);
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let taken = claim(&hall.ctx, &hall.reviewer, id).await;
    assert!(matches!(taken, Err(Error::Refused("conversation_taken"))), "{taken:?}");
    say(&hall.ctx, &hall.clerk, id, entry(1), "需要食品经营许可证").await.unwrap();
    note(&hall.ctx, &hall.clerk, id, entry(2), "老客户").await.unwrap();
    let words = read(&hall, &asker, id).await;
    assert_eq!(words, ["开面馆要办什么证？", "[queued]", "[assigned]", "需要食品经营许可证"]);
    assert!(read(&hall, &hall.reviewer, id).await.contains(&"老客户".to_owned()));
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    // Whoever asks knows no more than surname and number, the desk the whole name.
    let number = StaffNumber::parse("0001").ok();
    let masked = AgentName::Masked { surname: "赵".to_owned(), number };
    assert_eq!(shown.agent, Some(masked.clone()));
    assert_eq!(shown.entries[2].speaker, Speaker::Event(Some(masked.clone())));
    assert_eq!(shown.entries[3].speaker, Speaker::Agent(Some(masked)));
    let shown = show(&hall.ctx, &hall.reviewer, id, Which::Last).await.unwrap();
    assert_eq!(shown.agent, Some(AgentName::Whole("赵敏".to_owned())));
    let noted = note(&hall.ctx, &asker, id, entry(3), "x").await;
    assert!(matches!(noted, Err(Error::Refused("forbidden"))));
}

#[tokio::test]
async fn whoever_is_at_the_desk_is_given_the_next_one() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (asker, id) = asked(&hall).await;
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(person(&hall.clerk)));
    assert_eq!(desk(&hall.ctx, &hall.clerk, Some("market"), None).await.unwrap().mine.len(), 1);
}

#[tokio::test]
async fn an_assignment_that_is_ignored_goes_to_somebody_else() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (asker, id) = asked(&hall).await;
    hall.clock.pass(FIRST_ANSWER_SECONDS - 1);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0);
    hall.clock.pass(1);
    come(&hall.ctx, &hall.reviewer, "market", &[]).await.unwrap();
    // It returns to the queue, and from there goes to the one who is present.
    assert_eq!(tend(&hall.ctx).await.unwrap(), 2);
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(person(&hall.reviewer)));
    assert_eq!(shown.standing.returned, 1);
}

#[tokio::test]
async fn whoever_does_not_answer_is_not_at_the_desk() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (asker, id) = asked(&hall).await;
    hall.clock.pass(FIRST_ANSWER_SECONDS);
    tend(&hall.ctx).await.unwrap();
    assert_eq!(stage(&hall, &asker, id).await, Stage::Queued, "not the same one again");
    assert!(!desk(&hall.ctx, &hall.clerk, None, None).await.unwrap().is_present);
}

#[tokio::test]
async fn whoever_answers_stays_at_the_desk() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (_, id) = asked(&hall).await;
    hall.clock.pass(100);
    say(&hall.ctx, &hall.clerk, id, entry(1), "您好").await.unwrap();
    hall.clock.pass(850);
    assert!(desk(&hall.ctx, &hall.clerk, None, None).await.unwrap().is_present);
}

#[tokio::test]
async fn whoever_leaves_the_desk_leaves_nobody_behind() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market", &[]).await.unwrap();
    let (asker, id) = asked(&hall).await;
    leave(&hall.ctx, &hall.clerk).await.unwrap();
    assert_eq!(stage(&hall, &asker, id).await, Stage::Queued);
}

#[tokio::test]
async fn a_desk_that_closes_promises_an_answer_to_whoever_waits() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    // From nine to noon.
    hall.clock.pass(3 * 3_600);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 1);
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert!(matches!(shown.turn, Turn::Left { .. }), "{:?}", shown.turn);
    assert_eq!(desk(&hall.ctx, &hall.clerk, None, None).await.unwrap().left.len(), 1);
}

#[tokio::test]
async fn a_hand_over_is_acknowledged_by_the_receiver() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    let refused = show(&hall.ctx, &hall.health_clerk, id, Which::Last).await;
    assert!(matches!(refused, Err(Error::NotFound)));
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let nobody = offer(&hall.ctx, &hall.clerk, id, "nowhere", None, "x").await;
    assert!(matches!(nobody, Err(Error::Refused("conversation_no_such_receiver"))));
    offer(&hall.ctx, &hall.clerk, id, "health", None, "问健康证").await.unwrap();
    assert_eq!(stage(&hall, &asker, id).await, Stage::Assigned);
    assert_eq!(desk(&hall.ctx, &hall.health_clerk, None, None).await.unwrap().offered.len(), 1);
    let theirs = claim(&hall.ctx, &hall.reviewer, id).await;
    assert!(matches!(theirs, Err(Error::Refused("conversation_taken"))), "it is asked of another");
    claim(&hall.ctx, &hall.health_clerk, id).await.unwrap();
    let shown = show(&hall.ctx, &hall.health_clerk, id, Which::Last).await.unwrap();
    assert_eq!((shown.viewer, shown.standing.department.as_str()), (Viewer::Agent, "health"));
    let gone = show(&hall.ctx, &hall.clerk, id, Which::Last).await;
    assert!(matches!(gone, Err(Error::NotFound)), "it is another department's now");
}

#[tokio::test]
async fn a_conversation_of_somebody_else_answers_like_none() {
    let hall = hall().await;
    let (_, id) = asked(&hall).await;
    for caller in [&visitor("two"), &Caller::default(), &hall.citizen, &hall.health_clerk] {
        let seen = show(&hall.ctx, caller, id, Which::Last).await;
        assert!(matches!(seen, Err(Error::NotFound)));
        let said = say(&hall.ctx, caller, id, entry(1), "x").await;
        assert!(matches!(said, Err(Error::NotFound)));
        let closed = close(&hall.ctx, caller, id, CloseReason::ByCitizen).await;
        assert!(matches!(closed, Err(Error::NotFound)));
    }
    let none = show(&hall.ctx, &hall.citizen, conversation(9), Which::Last).await;
    assert!(matches!(none, Err(Error::NotFound)));
}

#[tokio::test]
async fn nobody_asks_about_the_case_of_somebody_else_and_no_visitor_about_any() {
    let hall = hall().await;
    let number = filed(&hall).await.0.to_string();
    let about = || question(1, About::Case(number.clone()));
    for caller in [&hall.stranger, &visitor("one")] {
        let begun = begin(&hall.ctx, caller, about()).await;
        assert!(matches!(begun, Err(Error::NotFound | Error::Refused("sign_in"))), "{begun:?}");
    }
    begin(&hall.ctx, &hall.citizen, about()).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, conversation(1), Which::Last).await.unwrap();
    assert!(matches!(shown.matter, Matter::Case { number: it, .. } if it == number));
}

#[tokio::test]
async fn whoever_left_a_question_is_told_once_that_it_is_answered() {
    let hall = hall().await;
    hall.clock.set("2026-03-06", 20);
    let begun = Question { asks_person: true, ..question(1, food()) };
    begin(&hall.ctx, &hall.citizen, begun).await.unwrap();
    hall.clock.set("2026-03-09", 9);
    claim(&hall.ctx, &hall.clerk, conversation(1)).await.unwrap();
    for number in 1..3 {
        say(&hall.ctx, &hall.clerk, conversation(1), entry(number), "要的").await.unwrap();
    }
    let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap().lines;
    let [line] = &*told else { panic!("{told:?}") };
    let News::Answer(answered) = &line.says else { panic!("{line:?}") };
    assert_eq!(answered.conversation, conversation(1));
    assert_eq!(answered.item.as_ref().unwrap().zh, "食品经营许可（新办）");
}

#[tokio::test]
async fn a_citizen_id_is_read_by_nobody_but_whoever_answers() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    say(&hall.ctx, &asker, id, entry(1), "我的证号 11010519491231002X").await.unwrap();
    let masked = "我的证号 110*************2X".to_owned();
    for reader in [&asker, &hall.reviewer] {
        assert!(read(&hall, reader, id).await.contains(&masked));
    }
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let plain = "我的证号 11010519491231002X".to_owned();
    assert!(read(&hall, &hall.clerk, id).await.contains(&plain));
    assert!(read(&hall, &hall.reviewer, id).await.contains(&masked));
}

#[tokio::test]
async fn what_cannot_be_said_is_told_beside_the_field() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    for (text, code) in [(" \u{0}\n ", "missing"), (&*"字".repeat(4_001), "too-long")] {
        let said = say(&hall.ctx, &asker, id, entry(1), text).await;
        let Err(Error::Invalid(faults)) = said else { panic!("{said:?}") };
        assert_eq!(faults, [FieldFault::new("text", code)]);
    }
    let hostile = "<script>alert(1)</script>\u{0}";
    say(&hall.ctx, &asker, id, entry(1), hostile).await.unwrap();
    assert!(read(&hall, &asker, id).await.contains(&"<script>alert(1)</script>".to_owned()));
}

#[tokio::test]
async fn twenty_messages_a_minute_are_enough() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    for number in 1..20 {
        say(&hall.ctx, &asker, id, entry(number), "在吗").await.unwrap();
    }
    let refused = say(&hall.ctx, &asker, id, entry(20), "在吗").await;
    assert!(matches!(refused, Err(Error::Refused("too_fast"))), "{refused:?}");
    // What was said already may be said again, because it says nothing more.
    say(&hall.ctx, &asker, id, entry(1), "在吗").await.unwrap();
    hall.clock.pass(61);
    say(&hall.ctx, &asker, id, entry(20), "在吗").await.unwrap();
}

#[tokio::test]
async fn what_was_seen_is_told_to_the_other_side() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let last = say(&hall.ctx, &hall.clerk, id, entry(1), "您好").await.unwrap();
    seen(&hall.ctx, &hall.reviewer, id, last).await.unwrap();
    let before = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(before.other.read, 0, "a colleague who looks is not who answers");
    seen(&hall.ctx, &asker, id, last).await.unwrap();
    let shown = show(&hall.ctx, &hall.clerk, id, Which::Last).await.unwrap();
    assert_eq!(shown.other.read, last);
}

#[tokio::test]
async fn it_ends_and_is_taken_up_again() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    say(&hall.ctx, &hall.clerk, id, entry(1), "办好了").await.unwrap();
    close(&hall.ctx, &hall.clerk, id, CloseReason::Answered).await.unwrap();
    let said = say(&hall.ctx, &asker, id, entry(2), "还有").await;
    assert!(matches!(said, Err(Error::Refused("conversation_closed"))));
    reopen(&hall.ctx, &asker, id).await.unwrap();
    assert_eq!(stage(&hall, &asker, id).await, Stage::Queued);
    assert_eq!(take(&hall.ctx, &hall.clerk, "market").await.unwrap(), Some(id));
    assert_eq!(take(&hall.ctx, &hall.clerk, "market").await.unwrap(), None);
    let strange = take(&hall.ctx, &hall.clerk, "health").await;
    assert!(matches!(strange, Err(Error::NotFound)));
}

#[tokio::test]
async fn only_what_is_new_is_read_again() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    let last = show(&hall.ctx, &asker, id, Which::Last).await.unwrap().upto;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let new = show(&hall.ctx, &asker, id, Which::After(last)).await.unwrap().entries;
    assert!(matches!(&new[..], [it] if matches!(it.body, Body::Event(Fact::Assigned { .. }))));
}
