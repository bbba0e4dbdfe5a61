//! Name services while somebody still types what they look for.

use super::{
    Found,
    search::{find, looked_at},
};
use crate::{Context, Error};

/// How many services are suggested at most: what fits below the field, and is read at a glance.
const SUGGESTED_MAX: i64 = 6;
/// From how many characters on something is suggested: one alone says too little.
const CHARS_MIN: usize = 2;

/// The first of what a search for `words` would find; nothing for less than two characters.
///
/// # Errors
/// [`Error::Failed`] when the store fails.
pub async fn suggest(ctx: &Context, words: &str) -> Result<Found, Error> {
    let words = looked_at(words);
    if words.chars().count() < CHARS_MIN {
        return Ok(Found::default());
    }
    find(&mut ctx.db.read().await?, &ctx.catalogue(), &words, SUGGESTED_MAX).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{items::search, testing::hall};

    #[tokio::test]
    async fn what_is_suggested_is_what_the_search_would_find_first() {
        let hall = hall().await;
        for words in ["居住", "jzz", "开餐管", "restaur", "许可"] {
            let suggested = suggest(&hall.ctx, words).await.unwrap();
            let mut found = search(&hall.ctx, words).await.unwrap();
            assert!(!suggested.items.is_empty(), "{words}");
            found.items.truncate(6);
            assert_eq!(suggested.items, found.items, "{words}");
            assert_eq!(suggested.meant, found.meant, "{words}");
        }
        let many = search(&hall.ctx, "许可").await.unwrap().items.len();
        assert!(many > 6, "only then is there something to leave out: {many}");
    }

    #[tokio::test]
    async fn nothing_is_suggested_for_too_little_or_for_what_only_resembles() {
        let hall = hall().await;
        for words in ["", " 证 ", "量子纠缠许可", "魑魅魍魉"] {
            let suggested = suggest(&hall.ctx, words).await.unwrap();
            assert!(suggested.items.is_empty() && suggested.nearest.is_empty(), "{words}");
        }
    }
}
