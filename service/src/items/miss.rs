//! Remember what somebody wants to do and has not found, so that the catalogue can learn the word.

use super::search::WORDS_MAX;
use crate::{Caller, Context, Error, FieldFault, attempts};
use domain::words::{Run, runs};
use store::items;

/// The longest number that says nothing about a person, in digits: those of telephones and identity cards are longer.
const DIGITS_MAX: usize = 4;

/// Counts what somebody wants to do and has not found; who it is, is not remembered.
///
/// # Errors
/// [`Error::Invalid`] when the field `words` says nothing; [`Error::TOO_MANY`]; a failure of the store.
pub async fn miss(ctx: &Context, caller: &Caller, words: &str) -> Result<(), Error> {
    let words = settled(words);
    if words.is_empty() {
        return Err(Error::Invalid(vec![FieldFault::new("words", "missing")]));
    }
    attempts::miss(ctx, &caller.origin()).await?;
    let today = ctx.now().date();
    ctx.db
        .transact(move |tx| Box::pin(async move { Ok(items::note_miss(tx, &words, today).await?) }))
        .await
}

/// The words in the one writing in which they are counted, without numbers that could name somebody.
fn settled(words: &str) -> String {
    let runs = runs(words).into_iter().filter_map(|run| match run {
        Run::Han(chars) => Some(chars.into_iter().collect()),
        Run::Word(word) => {
            let digits = word.chars().filter(char::is_ascii_digit).count();
            (digits <= DIGITS_MAX).then_some(word)
        }
    });
    let joined = runs.collect::<Vec<String>>().join(" ");
    joined.chars().take(WORDS_MAX).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::hall;
    use proptest::prelude::*;

    #[tokio::test]
    async fn what_was_missed_is_counted_by_word_and_day_without_who_it_was() {
        let hall = hall().await;
        for words in ["办护照", " 办护照！", "办护照 990101199001010000"] {
            miss(&hall.ctx, &Caller::default(), words).await.unwrap();
        }
        let today = hall.ctx.now().date();
        let mut db = hall.ctx.db.read().await.unwrap();
        let missed = items::misses(&mut db, today, None, 10).await.unwrap();
        let counts: Vec<_> = missed.iter().map(|it| (it.words.as_str(), it.times)).collect();
        assert_eq!(counts, [("办护照", 3)]);
        assert_eq!(missed[0].last_on, today);
    }

    #[tokio::test]
    async fn nothing_is_counted_for_nothing_or_too_often() {
        let hall = hall().await;
        for words in ["", " ，。 ", "13800138000"] {
            let refused = miss(&hall.ctx, &Caller::default(), words).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{words}");
        }
        for _ in 0..20 {
            miss(&hall.ctx, &Caller::default(), "护照").await.unwrap();
        }
        let refused = miss(&hall.ctx, &Caller::default(), "护照").await;
        assert!(matches!(refused, Err(Error::Refused("too_many"))));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_short_in_one_writing_and_holds_no_long_number(words in ".{0,120}|[0-9a-z 护照]{0,90}") {
            let kept = settled(&words);
            prop_assert!(kept.chars().count() <= WORDS_MAX);
            prop_assert_eq!(&settled(&kept), &kept);
            for word in kept.split(' ') {
                prop_assert!(word.chars().filter(char::is_ascii_digit).count() <= DIGITS_MAX);
            }
        }
    }
}
