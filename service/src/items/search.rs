//! Find a service by the words people use for it.

use crate::{Context, Error};
use domain::items::Item;
use std::sync::Arc;
use store::items;

/// How many services a search names at most.
const FOUND_MAX: i64 = 30;
/// How long the words of a search may be, in characters; what goes beyond is not looked at.
const WORDS_MAX: usize = 60;

/// What a search has found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The services that fit, the best first.
    pub items: Vec<Arc<Item>>,
    /// Where nothing fits, some that people ask for most.
    pub instead: Vec<Arc<Item>>,
}

/// Finds services by name, synonym, topic or pinyin initials.
///
/// What finds nothing is remembered without who typed it, so that the catalogue can learn the word.
///
/// # Errors
/// [`Error::Failed`] when the store fails.
pub async fn search(ctx: &Context, words: &str) -> Result<Found, Error> {
    let words: String = words.trim().chars().take(WORDS_MAX).collect();
    if words.is_empty() {
        return Ok(Found::default());
    }
    let keys = items::search(&mut ctx.db.read().await?, &words, FOUND_MAX).await?;
    let catalogue = ctx.catalogue();
    let items: Vec<_> = keys.iter().filter_map(|key| catalogue.item(key).cloned()).collect();
    if items.is_empty() {
        note(ctx, words).await?;
        return Ok(Found { items, instead: catalogue.items().take(3).cloned().collect() });
    }
    Ok(Found { items, instead: Vec::new() })
}

async fn note(ctx: &Context, words: String) -> Result<(), Error> {
    let now = ctx.now();
    ctx.db
        .transact(move |tx| {
            Box::pin(async move {
                items::note_failed_search(tx, &words, now).await.map_err(Error::from)
            })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;

    async fn first(ctx: &Context, words: &str) -> Option<String> {
        search(ctx, words).await.unwrap().items.first().map(|item| item.key.clone())
    }

    #[tokio::test]
    async fn people_find_a_service_by_the_words_they_use_for_it() {
        let hall = hall().await;
        for (words, key) in [
            ("食品", "food-business-permit"),
            ("开餐馆", "food-business-permit"),
            ("居住证", "residence-permit"),
            ("jzz", "residence-permit"),
            ("restaurant", "food-business-permit"),
        ] {
            assert_eq!(first(&hall.ctx, words).await.as_deref(), Some(key), "{words}");
        }
    }

    #[tokio::test]
    async fn what_finds_nothing_is_remembered_and_something_else_is_offered() {
        let hall = hall().await;
        let found = search(&hall.ctx, "量子纠缠许可").await.unwrap();
        assert!(found.items.is_empty());
        assert_eq!(found.instead.len(), 3);
        let mut db = hall.ctx.db.read().await.unwrap();
        let missed = items::failed_searches(&mut db, 10).await.unwrap();
        assert_eq!(missed[0].words, "量子纠缠许可");
    }
}
