//! Who of a desk is away.

use super::scene::{self, NOW, TODAY, alice, bob, id};
use domain::ids::AbsenceId;
use store::{
    StoreError,
    absences::{self, Absence},
    testing::each_engine,
};
use time::Duration;

fn absence(number: u128, first: i64, last: i64) -> Absence {
    Absence {
        id: AbsenceId::new(id(number)),
        person: bob(),
        department: "market".to_owned(),
        stand_in: (number == 1).then(alice),
        from_on: TODAY + Duration::days(first),
        until_on: TODAY + Duration::days(last),
        noted_by: bob(),
        noted_at: NOW,
    }
}

#[tokio::test]
async fn an_absence_is_kept_until_its_last_day_or_until_it_is_ended_once() {
    each_engine(async |db| {
        scene::set(&db).await;
        let them = [absence(1, -3, 0), absence(2, 5, 9), absence(3, -9, -1)];
        let all = them.clone();
        scene::write(&db, move |tx| {
            let all = all.clone();
            Box::pin(async move {
                for it in &all {
                    absences::add(tx, it).await?;
                }
                Ok(())
            })
        })
        .await;
        let here = async || {
            let mut read = db.read().await.unwrap();
            absences::of_desk(&mut read, "market", TODAY).await.unwrap()
        };
        assert_eq!(here().await, them[..2], "what is over is not listed");
        let second = them[1].id;
        let mut read = db.read().await.unwrap();
        assert_eq!(absences::find(&mut read, second).await.unwrap().as_ref(), Some(&them[1]));
        drop(read);
        let end = async || {
            db.transact(move |tx| Box::pin(async move { absences::end(tx, second, NOW).await }))
                .await
        };
        end().await.unwrap();
        assert!(matches!(end().await, Err(StoreError::Stale)));
        assert_eq!(here().await, them[..1]);
        let mut read = db.read().await.unwrap();
        assert_eq!(absences::find(&mut read, second).await.unwrap(), None);
    })
    .await;
}
