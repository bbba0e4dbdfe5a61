use super::*;
use crate::{
    Caller, Error, FieldFault, drafts,
    files::testing::PDF,
    messages::{self, News},
    testing::{TestHall, filed, hall},
};
use domain::{
    conversations::{CloseReason, FIRST_ANSWER_SECONDS, Fact, Section, Stage},
    ids::{ConversationId, EntryId, FileId, PersonId},
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
            Body::Answer { answer, .. } => answer.zh.clone(),
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
    assert_eq!(desk(&hall.ctx, &hall.clerk, None).await.unwrap().queued.len(), 1);
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    let taken = claim(&hall.ctx, &hall.reviewer, id).await;
    assert!(matches!(taken, Err(Error::Refused("conversation_taken"))), "{taken:?}");
    say(&hall.ctx, &hall.clerk, id, entry(1), "需要食品经营许可证").await.unwrap();
    note(&hall.ctx, &hall.clerk, id, entry(2), "老客户").await.unwrap();
    let words = read(&hall, &asker, id).await;
    assert_eq!(words, ["开面馆要办什么证？", "[queued]", "[assigned]", "需要食品经营许可证"]);
    assert!(read(&hall, &hall.reviewer, id).await.contains(&"老客户".to_owned()));
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.agent.as_deref(), Some("赵敏"));
    assert_eq!(shown.entries[3].speaker, Speaker::Agent("赵敏".to_owned()));
    let noted = note(&hall.ctx, &asker, id, entry(3), "x").await;
    assert!(matches!(noted, Err(Error::Refused("forbidden"))));
}

#[tokio::test]
async fn whoever_is_at_the_desk_is_given_the_next_one() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market").await.unwrap();
    let (asker, id) = asked(&hall).await;
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(person(&hall.clerk)));
    assert_eq!(desk(&hall.ctx, &hall.clerk, Some("market")).await.unwrap().mine.len(), 1);
}

#[tokio::test]
async fn an_assignment_that_is_ignored_goes_to_somebody_else() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market").await.unwrap();
    let (asker, id) = asked(&hall).await;
    hall.clock.pass(FIRST_ANSWER_SECONDS - 1);
    assert_eq!(tend(&hall.ctx).await.unwrap(), 0);
    hall.clock.pass(1);
    come(&hall.ctx, &hall.reviewer, "market").await.unwrap();
    // It returns to the queue, and from there goes to the one who is present.
    assert_eq!(tend(&hall.ctx).await.unwrap(), 2);
    let shown = show(&hall.ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(person(&hall.reviewer)));
    assert_eq!(shown.standing.returned, 1);
}

#[tokio::test]
async fn whoever_does_not_answer_is_not_at_the_desk() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market").await.unwrap();
    let (asker, id) = asked(&hall).await;
    hall.clock.pass(FIRST_ANSWER_SECONDS);
    tend(&hall.ctx).await.unwrap();
    assert_eq!(stage(&hall, &asker, id).await, Stage::Queued, "not the same one again");
    assert!(!desk(&hall.ctx, &hall.clerk, None).await.unwrap().is_present);
}

#[tokio::test]
async fn whoever_answers_stays_at_the_desk() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market").await.unwrap();
    let (_, id) = asked(&hall).await;
    hall.clock.pass(100);
    say(&hall.ctx, &hall.clerk, id, entry(1), "您好").await.unwrap();
    hall.clock.pass(850);
    assert!(desk(&hall.ctx, &hall.clerk, None).await.unwrap().is_present);
}

#[tokio::test]
async fn whoever_leaves_the_desk_leaves_nobody_behind() {
    let hall = hall().await;
    come(&hall.ctx, &hall.clerk, "market").await.unwrap();
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
    assert_eq!(desk(&hall.ctx, &hall.clerk, None).await.unwrap().left.len(), 1);
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
    assert_eq!(desk(&hall.ctx, &hall.health_clerk, None).await.unwrap().offered.len(), 1);
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
async fn it_ends_is_rated_once_and_is_taken_up_again() {
    let hall = hall().await;
    let (asker, id) = asked(&hall).await;
    claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    say(&hall.ctx, &hall.clerk, id, entry(1), "办好了").await.unwrap();
    close(&hall.ctx, &hall.clerk, id, CloseReason::Answered).await.unwrap();
    rate(&hall.ctx, &asker, id, 5).await.unwrap();
    let again = rate(&hall.ctx, &asker, id, 1).await;
    assert!(matches!(again, Err(Error::Refused("conversation_already_rated"))));
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

/// Sends a file.
async fn sent(
    hall: &TestHall,
    caller: &Caller,
    number: u128,
    name: &str,
    content: &'static [u8],
) -> Result<i64, Error> {
    attach(&hall.ctx, caller, conversation(1), entry(number), name, content.into()).await
}

/// The file that was sent last, as the reader sees it.
async fn last_file(hall: &TestHall, caller: &Caller) -> (FileId, String) {
    let shown = show(&hall.ctx, caller, conversation(1), Which::Last).await.unwrap();
    let Some(Body::File { id, name, .. }) = shown.entries.last().map(|it| it.body.clone()) else {
        panic!("no file at the end")
    };
    (id, name)
}

#[tokio::test]
async fn a_file_is_sent_once_and_opened_by_the_two_who_speak_alone() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    begin(ctx, &hall.citizen, question(1, food())).await.unwrap();
    let seq = sent(&hall, &hall.citizen, 5, "../布局图.PDF", PDF).await.unwrap();
    assert_eq!(sent(&hall, &hall.citizen, 5, "../布局图.PDF", PDF).await.unwrap(), seq);
    let (file, name) = last_file(&hall, &hall.citizen).await;
    assert_eq!(name, "布局图.pdf");
    let opened = open_file(ctx, &hall.citizen, conversation(1), file).await.unwrap();
    assert_eq!((&opened.content[..], opened.mime.as_str()), (PDF, "application/pdf"));
    // Until one of the desk has it, nobody there opens it; a stranger and another conversation never do.
    ask_person(ctx, &hall.citizen, conversation(1)).await.unwrap();
    for caller in [&hall.clerk, &hall.head, &hall.stranger, &visitor("one")] {
        let opened = open_file(ctx, caller, conversation(1), file).await;
        assert!(matches!(opened, Err(Error::NotFound)));
    }
    claim(ctx, &hall.clerk, conversation(1)).await.unwrap();
    assert!(open_file(ctx, &hall.clerk, conversation(1), file).await.is_ok());
    begin(ctx, &hall.citizen, question(2, food())).await.unwrap();
    let elsewhere = open_file(ctx, &hall.citizen, conversation(2), file).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_no_file_that_is_taken_says_why_and_leaves_no_word() {
    let hall = hall().await;
    begin(&hall.ctx, &hall.citizen, question(1, food())).await.unwrap();
    let before = read(&hall, &hall.citizen, conversation(1)).await;
    for (name, content, code) in [
        ("a.html", &b"<script>alert(1)</script>"[..], "file-unknown-kind"),
        ("a.exe", PDF, "file-wrong-extension"),
        ("a.pdf", b"", "file-empty"),
    ] {
        let fault = FieldFault::new("file", code);
        let refused = sent(&hall, &hall.citizen, 9, name, content).await;
        assert!(matches!(refused, Err(Error::Invalid(it)) if it == [fault]), "{name}");
    }
    let nobody = sent(&hall, &visitor("one"), 9, "a.pdf", PDF).await;
    assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
    let stranger = sent(&hall, &hall.stranger, 9, "a.pdf", PDF).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    // The desk speaks when it has the conversation, in files as in words.
    let colleague = sent(&hall, &hall.clerk, 9, "a.pdf", PDF).await;
    assert!(matches!(colleague, Err(Error::Refused("conversation_not_yours"))));
    assert_eq!(read(&hall, &hall.citizen, conversation(1)).await, before);
}

#[tokio::test]
async fn the_content_of_a_sent_file_is_no_orphan() {
    let hall = hall().await;
    begin(&hall.ctx, &hall.citizen, question(1, food())).await.unwrap();
    sent(&hall, &hall.citizen, 5, "a.pdf", PDF).await.unwrap();
    let (file, _) = last_file(&hall, &hall.citizen).await;
    let sha256 = store::conversations::find_file(
        &mut hall.ctx.db.read().await.unwrap(),
        conversation(1),
        file,
    )
    .await
    .unwrap()
    .unwrap()
    .sha256;
    let needed = store::files::is_needed(&mut hall.ctx.db.read().await.unwrap(), &sha256).await;
    assert!(needed.unwrap());
}

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
    // A person is asked: the guides keep silent.
    ask_person(&hall.ctx, &hall.citizen, conversation(1)).await.unwrap();
    assert!(matches!(explained(&hall, 6, "要带什么材料？").await, Body::Text(_)));
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
async fn a_supervisor_gives_what_waits_to_one_of_the_desk_and_nobody_else_does() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let (asker, id) = asked(&hall).await;
    let reviewer = person(&hall.reviewer);
    for caller in [&hall.citizen, &hall.clerk, &hall.health_clerk, &asker] {
        let refused = assign(ctx, caller, id, reviewer).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    // Not to somebody of another desk.
    let elsewhere = assign(ctx, &hall.head, id, person(&hall.health_clerk)).await;
    assert!(matches!(elsewhere, Err(Error::Refused("conversation_no_such_receiver"))));
    let wall = figures(ctx, &hall.head, 7).await.unwrap();
    assert_eq!(wall.waiting.iter().map(|it| it.id).collect::<Vec<_>>(), [id]);
    assign(ctx, &hall.head, id, reviewer).await.unwrap();
    let shown = show(ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(reviewer));
    let last = shown.entries.last().unwrap();
    assert_eq!(last.speaker, Speaker::Event(shown.agent.clone()), "the log says who has it");
    assert!(figures(ctx, &hall.head, 7).await.unwrap().waiting.is_empty());
    // From one to another, who has it now; again is told.
    assign(ctx, &hall.head, id, person(&hall.clerk)).await.unwrap();
    let again = assign(ctx, &hall.head, id, person(&hall.clerk)).await;
    assert!(matches!(again, Err(Error::Refused("conversation_no_such_receiver"))));
    let full = Question { asks_person: true, ..question(1, food()) };
    for number in 2..7 {
        let next = Question { id: conversation(number), entry: entry(number), ..full.clone() };
        begin(ctx, &visitor("many"), next).await.unwrap();
        let given = assign(ctx, &hall.head, conversation(number), person(&hall.clerk)).await;
        assert_eq!(given.is_ok(), number < 6, "nobody has more than five");
    }
}

#[tokio::test]
async fn it_is_handed_to_one_colleague_who_takes_it_or_not() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let (_, id) = asked(&hall).await;
    claim(ctx, &hall.clerk, id).await.unwrap();
    let shown = show(ctx, &hall.clerk, id, Which::Last).await.unwrap();
    let names: Vec<_> = shown.receivers.iter().map(|it| it.person).collect();
    assert!(names.contains(&person(&hall.reviewer)) && !names.contains(&person(&hall.clerk)));
    offer(ctx, &hall.clerk, id, "market", Some(person(&hall.reviewer)), "懂现场核查")
        .await
        .unwrap();
    let decider = claim(ctx, &hall.decider, id).await;
    assert!(matches!(decider, Err(Error::Refused("conversation_taken"))));
    claim(ctx, &hall.reviewer, id).await.unwrap();
    assert_eq!(show(ctx, &hall.reviewer, id, Which::Last).await.unwrap().viewer, Viewer::Agent);
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
    // Somebody who has not signed in has no account that could hold one.
    let asks = Question { id: conversation(2), entry: entry(20), ..asks };
    begin(ctx, &visitor("one"), asks).await.unwrap();
    claim(ctx, &hall.clerk, conversation(2)).await.unwrap();
    let refused = by(9, conversation(2)).await;
    assert!(matches!(refused, Err(Error::Refused("conversation_no_account"))));
}
