//! Items in versions, the search among them, and the calendar.

use super::scene::{self, NOW};
use domain::Moment;
use store::{
    Db, StoreError,
    calendar::{self, CalendarYear},
    items::{self, ItemState, Words},
    testing::each_engine,
};
use time::macros::date;

async fn publish(db: &Db, key: &'static str, name: &'static str, initials: &'static str) {
    scene::write(db, move |tx| {
        Box::pin(async move {
            items::save(tx, &scene::item(key, 1), NOW).await?;
            let words = Words {
                name: name.to_owned(),
                body: "窗口办理".to_owned(),
                initials: vec![initials.to_owned()],
            };
            items::publish(tx, key, 1, &words, NOW).await
        })
    })
    .await;
}

#[tokio::test]
async fn one_version_of_an_item_is_offered_and_the_others_stay_readable() {
    each_engine(async |db| {
        scene::set(&db).await;
        scene::write(&db, |tx| {
            Box::pin(async move {
                items::save(tx, &scene::item("food", 2), NOW).await?;
                items::save(tx, &scene::item("food", 2), NOW.plus_seconds(1)).await
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let offered = items::find_published(&mut read, "food").await.unwrap().unwrap();
        assert_eq!(offered.item, scene::item("food", 1));
        let second = items::find(&mut read, "food", 2).await.unwrap().unwrap();
        assert_eq!((second.state, second.saved_at), (ItemState::Draft, NOW.plus_seconds(1)));
        drop(read);

        let at = NOW.plus_seconds(9);
        scene::write(&db, move |tx| {
            Box::pin(async move { items::publish(tx, "food", 2, &Words::default(), at).await })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let versions = items::versions(&mut read, "food").await.unwrap();
        let states: Vec<_> = versions.iter().map(|v| (v.item.version, v.state)).collect();
        assert_eq!(states, [(2, ItemState::Published), (1, ItemState::Retired)]);
        assert_eq!(versions[0].published_at, Some(at));
        assert_eq!(items::all_published(&mut read).await.unwrap(), versions[..1]);
    })
    .await;
}

#[tokio::test]
async fn a_version_that_was_offered_is_never_written_again() {
    each_engine(async |db| {
        scene::set(&db).await;
        let saved: Result<(), StoreError> = db
            .transact(|tx| {
                Box::pin(async move { items::save(tx, &scene::item("food", 1), NOW).await })
            })
            .await;
        assert!(matches!(saved, Err(StoreError::Stale)));
        let published: Result<(), StoreError> = db
            .transact(|tx| {
                Box::pin(async move { items::publish(tx, "food", 7, &Words::default(), NOW).await })
            })
            .await;
        assert!(matches!(published, Err(StoreError::Stale)), "there is no version 7");
        let mut read = db.read().await.unwrap();
        assert!(items::find_published(&mut read, "food").await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn people_find_items_by_two_characters_by_words_and_by_initials() {
    each_engine(async |db| {
        scene::set(&db).await;
        publish(&db, "residence", "居住证办理 Residence permit", "jzzbl").await;
        publish(&db, "fund", "公积金提取", "gjjtq").await;
        let mut read = db.read().await.unwrap();
        for (typed, found) in [
            ("居住", vec!["residence"]),
            ("住证", vec!["residence"]),
            ("证", vec!["residence"]),
            ("许可", vec!["food"]),
            ("食品 许可", vec!["food"]),
            ("许可食品", vec![]),
            ("食品 居住", vec![]),
            ("jzz", vec!["residence"]),
            ("ZZB", vec!["residence"]),
            ("spj", vec!["food"]),
            ("perm", vec!["residence"]),
            ("ＰＥＲＭＩＴ", vec!["residence"]),
            ("办理", vec!["residence", "fund"]),
            ("开餐馆", vec!["food"]),
            ("", vec![]),
            ("\"' OR *", vec![]),
        ] {
            assert_eq!(items::search(&mut read, typed, 10).await.unwrap(), found, "{typed}");
        }
        assert_eq!(items::search(&mut read, "办理", 1).await.unwrap(), ["residence"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_offered_any_more_is_not_found() {
    each_engine(async |db| {
        scene::set(&db).await;
        let retired = scene::write(&db, |tx| {
            Box::pin(async move {
                Ok([items::retire(tx, "food", NOW).await?, items::retire(tx, "food", NOW).await?])
            })
        })
        .await;
        assert_eq!(retired, [true, false]);
        let mut read = db.read().await.unwrap();
        assert!(items::search(&mut read, "食品", 10).await.unwrap().is_empty());
        assert!(items::find_published(&mut read, "food").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_resembles_a_search_has_any_pair_of_it_the_most_similar_first() {
    each_engine(async |db| {
        scene::set(&db).await;
        publish(&db, "residence", "居住证办理 Residence permit", "jzzbl").await;
        publish(&db, "fund", "公积金提取", "gjjtq").await;
        let mut read = db.read().await.unwrap();
        for (typed, found) in [
            ("居住证明", vec!["residence"]),
            ("积金提现", vec!["fund"]),
            ("永久居住证", vec!["residence"]),
            ("魑魅魍魉", vec![]),
            ("'&", vec![]),
        ] {
            assert_eq!(items::resembling(&mut read, typed, 3).await.unwrap(), found, "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_people_miss_is_counted_by_word_and_day() {
    each_engine(async |db| {
        let (monday, tuesday) = (date!(2026 - 03 - 02), date!(2026 - 03 - 03));
        scene::write(&db, move |tx| {
            Box::pin(async move {
                for (words, day) in
                    [("护照", monday), ("飞机", tuesday), ("护照", tuesday), ("护照", tuesday)]
                {
                    items::note_miss(tx, words, day).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        for (since, counted) in [
            (monday, [("护照", 3, tuesday), ("飞机", 1, tuesday)]),
            (tuesday, [("护照", 2, tuesday), ("飞机", 1, tuesday)]),
        ] {
            let misses = items::misses(&mut read, since, None, 10).await.unwrap();
            let told: Vec<_> =
                misses.iter().map(|it| (it.words.as_str(), it.times, it.last_on)).collect();
            assert_eq!(told, counted);
        }
    })
    .await;
}

#[tokio::test]
async fn what_people_miss_is_paged_by_how_often_then_by_day_then_by_word() {
    each_engine(async |db| {
        let (monday, tuesday) = (date!(2026 - 03 - 02), date!(2026 - 03 - 03));
        scene::write(&db, move |tx| {
            Box::pin(async move {
                for (words, day) in
                    [("b", monday), ("a", monday), ("c", tuesday), ("d", monday), ("d", tuesday)]
                {
                    items::note_miss(tx, words, day).await?;
                }
                Ok(())
            })
        })
        .await;
        let mut read = db.read().await.unwrap();
        let (mut told, mut last) = (Vec::new(), None);
        loop {
            let page = items::misses(&mut read, monday, last.as_ref(), 1).await.unwrap();
            let Some(miss) = page.into_iter().next() else { break };
            told.push(miss.words.clone());
            last = Some(miss);
        }
        assert_eq!(told, ["d", "c", "a", "b"]);
    })
    .await;
}

#[tokio::test]
async fn a_year_of_the_calendar_is_replaced_by_a_later_notice() {
    each_engine(async |db| {
        let year = |year: i32, source: &str| CalendarYear {
            year,
            body: r#"["2026-01-01"]"#.to_owned(),
            source: source.to_owned(),
            loaded_at: Moment::from_micros(1),
            restated_at: None,
        };
        let years = [year(2026, "first"), year(2025, "old"), year(2026, "second")];
        scene::write(&db, move |tx| {
            Box::pin(async move {
                for year in years {
                    calendar::save(tx, &year).await?;
                }
                Ok(())
            })
        })
        .await;
        let all = calendar::all(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!(all, [year(2025, "old"), year(2026, "second")]);
    })
    .await;
}
