//! Stories of ratings: what can be rated, by whom it was opened, what was said, and how often.

use crate::scene::{self, NOW, alice, bob, id, later, write};
use store::{
    Db, StoreError,
    ratings::{self, Count, Invitation, Rating},
    testing::{each_engine, tamper},
};

fn invitation(number: u128) -> Invitation {
    Invitation {
        id: id(number),
        about: format!("case:{number}"),
        handled: r#"{"handled": "case"}"#.to_owned(),
        department: "market".to_owned(),
        item_key: Some("food".to_owned()),
        staff: vec![bob()],
        rater: Some(alice()),
        organisation: None,
        channel: String::new(),
        token_hash: None,
        ended_at: NOW,
    }
}

fn rating(number: u128, level: u8) -> Rating {
    Rating {
        id: id(number),
        about: format!("case:{number}"),
        department: "market".to_owned(),
        item_key: Some("food".to_owned()),
        level,
        review: r#"{"given": {}}"#.to_owned(),
        rectification: None,
        given_at: later(i64::try_from(number).unwrap()),
    }
}

async fn invite(db: &Db, invitation: Invitation) {
    write(db, move |tx| {
        let invitation = invitation.clone();
        Box::pin(async move { ratings::invite(tx, &invitation).await })
    })
    .await;
}

async fn add(db: &Db, rating: Rating) {
    write(db, move |tx| {
        let rating = rating.clone();
        Box::pin(async move { ratings::add(tx, &rating).await })
    })
    .await;
}

#[tokio::test]
async fn what_can_be_rated_is_found_by_what_it_is_about_and_by_its_last_token() {
    each_engine(async |db| {
        scene::set(&db).await;
        let first = invitation(1);
        invite(&db, first.clone()).await;
        // Taken up again, it ends later under the same name.
        let again = Invitation { id: id(2), ended_at: later(60), ..first.clone() };
        invite(&db, again).await;
        write(&db, |tx| Box::pin(async move { ratings::seal(tx, id(1), &[7; 32]).await })).await;
        write(&db, |tx| Box::pin(async move { ratings::seal(tx, id(1), &[8; 32]).await })).await;
        let sealed = Invitation { ended_at: later(60), token_hash: Some([8; 32]), ..first.clone() };
        let mut read = db.read().await.unwrap();
        let about = ratings::find_invitation_about(&mut read, "case:1").await.unwrap();
        assert_eq!(about.as_ref(), Some(&sealed));
        assert_eq!(ratings::find_invitation(&mut read, id(2)).await.unwrap(), None);
        let by_token = ratings::find_invitation_by_token(&mut read, &[8; 32]).await.unwrap();
        assert_eq!(by_token, Some(sealed));
        let earlier = ratings::find_invitation_by_token(&mut read, &[7; 32]).await.unwrap();
        assert_eq!(earlier, None);
    })
    .await;
}

#[tokio::test]
async fn a_rating_is_given_once_counted_and_never_changed() {
    each_engine(async |db| {
        scene::set(&db).await;
        for (number, level) in [(1, 4), (2, 4), (3, 1)] {
            add(&db, rating(number, level)).await;
        }
        let twice = db.transact(|tx| {
            Box::pin(async move { ratings::add(tx, &Rating { id: id(9), ..rating(1, 5) }).await })
        });
        assert!(matches!(twice.await, Err(StoreError::Taken(_))));
        let mut read = db.read().await.unwrap();
        let count = |level, given| Count {
            department: "market".to_owned(),
            item_key: Some("food".to_owned()),
            level,
            given,
        };
        assert_eq!(ratings::counts(&mut read).await.unwrap(), [count(1, 1), count(4, 2)]);
        let page = ratings::of_department(&mut read, "market", None, 2).await.unwrap();
        assert_eq!(page, [rating(3, 1), rating(2, 4)]);
        let before = Some((page[1].given_at, page[1].id));
        let rest = ratings::of_department(&mut read, "market", before, 2).await.unwrap();
        assert_eq!(rest, [rating(1, 4)]);
        drop(read);
        for sql in ["UPDATE rating SET level = 1", "DELETE FROM rating"] {
            assert!(tamper(&db, sql).await.is_err(), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_nobody_has_rated_is_forgotten_and_what_was_rated_is_kept() {
    each_engine(async |db| {
        scene::set(&db).await;
        for number in [1, 2] {
            invite(&db, invitation(number)).await;
        }
        add(&db, rating(1, 2)).await;
        write(&db, |tx| Box::pin(async move { ratings::forget_invitations(tx, later(1)).await }))
            .await;
        let mut read = db.read().await.unwrap();
        assert!(ratings::find_invitation(&mut read, id(1)).await.unwrap().is_some());
        assert_eq!(ratings::find_invitation(&mut read, id(2)).await.unwrap(), None);
    })
    .await;
}
