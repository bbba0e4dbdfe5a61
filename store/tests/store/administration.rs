//! Posts in the hall, what administrators did, and the loading of a year.

use super::scene::{self, NOW, alice, bob, id};
use domain::ids::{CaseId, SessionId};
use store::{
    StoreError, admin,
    admin::AdminEvent,
    calendar::{self, CalendarYear, Sheet},
    cases, departments, people,
    sessions::{self, Session},
    staff::{self, Post},
    testing::{each_engine, tamper},
};
use time::macros::date;

fn post(department: Option<&str>, role: &str) -> Post {
    Post { department: department.map(str::to_owned), roles: vec![role.to_owned()] }
}

#[tokio::test]
async fn a_post_in_the_hall_stands_beside_those_in_departments_and_is_replaced() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                for post in [
                    post(Some("market"), "reviewer"),
                    post(None, "auditor"),
                    post(None, "administrator"),
                ] {
                    staff::save(tx, alice(), &post, NOW).await?;
                }
                Ok(())
            })
        })
        .await;
        let expected = [post(None, "administrator"), post(Some("market"), "reviewer")];
        let mut read = db.read().await.unwrap();
        assert_eq!(staff::of_person(&mut read, alice()).await.unwrap(), expected);
        drop(read);
        let removed = scene::write(&db, |tx| {
            Box::pin(async move {
                Ok([
                    staff::remove(tx, alice(), None).await?,
                    staff::remove(tx, alice(), None).await?,
                ])
            })
        })
        .await;
        assert_eq!(removed, [true, false]);
    })
    .await;
}

#[tokio::test]
async fn those_who_work_here_are_listed_by_name_with_posts_and_sessions() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                staff::save(tx, alice(), &post(Some("market"), "decider"), NOW).await?;
                staff::save(tx, alice(), &post(None, "administrator"), NOW).await?;
                staff::save(tx, bob(), &post(None, "security_administrator"), NOW).await?;
                people::set_staff_number(tx, alice(), "0007", NOW).await?;
                people::set_disabled(tx, bob(), Some(NOW), NOW).await?;
                let session = Session {
                    id: SessionId::new(id(11)),
                    person: alice(),
                    created_at: NOW,
                    proved_at: NOW,
                    seen_at: NOW.plus_seconds(60),
                    expires_at: NOW.plus_seconds(3_600),
                    user_agent: String::new(),
                };
                sessions::start(tx, &session, &[1; 32]).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let numbered = staff::of_number(&mut read, "0007").await.unwrap();
        assert_eq!(numbered, [(alice(), post(Some("market"), "decider"))], "the hall is none");
        assert!(staff::of_number(&mut read, "0008").await.unwrap().is_empty());
        let all = staff::list(&mut read, "", None, NOW, 10).await.unwrap();
        assert_eq!(all.len(), 2);
        let (alice_, bob_) = (
            all.iter().find(|it| it.person == alice()).unwrap(),
            all.iter().find(|it| it.person == bob()).unwrap(),
        );
        assert_eq!((alice_.sessions, alice_.seen_at), (1, Some(NOW.plus_seconds(60))));
        assert_eq!((alice_.number.as_deref(), bob_.number.as_deref()), (Some("0007"), None));
        assert_eq!(alice_.posts[0], post(None, "administrator"));
        assert_eq!((bob_.sessions, bob_.disabled_at), (0, Some(NOW)));
        let found = staff::list(&mut read, "张", None, NOW, 10).await.unwrap();
        assert_eq!(found.iter().map(|it| it.person).collect::<Vec<_>>(), [alice()]);
        let last = all.last().unwrap();
        let rest = staff::list(&mut read, "", Some((&last.name, last.person)), NOW, 10).await;
        assert!(rest.unwrap().is_empty());
        drop(read);
        let holders = scene::write(&db, |tx| {
            Box::pin(async move {
                Ok([
                    staff::holders(tx, "administrator").await?,
                    staff::holders(tx, "security_administrator").await?,
                ])
            })
        })
        .await;
        assert_eq!(holders, [vec![alice()], vec![]], "a closed account holds nothing");
    })
    .await;
}

#[tokio::test]
async fn what_administrators_did_is_listed_newest_first_and_never_changed() {
    each_engine(async |db| {
        scene::set(&db).await;
        let event = |number: u128, person| AdminEvent {
            id: id(number),
            at: NOW,
            person,
            fact: "department_added".to_owned(),
            body: r#"{"key": "market"}"#.to_owned(),
        };
        let events = [event(1, Some(alice())), event(2, None)];
        let written = events.clone();
        scene::write(&db, move |tx| {
            Box::pin(async move {
                for event in &written {
                    admin::note(tx, event).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let all = admin::list(&mut read, None, 10).await.unwrap();
        assert_eq!(all, [events[1].clone(), events[0].clone()]);
        let older = admin::list(&mut read, Some(id(2)), 10).await.unwrap();
        assert_eq!(older, [events[0].clone()]);
        drop(read);
        for change in ["UPDATE admin_event SET fact = 'x'", "DELETE FROM admin_event"] {
            assert!(tamper(&db, change).await.is_err(), "{change}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_department_is_added_once() {
    each_engine(async |db| {
        scene::set(&db).await;
        let added = scene::write(&db, |tx| {
            Box::pin(async move {
                Ok([
                    departments::add(tx, &scene::department("water", "SW"), NOW).await?,
                    departments::add(tx, &scene::department("water", "XX"), NOW).await?,
                    departments::add(tx, &scene::department("rivers", "SW"), NOW).await?,
                ])
            })
        })
        .await;
        assert_eq!(added, [true, false, false]);
    })
    .await;
}

#[tokio::test]
async fn a_year_that_is_loaded_anew_waits_to_be_restated_again() {
    each_engine(async |db| {
        scene::set(&db).await;
        let year = CalendarYear {
            year: 2027,
            body: "[]".to_owned(),
            source: "notice".to_owned(),
            loaded_at: NOW,
            restated_at: None,
        };
        let loaded = year.clone();
        scene::write(&db, move |tx| {
            Box::pin(async move {
                calendar::save(tx, &loaded).await?;
                calendar::restated(tx, 2027, NOW.plus_seconds(-1), NOW).await?;
                calendar::restated(tx, 2027, NOW, NOW.plus_seconds(9)).await
            })
        })
        .await;
        let all = calendar::all(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!(all[0].restated_at, Some(NOW.plus_seconds(9)));
        scene::write(&db, move |tx| Box::pin(async move { calendar::save(tx, &year).await })).await;
        let all = calendar::all(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!(all[0].restated_at, None);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_types_of_a_year_is_kept_until_it_is_cleared_away() {
    each_engine(async |db| {
        scene::set(&db).await;
        let sheet = |text: &str| Sheet { text: text.to_owned(), updated_at: NOW };
        let (first, second) = (sheet("year,"), sheet("year,2027"));
        scene::write(&db, move |tx| {
            Box::pin(async move {
                calendar::save_sheet(tx, alice(), &first).await?;
                calendar::save_sheet(tx, alice(), &second).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        assert_eq!(
            calendar::find_sheet(&mut read, alice()).await.unwrap(),
            Some(sheet("year,2027"))
        );
        assert_eq!(calendar::find_sheet(&mut read, bob()).await.unwrap(), None);
        drop(read);
        scene::write(&db, |tx| Box::pin(calendar::clear_sheet(tx, alice()))).await;
        let mut read = db.read().await.unwrap();
        assert_eq!(calendar::find_sheet(&mut read, alice()).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn open_cases_are_walked_through_from_a_day_on() {
    each_engine(async |db| {
        scene::set(&db).await;
        let mut early = scene::case(61);
        early.standing.next_timer_on = Some(date!(2026 - 12 - 10));
        let mut none = scene::case(62);
        (none.standing.due_on, none.standing.next_timer_on) = (None, None);
        let past = scene::case(63);
        let mut closed = scene::case(64);
        closed.standing.closed_at = Some(NOW);
        closed.standing.due_on = None;
        for case in [early, none, past, closed] {
            scene::enter(&db, case).await;
        }
        let from = date!(2026 - 12 - 01);
        let mut read = db.read().await.unwrap();
        let all = cases::open_from(&mut read, from, None, 10).await.unwrap();
        let ids: Vec<_> = all.iter().map(|it| it.id).collect();
        assert_eq!(ids, [CaseId::new(id(61)), CaseId::new(id(62))]);
        let rest = cases::open_from(&mut read, from, Some(&all[0]), 10).await.unwrap();
        assert_eq!(rest, all[1..]);
        let end: Result<Vec<_>, StoreError> =
            cases::open_from(&mut read, from, all.last(), 10).await;
        assert!(end.unwrap().is_empty());
    })
    .await;
}
