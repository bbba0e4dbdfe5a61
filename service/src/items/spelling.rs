//! What was meant by a word that is mistyped.

use domain::words::{Run, is_near, runs};
use pinyin::ToPinyin;
use std::collections::{BTreeMap, BTreeSet};

/// The shortest Chinese word that is corrected, in characters: shorter ones are one slip away from too much.
const HAN_MIN: usize = 3;
/// The shortest word of letters that is corrected.
const WORD_MIN: usize = 4;

/// Every word of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    words: BTreeSet<String>,
    phrases: Vec<Vec<char>>,
    /// The phrases in which a character occurs, by their places.
    with: BTreeMap<char, Vec<usize>>,
}

impl Spelling {
    /// The words of `texts`.
    #[must_use]
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let (mut words, mut phrases) = (BTreeSet::new(), BTreeSet::new());
        for run in texts.flat_map(runs) {
            match run {
                Run::Han(chars) => drop(phrases.insert(chars)),
                Run::Word(word) => drop(words.insert(word)),
            }
        }
        let phrases: Vec<_> = phrases.into_iter().collect();
        let mut with: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (place, phrase) in phrases.iter().enumerate() {
            for c in phrase.iter().copied().collect::<BTreeSet<_>>() {
                with.entry(c).or_default().push(place);
            }
        }
        Self { words, phrases, with }
    }

    /// What was typed with every unknown word replaced by a known one that is one slip away; `None` when there is none.
    ///
    /// A word that occurs somewhere is not mistyped. Among several, a slip that sounds the same is likelier than another
    /// (几 for 积), and a wrong character likelier than one missing or too many.
    #[must_use]
    pub fn corrected(&self, typed: &str) -> Option<String> {
        let mut is_corrected = false;
        let words: Vec<String> = runs(typed)
            .into_iter()
            .map(|run| {
                let (meant, typed) = match run {
                    Run::Han(chars) => (self.phrase(&chars), chars.into_iter().collect()),
                    Run::Word(word) => (self.word(&word), word),
                };
                is_corrected |= meant.is_some();
                meant.unwrap_or(typed)
            })
            .collect();
        is_corrected.then(|| words.join(" "))
    }

    fn phrase(&self, typed: &[char]) -> Option<String> {
        let [first, second, _, ..] = typed else { return None };
        debug_assert!(typed.len() >= HAN_MIN);
        // One slip spares the first character or the second.
        let places: BTreeSet<usize> =
            [first, second].iter().filter_map(|c| self.with.get(*c)).flatten().copied().collect();
        let candidates = || places.iter().map(|place| self.phrases[*place].as_slice());
        if candidates().any(|it| it.windows(typed.len()).any(|part| part == typed)) {
            return None;
        }
        let shortest = typed.len().saturating_sub(1).max(HAN_MIN);
        let parts = candidates()
            .flat_map(|it| (shortest..=typed.len() + 1).flat_map(|length| it.windows(length)));
        let meant = parts.filter(|part| is_near(typed, part)).min_by_key(|part| {
            (!sounds_alike(typed, part), part.len() != typed.len(), part.len() < typed.len())
        });
        meant.map(|it| it.iter().collect())
    }

    fn word(&self, typed: &str) -> Option<String> {
        let is_known = || {
            let next = self.words.range(typed.to_owned()..).next();
            next.is_some_and(|it| it.starts_with(typed))
        };
        let chars: Vec<char> = typed.chars().collect();
        if chars.len() < WORD_MIN || is_known() {
            return None;
        }
        let near = self.words.iter().filter(|it| {
            let word: Vec<char> = it.chars().collect();
            word.len() >= WORD_MIN && is_near(&chars, &word)
        });
        near.min_by_key(|it| !it.starts_with(chars[0])).cloned()
    }
}

/// Whether the two are read the same, but for their tones.
fn sounds_alike(a: &[char], b: &[char]) -> bool {
    let sound = |c: char| c.to_pinyin().map(pinyin::Pinyin::plain);
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || sound(*a) == sound(*b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spelling() -> Spelling {
        let texts =
            ["住房公积金提取", "居住证", "开餐馆", "开宾馆", "restaurant", "Food permit", "well"];
        Spelling::of(texts.into_iter())
    }

    #[test]
    fn a_word_with_one_slip_is_corrected() {
        for (typed, meant) in [
            ("公几金", Some("公积金")),
            ("公积积金", Some("公积金")),
            ("房公金提", Some("房公积金提")),
            ("局住证", Some("居住证")),
            ("开馆餐", Some("开餐馆")),
            ("resturant", Some("restaurant")),
            ("居住证 resturant", Some("居住证 restaurant")),
            ("公积金", None),
            ("perm", None),
            ("wel1", Some("well")),
            ("证书", None),
            ("公几斤", None),
            ("", None),
        ] {
            assert_eq!(spelling().corrected(typed).as_deref(), meant, "{typed}");
        }
    }

    #[test]
    fn what_sounds_the_same_is_likelier_than_what_does_not() {
        assert_eq!(spelling().corrected("开参馆").as_deref(), Some("开餐馆"));
        assert_eq!(spelling().corrected("开斌馆").as_deref(), Some("开宾馆"));
    }

    proptest! {
        #[test]
        fn what_occurs_is_never_corrected_and_what_is_corrected_occurs(typed in "[公几积金开餐宾馆a-e]{0,8}") {
            let spelling = spelling();
            if let Some(meant) = spelling.corrected(&typed) {
                prop_assert_eq!(spelling.corrected(&meant), None);
            }
        }
    }
}
