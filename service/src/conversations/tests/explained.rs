//! What the guides answer, and what is shown of them.

use super::*;
use crate::drafts;
use domain::conversations::Section;

/// Asks in a conversation that has begun; answers what the guides say to it.
async fn explained(hall: &TestHall, number: u128, question: &str) -> Body {
    say(&hall.ctx, &hall.citizen, conversation(1), entry(number), question).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, conversation(1), Which::Last).await.unwrap();
    shown.entries.last().unwrap().body.clone()
}

fn part_of(item: &str, section: Section) -> impl Fn(&Body) -> bool {
    move |body| matches!(body, Body::Card(Card::Section { item: key, section: shown, .. }) if key == item && *shown == section)
}

#[tokio::test]
async fn the_guide_itself_answers_what_it_says_and_names_its_source() {
    let hall = hall().await;
    let asks = |text: &str| Question { text: text.to_owned(), ..question(1, About::Hall) };
    begin(&hall.ctx, &hall.citizen, asks("我想开面馆")).await.unwrap();
    let food = "food-business-permit";
    // Of the service that was spoken of, of another one that is named, and then again of that.
    let materials = part_of(food, Section::Materials);
    assert!(materials(&explained(&hall, 1, "要带什么材料？").await));
    let limits = part_of("residence-permit", Section::Limits);
    assert!(limits(&explained(&hall, 2, "居住证要多久？").await));
    let fees = part_of("residence-permit", Section::Fees);
    assert!(fees(&explained(&hall, 3, "收费吗").await));
    let trial = explained(&hall, 4, "开餐馆可以先试营业吗").await;
    assert!(
        matches!(trial, Body::Answer { item, answer, .. } if item == food && answer.zh.starts_with("不可以"))
    );
    assert!(matches!(explained(&hall, 5, "今天天气好吗").await, Body::Guides(_)));
    // The card shows the guide in the version that was in force.
    let shown = show(&hall.ctx, &hall.citizen, conversation(1), Which::Last).await.unwrap();
    let keys: Vec<_> = shown.items.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, [food, "residence-permit"]);
    // Whoever only reads what is new is told too that the guide can be asked on.
    let upto = shown.upto;
    let new = show(&hall.ctx, &hall.citizen, conversation(1), Which::After(upto)).await.unwrap();
    assert!(new.entries.is_empty() && new.speaks_of_item);
    // A person is asked: the guides keep silent.
    ask_person(&hall.ctx, &hall.citizen, conversation(1)).await.unwrap();
    assert!(matches!(explained(&hall, 6, "要带什么材料？").await, Body::Text(_)));
    let asked = show(&hall.ctx, &hall.citizen, conversation(1), Which::Last).await.unwrap();
    assert!(!asked.speaks_of_item);
}

#[tokio::test]
async fn whoever_has_a_conversation_shows_what_it_is_about_and_nobody_else_does() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    begin(ctx, &hall.citizen, question(1, food())).await.unwrap();
    ask_person(ctx, &hall.citizen, conversation(1)).await.unwrap();
    let materials = Showable::Section(Section::Materials);
    let by = |caller, number, what| show_card(ctx, caller, conversation(1), entry(number), what);
    assert!(matches!(by(&hall.citizen, 7, materials).await, Err(Error::Refused("forbidden"))));
    assert!(matches!(by(&hall.stranger, 7, materials).await, Err(Error::NotFound)));
    let not_theirs = by(&hall.clerk, 7, materials).await;
    assert!(matches!(not_theirs, Err(Error::Refused("conversation_not_yours"))));
    claim(ctx, &hall.clerk, conversation(1)).await.unwrap();
    let seq = by(&hall.clerk, 7, materials).await.unwrap();
    assert_eq!(by(&hall.clerk, 7, materials).await.unwrap(), seq);
    by(&hall.clerk, 8, Showable::Form).await.unwrap();
    // It is about no case.
    assert!(matches!(by(&hall.clerk, 9, Showable::Case).await, Err(Error::NotFound)));
    let shown = show(ctx, &hall.citizen, conversation(1), Which::Last).await.unwrap();
    let cards: Vec<_> =
        shown.entries.iter().filter(|it| matches!(it.body, Body::Card(_))).collect();
    assert_eq!(cards.len(), 2);
}

#[tokio::test]
async fn a_question_becomes_an_application_of_whoever_asks_and_of_nobody_else() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let asks = Question { asks_person: true, ..question(1, food()) };
    begin(ctx, &hall.citizen, asks.clone()).await.unwrap();
    let by = |number, id| show_card(ctx, &hall.clerk, id, entry(number), Showable::Draft);
    let not_yet = by(7, conversation(1)).await;
    assert!(matches!(not_yet, Err(Error::Refused("conversation_not_yours"))), "{not_yet:?}");
    assert!(drafts::list(ctx, &hall.citizen).await.unwrap().is_empty(), "nothing was begun");
    claim(ctx, &hall.clerk, conversation(1)).await.unwrap();
    by(7, conversation(1)).await.unwrap();
    by(8, conversation(1)).await.unwrap();
    let begun = drafts::list(ctx, &hall.citizen).await.unwrap();
    let [draft] = &begun[..] else { panic!("one application: {begun:?}") };
    assert!(drafts::show(ctx, &hall.citizen, draft.id).await.is_ok());
    let read = drafts::show(ctx, &hall.clerk, draft.id).await;
    assert!(matches!(read, Err(Error::NotFound)), "the desk does not read it");
    // Where nothing more is said, nothing more is begun.
    drafts::discard(ctx, &hall.citizen, draft.id).await.unwrap();
    close(ctx, &hall.clerk, conversation(1), CloseReason::Answered).await.unwrap();
    let closed = by(9, conversation(1)).await;
    assert!(matches!(closed, Err(Error::Refused("conversation_closed"))), "{closed:?}");
    assert!(drafts::list(ctx, &hall.citizen).await.unwrap().is_empty());
    // Somebody who has not signed in has no account that could hold one.
    let asks = Question { id: conversation(2), entry: entry(20), ..asks };
    begin(ctx, &visitor("one"), asks).await.unwrap();
    claim(ctx, &hall.clerk, conversation(2)).await.unwrap();
    let refused = by(9, conversation(2)).await;
    assert!(matches!(refused, Err(Error::Refused("conversation_no_account"))));
}

#[tokio::test]
async fn a_question_becomes_a_complaint_of_whoever_asks_with_or_without_an_account() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let asker = visitor("one");
    let asks = Question { asks_person: true, ..question(1, About::Hall) };
    begin(ctx, &asker, asks).await.unwrap();
    let clerk = &hall.clerk;
    claim(ctx, clerk, conversation(1)).await.unwrap();
    show_card(ctx, clerk, conversation(1), entry(7), Showable::Complaint).await.unwrap();
    let shown = show(ctx, &asker, conversation(1), Which::Last).await.unwrap();
    let last = &shown.entries.last().unwrap().body;
    let Body::Card(Card::Complaint { draft }) = last else { panic!("{last:?}") };
    let written = crate::matters::written(ctx, &asker, *draft).await.unwrap();
    assert!(!written.told.is_empty() && written.known.is_none(), "it is theirs to say how known");
    let strange = crate::matters::written(ctx, clerk, *draft).await;
    assert!(matches!(strange, Err(Error::NotFound)), "the desk does not read it");
}
