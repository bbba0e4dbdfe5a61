//! Complaints, from the desk to the appeal.

use super::*;
use crate::{
    FieldFault,
    cases::testing::in_review,
    messages::{self, News},
    testing::hall,
};
use domain::{
    complaints::{ActionKind, CallBack, Command as C, Outcome},
    matters::{ActionKind as Action, Elsewhere},
};

fn anonymous() -> Written {
    Written { known: Some(Known::Anonymous), contact: Contact::default(), ..complaint() }
}

/// Does something under a new name.
pub(super) async fn does(
    hall: &TestHall,
    caller: &Caller,
    number: &str,
    command: C,
) -> Result<i64, Error> {
    act_on(hall, caller, number, Command::Complaint(command)).await
}

/// A complaint under this title, which a citizen brings by name.
pub(super) async fn brought(hall: &TestHall, title: &str) -> String {
    let id = MatterId::new(hall.ctx.chance.id());
    let written = Written { title: title.to_owned(), ..complaint() };
    lodge(&hall.ctx, &hall.citizen, id, &written).await.unwrap().number
}

/// The complaint is accepted, dispatched to the market department and answered there.
pub(super) async fn answered(hall: &TestHall, desks: &Desks, number: &str) {
    does(hall, &desks.clerk, number, C::Accept { urgent: false }).await.unwrap();
    let (lead, assisting) = ("market".to_owned(), Vec::new());
    does(hall, &desks.clerk, number, C::Dispatch { lead, assisting }).await.unwrap();
    again(hall, number).await;
}

async fn again(hall: &TestHall, number: &str) {
    does(hall, &hall.reviewer, number, C::Take).await.unwrap();
    let (outcome, text) = (Outcome::Explained, "已核实并道歉。".to_owned());
    does(hall, &hall.reviewer, number, C::Propose { outcome, text }).await.unwrap();
    does(hall, &hall.decider, number, C::Approve).await.unwrap();
}

#[tokio::test]
async fn an_anonymous_complaint_is_followed_by_number_and_code_and_answered_in_its_thread() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let lodged = lodge(&hall.ctx, &visitor("one"), id(1), &anonymous()).await.unwrap();
    let (number, code) = (lodged.number.clone(), lodged.query_code.unwrap());
    assert!(number.starts_with("T260302016"), "{number}");
    // Sending the page again brings no second one, and shows no code again.
    let again = lodge(&hall.ctx, &visitor("one"), id(1), &anonymous()).await.unwrap();
    assert_eq!(again, Lodged { number: number.clone(), query_code: None });
    // Another browser sees nothing before it has shown the code.
    let other = visitor("two");
    assert!(matches!(show(&hall.ctx, &other, &number).await, Err(Error::NotFound)));
    let wrong = track(&hall.ctx, &other, &number, "0000-0000-0000").await;
    assert!(matches!(wrong, Err(Error::NotFound)));
    let none = track(&hall.ctx, &other, "T2603020160000999", &code).await;
    assert!(matches!(none, Err(Error::NotFound)), "a wrong number answers like a wrong code");
    assert_eq!(track(&hall.ctx, &other, &number.to_lowercase(), &code).await.unwrap(), number);
    does(&hall, &desks.clerk, &number, C::Accept { urgent: false }).await.unwrap();
    let entry = EntryId::new(Uuid::from_u128(7));
    say(&hall.ctx, &other, &number, entry, "补充：是 3 号窗口。").await.unwrap();
    say(&hall.ctx, &other, &number, entry, "补充：是 3 号窗口。").await.unwrap();
    let shown = show(&hall.ctx, &desks.clerk, &number).await.unwrap();
    let words: Vec<_> = shown.entries.iter().filter_map(|it| it.body.text.as_deref()).collect();
    assert_eq!(words, ["补充：是 3 号窗口。"], "once, however often it is sent");
    // Nobody can be called back who is anonymous, and nobody knows who it is.
    let named = reveal(&hall.ctx, &desks.clerk, &number, "回访").await;
    assert!(matches!(named, Err(Error::Refused("forbidden"))));
    hall.clock.set("2026-03-02", 11);
    let late = show(&hall.ctx, &other, &number).await;
    assert!(matches!(late, Err(Error::NotFound)), "the browser was forgotten after an hour");
}

#[tokio::test]
async fn five_wrong_codes_in_ten_minutes_are_enough_whichever_number_was_meant() {
    let hall = hall().await;
    let lodged = lodge(&hall.ctx, &visitor("one"), id(1), &anonymous()).await.unwrap();
    let other = visitor("two");
    for _ in 0..5 {
        let wrong = track(&hall.ctx, &other, &lodged.number, "0000-0000-0000").await;
        assert!(matches!(wrong, Err(Error::NotFound)));
    }
    let right = track(&hall.ctx, &other, &lodged.number, &lodged.query_code.unwrap()).await;
    assert!(matches!(right, Err(Error::Refused("too_many"))), "{right:?}");
}

#[tokio::test]
async fn a_named_complaint_goes_from_the_desk_to_its_answer_its_second_handling_and_its_appeal() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let lodged = lodge(&hall.ctx, &hall.citizen, id(1), &complaint()).await.unwrap();
    assert_eq!(lodged.query_code, None, "an account needs no code");
    let number = lodged.number;
    answered(&hall, &desks, &number).await;
    assert_eq!(state(&hall, &number).await, "answered");
    // Nobody but the departments reads what was proposed; everybody who brought it reads the answer.
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    let happened: Vec<_> = shown.entries.iter().map(|it| it.body.fact.word()).collect();
    assert_eq!(happened, ["lodged", "accepted", "dispatched", "taken", "answered"]);
    assert!(shown.entries.iter().all(|it| it.author.is_none()), "no name of the staff is told");
    let told = messages::list(&hall.ctx, &hall.citizen, None).await.unwrap();
    let is_of_it = |it: &News| match it {
        News::Heard(it) => it.matter == number,
        other => matches!(other, News::RateAsked(_)),
    };
    assert!(told.lines.iter().all(|it| is_of_it(&it.says)));
    let result = CallBack::Dissatisfied;
    does(&hall, &desks.clerk, &number, C::CallBack { result }).await.unwrap();
    let reason = "没有解决".to_owned();
    does(&hall, &hall.citizen, &number, C::Reopen { reason: reason.clone() }).await.unwrap();
    again(&hall, &number).await;
    does(&hall, &hall.citizen, &number, C::Appeal { reason }).await.unwrap();
    let unasked = C::DecideAppeal { granted: false, text: "维持。".to_owned() };
    let refused = does(&hall, &hall.decider, &number, unasked.clone()).await;
    assert!(matches!(refused, Err(Error::Refused("matter_not_permitted"))), "{refused:?}");
    does(&hall, &desks.above, &number, unasked).await.unwrap();
    assert_eq!(state(&hall, &number).await, "closed");
}

#[tokio::test]
async fn whom_a_complaint_concerns_does_not_learn_that_it_exists() {
    let hall = hall().await;
    let case = in_review(&hall).await.to_string();
    let about = Written { case, department: String::new(), ..complaint() };
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &about).await.unwrap().number;
    let desks = desks(&hall).await;
    dispatched(&hall, &desks, &number).await;
    let hidden = show(&hall.ctx, &hall.clerk, &number).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "the clerk accepted that case");
    let mine = desk(&hall.ctx, &hall.clerk).await.unwrap();
    assert!(mine.departments.is_empty() && mine.mine.is_empty());
    assert_eq!(desk(&hall.ctx, &hall.second_reviewer).await.unwrap().departments.len(), 1);
}

pub(super) async fn dispatched(hall: &TestHall, desks: &Desks, number: &str) {
    does(hall, &desks.clerk, number, C::Accept { urgent: false }).await.unwrap();
    let (lead, assisting) = ("market".to_owned(), Vec::new());
    does(hall, &desks.clerk, number, C::Dispatch { lead, assisting }).await.unwrap();
}

#[tokio::test]
async fn who_brought_it_is_named_for_a_purpose_to_those_who_handle_it_and_each_look_is_noted() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let secret = Written { known: Some(Known::Secret), ..complaint() };
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &secret).await.unwrap().number;
    let without = reveal(&hall.ctx, &desks.clerk, &number, " ").await;
    assert!(matches!(without, Err(Error::Invalid(_))));
    let filer = reveal(&hall.ctx, &desks.clerk, &number, "回访").await.unwrap();
    assert_eq!(filer.contact.unwrap().name, "王小明");
    dispatched(&hall, &desks, &number).await;
    let secretly = reveal(&hall.ctx, &hall.second_reviewer, &number, "好奇").await;
    assert!(matches!(secretly, Err(Error::Refused("forbidden"))), "she does not handle it");
    let looks = show(&hall.ctx, &desks.clerk, &number).await.unwrap().looks;
    let looks: Vec<_> = looks.iter().map(|(_, who, why)| (who.as_str(), why.as_str())).collect();
    assert_eq!(looks, [("方洁", "回访")]);
}

#[tokio::test]
async fn what_belongs_elsewhere_is_declined_with_its_channel_and_strangers_read_nothing() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &complaint()).await.unwrap().number;
    for stranger in [&hall.stranger, &hall.health_clerk, &visitor("one"), &Caller::default()] {
        assert!(matches!(show(&hall.ctx, stranger, &number).await, Err(Error::NotFound)));
        let acted = does(&hall, stranger, &number, C::Withdraw).await;
        assert!(matches!(acted, Err(Error::NotFound)));
    }
    let reason = "请向人民法院起诉。".to_owned();
    let decline = C::Decline { elsewhere: Elsewhere::Litigation, reason };
    does(&hall, &desks.clerk, &number, decline).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!(shown.standing.state(), "declined");
    assert_eq!(shown.actions, []);
}

#[tokio::test]
async fn periods_that_pass_are_written_down_once_and_the_desk_sees_what_resembles() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &complaint()).await.unwrap().number;
    let twin = Written { title: "窗口态度很差".to_owned(), ..complaint() };
    let second = lodge(&hall.ctx, &hall.citizen, id(2), &twin).await.unwrap().number;
    let shown = show(&hall.ctx, &desks.clerk, &second).await.unwrap();
    assert_eq!(shown.alike.iter().map(|it| &it.number).collect::<Vec<_>>(), [&number]);
    let own = alike(&hall.ctx, &hall.citizen, &complaint()).await.unwrap();
    assert_eq!(own.len(), 2);
    assert!(alike(&hall.ctx, &hall.stranger, &complaint()).await.unwrap().is_empty());
    hall.clock.set("2026-03-09", 9);
    assert_eq!(sweep(&hall.ctx).await.unwrap(), 2);
    assert_eq!(sweep(&hall.ctx).await.unwrap(), 0);
    let shown = show(&hall.ctx, &desks.clerk, &number).await.unwrap();
    assert_eq!(shown.entries.last().unwrap().body.fact.word(), "overdue");
    assert!(
        shown.actions.contains(&Action::Complaint(ActionKind::Accept)),
        "it can still be accepted"
    );
}

#[tokio::test]
async fn a_complaint_is_written_page_by_page_and_what_was_typed_is_kept_even_where_it_is_wrong() {
    let hall = hall().await;
    let one = visitor("one");
    let id = begin(&hall.ctx, &one, Topic::Complaint(Kind::OverTime)).await.unwrap();
    let short = save(&hall.ctx, &one, id, Step::Told, |it| {
        (it.title, it.told) = ("太慢".to_owned(), "太慢".to_owned());
    });
    let Err(Error::Invalid(faults)) = short.await else { panic!("too short") };
    assert_eq!(faults, [FieldFault::new("told", "too-short")]);
    assert_eq!(written(&hall.ctx, &one, id).await.unwrap().told, "太慢");
    let strange = written(&hall.ctx, &visitor("two"), id).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    save(&hall.ctx, &one, id, Step::Told, |it| TOLD.clone_into(&mut it.told)).await.unwrap();
    save(&hall.ctx, &one, id, Step::About, |it| it.department = "market".to_owned()).await.unwrap();
    let kept = written(&hall.ctx, &one, id).await.unwrap();
    assert_eq!(missing(&hall.ctx, &one, &kept).await.unwrap(), Some(Step::Who));
    let unsaid = save(&hall.ctx, &one, id, Step::Who, |_| {}).await;
    assert!(matches!(unsaid, Err(Error::Invalid(_))), "nobody is named by default");
    save(&hall.ctx, &one, id, Step::Who, |it| it.known = Some(Known::Anonymous)).await.unwrap();
    let lodged = send(&hall.ctx, &one, id).await.unwrap();
    assert!(lodged.query_code.is_some());
    let again = send(&hall.ctx, &one, id).await.unwrap();
    assert_eq!((again.number, again.query_code), (lodged.number, None));
    // Whoever has signed in finds their name filled in.
    let own = begin(&hall.ctx, &hall.citizen, Topic::Complaint(Kind::Praise)).await.unwrap();
    assert_eq!(written(&hall.ctx, &hall.citizen, own).await.unwrap().contact.name, "王小明");
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_complaint_is_told_at_once() {
    let hall = hall().await;
    let wrong = Written {
        title: String::new(),
        told: "短".to_owned(),
        contact: Contact { mobile: "1".to_owned(), ..Contact::default() },
        department: "moon".to_owned(),
        case: "1".to_owned(),
        ..complaint()
    };
    let refused = lodge(&hall.ctx, &hall.citizen, id(1), &wrong).await;
    let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
    let fields: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["title", "told", "case", "department", "name", "mobile"]);
    assert_eq!(faults[1], FieldFault::new("told", "too-short"));
    for number in 0..20 {
        lodge(&hall.ctx, &hall.stranger, id(100 + number), &complaint()).await.unwrap();
    }
    let many = lodge(&hall.ctx, &hall.stranger, id(200), &complaint()).await;
    assert!(matches!(many, Err(Error::Refused("too_many"))));
}

#[tokio::test]
async fn a_question_about_a_complaint_goes_to_the_desk_that_sorts_it_and_to_nobody_it_may_concern()
{
    use crate::conversations::{self, About, Matter, Question, Which};
    use domain::ids::ConversationId;
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &complaint()).await.unwrap().number;
    let asked = |number: &str| Question {
        id: ConversationId::new(Uuid::from_u128(1)),
        entry: EntryId::new(Uuid::from_u128(2)),
        about: About::Complaint(number.to_owned()),
        text: "什么时候答复？".to_owned(),
        asks_person: true,
    };
    let strange = conversations::begin(&hall.ctx, &hall.stranger, asked(&number)).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    conversations::begin(&hall.ctx, &hall.citizen, asked(&number)).await.unwrap();
    let id = ConversationId::new(Uuid::from_u128(1));
    let shown = conversations::show(&hall.ctx, &desks.clerk, id, Which::Last).await.unwrap();
    assert!(matches!(shown.matter, Matter::Complaint { number: it } if it == number));
    let hidden = conversations::show(&hall.ctx, &hall.clerk, id, Which::Last).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "the department does not learn of it");
}

#[tokio::test]
async fn what_resembles_a_complaint_is_not_told_to_whom_it_concerns() {
    let hall = hall().await;
    let case = in_review(&hall).await.to_string();
    let concerned = Written { case, department: String::new(), ..complaint() };
    lodge(&hall.ctx, &hall.citizen, id(1), &concerned).await.unwrap();
    let number = lodge(&hall.ctx, &hall.citizen, id(2), &complaint()).await.unwrap().number;
    let desks = desks(&hall).await;
    // The clerk of that case works at the desk by now.
    let mut moved = hall.clerk.clone();
    let signed_in = moved.signed_in.as_mut().unwrap();
    signed_in.posts[0].department = Some("center".to_owned());
    let alike = async |caller: &Caller| show(&hall.ctx, caller, &number).await.unwrap().alike.len();
    assert_eq!((alike(&desks.clerk).await, alike(&moved).await), (1, 0));
}

#[tokio::test]
async fn a_thousand_posts_from_one_address_bring_twenty_complaints_and_stop_nobody_else() {
    let hall = hall().await;
    let from = |address: &str, caller: &Caller| Caller {
        address: Some(address.parse().unwrap()),
        ..caller.clone()
    };
    let (flood, other) = (from("10.0.0.1", &hall.citizen), from("10.0.0.2", &hall.stranger));
    let mut taken = 0;
    for number in 0..1_000 {
        match lodge(&hall.ctx, &flood, id(number), &complaint()).await {
            Ok(_) => taken += 1,
            Err(error) => assert!(matches!(error, Error::Refused("too_many")), "{error:?}"),
        }
    }
    assert_eq!(taken, 20);
    lodge(&hall.ctx, &other, id(1_001), &complaint()).await.unwrap();
}

#[tokio::test]
async fn what_is_empty_huge_or_false_is_told_all_at_once_and_what_is_hostile_stays_words() {
    let hall = hall().await;
    let contact = Contact { mobile: "12345".to_owned(), ..Contact::default() };
    let (title, told) = (String::new(), "长".repeat(100_000));
    let bad = Written { title, told, contact, ..complaint() };
    let refused = lodge(&hall.ctx, &hall.citizen, id(1), &bad).await;
    let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
    let faults: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
    assert_eq!(
        faults,
        [
            ("title", "missing"),
            ("told", "too-long"),
            ("name", "missing"),
            ("mobile", "mobile-length")
        ]
    );
    let hostile = "<script>alert(1)</script>'; DROP TABLE matter; --";
    let title = hostile.chars().take(40).collect::<String>();
    let written = Written { title: title.clone(), told: hostile.to_owned(), ..complaint() };
    let number = lodge(&hall.ctx, &hall.citizen, id(2), &written).await.unwrap().number;
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!((shown.brought.title, shown.brought.told), (title, hostile.to_owned()));
}
