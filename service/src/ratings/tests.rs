//! Use cases of ratings, told as stories.

use super::*;
use crate::{
    Caller, Error,
    cases::testing::{act, filed_whole},
    conversations::{self, About, Question, visitor_hash},
    jobs::{Letter, MailError, Mailer, Says, deliver, tidy},
    matters::{self, Contact, Topic, Written},
    messages::{self, News},
    testing::{TestHall, hall, officer_of},
};
use domain::{
    access::Role,
    complaints::{CallBack, Command as K, Kind, Outcome},
    conversations::CloseReason,
    ids::{ConversationId, EntryId, MatterId},
    licensing::ActionKind,
    matters::{Command, Standing},
    ratings::{Given, Rating, Reason},
    rectifications::{Command as C, State},
};
use std::sync::Mutex;
use uuid::Uuid;

fn given(rating: Rating) -> Given {
    Given { rating, indicators: Vec::new(), reasons: Vec::new(), comment: None, contact: false }
}

fn bad(contact: bool) -> Given {
    Given {
        reasons: vec![Reason::MaterialsBeyondGuide],
        comment: Some("  多要了一份证明。 ".to_owned()),
        contact,
        ..given(Rating::Dissatisfied)
    }
}

/// A case of the citizen that the clerk of `market` has ended; answers the name under which it is rated.
async fn ended_case(hall: &TestHall) -> String {
    let number = filed_whole(hall).await;
    let because = [("reason", "依法不需要取得许可。"), ("basis", "0")];
    act(hall, &hall.clerk, number, ActionKind::DeclareNotNeeded, &because).await.unwrap();
    asked_of(hall, &hall.citizen).await
}

/// What the last message asks its reader to rate.
async fn asked_of(hall: &TestHall, caller: &Caller) -> String {
    let told = messages::list(&hall.ctx, caller, None).await.unwrap();
    let asked = told.lines.iter().find_map(|it| match &it.says {
        News::RateAsked(asked) => Some(asked.rate.to_string()),
        _ => None,
    });
    asked.expect("they are asked")
}

/// The rectification that a bad rating of an ended case has opened.
async fn rectification(hall: &TestHall, contact: bool) -> String {
    let key = ended_case(hall).await;
    give(&hall.ctx, &hall.citizen, &key, bad(contact), "").await.unwrap();
    let asked = open(&hall.ctx, &hall.citizen, &key).await.unwrap();
    asked.follow.expect("it was bad").number
}

async fn does(hall: &TestHall, caller: &Caller, number: &str, command: C) -> Result<i64, Error> {
    let entry = EntryId::new(hall.ctx.chance.id());
    matters::act(&hall.ctx, caller, number, entry, Command::Rectification(command)).await
}

#[tokio::test]
async fn whoever_was_served_is_asked_once_and_what_they_say_first_stays() {
    let hall = hall().await;
    let key = ended_case(&hall).await;
    let asked = open(&hall.ctx, &hall.citizen, &key).await.unwrap();
    assert_eq!(asked.item.unwrap().zh, "食品经营许可（新办）");
    assert_eq!((asked.given, asked.is_known), (None, true), "no level is chosen for anybody");
    let strange = open(&hall.ctx, &hall.stranger, &key).await;
    assert!(matches!(strange, Err(Error::NotFound)), "{strange:?}");
    let strange = give(&hall.ctx, &hall.clerk, &key, given(Rating::VerySatisfied), "").await;
    assert!(matches!(strange, Err(Error::NotFound)), "whoever is rated does not rate");
    give(&hall.ctx, &hall.citizen, &key, given(Rating::Satisfied), "").await.unwrap();
    give(&hall.ctx, &hall.citizen, &key, given(Rating::VeryDissatisfied), "").await.unwrap();
    let asked = open(&hall.ctx, &hall.citizen, &key).await.unwrap();
    assert_eq!(asked.given.unwrap().0.rating, Rating::Satisfied);
    assert_eq!(asked.follow, None);
}

#[tokio::test]
async fn thirty_days_later_nothing_is_rated_and_what_nobody_rated_is_forgotten() {
    let hall = hall().await;
    let key = ended_case(&hall).await;
    hall.clock.set("2026-04-02", 9);
    assert_eq!(open(&hall.ctx, &hall.citizen, &key).await.unwrap().until, None);
    let late = give(&hall.ctx, &hall.citizen, &key, given(Rating::Satisfied), "").await;
    assert!(matches!(late, Err(Error::Refused("rating_too_late"))), "{late:?}");
    hall.clock.set("2026-06-02", 9);
    tidy(&hall.ctx).await.unwrap();
    assert!(matches!(open(&hall.ctx, &hall.citizen, &key).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_bad_rating_opens_a_rectification_that_those_who_were_rated_never_see() {
    let hall = hall().await;
    let number = rectification(&hall, true).await;
    assert!(number.starts_with('P'), "{number}");
    let rated = matters::show(&hall.ctx, &hall.clerk, &number).await;
    assert!(matches!(rated, Err(Error::NotFound)), "the clerk who had it is rated");
    let shown = matters::show(&hall.ctx, &hall.reviewer, &number).await.unwrap();
    assert_eq!(shown.given.unwrap().reasons, [Reason::MaterialsBeyondGuide]);
    assert_eq!(shown.brought.told, "多要了一份证明。");
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let fixed = C::Fix { text: "已退还证明。".to_owned() };
    let unheard = does(&hall, &hall.reviewer, &number, fixed.clone()).await;
    assert!(matches!(unheard, Err(Error::Refused("matter_not_contacted"))), "{unheard:?}");
    let contact = matters::reveal(&hall.ctx, &hall.reviewer, &number, "联系评价人").await.unwrap();
    assert_eq!(contact.contact.unwrap().mobile, "13800138000");
    let text = "电话核实。".to_owned();
    does(&hall, &hall.reviewer, &number, C::Contact { text }).await.unwrap();
    does(&hall, &hall.reviewer, &number, fixed).await.unwrap();
    let text = "已退还证明并致歉。".to_owned();
    does(&hall, &hall.reviewer, &number, C::FeedBack { text }).await.unwrap();
    let center = officer_of(&hall, "方洁", "center", Role::WindowClerk).await;
    let result = CallBack::Satisfied;
    does(&hall, &center, &number, C::CallBack { result }).await.unwrap();
    does(&hall, &center, &number, C::Close).await.unwrap();
    // Whoever gave it reads what was done, and not what was said among the staff.
    let shown = matters::show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    let happened: Vec<_> = shown.entries.iter().map(|it| it.body.fact.word()).collect();
    assert_eq!(happened, ["opened", "taken", "contacted", "fed_back", "called_back", "closed"]);
    let published = published(&hall.ctx).await.unwrap();
    assert_eq!(published[0].levels, Levels([0, 0, 0, 1, 0]));
    let rectified = &published[0].rectified;
    assert_eq!((rectified.opened, rectified.done, rectified.in_time), (1, 1, 1));
}

#[tokio::test]
async fn whoever_does_not_want_to_be_contacted_is_known_to_nobody() {
    let hall = hall().await;
    let key = ended_case(&hall).await;
    give(&hall.ctx, &hall.citizen, &key, bad(false), "").await.unwrap();
    let follow = open(&hall.ctx, &hall.citizen, &key).await.unwrap().follow.unwrap();
    assert_eq!(follow.state, State::Opened);
    let head = matters::show(&hall.ctx, &hall.head, &follow.number).await.unwrap();
    assert!(!head.may_see_filer);
    let revealed = matters::reveal(&hall.ctx, &hall.reviewer, &follow.number, "好奇").await;
    assert!(matches!(revealed, Err(Error::Refused("forbidden"))), "{revealed:?}");
    let row = store::matters::find(&mut hall.ctx.db.read().await.unwrap(), &follow.number).await;
    let row = row.unwrap().unwrap();
    assert_eq!((row.filer, row.contact), (None, None));
    // The page on which they said it tells them how it went on.
    let number = follow.number;
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    does(&hall, &hall.reviewer, &number, C::Explain { text: "依法需要。".to_owned() })
        .await
        .unwrap();
    let told = "这份证明是法定材料。".to_owned();
    does(&hall, &hall.reviewer, &number, C::FeedBack { text: told.clone() }).await.unwrap();
    let follow = open(&hall.ctx, &hall.citizen, &key).await.unwrap().follow.unwrap();
    assert_eq!(follow.told, Some(told));
}

#[tokio::test]
async fn a_misused_rating_goes_to_a_panel_of_three_who_had_no_part_in_it_and_is_still_counted() {
    let hall = hall().await;
    let number = rectification(&hall, false).await;
    let center = officer_of(&hall, "方洁", "center", Role::WindowClerk).await;
    let head = officer_of(&hall, "罗平", "center", Role::OrganHead).await;
    let office = officer_of(&hall, "顾云", "office", Role::Decider).await;
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let reason = "同行恶意差评。".to_owned();
    does(&hall, &hall.reviewer, &number, C::Contest { reason }).await.unwrap();
    let shown = matters::show(&hall.ctx, &office, &number).await.unwrap();
    let person = |it: &Caller| it.signed_in().unwrap().person;
    let mut panel: Vec<_> = shown.panel.iter().map(|it| it.0).collect();
    panel.sort_unstable();
    let mut expected = vec![person(&center), person(&head), person(&office)];
    expected.sort_unstable();
    assert_eq!(panel, expected);
    let judge = |members| C::Judge { members, misused: true, text: "查无此事。".to_owned() };
    let few = does(&hall, &office, &number, judge(panel[..2].to_vec())).await;
    assert!(matches!(few, Err(Error::Refused("matter_panel_too_small"))), "{few:?}");
    does(&hall, &office, &number, judge(panel)).await.unwrap();
    let published = published(&hall.ctx).await.unwrap();
    assert_eq!(published[0].levels.all(), 1, "nothing is deleted and nothing is hidden");
    assert_eq!(published[0].rectified.dismissed, 1);
}

#[tokio::test]
async fn a_visit_is_rated_by_the_code_that_the_window_shows_once_and_without_an_account() {
    let hall = hall().await;
    let reviewer = visit(&hall.ctx, &hall.reviewer, "3", "A017").await;
    assert!(matches!(reviewer, Err(Error::NotFound)), "a reviewer serves at no window");
    let empty = visit(&hall.ctx, &hall.clerk, " ", "").await;
    let Err(Error::Invalid(faults)) = empty else { panic!("{empty:?}") };
    assert_eq!(faults.len(), 2);
    let token = visit(&hall.ctx, &hall.clerk, "3", "A017").await.unwrap();
    let again = visit(&hall.ctx, &hall.clerk, "3", "A017").await;
    assert!(matches!(again, Err(Error::Invalid(_))), "one visit, one code");
    let own = give(&hall.ctx, &hall.clerk, &token, given(Rating::VerySatisfied), "").await;
    assert!(matches!(own, Err(Error::Refused("rating_own"))), "{own:?}");
    let anybody = Caller::default();
    let unreachable = give(&hall.ctx, &anybody, &token, bad(true), " ").await;
    let Err(Error::Invalid(faults)) = unreachable else { panic!("{unreachable:?}") };
    assert_eq!((faults[0].field.as_str(), faults[0].code), ("mobile", "mobile-missing"));
    give(&hall.ctx, &anybody, &token, bad(true), "139 0013 9000").await.unwrap();
    let asked = open(&hall.ctx, &anybody, &token).await.unwrap();
    let number = asked.follow.unwrap().number;
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let filer = matters::reveal(&hall.ctx, &hall.reviewer, &number, "联系评价人").await.unwrap();
    assert_eq!(filer.contact.unwrap().mobile, "13900139000");
    let unknown = open(&hall.ctx, &anybody, &"0".repeat(64)).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_conversation_is_rated_by_whoever_asked_and_the_desk_reads_no_name() {
    let hall = hall().await;
    let asker = Caller { visitor: Some(visitor_hash("one")), ..Caller::default() };
    let id = ConversationId::new(Uuid::from_u128(0xC1));
    let question = Question {
        id,
        entry: EntryId::new(Uuid::from_u128(0xE1)),
        about: About::Item("food-business-permit".to_owned()),
        text: "开面馆要办什么证？".to_owned(),
        asks_person: true,
    };
    conversations::begin(&hall.ctx, &asker, question).await.unwrap();
    conversations::claim(&hall.ctx, &hall.clerk, id).await.unwrap();
    conversations::close(&hall.ctx, &hall.clerk, id, CloseReason::Answered).await.unwrap();
    let which = conversations::Which::Last;
    let shown = conversations::show(&hall.ctx, &asker, id, which).await.unwrap();
    let key = shown.rate.expect("it has ended").to_string();
    let other = Caller { visitor: Some(visitor_hash("two")), ..Caller::default() };
    assert!(matches!(open(&hall.ctx, &other, &key).await, Err(Error::NotFound)));
    let comment = Some("说得清楚".to_owned());
    let good = Given { comment, ..given(Rating::VerySatisfied) };
    give(&hall.ctx, &asker, &key, good, "").await.unwrap();
    let shown = conversations::show(&hall.ctx, &asker, id, which).await.unwrap();
    assert_eq!((shown.rate, shown.standing.level), (None, Some(5)));
    let desk = conversations::show(&hall.ctx, &hall.clerk, id, which).await.unwrap();
    let rated = |it: &conversations::Said| matches!(&it.body, conversations::Body::Event(fact) if fact.word() == "rated");
    assert!(!desk.entries.iter().any(rated), "whoever is rated does not learn who has rated");
    let survey = survey(&hall.ctx, &hall.head, "", None).await.unwrap();
    assert_eq!(survey.ratings.len(), 1);
    assert_eq!(survey.ratings[0].given.comment.as_deref(), Some("说得清楚"));
    assert!(!survey.invites);
}

/// A complaint that the citizen brings by name.
async fn complaint(hall: &TestHall) -> String {
    let written = Written {
        title: "窗口态度差".to_owned(),
        told: "在二楼窗口排队两个小时，工作人员态度很差。".to_owned(),
        known: Some(Standing::Named),
        contact: Contact {
            name: "王小明".to_owned(),
            mobile: "13800138000".to_owned(),
            address: String::new(),
        },
        department: "market".to_owned(),
        ..Written::new(Topic::Complaint(Kind::Service))
    };
    let id = MatterId::new(hall.ctx.chance.id());
    matters::lodge(&hall.ctx, &hall.citizen, id, &written).await.unwrap().number
}

#[tokio::test]
async fn a_matter_is_rated_once_it_is_answered() {
    let hall = hall().await;
    let center = officer_of(&hall, "方洁", "center", Role::WindowClerk).await;
    let number = complaint(&hall).await;
    let is_asked = async || {
        let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap();
        told.lines.iter().any(|it| matches!(it.says, News::RateAsked(_)))
    };
    assert!(!is_asked().await);
    let does = async |caller: &Caller, command| {
        let entry = EntryId::new(hall.ctx.chance.id());
        let command = Command::Complaint(command);
        matters::act(&hall.ctx, caller, &number, entry, command).await.unwrap();
    };
    does(&center, K::Accept { urgent: false }).await;
    does(&center, K::Dispatch { lead: "market".to_owned(), assisting: Vec::new() }).await;
    does(&hall.reviewer, K::Take).await;
    let text = "已核实并道歉。".to_owned();
    does(&hall.reviewer, K::Propose { outcome: Outcome::Explained, text }).await;
    does(&hall.decider, K::Approve).await;
    let key = asked_of(&hall, &hall.citizen).await;
    give(&hall.ctx, &hall.citizen, &key, bad(false), "").await.unwrap();
    let follow = open(&hall.ctx, &hall.citizen, &key).await.unwrap().follow.unwrap();
    let rated = matters::show(&hall.ctx, &hall.reviewer, &follow.number).await;
    assert!(matches!(rated, Err(Error::NotFound)), "whoever answered is rated");
    assert!(matters::show(&hall.ctx, &hall.head, &follow.number).await.is_ok());
}

/// Keeps what it is given.
#[derive(Default)]
struct Post(Mutex<Vec<Letter>>);

impl Mailer for Post {
    async fn send(&self, letter: Letter) -> Result<(), MailError> {
        self.0.lock().unwrap().push(letter);
        Ok(())
    }
}

#[tokio::test]
async fn the_letter_that_invites_carries_a_token_that_stands_for_a_login() {
    let mut hall = hall().await;
    hall.ctx.sends_mail = true;
    let (person, now) = (hall.citizen.signed_in().unwrap().person, hall.ctx.now());
    let set = hall.ctx.db.transact(move |tx| {
        Box::pin(async move {
            let address = Some("wang@example.com");
            Ok::<_, Error>(store::people::set_email(tx, person, address, now).await?)
        })
    });
    set.await.unwrap();
    ended_case(&hall).await;
    let post = Post::default();
    deliver(&hall.ctx, &post).await.unwrap();
    let letters = post.0.into_inner().unwrap();
    let token = letters.iter().find_map(|it| match &it.says {
        Says::Rate { token, .. } => Some(token.clone()),
        _ => None,
    });
    let token = token.expect("a letter invites");
    let anybody = Caller::default();
    give(&hall.ctx, &anybody, &token, given(Rating::Satisfied), "").await.unwrap();
    let asked = open(&hall.ctx, &hall.citizen, &asked_of(&hall, &hall.citizen).await).await;
    assert_eq!(asked.unwrap().given.unwrap().0.rating, Rating::Satisfied);
}
