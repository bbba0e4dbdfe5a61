//! Stories of those who may not apply for a time.

use crate::scene::{self, NOW, TODAY, alice, bob, id, later, write};
use domain::ids::OrganisationId;
use store::{
    StoreError,
    bars::{self, Bar, Barred},
    organisations::{self, Organisation},
    testing::each_engine,
};
use time::macros::date;

fn bar(number: u128, on: Barred, item: Option<&str>, until_on: domain::Date) -> Bar {
    Bar {
        id: id(number),
        on,
        item_key: item.map(str::to_owned),
        ground: "fraud".to_owned(),
        document: "澄市监撤〔2026〕1号".to_owned(),
        until_on,
        entered_at: NOW,
    }
}

#[tokio::test]
async fn a_bar_stands_against_its_applicant_and_item_until_it_ends_or_is_lifted() {
    each_engine(async |db| {
        scene::set(&db).await;
        let company = OrganisationId::new(id(50));
        let alice = Barred::Person(alice());
        let long = bar(61, alice, None, date!(2029 - 03 - 02));
        let short = bar(62, alice, Some("food"), TODAY);
        let others = bar(63, Barred::Organisation(company), Some("water"), TODAY);
        let all = [long.clone(), short.clone(), others.clone()];
        write(&db, move |tx| {
            let all = all.clone();
            Box::pin(async move {
                let organisation = Organisation {
                    id: company,
                    credit_code: "91350100M000100Y43".to_owned(),
                    name: "澄江面业有限公司".to_owned(),
                    kind: "enterprise".to_owned(),
                    representative: "张三".to_owned(),
                    created_at: NOW,
                };
                organisations::add(tx, &organisation).await?;
                for bar in &all {
                    bars::add(tx, bar).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let tomorrow = TODAY.next_day().unwrap();
        let mut against =
            async |on, item, day| bars::against(&mut read, on, item, day).await.unwrap();
        assert_eq!(against(alice, "food", TODAY).await, [long.clone(), short.clone()]);
        assert_eq!(against(alice, "water", TODAY).await, std::slice::from_ref(&long));
        assert_eq!(against(alice, "food", tomorrow).await, std::slice::from_ref(&long));
        assert_eq!(against(Barred::Person(bob()), "food", TODAY).await, []);
        assert_eq!(against(Barred::Organisation(company), "water", TODAY).await, [others]);
        assert_eq!(bars::standing(&mut read, TODAY).await.unwrap().len(), 3);
        drop(read);
        let lift =
            || db.transact(|tx| Box::pin(async move { bars::lift(tx, id(61), later(1)).await }));
        lift().await.unwrap();
        assert!(matches!(lift().await, Err(StoreError::Stale)));
        let mut read = db.read().await.unwrap();
        let rest = bars::against(&mut read, alice, "food", TODAY).await.unwrap();
        assert_eq!(rest, [short]);
    })
    .await;
}
