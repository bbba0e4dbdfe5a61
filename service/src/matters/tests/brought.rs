//! What is brought with a matter: files, a place, and whom it is about.

use super::{
    complaints::{answered, dispatched, does},
    *,
};
use crate::{
    FieldFault,
    conversations::{self, About, Question, Showable, Which},
    files::testing::{PDF, exif, jpeg},
    testing::hall,
};
use bytes::Bytes;
use domain::{
    complaints::{ActionKind, Command as C},
    ids::{ConversationId, FileId, PersonId},
    matters::{ActionKind as Action, Concern, Place},
};

/// A picture that is none of the others.
fn picture(width: u16) -> Bytes {
    jpeg(&[], width, 4).into()
}

async fn begun(hall: &TestHall, caller: &Caller) -> Attachable {
    let id = begin(&hall.ctx, caller, Topic::Complaint(Kind::Service)).await.unwrap();
    Attachable::Draft(id)
}

async fn bring(
    hall: &TestHall,
    caller: &Caller,
    to: &Attachable,
    name: &str,
    content: Bytes,
) -> Result<(), Error> {
    attach(&hall.ctx, caller, to, name, content).await
}

/// The code with which a file is not taken.
async fn code(
    hall: &TestHall,
    caller: &Caller,
    to: &Attachable,
    name: &str,
    content: Bytes,
) -> &'static str {
    match bring(hall, caller, to, name, content).await {
        Err(Error::Invalid(faults)) => faults[0].code,
        Err(Error::Refused(code)) => code,
        Err(Error::NotFound) => "not found",
        other => panic!("{other:?}"),
    }
}

/// What a visitor without account has written, sent from their browser.
async fn sent(hall: &TestHall, caller: &Caller, draft: &Attachable) -> String {
    let Attachable::Draft(id) = draft else { panic!("a draft is sent") };
    let typed =
        Written { known: Some(Known::Anonymous), contact: Contact::default(), ..complaint() };
    save(&hall.ctx, caller, *id, Step::Who, |it| *it = typed).await.unwrap();
    send(&hall.ctx, caller, *id).await.unwrap().number
}

fn person(caller: &Caller) -> PersonId {
    caller.signed_in().unwrap().person
}

#[tokio::test]
async fn files_that_a_visitor_writes_with_go_with_the_matter_and_both_sides_open_them() {
    let hall = hall().await;
    let (ctx, one) = (&hall.ctx, visitor("one"));
    let draft = begun(&hall, &one).await;
    let Attachable::Draft(id) = draft else { panic!() };
    bring(&hall, &one, &draft, "../照片.JPG", jpeg(&[exif(1)], 4, 4).into()).await.unwrap();
    bring(&hall, &one, &draft, "说明.pdf", Bytes::from_static(PDF)).await.unwrap();
    // A broken line sends it again.
    bring(&hall, &one, &draft, "说明.pdf", Bytes::from_static(PDF)).await.unwrap();
    let held = draft_files(ctx, &one, id).await.unwrap();
    let names: Vec<_> = held.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["照片.jpg", "说明.pdf"]);
    let cleaned = open_file(ctx, &one, &draft, held[0].id).await.unwrap().content;
    assert!(!cleaned.windows(3).any(|it| it == b"GPS"), "the camera says no place");
    for stranger in [&visitor("two"), &hall.citizen, &hall.clerk, &Caller::default()] {
        assert_eq!(code(&hall, stranger, &draft, "a.pdf", picture(9)).await, "not found");
        let opened = open_file(ctx, stranger, &draft, held[0].id).await;
        assert!(matches!(opened, Err(Error::NotFound)));
        let taken = detach(ctx, stranger, id, held[0].id).await;
        assert!(matches!(taken, Err(Error::NotFound)));
    }
    detach(ctx, &one, id, held[1].id).await.unwrap();
    assert!(matches!(detach(ctx, &one, id, held[1].id).await, Err(Error::NotFound)));
    let number = sent(&hall, &one, &draft).await;
    let matter = Attachable::Matter(number.clone());
    bring(&hall, &one, &matter, "后来.jpg", picture(7)).await.unwrap();
    let shown = show(ctx, &one, &number).await.unwrap();
    let names: Vec<_> = shown.files.iter().map(|it| it.name.as_str()).collect();
    assert_eq!((names, shown.takes_files), (vec!["照片.jpg", "后来.jpg"], true));
    let desks = desks(&hall).await;
    dispatched(&hall, &desks, &number).await;
    let file = shown.files[0].id;
    for reader in [&one, &desks.clerk, &hall.reviewer] {
        assert!(open_file(ctx, reader, &matter, file).await.is_ok());
    }
    for stranger in [&visitor("two"), &hall.citizen, &hall.health_clerk, &Caller::default()] {
        assert!(matches!(open_file(ctx, stranger, &matter, file).await, Err(Error::NotFound)));
    }
    let none = open_file(ctx, &one, &matter, FileId::new(ctx.chance.id())).await;
    assert!(matches!(none, Err(Error::NotFound)));
    let of_desk = code(&hall, &hall.reviewer, &matter, "a.jpg", picture(8)).await;
    assert_eq!(of_desk, "matter_not_permitted", "those who handle it bring nothing");
    assert!(!show(ctx, &hall.reviewer, &number).await.unwrap().takes_files);
}

#[tokio::test]
async fn ten_files_of_known_kinds_come_with_a_matter_while_it_is_open() {
    let hall = hall().await;
    let draft = begun(&hall, &hall.citizen).await;
    for (name, content, expected) in [
        ("a.html", Bytes::from_static(b"<script>alert(1)</script>"), "file-unknown-kind"),
        ("a.exe", Bytes::from_static(PDF), "file-wrong-extension"),
        ("a.pdf", Bytes::new(), "file-empty"),
        ("a.pdf", vec![b'%'; crate::files::FILE_BYTES_MAX + 1].into(), "file-too-large"),
    ] {
        assert_eq!(code(&hall, &hall.citizen, &draft, name, content).await, expected);
    }
    for number in 1..=10 {
        bring(&hall, &hall.citizen, &draft, "a.jpg", picture(number)).await.unwrap();
    }
    let full = code(&hall, &hall.citizen, &draft, "a.jpg", picture(11)).await;
    assert_eq!(full, "matter-too-many-files");
    let desks = desks(&hall).await;
    let number = complaints::brought(&hall, "窗口态度差").await;
    answered(&hall, &desks, &number).await;
    does(&hall, &hall.citizen, &number, C::Close).await.unwrap();
    let over = Attachable::Matter(number);
    let late = code(&hall, &hall.citizen, &over, "a.jpg", picture(1)).await;
    assert_eq!(late, "matter_wrong_state");
    let mut allowed = 0;
    while bring(&hall, &hall.citizen, &draft, "a.jpg", picture(1)).await.is_ok() {
        allowed += 1;
    }
    assert!(allowed < 100, "an address hands in a hundred files an hour");
}

#[tokio::test]
async fn a_draft_that_nobody_comes_back_to_is_forgotten_with_its_files() {
    let hall = hall().await;
    let draft = begun(&hall, &visitor("one")).await;
    bring(&hall, &visitor("one"), &draft, "a.jpg", picture(1)).await.unwrap();
    let Attachable::Draft(id) = draft else { panic!() };
    hall.clock.set("2026-03-07", 9);
    bring(&hall, &visitor("one"), &draft, "b.jpg", picture(2)).await.unwrap();
    hall.clock.set("2026-03-13", 9);
    crate::jobs::tidy(&hall.ctx).await.unwrap();
    let kept = draft_files(&hall.ctx, &visitor("one"), id).await.unwrap();
    assert_eq!(kept.len(), 2, "a file is work on it");
    hall.clock.set("2026-03-15", 9);
    crate::jobs::tidy(&hall.ctx).await.unwrap();
    let forgotten = draft_files(&hall.ctx, &visitor("one"), id).await;
    assert!(matches!(forgotten, Err(Error::NotFound)));
    let mut db = hall.ctx.db.read().await.unwrap();
    let rows = store::matters::files(&mut db, store::matters::Came::WithDraft, id).await;
    assert!(rows.unwrap().is_empty());
}

#[tokio::test]
async fn a_place_is_kept_in_words_and_as_a_point() {
    let hall = hall().await;
    let mut at = complaint();
    at.more.place = "市民中心一楼 31.230401,121.473700".to_owned();
    let number = lodge(&hall.ctx, &hall.citizen, id(1), &at).await.unwrap().number;
    let shown = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
    assert_eq!(shown.brought.place, "市民中心一楼");
    assert_eq!(shown.standing.origin().place, Place::read("市民中心一楼 31.23040,121.47370"));
    at.more.place = "99.00000,0.00000".to_owned();
    let refused = lodge(&hall.ctx, &hall.citizen, id(2), &at).await;
    let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
    assert_eq!(faults, [FieldFault::new("place", "place-not-on-earth")]);
}

/// A complaint that names a member of staff.
async fn naming(hall: &TestHall, number: u128, staff: &str, department: &str) -> String {
    let mut about = Written { department: department.to_owned(), ..complaint() };
    about.more.staff = staff.to_owned();
    about.more.window = "二楼 12 号".to_owned();
    lodge(&hall.ctx, &hall.citizen, id(number), &about).await.unwrap().number
}

#[tokio::test]
async fn who_is_named_or_numbered_never_has_it_and_does_not_learn_that_it_exists() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let given = hall.ctx.db.transact({
        let (person, now) = (person(&hall.reviewer), hall.ctx.now());
        move |tx| {
            Box::pin(async move {
                Ok::<_, Error>(store::people::set_staff_number(tx, person, "M0102", now).await?)
            })
        }
    });
    given.await.unwrap();
    for (number, staff, department) in
        [(1, "钱伟", "market"), (2, "工号 m0102", ""), (3, "M0102（钱伟）", "health")]
    {
        let number = naming(&hall, number, staff, department).await;
        dispatched(&hall, &desks, &number).await;
        let hidden = show(&hall.ctx, &hall.reviewer, &number).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "{staff}");
        let taken = does(&hall, &hall.reviewer, &number, C::Take).await;
        assert!(matches!(taken, Err(Error::NotFound)), "{staff}");
        let shown = show(&hall.ctx, &hall.second_reviewer, &number).await.unwrap();
        let known = Meant { typed: staff.to_owned(), name: Some("钱伟".to_owned()) };
        assert_eq!(shown.meant, [known]);
        let own = show(&hall.ctx, &hall.citizen, &number).await.unwrap();
        assert_eq!(own.meant, [Meant { typed: staff.to_owned(), name: None }], "as it was typed");
    }
    assert!(desk(&hall.ctx, &hall.reviewer).await.unwrap().departments.is_empty());
    assert_eq!(desk(&hall.ctx, &hall.second_reviewer).await.unwrap().departments.len(), 3);
    // A department whose head is meant is never given it.
    let number = naming(&hall, 4, "郑军", "market").await;
    does(&hall, &desks.clerk, &number, C::Accept { urgent: false }).await.unwrap();
    let dispatch = C::Dispatch { lead: "market".to_owned(), assisting: Vec::new() };
    let given = does(&hall, &desks.clerk, &number, dispatch).await;
    assert!(matches!(given, Err(Error::Refused("matter_concerned"))));
}

#[tokio::test]
async fn who_was_not_known_is_identified_by_the_desk_and_loses_it() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = naming(&hall, 1, "高个子的小钱", "market").await;
    dispatched(&hall, &desks, &number).await;
    does(&hall, &hall.reviewer, &number, C::Take).await.unwrap();
    let shown = show(&hall.ctx, &desks.clerk, &number).await.unwrap();
    assert!(shown.actions.contains(&Action::Complaint(ActionKind::Identify)));
    assert_eq!(shown.meant, [Meant { typed: "高个子的小钱".to_owned(), name: None }]);
    let identified = async |caller: &Caller, staff: &str, department: &str| {
        let entry = EntryId::new(hall.ctx.chance.id());
        identify(&hall.ctx, caller, &number, entry, (staff, department)).await
    };
    officer_of(&hall, "孙丽", "market", Role::WindowClerk).await;
    for (staff, department, code) in [
        ("", "market", "missing"),
        ("钱伟", "", "staff-unknown"),
        ("钱伟", "health", "staff-unknown"),
        ("孙丽", "market", "staff-ambiguous"),
    ] {
        let refused = identified(&desks.clerk, staff, department).await;
        let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
        assert_eq!(faults, [FieldFault::new("staff", code)]);
    }
    let own = identified(&hall.reviewer, "钱伟", "market").await;
    assert!(matches!(own, Err(Error::Refused("matter_not_permitted"))));
    let stranger = identified(&hall.stranger, "钱伟", "market").await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    identified(&desks.clerk, "钱伟", "market").await.unwrap();
    assert_eq!(state(&hall, &number).await, "dispatched");
    let hidden = show(&hall.ctx, &hall.reviewer, &number).await;
    assert!(matches!(hidden, Err(Error::NotFound)), "who had it does not find it any more");
    // Whoever brought it reads neither the name nor that somebody was looked for.
    assert!(!happened(&hall, &hall.citizen, &number).await.contains(&"identified"));
    let shown = show(&hall.ctx, &desks.clerk, &number).await.unwrap();
    assert_eq!(shown.meant[0].name.as_deref(), Some("钱伟"));
    does(&hall, &hall.second_reviewer, &number, C::Take).await.unwrap();
}

#[tokio::test]
async fn a_complaint_begun_in_a_conversation_is_about_whoever_answered_there_unless_that_is_undone()
{
    let hall = hall().await;
    let (ctx, desks) = (&hall.ctx, desks(&hall).await);
    let talk = ConversationId::new(Uuid::from_u128(1));
    let question = Question {
        id: talk,
        entry: EntryId::new(Uuid::from_u128(2)),
        about: About::Item("food-business-permit".to_owned()),
        text: "开面馆要办什么证？".to_owned(),
        asks_person: true,
    };
    conversations::begin(ctx, &hall.citizen, question).await.unwrap();
    conversations::claim(ctx, &hall.clerk, talk).await.unwrap();
    for (number, about, is_hidden) in [(1, "yes", true), (2, "no", false)] {
        let entry = EntryId::new(Uuid::from_u128(10 + number));
        conversations::show_card(ctx, &hall.clerk, talk, entry, Showable::Complaint).await.unwrap();
        let shown = conversations::show(ctx, &hall.citizen, talk, Which::Last).await.unwrap();
        let card = shown.entries.last().map(|it| it.body.clone());
        let Some(conversations::Body::Card(conversations::Card::Complaint { draft })) = card else {
            panic!("{card:?}")
        };
        let kept = written(ctx, &hall.citizen, draft).await.unwrap();
        assert_eq!((kept.get(Field::Conversation), kept.more.begun_in), ("yes", Some(talk)));
        let more = More { conversation: about.to_owned(), ..kept.more };
        let typed = Written { more, department: "market".to_owned(), ..complaint() };
        save(ctx, &hall.citizen, draft, Step::About, |it| *it = typed).await.unwrap();
        let number = send(ctx, &hall.citizen, draft).await.unwrap().number;
        dispatched(&hall, &desks, &number).await;
        let hidden = matches!(show(ctx, &hall.clerk, &number).await, Err(Error::NotFound));
        assert_eq!(hidden, is_hidden, "{about}");
        let shown = show(ctx, &desks.clerk, &number).await.unwrap();
        assert_eq!(shown.brought.conversation.is_some(), is_hidden);
        let concerns = &shown.standing.origin().concerns;
        let is_talk = matches!(concerns[0], Concern::Conversation { id, .. } if id == talk);
        assert_eq!(is_talk, is_hidden);
    }
}

#[tokio::test]
async fn several_departments_assist_and_what_each_has_said_is_known() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = complaints::brought(&hall, "窗口态度差").await;
    does(&hall, &desks.clerk, &number, C::Accept { urgent: false }).await.unwrap();
    let assisting = vec!["health".to_owned(), "housing".to_owned()];
    let dispatch = C::Dispatch { lead: "market".to_owned(), assisting: assisting.clone() };
    does(&hall, &desks.clerk, &number, dispatch).await.unwrap();
    let text = "我局没有记录。".to_owned();
    let own = does(&hall, &hall.reviewer, &number, C::Contribute { text: text.clone() }).await;
    assert!(
        matches!(own, Err(Error::Refused("matter_not_permitted"))),
        "who leads does not assist"
    );
    does(&hall, &hall.health_clerk, &number, C::Contribute { text }).await.unwrap();
    let shown = show(&hall.ctx, &hall.reviewer, &number).await.unwrap();
    let domain::matters::Matter::Complaint(complaint) = &shown.standing else { panic!() };
    assert_eq!(
        (&complaint.holders.assisting, &complaint.contributed[..]),
        (&assisting, &assisting[..1])
    );
}

#[tokio::test]
async fn an_appeal_stands_in_the_list_of_the_office_above_until_it_is_decided() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let number = complaints::brought(&hall, "窗口态度差").await;
    answered(&hall, &desks, &number).await;
    let listed = async || {
        let desk = desk(&hall.ctx, &desks.above).await.unwrap();
        desk.departments.into_iter().map(|it| it.number).collect::<Vec<_>>()
    };
    assert!(listed().await.is_empty());
    let reason = "没有解决。".to_owned();
    does(&hall, &hall.citizen, &number, C::Appeal { reason }).await.unwrap();
    assert_eq!(listed().await, std::slice::from_ref(&number));
    let decided = C::DecideAppeal { granted: true, text: "请重新办理。".to_owned() };
    does(&hall, &desks.above, &number, decided).await.unwrap();
    assert!(listed().await.is_empty());
}
