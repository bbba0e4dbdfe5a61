//! Find a service by the words people use for it.

use super::Catalogue;
use crate::{Context, Error};
use domain::items::Item;
use std::sync::Arc;
use store::{Read, items};

/// How many services a search names at most.
const FOUND_MAX: i64 = 100;
/// How many similar services are named where nothing fits.
const NEAREST_MAX: i64 = 3;
/// How long the words of a search may be, in characters; what goes beyond is not looked at.
pub(super) const WORDS_MAX: usize = 60;

/// What a search has found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The services that fit, the best first.
    pub items: Vec<Arc<Item>>,
    /// What was searched for instead, where the words themselves find nothing and seem mistyped.
    pub meant: Option<String>,
    /// Where nothing fits, those that resemble it most.
    pub nearest: Vec<Arc<Item>>,
}

/// Finds services by name, synonym, topic or pinyin initials, also when a character of a word is wrong.
///
/// # Errors
/// [`Error::Failed`] when the store fails.
pub async fn search(ctx: &Context, words: &str) -> Result<Found, Error> {
    let words = looked_at(words);
    if words.is_empty() {
        return Ok(Found::default());
    }
    let (catalogue, mut db) = (ctx.catalogue(), ctx.db.read().await?);
    let found = find(&mut db, &catalogue, &words, FOUND_MAX).await?;
    if !found.items.is_empty() {
        return Ok(found);
    }
    let nearest = items::resembling(&mut db, &words, NEAREST_MAX).await?;
    Ok(Found { nearest: offered(&catalogue, &nearest), ..Found::default() })
}

/// As much of the words as a search looks at.
pub(super) fn looked_at(words: &str) -> String {
    words.trim().chars().take(WORDS_MAX).collect()
}

/// At most `max` services that fit the words, or else what was meant by them.
pub(super) async fn find(
    db: &mut Read,
    catalogue: &Catalogue,
    words: &str,
    max: i64,
) -> Result<Found, Error> {
    let items = fitting(db, catalogue, words, max).await?;
    if !items.is_empty() {
        return Ok(Found { items, ..Found::default() });
    }
    let Some(meant) = catalogue.spelling().corrected(words) else { return Ok(Found::default()) };
    let items = fitting(db, catalogue, &meant, max).await?;
    let meant = (!items.is_empty()).then_some(meant);
    Ok(Found { items, meant, ..Found::default() })
}

async fn fitting(
    db: &mut Read,
    catalogue: &Catalogue,
    words: &str,
    max: i64,
) -> Result<Vec<Arc<Item>>, Error> {
    Ok(offered(catalogue, &items::search(db, words, max).await?))
}

fn offered(catalogue: &Catalogue, keys: &[String]) -> Vec<Arc<Item>> {
    keys.iter().filter_map(|key| catalogue.item(key).cloned()).collect()
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
    async fn one_wrong_character_does_not_hide_a_service() {
        let hall = hall().await;
        for (words, meant, key) in [
            ("局住证", "居住证", "residence-permit"),
            ("开餐管", "开餐馆", "food-business-permit"),
            ("resturant", "restaurant", "food-business-permit"),
        ] {
            let found = search(&hall.ctx, words).await.unwrap();
            assert_eq!(found.meant.as_deref(), Some(meant));
            assert_eq!(found.items[0].key, key, "{words}");
        }
        assert_eq!(search(&hall.ctx, "居住证").await.unwrap().meant, None);
    }

    #[tokio::test]
    async fn where_nothing_fits_what_resembles_it_is_offered() {
        let hall = hall().await;
        let found = search(&hall.ctx, "量子纠缠许可").await.unwrap();
        assert!(found.items.is_empty() && found.meant.is_none());
        assert_eq!(found.nearest.len(), 3);
        assert!(found.nearest.iter().all(|it| it.name.zh.contains("许可")));
        let nothing = search(&hall.ctx, "魑魅魍魉").await.unwrap();
        assert!(nothing.items.is_empty() && nothing.nearest.is_empty());
    }
}
