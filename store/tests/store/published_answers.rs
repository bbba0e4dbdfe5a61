//! Stories of published answers: written, decided about, counted.

use crate::{
    matters,
    scene::{self, NOW, TODAY, alice, bob, id, write},
};
use domain::{Text, ids::PublishedAnswerId};
use store::{
    Db, StoreError,
    published_answers::{self, Heard, PublishedAnswer},
    testing::each_engine,
};

fn version(number: u128, version: i64) -> PublishedAnswer {
    PublishedAnswer {
        id: PublishedAnswerId::new(id(number)),
        version,
        department: "market".to_owned(),
        item: Some(("food-business-permit".to_owned(), 1)),
        question: Text::new("要体检吗", "A health check?"),
        answer: Text::new("要", "Yes"),
        conversation: None,
        heard: None,
        state: "proposed".to_owned(),
        written_by: alice(),
        written_at: NOW.plus_seconds(version),
        judged_at: None,
        helped: 0,
        unhelped: 0,
    }
}

async fn add(db: &Db, answer: PublishedAnswer) {
    write(db, move |tx| {
        let answer = answer.clone();
        Box::pin(async move { published_answers::add(tx, &answer).await })
    })
    .await;
}

#[tokio::test]
async fn a_version_is_found_by_answer_department_and_state_and_judged_once() {
    each_engine(async |db| {
        scene::set(&db).await;
        let (first, second) = (version(1, 1), version(1, 2));
        let matter = matters::matter(9);
        matters::add(&db, matter.clone()).await;
        let heard = Heard {
            matter: matter.id,
            procedure: "complaint".to_owned(),
            kind: "service".to_owned(),
            month: TODAY,
        };
        let of_hall = PublishedAnswer { item: None, heard: Some(heard), ..version(2, 1) };
        for answer in [&first, &second, &of_hall] {
            add(&db, answer.clone()).await;
        }
        let which = (first.id, 1);
        let approve = || {
            db.transact(move |tx| {
                Box::pin(async move {
                    let states = ("proposed", "approved");
                    published_answers::judge(tx, which, states, bob(), NOW).await
                })
            })
        };
        let mut read = db.read().await.unwrap();
        assert_eq!(published_answers::judged_at(&mut read).await.unwrap(), None);
        drop(read);
        approve().await.unwrap();
        assert!(matches!(approve().await, Err(StoreError::Stale)));
        let mut read = db.read().await.unwrap();
        let versions = published_answers::versions(&mut read, first.id).await.unwrap();
        let approved =
            PublishedAnswer { state: "approved".to_owned(), judged_at: Some(NOW), ..first.clone() };
        assert_eq!(versions, [second.clone(), approved.clone()]);
        let all = published_answers::all(&mut read, "approved", 10).await.unwrap();
        assert_eq!(all, [approved]);
        let waiting = published_answers::of_department(&mut read, "market", "proposed", 10).await;
        assert_eq!(waiting.unwrap(), [second, of_hall]);
        assert_eq!(published_answers::judged_at(&mut read).await.unwrap(), Some(NOW));
    })
    .await;
}

#[tokio::test]
async fn whether_it_helped_is_counted_for_the_version_that_was_read() {
    each_engine(async |db| {
        scene::set(&db).await;
        add(&db, version(1, 1)).await;
        for helped in [true, false, true] {
            write(&db, move |tx| {
                let which = (PublishedAnswerId::new(id(1)), 1);
                Box::pin(published_answers::count(tx, which, helped))
            })
            .await;
        }
        let mut read = db.read().await.unwrap();
        let found = published_answers::versions(&mut read, PublishedAnswerId::new(id(1))).await;
        assert_eq!((found.as_ref().unwrap()[0].helped, found.unwrap()[0].unhelped), (2, 1));
    })
    .await;
}
