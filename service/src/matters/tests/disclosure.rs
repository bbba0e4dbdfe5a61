//! Requests for the disclosure of information, from the day of receipt to the answer and what is open against it.

use super::*;
use crate::{FieldFault, testing::hall};
use domain::{
    disclosure_requests::{ActionKind, Answer, AnswerKind, Command as C, Exemption},
    matters::{ActionKind as Action, Ground, Period, Remedy},
};

fn request() -> Written {
    let mut written = written_as(Topic::Disclosure);
    "2025 年食品抽检结果通报".clone_into(&mut written.title);
    written.more.form = "file".to_owned();
    written
}

async fn does(hall: &TestHall, caller: &Caller, number: &str, command: C) -> Result<i64, Error> {
    act_on(hall, caller, number, Command::Disclosure(command)).await
}

/// A request to the market department whose receipt is confirmed on Monday 2026-03-02, and that a reviewer has.
async fn taken(hall: &TestHall) -> String {
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &request()).await.unwrap().number;
    does(hall, &hall.clerk, &number, C::Confirm).await.unwrap();
    does(hall, &hall.reviewer, &number, C::Take).await.unwrap();
    number
}

fn refusal() -> C {
    let text = "涉及第三方商业秘密，第三方不同意公开。".to_owned();
    let answer =
        Answer { kind: AnswerKind::Refused, exemption: Some(Exemption::TradeSecret), text };
    C::Propose { answer }
}

/// The clock of the answer as its reader sees it: its last day, and the ground for which it stands still.
async fn reply(hall: &TestHall, reader: &Caller, number: &str) -> (Option<String>, Option<Ground>) {
    let shown = show(&hall.ctx, reader, number).await.unwrap();
    let running = shown.running.iter().find(|it| it.period == Period::DisclosureReply).unwrap();
    (running.due_on.map(|it| it.to_string()), running.paused.map(|it| it.0))
}

#[tokio::test]
async fn the_clock_of_a_request_stands_still_while_a_third_party_is_asked_and_goes_on_with_its_opinion()
 {
    let hall = hall().await;
    let number = taken(&hall).await;
    assert!(number.starts_with("G260302001"), "{number}");
    assert_eq!(reply(&hall, &hall.citizen, &number).await, (Some("2026-03-30".to_owned()), None));
    hall.clock.set("2026-03-09", 9);
    let (ground, who) = (Ground::ThirdParty, "某食品公司".to_owned());
    does(&hall, &hall.reviewer, &number, C::Consult { ground, who }).await.unwrap();
    for day in ["2026-03-10", "2026-03-13"] {
        hall.clock.set(day, 9);
        let stands = reply(&hall, &hall.citizen, &number).await;
        assert_eq!(stands, (None, Some(Ground::ThirdParty)), "{day}");
    }
    // Who is asked and what they think is not told to whoever asks for it.
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert!(!format!("{:?}", shown.entries).contains("某食品公司"));
    let shown = show(&hall.ctx, &hall.reviewer, &number).await.unwrap();
    assert!(format!("{:?}", shown.entries).contains("某食品公司"));
    hall.clock.set("2026-03-16", 9);
    let agrees = Some(false);
    does(&hall, &hall.reviewer, &number, C::Hear { ground, agrees }).await.unwrap();
    assert_eq!(reply(&hall, &hall.citizen, &number).await, (Some("2026-04-07".to_owned()), None));
    does(&hall, &hall.reviewer, &number, refusal()).await.unwrap();
    does(&hall, &hall.decider, &number, C::Approve).await.unwrap();
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    let (remedy, until) = shown.remedy.unwrap();
    assert_eq!((remedy, &*until.to_string()), (Remedy::ReconsiderationFirst, "2026-05-15"));
    let words = happened(&hall, &hall.citizen, &number).await;
    assert_eq!(words, ["received", "confirmed", "taken", "consulted", "heard", "answered"]);
}

#[tokio::test]
async fn who_asks_for_information_is_known_by_an_account_with_an_identity_number() {
    let hall = hall().await;
    let begun = begin(&hall.ctx, &visitor("one"), Topic::Disclosure).await;
    assert!(matches!(begun, Err(Error::Refused("sign_in"))), "{begun:?}");
    let begun = begin(&hall.ctx, &hall.reviewer, Topic::Disclosure).await;
    assert!(matches!(begun, Err(Error::Refused("matter_name_needed"))), "{begun:?}");
    let sent = lodge(&hall.ctx, &visitor("one"), id(1), &request()).await;
    assert!(matches!(sent, Err(Error::Refused("sign_in"))), "{sent:?}");
    let nameless = Written { known: Some(Known::Anonymous), ..request() };
    let sent = lodge(&hall.ctx, &hall.citizen, id(1), &nameless).await;
    assert!(matches!(sent, Err(Error::Refused("matter_name_needed"))), "{sent:?}");
    // Another name than that of the account is not taken.
    let mut lent = request();
    lent.contact.name = "李四".to_owned();
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &lent).await.unwrap().number;
    let filer = reveal(&hall.ctx, &hall.clerk, &number, "核对身份").await.unwrap();
    assert_eq!(filer.contact.unwrap().name, "王小明");
    let looks = show(&hall.ctx, &hall.clerk, &number).await.unwrap().looks;
    assert_eq!(looks.len(), 1, "each look is noted");
}

#[tokio::test]
async fn a_request_says_what_is_wanted_of_whom_and_in_which_form_and_everything_wrong_is_told_at_once()
 {
    let hall = hall().await;
    let id = begin(&hall.ctx, &hall.citizen, Topic::Disclosure).await.unwrap();
    let empty = written(&hall.ctx, &hall.citizen, id).await.unwrap();
    let empty = Written { contact: Contact::default(), ..empty };
    let sent = lodge(&hall.ctx, &hall.citizen, id, &empty).await;
    let Err(Error::Invalid(faults)) = sent else { panic!("nothing was asked for") };
    let fields: Vec<_> = faults.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["title", "form", "department", "mobile"]);
    // Paper reaches nobody without an address; what is too long is not taken.
    let mut huge = request();
    (huge.more.form, huge.told) = ("paper".to_owned(), "长".repeat(4_001));
    let Err(Error::Invalid(faults)) = lodge(&hall.ctx, &hall.citizen, id, &huge).await else {
        panic!("too long")
    };
    let told = |field, code| FieldFault::new(field, code);
    assert_eq!(faults, [told("told", "too-long"), told("address", "missing")]);
    let strange = Written { department: "moon' OR 1=1".to_owned(), ..request() };
    let Err(Error::Invalid(faults)) = lodge(&hall.ctx, &hall.citizen, id, &strange).await else {
        panic!("there is no such department")
    };
    assert_eq!(faults, [told("department", "not-a-choice")]);
    // Page by page, the last of them without a name to type.
    save(&hall.ctx, &hall.citizen, id, Step::Told, |it| *it = request()).await.unwrap();
    let kept = written(&hall.ctx, &hall.citizen, id).await.unwrap();
    assert_eq!(missing(&hall.ctx, &hall.citizen, &kept).await.unwrap(), None);
    let sent = send(&hall.ctx, &hall.citizen, id).await.unwrap();
    let again = send(&hall.ctx, &hall.citizen, id).await.unwrap();
    assert_eq!((&again.number, again.query_code), (&sent.number, None));
    let alike = alike(&hall.ctx, &hall.citizen, &request()).await.unwrap();
    assert_eq!(alike[0].number, sent.number, "it was asked for before (GK 36(6))");
}

#[tokio::test]
async fn a_request_is_clarified_once_and_given_up_where_nobody_clarifies_it() {
    let hall = hall().await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &request()).await.unwrap().number;
    let offered = show(&hall.ctx, &hall.clerk, &number).await.unwrap().actions;
    let confirm = Action::Disclosure(ActionKind::Confirm);
    assert_eq!(offered, [confirm], "the day of receipt comes first (GK 31)");
    does(&hall, &hall.clerk, &number, C::Confirm).await.unwrap();
    let ask = || C::Clarify { text: "请写明年度。".to_owned(), working_days: None };
    does(&hall, &hall.clerk, &number, ask()).await.unwrap();
    let supplement = C::Supplement { text: "2025 年度。".to_owned() };
    let strange = does(&hall, &hall.stranger, &number, supplement.clone()).await;
    assert!(matches!(strange, Err(Error::NotFound)));
    does(&hall, &hall.citizen, &number, supplement).await.unwrap();
    let twice = does(&hall, &hall.clerk, &number, ask()).await;
    assert!(matches!(twice, Err(Error::Refused("matter_clarified_twice"))), "{twice:?}");
    let second = lodge(&hall.ctx, &hall.citizen, id(2), &request()).await.unwrap().number;
    does(&hall, &hall.clerk, &second, C::Confirm).await.unwrap();
    does(&hall, &hall.clerk, &second, ask()).await.unwrap();
    hall.clock.set("2026-03-24", 9);
    sweep(&hall.ctx).await.unwrap();
    assert_eq!(state(&hall, &second).await, "abandoned");
}

#[tokio::test]
async fn a_request_is_extended_once_by_the_head_and_a_refusal_names_its_ground() {
    let hall = hall().await;
    let number = taken(&hall).await;
    let extend = |amount| C::Extend { amount, reason: "信息量大。".to_owned() };
    let by_reviewer = does(&hall, &hall.reviewer, &number, extend(20)).await;
    assert!(matches!(by_reviewer, Err(Error::Refused("matter_not_permitted"))), "{by_reviewer:?}");
    let longer = does(&hall, &hall.head, &number, extend(21)).await;
    assert!(matches!(longer, Err(Error::Refused("matter_extension_too_long"))), "{longer:?}");
    does(&hall, &hall.head, &number, extend(20)).await.unwrap();
    assert_eq!(reply(&hall, &hall.citizen, &number).await.0.unwrap(), "2026-04-28");
    let text = "不予公开。".to_owned();
    let answer = Answer { kind: AnswerKind::Refused, exemption: None, text };
    let groundless = does(&hall, &hall.reviewer, &number, C::Propose { answer }).await;
    assert!(matches!(groundless, Err(Error::Refused("matter_exemption_missing"))));
    does(&hall, &hall.reviewer, &number, refusal()).await.unwrap();
    let own = does(&hall, &hall.reviewer, &number, C::Approve).await;
    assert!(matches!(own, Err(Error::Refused("matter_not_permitted"))), "{own:?}");
    assert!(!happened(&hall, &hall.citizen, &number).await.contains(&"proposed"));
}

#[tokio::test]
async fn a_request_is_read_by_whoever_asks_and_by_the_organ_that_was_asked_and_by_nobody_else() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &request()).await.unwrap().number;
    for stranger in [&hall.stranger, &hall.health_clerk, &desks.clerk, &visitor("one")] {
        assert!(matches!(show(&hall.ctx, stranger, &number).await, Err(Error::NotFound)));
        let acted = does(&hall, stranger, &number, C::Withdraw).await;
        assert!(matches!(acted, Err(Error::NotFound)));
    }
    let of_another = domain::complaints::Command::Withdraw;
    let mixed = act_on(&hall, &hall.citizen, &number, Command::Complaint(of_another)).await;
    assert!(matches!(mixed, Err(Error::Refused("matter_wrong_state"))), "{mixed:?}");
    let listed = desk(&hall.ctx, &hall.clerk).await.unwrap().departments;
    assert_eq!(listed[0].number, number);
    assert_eq!(own(&hall.ctx, &hall.citizen, None).await.unwrap()[0].kind, "disclosure");
    let said = say(&hall.ctx, &hall.citizen, &number, EntryId::new(hall.ctx.chance.id()), "催");
    assert!(matches!(said.await, Err(Error::NotFound)), "it has no thread");
}
