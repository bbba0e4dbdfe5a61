//! Drafts, files and cases.

use super::scene::{self, NOW, alice, bob, enter, id};
use domain::{
    Moment,
    ids::{CaseId, DocumentId, DraftId, FileId},
};
use store::{
    Db, StoreError,
    cases::{self, Case, Standing},
    documents::{self, Document},
    drafts, files,
    files::File,
    history,
    organisations::{self, Organisation},
    testing::each_engine,
};

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
        scene::write(&db, |tx| {
            Box::pin(async move {
                for number in [71, 72, 73] {
                    files::add(tx, &file(number, 51)).await?;
                }
                files::remove(tx, FileId::new(id(72)), NOW).await?;
                files::attach(tx, DraftId::new(id(51)), CaseId::new(id(61))).await?;
                files::judge(tx, FileId::new(id(73)), "deficient", "blurred").await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let of_case = files::of_case(&mut read, CaseId::new(id(61))).await.unwrap();
        assert_eq!(of_case.len(), 2);
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
