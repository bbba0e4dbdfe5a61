//! Drafts, files, cases and their lists.

use super::scene::{self, NOW, TODAY, alice, bob, id};
use domain::{
    Date, Moment,
    ids::{CaseId, DocumentId, DraftId, FileId},
};
use store::{
    Db, StoreError,
    cases::{self, Case, Filter, Standing, Wanted},
    documents::{self, Document},
    drafts, files,
    files::File,
    history,
    organisations::{self, Organisation},
    testing::{each_engine, texts},
};
use time::macros::date;

async fn begin(db: &Db, number: u128) {
    scene::write(db, move |tx| {
        Box::pin(async move { drafts::add(tx, &scene::draft(number, alice())).await })
    })
    .await;
}

async fn save(db: &Db, read: i64, name: &'static str) -> Result<i64, StoreError> {
    db.transact(move |tx| {
        Box::pin(async move {
            let (id, answers) = (DraftId::new(id(51)), scene::answers(name));
            drafts::save(tx, id, read, &answers, r#"{"a":1}"#, NOW.plus_seconds(read)).await
        })
    })
    .await
}

async fn enter(db: &Db, case: Case) {
    scene::write(db, move |tx| {
        Box::pin(async move { cases::add(tx, &case, &scene::content()).await })
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_saved_over_the_version_that_was_read_and_no_other() {
    each_engine(async |db| {
        scene::set(&db).await;
        begin(&db, 51).await;
        assert_eq!(save(&db, 1, "李").await.unwrap(), 2);
        assert!(
            matches!(save(&db, 1, "王").await, Err(StoreError::Stale)),
            "another tab was first"
        );
        let mut read = db.read().await.unwrap();
        let draft = drafts::find(&mut read, DraftId::new(id(51))).await.unwrap().unwrap();
        assert_eq!((draft.version, draft.updated_at), (2, NOW.plus_seconds(1)));
        assert_eq!(draft.answers, scene::answers("李"));
        assert!(draft.choices.contains("\"a\""));
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_handed_in_once_and_gives_one_case() {
    each_engine(async |db| {
        scene::set(&db).await;
        begin(&db, 51).await;
        begin(&db, 52).await;
        let case = Case { draft: Some(DraftId::new(id(51))), ..scene::case(61) };
        enter(&db, case.clone()).await;
        let submit = || {
            db.transact(|tx| {
                Box::pin(drafts::submit(tx, DraftId::new(id(51)), 1, CaseId::new(id(61)), NOW))
            })
        };
        let once: Result<(), StoreError> = submit().await;
        once.unwrap();
        assert!(matches!(submit().await, Err(StoreError::Stale)));
        assert!(matches!(save(&db, 2, "late").await, Err(StoreError::Stale)));
        let second = Case { draft: case.draft, ..scene::case(62) };
        let twice: Result<(), StoreError> = db
            .transact(move |tx| {
                let case = second.clone();
                Box::pin(async move { cases::add(tx, &case, &scene::content()).await })
            })
            .await;
        assert!(matches!(twice, Err(StoreError::Taken(_))));
        let mut read = db.read().await.unwrap();
        let found = cases::find_by_draft(&mut read, DraftId::new(id(51))).await.unwrap();
        assert_eq!(found.unwrap(), case);
        let open = drafts::open_of(&mut read, alice()).await.unwrap();
        assert_eq!(open.iter().map(|d| d.id).collect::<Vec<_>>(), [DraftId::new(id(52))]);
        let filed = drafts::of_case(&mut read, case.id).await.unwrap();
        assert_eq!((filed[0].submitted_at, filed[0].case), (Some(NOW), Some(case.id)));
    })
    .await;
}

#[tokio::test]
async fn a_draft_moves_to_a_new_version_of_its_item_and_old_ones_are_found() {
    each_engine(async |db| {
        scene::set(&db).await;
        begin(&db, 51).await;
        let version = scene::write(&db, |tx| {
            Box::pin(async move {
                store::items::save(tx, &scene::item("food", 2), NOW).await?;
                drafts::set_item_version(tx, DraftId::new(id(51)), 1, 2, NOW.plus_seconds(5)).await
            })
        })
        .await;
        assert_eq!(version, 2);
        let mut read = db.read().await.unwrap();
        let draft = drafts::find(&mut read, DraftId::new(id(51))).await.unwrap().unwrap();
        assert_eq!((draft.item_version, draft.version), (2, 2));
        let before = drafts::untouched_since(&mut read, NOW.plus_seconds(5), 9).await.unwrap();
        let after = drafts::untouched_since(&mut read, NOW.plus_seconds(6), 9).await.unwrap();
        assert_eq!((before.len(), after), (0, vec![DraftId::new(id(51))]));
    })
    .await;
}

fn file(number: u128, draft: u128) -> File {
    File {
        id: FileId::new(id(number)),
        owner: alice(),
        draft: Some(DraftId::new(id(draft))),
        case: None,
        material: "business-licence".to_owned(),
        sha256: [u8::try_from(number).unwrap(); 32],
        size_bytes: 1024,
        mime: "image/png".to_owned(),
        name: "营业执照.png".to_owned(),
        state: "received".to_owned(),
        note: String::new(),
        added_at: NOW,
        removed_at: None,
    }
}

#[tokio::test]
async fn files_follow_their_draft_into_the_case_and_carry_a_verdict() {
    each_engine(async |db| {
        scene::set(&db).await;
        begin(&db, 51).await;
        enter(&db, scene::case(61)).await;
        let attached = scene::write(&db, |tx| {
            Box::pin(async move {
                for number in [71, 72, 73] {
                    files::add(tx, &file(number, 51)).await?;
                }
                files::remove(tx, FileId::new(id(72)), NOW).await?;
                let attached = files::attach(tx, DraftId::new(id(51)), CaseId::new(id(61))).await?;
                files::judge(tx, FileId::new(id(73)), "deficient", "blurred").await?;
                Ok(attached)
            })
        })
        .await;
        assert_eq!(attached, 2);
        let mut read = db.read().await.unwrap();
        let of_case = files::of_case(&mut read, CaseId::new(id(61))).await.unwrap();
        assert_eq!(of_case[0], File { case: Some(CaseId::new(id(61))), ..file(71, 51) });
        assert_eq!((of_case[1].state.as_str(), of_case[1].note.as_str()), ("deficient", "blurred"));
        let of_draft = files::of_draft(&mut read, DraftId::new(id(51))).await.unwrap();
        assert_eq!(of_draft, of_case);
        let removed = files::find(&mut read, FileId::new(id(72))).await.unwrap().unwrap();
        assert_eq!(removed.removed_at, Some(NOW));
        assert!(files::is_needed(&mut read, &[72; 32]).await.unwrap(), "the history may name it");
        assert!(!files::is_needed(&mut read, &[99; 32]).await.unwrap());
        drop(read);
        let gone: Result<(), StoreError> =
            db.transact(|tx| Box::pin(files::judge(tx, FileId::new(id(72)), "accepted", ""))).await;
        assert!(matches!(gone, Err(StoreError::Stale)));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_draft_takes_its_files_along() {
    each_engine(async |db| {
        scene::set(&db).await;
        begin(&db, 51).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                files::add(tx, &file(71, 51)).await?;
                drafts::delete(tx, DraftId::new(id(51))).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        assert!(drafts::find(&mut read, DraftId::new(id(51))).await.unwrap().is_none());
        assert!(files::find(&mut read, FileId::new(id(71))).await.unwrap().is_none());
        drop(read);
        let twice: Result<(), StoreError> =
            db.transact(|tx| Box::pin(drafts::delete(tx, DraftId::new(id(51))))).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
    })
    .await;
}

#[tokio::test]
async fn a_case_is_changed_over_the_version_that_was_read_and_no_other() {
    each_engine(async |db| {
        scene::set(&db).await;
        enter(&db, scene::case(61)).await;
        let standing = Standing {
            state: "accepted".to_owned(),
            waits_for: "reviewer".to_owned(),
            handler: Some(bob()),
            due_on: None,
            next_timer_on: None,
            updated_at: NOW.plus_seconds(7),
            closed_at: Some(NOW.plus_seconds(8)),
            returned_at: Some(NOW.plus_seconds(9)),
            ..scene::case(61).standing
        };
        let change = |standing: Standing| {
            db.transact(move |tx| {
                Box::pin(async move { cases::change(tx, CaseId::new(id(61)), 1, &standing).await })
            })
        };
        assert_eq!(change(standing.clone()).await.unwrap(), 2);
        assert!(matches!(change(standing.clone()).await, Err(StoreError::Stale)));
        let mut read = db.read().await.unwrap();
        let found = cases::find(&mut read, CaseId::new(id(61))).await.unwrap().unwrap();
        assert_eq!(found, Case { version: 2, standing, ..scene::case(61) });
        let by_number = cases::find_by_number(&mut read, &found.number).await.unwrap();
        assert_eq!(by_number.as_ref(), Some(&found));
        assert!(cases::find_by_number(&mut read, "none").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_was_filed_is_kept_and_corrected() {
    each_engine(async |db| {
        scene::set(&db).await;
        enter(&db, scene::case(61)).await;
        let case = CaseId::new(id(61));
        let filed = cases::content(&mut db.read().await.unwrap(), case).await.unwrap().unwrap();
        assert_eq!(filed.answers, scene::answers("张三"));
        scene::write(&db, move |tx| {
            Box::pin(async move {
                let content =
                    cases::Content { answers: scene::answers("张三丰"), ..scene::content() };
                cases::set_content(tx, case, &content).await
            })
        })
        .await;
        let filed = cases::content(&mut db.read().await.unwrap(), case).await.unwrap().unwrap();
        assert_eq!(filed.answers, scene::answers("张三丰"));
        assert!(filed.choices.contains("commitment"));
    })
    .await;
}

/// Cases 61… of the market department with these due days and states, all waiting for the window.
async fn queue(db: &Db, lines: &'static [(u128, Option<Date>, &'static str)]) {
    for &(number, due_on, state) in lines {
        let closed_at = (state == "granted").then_some(NOW);
        let standing = Standing {
            due_on,
            state: state.to_owned(),
            next_timer_on: due_on,
            closed_at,
            returned_at: None,
            ..scene::case(number).standing
        };
        enter(db, Case { standing, ..scene::case(number) }).await;
    }
}

async fn numbers(db: &Db, department: &str, filter: Filter<'_>) -> Vec<u128> {
    let mut read = db.read().await.unwrap();
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let page = cases::list(&mut read, department, filter, after, 2).await.unwrap();
        numbers.extend(page.iter().map(|line| line.id.uuid().as_u128()));
        after = page.last().map(|line| line.due);
        if page.len() < 2 {
            return numbers;
        }
    }
}

const SOON: Option<Date> = Some(date!(2026 - 03 - 05));
const LATE: Option<Date> = Some(date!(2026 - 03 - 20));

#[tokio::test]
async fn the_list_runs_by_deadline_page_by_page_and_what_is_never_due_comes_last() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(
            &db,
            &[
                (61, LATE, "received"),
                (62, None, "correcting"),
                (63, SOON, "received"),
                (64, SOON, "granted"),
                (65, SOON, "received"),
                (66, None, "received"),
            ],
        )
        .await;
        assert_eq!(numbers(&db, "market", Filter::Open).await, [63, 65, 61, 62, 66]);
        assert_eq!(numbers(&db, "market", Filter::State("received")).await, [63, 65, 61, 66]);
        assert_eq!(numbers(&db, "market", Filter::State("granted")).await, [64]);
        assert_eq!(numbers(&db, "market", Filter::WaitsFor("window")).await.len(), 5);
        assert_eq!(numbers(&db, "market", Filter::WaitsFor("decider")).await, [0_u128; 0]);
        assert_eq!(numbers(&db, "housing", Filter::Open).await, [0_u128; 0]);

        let mut read = db.read().await.unwrap();
        let tally = cases::tally(&mut read, "market", date!(2026 - 03 - 06)).await.unwrap();
        let received = tally.iter().find(|t| t.state == "received").unwrap();
        assert_eq!((tally.len(), received.cases, received.overdue), (2, 4, 2));
        let timers = cases::due_timers(&mut read, date!(2026 - 03 - 05), None, 2).await.unwrap();
        let last = timers.last().copied();
        let more = cases::due_timers(&mut read, date!(2026 - 03 - 05), last, 2).await.unwrap();
        let ids: Vec<_> = timers.iter().chain(&more).map(|t| t.1.uuid().as_u128()).collect();
        assert_eq!(ids, [63, 64, 65]);
    })
    .await;
}

#[tokio::test]
async fn the_tally_is_what_counting_the_open_cases_gives_wherever_they_went() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(&db, &[(61, SOON, "received"), (62, SOON, "received"), (63, LATE, "received")]).await;
        let moved = [
            // To another state, to another day, to no day, out of the hall, and back into it.
            (61, "correcting", None, None),
            (62, "received", LATE, None),
            (63, "granted", None, Some(NOW)),
            (61, "received", SOON, None),
            (63, "reviewing", LATE, None),
        ];
        for (number, state, due_on, closed_at) in moved {
            let standing = scene::case(number).standing;
            let standing = Standing { state: state.to_owned(), due_on, closed_at, ..standing };
            scene::write(&db, move |tx| {
                Box::pin(async move {
                    let case = CaseId::new(id(number));
                    let read = cases::find(tx, case).await?.map_or(0, |it| it.version);
                    cases::change(tx, case, read, &standing).await
                })
            })
            .await;
            let line = "department || ' ' || state || ' ' || waits_for || ' ' || due_on || ' ' ||";
            let kept = format!("SELECT {line} cases FROM tally ORDER BY 1");
            let counted = format!(
                "SELECT {line} COUNT(*) FROM cases WHERE closed_at IS NULL
                 GROUP BY department, state, waits_for, due_on ORDER BY 1"
            );
            assert_eq!(texts(&db, &kept).await.unwrap(), texts(&db, &counted).await.unwrap());
        }
        let mut read = db.read().await.unwrap();
        let tally = cases::tally(&mut read, "market", date!(2026 - 03 - 06)).await.unwrap();
        let all: Vec<_> = tally.iter().map(|it| (&*it.state, it.cases, it.overdue)).collect();
        assert_eq!(all, [("received", 2, 1), ("reviewing", 1, 0)]);
    })
    .await;
}

#[tokio::test]
async fn my_tasks_are_those_assigned_to_me_with_my_name() {
    each_engine(async |db| {
        scene::set(&db).await;
        queue(&db, &[(61, Some(TODAY), "received")]).await;
        let standing = Standing { handler: Some(bob()), ..scene::case(62).standing };
        enter(&db, Case { standing, ..scene::case(62) }).await;
        assert_eq!(numbers(&db, "market", Filter::Handler(bob())).await, [62]);
        let mut read = db.read().await.unwrap();
        let mine = cases::list(&mut read, "market", Filter::Handler(bob()), None, 9).await.unwrap();
        assert_eq!((mine[0].handler, mine[0].handler_name.as_deref()), (Some(bob()), Some("李四")));
        assert_eq!((mine[0].applicant_name.as_str(), mine[0].received_at), ("张三", NOW));
        assert_eq!(mine[0].due.on, Some(date!(2026 - 03 - 09)));
    })
    .await;
}

#[tokio::test]
async fn an_applicant_sees_their_cases_newest_first() {
    each_engine(async |db| {
        scene::set(&db).await;
        let company = domain::ids::OrganisationId::new(id(31));
        scene::write(&db, move |tx| {
            Box::pin(async move {
                let organisation = Organisation {
                    id: company,
                    credit_code: "91330199MA2DEMA02T".to_owned(),
                    name: "公司".to_owned(),
                    kind: "enterprise".to_owned(),
                    representative: "张三".to_owned(),
                    created_at: NOW,
                };
                organisations::add(tx, &organisation).await
            })
        })
        .await;
        for number in 61..=65 {
            let organisation = (number > 63).then_some(company);
            let received_at = NOW.plus_seconds(i64::try_from(number).unwrap() / 2);
            enter(&db, Case { organisation, received_at, ..scene::case(number) }).await;
        }
        enter(&db, Case { applicant: bob(), ..scene::case(69) }).await;
        let mut read = db.read().await.unwrap();
        let first = cases::of_person(&mut read, alice(), None, 3).await.unwrap();
        let last: Option<(Moment, CaseId)> = first.last().map(|c| (c.received_at, c.id));
        let second = cases::of_person(&mut read, alice(), last, 3).await.unwrap();
        let ids: Vec<_> = first.iter().chain(&second).map(|c| c.id.uuid().as_u128()).collect();
        assert_eq!(ids, [65, 64, 63, 62, 61]);
        let ours = cases::of_organisation(&mut read, company, None, 9).await.unwrap();
        assert_eq!(ours.iter().map(|c| c.id.uuid().as_u128()).collect::<Vec<_>>(), [65, 64]);
        assert_eq!(ours[0].organisation, Some(company));
    })
    .await;
}

#[tokio::test]
async fn a_document_is_found_by_its_case_and_by_its_verification_code() {
    each_engine(async |db| {
        scene::set(&db).await;
        enter(&db, scene::case(61)).await;
        let document = Document {
            id: DocumentId::new(id(81)),
            case: CaseId::new(id(61)),
            kind: "D2".to_owned(),
            number: "受理〔2026〕1号".to_owned(),
            verification_code: "ABCD-1234".to_owned(),
            body: r#"{"facts": "齐全"}"#.to_owned(),
            issued_at: NOW,
        };
        let added = document.clone();
        scene::write(&db, move |tx| Box::pin(async move { documents::add(tx, &added).await }))
            .await;
        let mut read = db.read().await.unwrap();
        let found = documents::find(&mut read, document.id).await.unwrap().unwrap();
        assert_eq!(found, document);
        let by_code = documents::find_by_verification_code(&mut read, "ABCD-1234").await.unwrap();
        assert_eq!(by_code.as_ref(), Some(&document));
        assert_eq!(
            documents::of_case(&mut read, document.case).await.unwrap(),
            std::slice::from_ref(&document)
        );
        let trail = history::trail(&mut read, document.case).await.unwrap();
        assert_eq!((trail.events.len(), trail.documents), (0, vec![document]));
    })
    .await;
}

async fn found(db: &Db, department: &str, wanted: Wanted<'_>) -> Vec<u128> {
    let mut read = db.read().await.unwrap();
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let page = cases::search(&mut read, department, wanted, after, 2).await.unwrap();
        numbers.extend(page.iter().map(|line| line.id.uuid().as_u128()));
        after = page.last().map(|line| line.id);
        if page.len() < 2 {
            return numbers;
        }
    }
}

#[tokio::test]
async fn cases_are_found_by_the_beginning_of_a_name_or_a_number_page_by_page() {
    each_engine(async |db| {
        scene::set(&db).await;
        let names = ["张三", "张三丰", "张三", "李四", "张三", "Zhang", "%"];
        for (number, name) in (61..).zip(names) {
            let filed = scene::case(number);
            let number = format!("26030200{number}");
            enter(&db, Case { applicant_name: name.to_owned(), number, ..filed }).await;
        }
        assert_eq!(found(&db, "market", Wanted::Name("张三")).await, [61, 63, 65, 62]);
        assert_eq!(found(&db, "market", Wanted::Name("张三丰")).await, [62]);
        assert_eq!(found(&db, "market", Wanted::Name("%")).await, [67]);
        assert_eq!(found(&db, "market", Wanted::Name("王")).await, []);
        assert_eq!(
            found(&db, "market", Wanted::Number("2603")).await,
            [61, 62, 63, 64, 65, 66, 67]
        );
        assert_eq!(found(&db, "market", Wanted::Number("2603020064")).await, [64]);
        assert_eq!(found(&db, "market", Wanted::Number("3")).await, []);
        assert_eq!(found(&db, "housing", Wanted::Name("张")).await, [], "of another department");
    })
    .await;
}

#[tokio::test]
async fn corrections_that_came_back_are_counted_and_listed_until_they_are_answered() {
    each_engine(async |db| {
        scene::set(&db).await;
        for number in [61, 62, 63] {
            let case = scene::case(number);
            let returned_at = (number != 62).then_some(NOW);
            let standing = Standing { returned_at, due_on: SOON, ..case.standing.clone() };
            enter(&db, Case { standing, ..case }).await;
        }
        assert_eq!(numbers(&db, "market", Filter::Returned).await, [61, 63]);
        assert_eq!(cases::returned(&mut db.read().await.unwrap(), "market").await.unwrap(), 2);
        assert_eq!(cases::returned(&mut db.read().await.unwrap(), "housing").await.unwrap(), 0);
        scene::write(&db, |tx| {
            Box::pin(async move {
                cases::change(tx, CaseId::new(id(61)), 1, &scene::case(61).standing).await
            })
        })
        .await;
        assert_eq!(numbers(&db, "market", Filter::Returned).await, [63]);
    })
    .await;
}

#[tokio::test]
async fn another_query_code_takes_the_place_of_the_one_before() {
    each_engine(async |db| {
        scene::set(&db).await;
        enter(&db, scene::case(61)).await;
        let case = CaseId::new(id(61));
        scene::write(&db, move |tx| {
            Box::pin(async move { cases::set_query_code(tx, case, &[9; 32]).await })
        })
        .await;
        let found = cases::find(&mut db.read().await.unwrap(), case).await.unwrap().unwrap();
        assert_eq!(found, Case { query_code_hash: [9; 32], ..scene::case(61) });
    })
    .await;
}
