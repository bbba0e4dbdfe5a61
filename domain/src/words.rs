//! The words of a text, as a search compares them.
//!
//! Chinese has no spaces, so a run of Chinese characters is compared as a whole and in its parts;
//! other letters and digits are words, compared from their beginning.
//! Wide letters and digits (Ａ, １) count as narrow ones, capitals as small letters, and signs separate.

use std::{collections::BTreeSet, ops::Range};

/// A piece of a text between spaces and signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Chinese characters.
    Han(Vec<char>),
    /// Letters and digits.
    Word(String),
}

/// The runs of a text in their order.
#[must_use]
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open = false;
    for c in text.chars().map(folded) {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some(Run::Han(chars)) if open && is_han(c) => chars.push(c),
            Some(Run::Word(word)) if open && !is_han(c) => word.push(c),
            _ if is_han(c) => runs.push(Run::Han(vec![c])),
            _ => runs.push(Run::Word(c.to_string())),
        }
        open = true;
    }
    runs
}

/// Where in `text` something that was typed occurs, as ranges of bytes, in order and apart from one another.
#[must_use]
pub fn marks(text: &str, typed: &[Run]) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> =
        text.char_indices().map(|(place, c)| (place, folded(c))).collect();
    let mut is_marked = vec![false; chars.len()];
    for run in typed {
        let needle: Vec<char> = match run {
            Run::Han(chars) => chars.clone(),
            Run::Word(word) => word.chars().collect(),
        };
        for start in 0..chars.len() {
            let found = chars[start..].iter().map(|it| it.1);
            let occurs =
                chars.len() - start >= needle.len() && found.zip(&needle).all(|(a, b)| a == *b);
            let in_word = start > 0 && matches!(run, Run::Word(_)) && is_word(chars[start - 1].1);
            if occurs && !in_word {
                is_marked[start..start + needle.len()].fill(true);
            }
        }
    }
    joined(text, &chars, &is_marked)
}

/// Whether everything that was typed occurs in `text`.
#[must_use]
pub fn occurs(text: &str, typed: &[Run]) -> bool {
    typed.iter().all(|run| !marks(text, std::slice::from_ref(run)).is_empty())
}

/// Whether `text` says `phrase` as it stands; a phrase in letters begins where a word does.
#[must_use]
pub fn says(text: &str, phrase: &str) -> bool {
    let (text, phrase): (String, String) =
        (text.chars().map(folded).collect(), phrase.chars().map(folded).collect());
    let in_letters = phrase.starts_with(is_word);
    let mut places = text.match_indices(&phrase);
    !phrase.is_empty() && places.any(|(at, _)| !(in_letters && text[..at].ends_with(is_word)))
}

/// The pieces in which two texts are compared: pairs of neighbouring Chinese characters, and the words of other scripts.
#[must_use]
pub fn pieces(text: &str) -> BTreeSet<String> {
    let pieces = |run| match run {
        Run::Han(chars) => chars.windows(2).map(|pair| pair.iter().collect()).collect(),
        Run::Word(word) => vec![word],
    };
    runs(text).into_iter().flat_map(pieces).collect()
}

/// How much of `known` is in `asked`, in percent of its pieces.
#[must_use]
pub fn alike(known: &str, asked: &str) -> usize {
    let (known, asked) = (pieces(known), pieces(asked));
    if known.is_empty() { 0 } else { known.intersection(&asked).count() * 100 / known.len() }
}

/// Whether one slip of the hand lies between the two at most: a character wrong, missing, too many, or two exchanged.
#[must_use]
pub fn is_near(a: &[char], b: &[char]) -> bool {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - after], &b[..b.len() - after]) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

fn joined(text: &str, chars: &[(usize, char)], is_marked: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (index, _) in is_marked.iter().enumerate().filter(|it| *it.1) {
        let start = chars[index].0;
        let end = chars.get(index + 1).map_or(text.len(), |it| it.0);
        match ranges.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => ranges.push(start..end),
        }
    }
    ranges
}

/// The small, narrow form of a letter or digit, as people type them in any.
fn folded(c: char) -> char {
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).expect("the wide forms lie over ASCII")
        }
        '\u{3000}' => ' ',
        other => other,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked<'a>(text: &'a str, typed: &str) -> Vec<&'a str> {
        marks(text, &runs(typed)).into_iter().map(|range| &text[range]).collect()
    }

    fn near(a: &str, b: &str) -> bool {
        is_near(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn texts_are_alike_by_what_they_share_and_not_by_their_length() {
        assert_eq!(alike("可以先试营业吗？", "请问可以先试营业吗"), 100);
        assert_eq!(alike("可以先试营业吗？", "能不能先试营业？"), 50);
        assert_eq!(alike("可以先试营业吗？", "可以带狗吗"), 16);
        assert_eq!(alike("May I open today?", "Is it true that I may open today"), 100);
        assert_eq!(alike("", "什么"), 0);
    }

    #[test]
    fn a_phrase_is_said_from_the_beginning_of_a_word() {
        assert!(says("What is the FEE?", "fee") && says("Fees, please", "fee"));
        assert!(!says("May I open a coffee shop?", "fee"));
        assert!(
            says("How long does it take?", "how long") && !says("how can I go along", "how long")
        );
        assert!(
            says("我要带什么材料", "带什么") && says("Ａ材料", "a材料") && says("A材料", "材料")
        );
        assert!(!says("什么", ""));
    }

    #[test]
    fn signs_separate_and_writings_are_one() {
        let han = |text: &str| Run::Han(text.chars().collect());
        let word = |text: &str| Run::Word(text.to_owned());
        assert_eq!(
            runs("《食品》经营 １２ＡＢ，Ic卡"),
            [han("食品"), han("经营"), word("12ab"), word("ic"), han("卡"),]
        );
        assert!(runs(" ，。 ").is_empty());
    }

    #[test]
    fn what_was_typed_is_marked_wherever_it_occurs() {
        for (text, typed, found) in [
            ("食品经营许可新办", "食品 许可", vec!["食品", "许可"]),
            ("居住证，暂住证", "住证", vec!["住证", "住证"]),
            ("食品经营", "食品经", vec!["食品经"]),
            ("Food Permit", "per", vec!["Per"]),
            ("Food Permit", "ood", vec![]),
            ("ＬＥＤ 屏", "led屏", vec!["ＬＥＤ", "屏"]),
            ("食品", "", vec![]),
        ] {
            assert_eq!(marked(text, typed), found, "{typed} in {text}");
        }
        assert!(occurs("食品经营许可新办", &runs("许可 食品")));
        assert!(!occurs("食品经营许可新办", &runs("许可 餐馆")));
    }

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        for (typed, meant, is) in [
            ("公几金", "公积金", true),
            ("公积", "公积金", true),
            ("公积积金", "公积金", true),
            ("resturant", "restaurant", true),
            ("permti", "permit", true),
            ("公积金", "公积金", true),
            ("公几斤", "公积金", false),
            ("金积公", "公积金", false),
            ("perm", "permit", false),
        ] {
            assert_eq!(near(typed, meant), is, "{typed}");
            assert_eq!(near(meant, typed), is, "{meant}");
        }
    }

    proptest! {
        #[test]
        fn marks_are_whole_characters_apart_and_in_order(text in ".{0,30}", typed in ".{0,8}") {
            let mut end = 0;
            for (index, range) in marks(&text, &runs(&typed)).into_iter().enumerate() {
                prop_assert!(range.start > end || index == 0);
                prop_assert!(range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }

        #[test]
        fn a_part_of_a_text_is_found_in_it(text in "[食品经营许可证住公积金]{1,12}", from in 0usize..12, length in 1usize..12) {
            let part: String = text.chars().skip(from).take(length).collect();
            prop_assert!(occurs(&text, &runs(&part)));
        }

        #[test]
        fn every_single_slip_is_near(text in "[a-d]{1,8}", at in 0usize..8, slip in 0u8..4) {
            let meant: Vec<char> = text.chars().collect();
            let at = at % meant.len();
            let mut typed = meant.clone();
            match slip {
                0 => typed[at] = 'z',
                1 => drop(typed.remove(at)),
                2 => typed.insert(at, 'z'),
                _ => typed.swap(at, (at + 1).min(meant.len() - 1)),
            }
            prop_assert!(is_near(&meant, &typed));
            prop_assert!(is_near(&typed, &meant));
        }
    }
}
