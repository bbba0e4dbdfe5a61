//! Stories of the desk: worksheets, looks at personal facts, places in a limited number.

use crate::scene::{self, NOW, alice, bob, case, content, id, write};
use domain::ids::CaseId;
use store::{
    Db, cases,
    disclosures::{self, Disclosure},
    places::{self, Outcome, Standing},
    testing::{each_engine, tamper},
    worksheets::{self, Worksheet},
};

async fn set_with_cases(db: &Db) {
    scene::set(db).await;
    write(db, |tx| {
        Box::pin(async move {
            for number in [11, 12, 13] {
                cases::add(tx, &case(number), &content()).await?;
            }
            Ok(())
        })
    })
    .await;
}

#[tokio::test]
async fn what_an_officer_types_is_kept_until_the_case_moves_on() {
    each_engine(async |db| {
        set_with_cases(&db).await;
        let sheet = |text: &str| Worksheet {
            case: CaseId::new(id(11)),
            person: bob(),
            action: "refuse".to_owned(),
            body: format!(r#"{{"reason": "{text}"}}"#),
            updated_at: NOW,
        };
        let find = |person| {
            let db = db.clone();
            async move {
                let mut read = db.read().await.unwrap();
                worksheets::find(&mut read, CaseId::new(id(11)), person, "refuse").await.unwrap()
            }
        };
        for text in ["one", "two"] {
            let sheet = sheet(text);
            write(&db, move |tx| Box::pin(async move { worksheets::save(tx, &sheet).await })).await;
        }
        assert_eq!(find(bob()).await.unwrap(), sheet("two"));
        assert_eq!(find(alice()).await, None);
        let cleared = write(&db, |tx| {
            Box::pin(async move { worksheets::clear(tx, CaseId::new(id(11))).await })
        })
        .await;
        assert_eq!(cleared, 1);
        assert_eq!(find(bob()).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_look_at_personal_facts_is_noted_and_stays() {
    each_engine(async |db| {
        set_with_cases(&db).await;
        let look = Disclosure {
            id: id(90),
            case: CaseId::new(id(11)),
            person: bob(),
            purpose: "核对身份".to_owned(),
            at: NOW,
        };
        let noted = look.clone();
        write(&db, move |tx| Box::pin(async move { disclosures::note(tx, &noted).await })).await;
        let mut read = db.read().await.unwrap();
        assert_eq!(disclosures::of_case(&mut read, look.case).await.unwrap(), [look]);
        assert_eq!(disclosures::count_since(&mut read, bob(), NOW).await.unwrap(), 1);
        let later = NOW.plus_seconds(1);
        assert_eq!(disclosures::count_since(&mut read, bob(), later).await.unwrap(), 0);
        drop(read);
        assert!(tamper(&db, "UPDATE disclosure SET purpose = ''").await.is_err());
        assert!(tamper(&db, "DELETE FROM disclosure").await.is_err());
    })
    .await;
}

#[tokio::test]
async fn places_tell_who_comes_before_whom() {
    each_engine(async |db| {
        set_with_cases(&db).await;
        let seen = write(&db, |tx| {
            Box::pin(async move {
                let case = |number| CaseId::new(id(number));
                places::save(tx, "food", 1, case(11), Outcome::Waiting).await?;
                places::save(tx, "food", 2, case(12), Outcome::Waiting).await?;
                places::save(tx, "food", 3, case(13), Outcome::Waiting).await?;
                places::save(tx, "food", 1, case(11), Outcome::Granted).await?;
                let third = places::standing(tx, "food", Some(3)).await?;
                places::save(tx, "food", 2, case(12), Outcome::Gone).await?;
                let end = places::standing(tx, "food", None).await?;
                let other = places::standing(tx, "other", Some(1)).await?;
                Ok([third, end, other])
            })
        })
        .await;
        let standing = |granted, earlier_waiting| Standing { granted, earlier_waiting };
        assert_eq!(seen, [standing(1, 1), standing(1, 1), standing(0, 0)]);
    })
    .await;
}
