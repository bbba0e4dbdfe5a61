//! Departments, staff, organisations and those who act for them.

use super::scene::{self, NOW, TODAY, alice, bob, id};
use domain::ids::OrganisationId;
use store::{
    StoreError, departments,
    organisations::{self, Capacity, Membership, Organisation},
    people,
    staff::{self, Post},
    testing::each_engine,
};

#[tokio::test]
async fn a_department_is_entered_and_changed() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                let renamed = departments::Department {
                    name: domain::Text::new("住建局", "Housing"),
                    ..scene::department("housing", "ZJ")
                };
                departments::save(tx, &renamed, NOW).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let all = departments::all(&mut read).await.unwrap();
        assert_eq!(all.iter().map(|d| d.key.as_str()).collect::<Vec<_>>(), ["housing", "market"]);
        assert_eq!(all[0].name.en, "Housing");
        assert_eq!(departments::find(&mut read, "market").await.unwrap().as_ref(), all.get(1));
        assert!(departments::find(&mut read, "none").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn roles_hold_in_their_department_alone() {
    each_engine(async |db| {
        scene::set(&db).await;
        assert!(!staff::exists(&mut db.read().await.unwrap()).await.unwrap());
        scene::write(&db, |tx| {
            Box::pin(async move {
                for (person, department, role) in [
                    (alice(), "market", "window-clerk"),
                    (alice(), "market", "decider"),
                    (alice(), "housing", "reviewer"),
                    (bob(), "market", "reviewer"),
                ] {
                    let roles = vec![role.to_owned()];
                    let post = Post { department: Some(department.to_owned()), roles };
                    staff::save(tx, person, &post, NOW).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        assert!(staff::exists(&mut read).await.unwrap());
        let posts = staff::of_person(&mut read, alice()).await.unwrap();
        assert_eq!(
            posts[1],
            Post { department: Some("market".into()), roles: vec!["decider".into()] }
        );
        assert_eq!(posts.len(), 2);
        drop(read);

        let removed = scene::write(&db, |tx| {
            Box::pin(async move {
                people::set_disabled(tx, bob(), Some(NOW), NOW).await?;
                Ok([
                    staff::remove(tx, alice(), Some("housing")).await?,
                    staff::remove(tx, alice(), Some("housing")).await?,
                ])
            })
        })
        .await;
        assert_eq!(removed, [true, false]);
        let mut read = db.read().await.unwrap();
        let market = staff::in_department(&mut read, "market").await.unwrap();
        assert_eq!(market.len(), 1, "a closed account works nowhere");
        assert_eq!((market[0].person, market[0].name.as_str()), (alice(), "张三"));
        assert!(staff::in_department(&mut read, "housing").await.unwrap().is_empty());
    })
    .await;
}

pub(crate) fn organisation(number: u128) -> Organisation {
    Organisation {
        id: OrganisationId::new(id(number)),
        credit_code: "91330199MA2DEMA02T".to_owned(),
        name: "示例餐饮有限公司".to_owned(),
        kind: "enterprise".to_owned(),
        representative: "张三".to_owned(),
        created_at: NOW,
    }
}

pub(crate) fn membership(number: u128) -> Membership {
    Membership {
        id: id(number),
        organisation: OrganisationId::new(id(31)),
        person: bob(),
        capacity: Capacity::Agent,
        name: "澄江食品有限公司".to_owned(),
        kind: "enterprise".to_owned(),
        authority: "授权委托书 2026-01".to_owned(),
        scope: vec!["food".to_owned()],
        starts_on: TODAY,
        ends_on: TODAY.next_day(),
        granted_by: Some(alice()),
        granted_at: NOW,
        revoked_at: None,
        verified: None,
    }
}

#[tokio::test]
async fn an_agent_acts_for_an_organisation_until_revoked() {
    each_engine(async |db| {
        scene::set(&db).await;
        let added = scene::write(&db, |tx| {
            Box::pin(async move {
                let first = organisations::add(tx, &organisation(31)).await?;
                let again = organisations::add(tx, &organisation(32)).await?;
                organisations::authorise(tx, &membership(41)).await?;
                Ok((first, again))
            })
        })
        .await;
        assert_eq!(added, (true, false), "a credit code is entered once");
        let mut read = db.read().await.unwrap();
        let known = organisation(31);
        assert_eq!(organisations::find(&mut read, known.id).await.unwrap().unwrap(), known);
        let found = organisations::find_by_credit_code(&mut read, &known.credit_code).await;
        assert_eq!(found.unwrap().unwrap(), known);
        assert_eq!(
            organisations::of_person(&mut read, bob()).await.unwrap(),
            std::slice::from_ref(&known)
        );
        let mine = organisations::memberships_of(&mut read, bob()).await.unwrap();
        assert_eq!(mine, [membership(41)]);
        drop(read);

        scene::write(&db, |tx| Box::pin(organisations::verify(tx, id(41), alice(), NOW))).await;
        let mine = organisations::memberships_of(&mut db.read().await.unwrap(), bob()).await;
        assert_eq!(mine.unwrap()[0].verified, Some((NOW, alice())));

        scene::write(&db, |tx| Box::pin(organisations::revoke(tx, id(41), NOW))).await;
        let twice: Result<(), StoreError> =
            db.transact(|tx| Box::pin(organisations::revoke(tx, id(41), NOW))).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        let mut read = db.read().await.unwrap();
        assert!(organisations::of_person(&mut read, bob()).await.unwrap().is_empty());
        assert!(organisations::memberships_of(&mut read, bob()).await.unwrap().is_empty());
        let members = organisations::members(&mut read, known.id).await.unwrap();
        assert_eq!(members[0].revoked_at, Some(NOW));
    })
    .await;
}
