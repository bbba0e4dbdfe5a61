//! People, sessions, messages, limits, the setup token and the outbox.

use super::{
    offices::{membership, organisation},
    scene::{self, NOW, alice, bob, id, later},
};
use domain::{
    Moment,
    ids::{MessageId, OrganisationId, SessionId},
};
use store::{
    Db, StoreError, email_claims, limits,
    messages::{self, Message},
    organisations::{self, Membership},
    people,
    sessions::{self, Mandate, Session},
    setup,
    staff::{self, Post},
    testing::each_engine,
};

#[tokio::test]
async fn a_person_is_found_by_each_name_they_sign_in_with() {
    each_engine(async |db| {
        scene::set(&db).await;
        let clerk = people::Person {
            login: Some("clerk".to_owned()),
            citizen_id: None,
            mobile: None,
            ..scene::person(domain::ids::PersonId::new(id(3)), "王五")
        };
        let added = clerk.clone();
        assert!(
            scene::write(&db, |tx| Box::pin(async move { people::add(tx, &added, None).await }))
                .await
        );
        let mut read = db.read().await.unwrap();
        let alice = scene::person(alice(), "张三");
        for name in [alice.citizen_id.as_deref().unwrap(), alice.mobile.as_deref().unwrap()] {
            let account = people::find_by_sign_in(&mut read, name).await.unwrap().unwrap();
            assert_eq!(account.person, alice);
            assert_eq!(account.password_hash.as_deref(), Some("hash"));
        }
        let account = people::find_by_sign_in(&mut read, "clerk").await.unwrap().unwrap();
        assert_eq!(account.person, clerk);
        assert!(people::find_by_sign_in(&mut read, "nobody").await.unwrap().is_none());
        assert!(people::find(&mut read, clerk.id).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn the_same_citizen_id_opens_no_second_account() {
    each_engine(async |db| {
        scene::set(&db).await;
        let twin = people::Person { mobile: None, id: id9(), ..scene::person(alice(), "张三") };
        let added =
            scene::write(&db, |tx| Box::pin(async move { people::add(tx, &twin, None).await }))
                .await;
        assert!(!added);
        assert!(people::find(&mut db.read().await.unwrap(), id9()).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_staff_number_belongs_to_one_person_and_can_be_changed() {
    each_engine(async |db| {
        scene::set(&db).await;
        let number = |of, number: &'static str| {
            db.transact(move |tx| Box::pin(people::set_staff_number(tx, of, number, NOW)))
        };
        for own in ["0007", "A7"] {
            number(alice(), own).await.unwrap();
        }
        assert!(matches!(number(bob(), "A7").await, Err(StoreError::Taken(_))));
        assert!(matches!(number(id9(), "0008").await, Err(StoreError::Stale)));
        assert!(number(bob(), "0123456789ABC").await.is_err(), "it is too long");
        let mut read = db.read().await.unwrap();
        let account = people::find(&mut read, alice()).await.unwrap().unwrap();
        assert_eq!(account.person.staff_number.as_deref(), Some("A7"));
        for (number, is_taken) in [("A7", true), ("0007", false)] {
            assert_eq!(people::is_numbered(&mut read, number).await.unwrap(), is_taken);
        }
        drop(read);
        let number = Some("A7".to_owned());
        let twin = people::Person {
            citizen_id: None,
            mobile: None,
            staff_number: number,
            ..scene::person(id9(), "王五")
        };
        let added =
            scene::write(&db, |tx| Box::pin(async move { people::add(tx, &twin, None).await }))
                .await;
        assert!(!added);
    })
    .await;
}

fn id9() -> domain::ids::PersonId {
    domain::ids::PersonId::new(id(9))
}

#[tokio::test]
async fn the_facts_of_an_account_change_and_a_missing_account_is_told() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                people::set_password(tx, bob(), "new", None, NOW).await?;
                people::set_email(tx, bob(), Some("li@example.cn"), NOW).await?;
                people::set_disabled(tx, bob(), Some(later(5)), NOW).await
            })
        })
        .await;
        let account = people::find(&mut db.read().await.unwrap(), bob()).await.unwrap().unwrap();
        assert_eq!(account.password_hash.as_deref(), Some("new"));
        assert_eq!(account.person.email.as_deref(), Some("li@example.cn"));
        assert_eq!(account.person.disabled_at, Some(later(5)));
        let missing: Result<(), StoreError> =
            db.transact(|tx| Box::pin(people::set_password(tx, id9(), "x", None, NOW))).await;
        assert!(matches!(missing, Err(StoreError::Stale)));
    })
    .await;
}

fn session(number: u128, created_at: Moment) -> Session {
    Session {
        id: SessionId::new(id(number)),
        person: alice(),
        created_at,
        proved_at: created_at,
        seen_at: created_at,
        expires_at: created_at.plus_seconds(3600),
        user_agent: "Chromium, Android".to_owned(),
    }
}

async fn start(db: &Db, session: &Session, token: u8) {
    let session = session.clone();
    scene::write(db, move |tx| {
        Box::pin(async move { sessions::start(tx, &session, &[token; 32]).await })
    })
    .await;
}

#[tokio::test]
async fn a_session_brings_name_posts_and_unread_messages_in_one_statement() {
    each_engine(async |db| {
        scene::set(&db).await;
        let first = session(11, NOW);
        start(&db, &first, 1).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                messages::send(tx, &message(21, NOW)).await?;
                for department in ["market", "housing"] {
                    let roles = vec!["window-clerk".to_owned(), "reviewer".to_owned()];
                    let post = Post { department: Some(department.to_owned()), roles };
                    staff::save(tx, alice(), &post, NOW).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let found = sessions::find(&mut read, &[1; 32]).await.unwrap().unwrap();
        assert_eq!(read.statements(), 1);
        assert_eq!(found.session, first);
        assert_eq!((found.name.as_str(), found.unread, found.disabled_at), ("张三", 1, None));
        let departments: Vec<_> =
            found.posts.iter().map(|post| post.department.as_deref().unwrap_or_default()).collect();
        assert_eq!(departments, ["housing", "market"]);
        assert_eq!(found.posts[0].roles, ["window-clerk", "reviewer"]);
        assert!(found.mandates.is_empty());
        assert!(sessions::find(&mut read, &[2; 32]).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_session_knows_for_which_organisations_its_person_acts() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                organisations::add(tx, &organisation(31)).await?;
                organisations::authorise(tx, &Membership { person: alice(), ..membership(41) })
                    .await
            })
        })
        .await;
        start(&db, &session(11, NOW), 1).await;
        let mandates = async || {
            let mut read = db.read().await.unwrap();
            sessions::find(&mut read, &[1; 32]).await.unwrap().unwrap().mandates
        };
        let declared = Mandate {
            organisation: OrganisationId::new(id(31)),
            starts_on: "2026-03-02".to_owned(),
            ends_on: Some("2026-03-03".to_owned()),
            verified: 0,
        };
        assert_eq!(mandates().await, std::slice::from_ref(&declared));
        scene::write(&db, |tx| Box::pin(organisations::verify(tx, id(41), bob(), NOW))).await;
        assert_eq!(mandates().await, [Mandate { verified: 1, ..declared }]);
        scene::write(&db, |tx| Box::pin(organisations::revoke(tx, id(41), NOW))).await;
        assert_eq!(mandates().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_touched_proved_listed_and_ended() {
    each_engine(async |db| {
        scene::set(&db).await;
        let (old, new) = (session(11, NOW), session(12, later(60)));
        start(&db, &old, 1).await;
        start(&db, &new, 2).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                sessions::touch(tx, SessionId::new(id(11)), later(120)).await?;
                sessions::touch(tx, SessionId::new(id(11)), later(90)).await?;
                sessions::prove(tx, SessionId::new(id(12)), &[3; 32], later(200)).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let list = sessions::of_person(&mut read, alice(), later(300)).await.unwrap();
        assert_eq!(list.iter().map(|s| s.id).collect::<Vec<_>>(), [new.id, old.id]);
        assert_eq!((list[1].seen_at, list[0].proved_at), (later(120), later(200)));
        assert_eq!(sessions::of_person(&mut read, alice(), later(3600)).await.unwrap().len(), 1);
        assert!(sessions::find(&mut read, &[2; 32]).await.unwrap().is_none(), "the token changed");
        assert!(sessions::find(&mut read, &[3; 32]).await.unwrap().is_some());
        drop(read);

        let (theirs, ended, again) = scene::write(&db, |tx| {
            Box::pin(async move {
                let one = SessionId::new(id(12));
                Ok((
                    sessions::end(tx, bob(), one, NOW).await?,
                    sessions::end(tx, alice(), one, NOW).await?,
                    sessions::end(tx, alice(), one, NOW).await?,
                ))
            })
        })
        .await;
        assert_eq!((theirs, ended, again), (false, true, false));
        let mut read = db.read().await.unwrap();
        assert!(sessions::find(&mut read, &[3; 32]).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn signing_out_everywhere_spares_the_session_that_asks() {
    each_engine(async |db| {
        scene::set(&db).await;
        for number in [11_u8, 12, 13] {
            start(&db, &session(number.into(), NOW), number).await;
        }
        let ended = scene::write(&db, |tx| {
            Box::pin(sessions::end_all(tx, alice(), Some(SessionId::new(id(12))), NOW))
        })
        .await;
        assert_eq!(ended, 2);
        let mut read = db.read().await.unwrap();
        let list = sessions::of_person(&mut read, alice(), NOW).await.unwrap();
        assert_eq!(list.iter().map(|s| s.id).collect::<Vec<_>>(), [SessionId::new(id(12))]);
        drop(read);
        let ended =
            scene::write(&db, |tx| Box::pin(sessions::end_all(tx, alice(), None, NOW))).await;
        let swept = scene::write(&db, |tx| Box::pin(sessions::sweep(tx, later(3601)))).await;
        assert_eq!((ended, swept), (1, 3));
    })
    .await;
}

fn message(number: u128, sent_at: Moment) -> Message {
    Message {
        id: MessageId::new(id(number)),
        person: alice(),
        case: None,
        kind: "case-accepted".to_owned(),
        params: r#"{"number": "SC1"}"#.to_owned(),
        sent_at,
        read_at: None,
    }
}

#[tokio::test]
async fn messages_come_newest_first_page_by_page_and_only_to_their_person() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                // Two at the same instant: the id decides.
                for (number, at) in [(21, 10), (22, 11), (23, 11), (24, 12), (25, 12)] {
                    messages::send(tx, &message(number, later(at))).await?;
                }
                messages::send(tx, &message(21, NOW)).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let first = messages::of_person(&mut read, alice(), None, 3).await.unwrap();
        let last = first.last().map(|m| (m.sent_at, m.id));
        let second = messages::of_person(&mut read, alice(), last, 3).await.unwrap();
        let ids: Vec<_> = first.iter().chain(&second).map(|m| m.id.uuid().as_u128()).collect();
        assert_eq!(ids, [25, 24, 23, 22, 21]);
        assert_eq!(messages::unread(&mut read, alice()).await.unwrap(), 5);
        let one = MessageId::new(id(21));
        assert!(messages::find(&mut read, bob(), one).await.unwrap().is_none());
        drop(read);
        let (theirs, first, again) = scene::write(&db, move |tx| {
            Box::pin(async move {
                Ok((
                    messages::mark_read(tx, bob(), one, NOW).await?,
                    messages::mark_read(tx, alice(), one, later(9)).await?,
                    messages::mark_read(tx, alice(), one, later(10)).await?,
                ))
            })
        })
        .await;
        assert_eq!((theirs, first, again), (false, true, false));
        let mut read = db.read().await.unwrap();
        let found = messages::find(&mut read, alice(), one).await.unwrap().unwrap();
        assert_eq!(found.read_at, Some(later(9)));
        assert_eq!(messages::unread(&mut read, alice()).await.unwrap(), 4);
    })
    .await;
}

#[tokio::test]
async fn attempts_are_counted_by_window_and_forgotten() {
    each_engine(async |db| {
        let counts = scene::write(&db, |tx| {
            Box::pin(async move {
                let mut counts = Vec::new();
                for window in [0, 0, 60] {
                    counts.push(limits::hit(tx, "sign-in", "a", later(window)).await?);
                }
                counts.push(limits::hit(tx, "sign-in", "b", NOW).await?);
                Ok(counts)
            })
        })
        .await;
        assert_eq!(counts, [1, 2, 1, 1]);
        let mut read = db.read().await.unwrap();
        assert_eq!(limits::count(&mut read, "sign-in", "a", NOW).await.unwrap(), 3);
        assert_eq!(limits::count(&mut read, "sign-in", "a", later(60)).await.unwrap(), 1);
        assert_eq!(limits::count(&mut read, "other", "a", NOW).await.unwrap(), 0);
        drop(read);
        let swept = scene::write(&db, |tx| {
            Box::pin(async move {
                limits::forget(tx, "sign-in", "a").await?;
                limits::sweep(tx, later(1)).await
            })
        })
        .await;
        assert_eq!(swept, 1, "the window of b");
    })
    .await;
}

#[tokio::test]
async fn a_setup_token_is_good_once_and_until_the_next_is_issued() {
    each_engine(async |db| {
        let redeemed = scene::write(&db, |tx| {
            Box::pin(async move {
                setup::issue(tx, &[1; 32], NOW, later(60)).await?;
                setup::issue(tx, &[2; 32], NOW, later(60)).await?;
                let mut redeemed = Vec::new();
                for (token, at) in [(1, 0), (2, 61), (2, 59), (2, 59)] {
                    redeemed.push(setup::redeem(tx, &[token; 32], later(at)).await?);
                }
                Ok(redeemed)
            })
        })
        .await;
        assert_eq!(redeemed, [false, false, true, false]);
    })
    .await;
}

#[tokio::test]
async fn an_address_is_anybodys_until_the_last_letter_is_answered_by_the_one_who_claimed_it() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                email_claims::claim(tx, bob(), "old@example.cn", NOW).await?;
                email_claims::claim(tx, bob(), "li@example.cn", NOW).await?;
                email_claims::seal(tx, bob(), "li@example.cn", &[7; 32], later(10)).await?;
                let wrong = email_claims::seal(tx, bob(), "old@example.cn", &[8; 32], later(10));
                assert!(matches!(wrong.await, Err(StoreError::Stale)));
                let late = email_claims::redeem(tx, bob(), &[7; 32], later(10)).await?;
                let theirs = email_claims::redeem(tx, scene::alice(), &[7; 32], NOW).await?;
                assert_eq!((late, theirs), (None, None));
                let redeemed = email_claims::redeem(tx, bob(), &[7; 32], NOW).await?;
                assert_eq!(redeemed.as_deref(), Some("li@example.cn"));
                Ok(())
            })
        })
        .await;
        let left = email_claims::find(&mut db.read().await.unwrap(), bob()).await.unwrap();
        assert_eq!(left, None);
    })
    .await;
}
