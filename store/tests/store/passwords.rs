//! Passwords that somebody else gave, and the letters by which a forgotten one is replaced.

use super::scene::{self, NOW, alice, bob, later};
use domain::ids::SessionId;
use store::{
    password_letters, people,
    sessions::{self, Session},
    testing::each_engine,
};

#[tokio::test]
async fn a_session_tells_whether_somebody_else_gave_the_password() {
    each_engine(async |db| {
        scene::set(&db).await;
        let session = Session {
            id: SessionId::new(scene::id(11)),
            person: alice(),
            created_at: NOW,
            proved_at: NOW,
            seen_at: NOW,
            expires_at: later(3_600),
            user_agent: String::new(),
        };
        scene::write(&db, move |tx| {
            let session = session.clone();
            Box::pin(async move { sessions::start(tx, &session, &[1; 32]).await })
        })
        .await;
        for given_at in [None, Some(later(5)), None] {
            scene::write(&db, move |tx| {
                Box::pin(people::set_password(tx, alice(), "new", given_at, NOW))
            })
            .await;
            let mut read = db.read().await.unwrap();
            let found = sessions::find(&mut read, &[1; 32]).await.unwrap().unwrap();
            assert_eq!(found.password_given_at, given_at);
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_token_of_the_last_letter_is_good_in_its_time_and_once() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                password_letters::seal(tx, bob(), &[7; 32], later(10)).await?;
                password_letters::seal(tx, bob(), &[8; 32], later(10)).await?;
                password_letters::seal(tx, alice(), &[9; 32], later(10)).await?;
                password_letters::forget(tx, alice()).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        for (token, at, whose) in
            [(7, NOW, None), (8, NOW, Some(bob())), (8, later(10), None), (9, NOW, None)]
        {
            let found = password_letters::find(&mut read, &[token; 32], at).await.unwrap();
            assert_eq!(found, whose, "{token}");
        }
        drop(read);
        let redeemed = scene::write(&db, |tx| {
            Box::pin(async move {
                let late = password_letters::redeem(tx, &[8; 32], later(10)).await?;
                let first = password_letters::redeem(tx, &[8; 32], NOW).await?;
                Ok((late, first, password_letters::redeem(tx, &[8; 32], NOW).await?))
            })
        })
        .await;
        assert_eq!(redeemed, (false, true, false));
    })
    .await;
}
