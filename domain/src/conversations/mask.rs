//! What nobody but the person who answers has to read.

use std::ops::Range;

/// How many characters of a citizen id stay legible at its begin and at its end.
const LEGIBLE: (usize, usize) = (3, 2);

/// Into how many groups people part a citizen id at most, as in 110101 1990 0101 1234.
const GROUPS: usize = 4;

/// Into how many groups people part the number of a bank card at most.
const GROUPS_OF_A_CARD: usize = 5;

/// From how many digits in a row on a number is one of somebody: mobile telephones have eleven.
const NUMBER_DIGITS: usize = 11;

/// What stands in the place of what was left out.
const LEFT_OUT: &str = "〔略〕";

/// `text` with every citizen id in it made illegible but for its first three and last two characters.
///
/// Whoever types a number into a conversation may mistype it, so whatever looks like one is masked:
/// 17 digits and a digit or X, also in full width or in groups, or the 15 digits of the old form.
#[must_use]
pub fn mask_identity_numbers(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for number in numbers(&chars, GROUPS, |_, groups| is_id(groups)) {
        let places: Vec<usize> = number.into_iter().flatten().collect();
        for &place in &places[LEGIBLE.0..places.len() - LEGIBLE.1] {
            chars[place] = '*';
        }
    }
    chars.into_iter().collect()
}

/// `text` without the numbers by which somebody could be found: identity cards, mobile telephones, bank cards, cases.
///
/// What everybody reads must not tell of anybody; numbers of an office begin with a zero or are short, and stay.
#[must_use]
pub fn redacted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut kept = String::new();
    let mut from = 0;
    for number in numbers(&chars, GROUPS_OF_A_CARD, is_personal) {
        let (Some(first), Some(last)) = (number.first(), number.last()) else { continue };
        kept.extend(&chars[from..first.start]);
        kept.push_str(LEFT_OUT);
        from = last.end;
    }
    kept.extend(&chars[from..]);
    kept
}

/// The numbers of `chars` for which `is_meant` says so, each as its groups; of several that begin alike the longest.
fn numbers(
    chars: &[char],
    groups_max: usize,
    is_meant: impl Fn(&[char], &[Range<usize>]) -> bool,
) -> Vec<Vec<Range<usize>>> {
    let groups = groups(chars);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < groups.len() {
        let mut counts = (1..=groups_max.min(groups.len() - at)).rev();
        let together = counts.find(|&count| {
            let together = &groups[at..at + count];
            is_adjacent(together) && is_meant(chars, together)
        });
        found.extend(together.map(|count| groups[at..at + count].to_vec()));
        at += together.unwrap_or(1);
    }
    found
}

/// Whether these groups are a number by which somebody could be found.
fn is_personal(chars: &[char], groups: &[Range<usize>]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(ExactSizeIterator::len).collect();
    let begins = |digit: char, wide: char| [digit, wide].contains(&chars[groups[0].start]);
    match *lengths {
        [length] => length >= NUMBER_DIGITS && !begins('0', '０'),
        [3, 4, 4] => begins('1', '１'),
        [2, 11] | [2, 3, 4, 4] => begins('8', '８'),
        [4, 4, 4, 4] | [4, 4, 4, 4, 3] => true,
        _ => is_id(groups),
    }
}

/// Whether between each two groups stands one sign.
fn is_adjacent(groups: &[Range<usize>]) -> bool {
    groups.windows(2).all(|pair| pair[0].end + 1 == pair[1].start)
}

/// Whether these groups are together as long as a citizen id.
fn is_id(groups: &[Range<usize>]) -> bool {
    let length: usize = groups.iter().map(ExactSizeIterator::len).sum();
    length == 18 || length == 15 && groups.len() == 1
}

/// The places of the digits that stand together, with the X that may end a citizen id.
fn groups(chars: &[char]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (place, &char) in chars.iter().enumerate() {
        let is_digit = matches!(char, '0'..='9' | '０'..='９');
        let is_x = matches!(char, 'x' | 'X' | 'ｘ' | 'Ｘ');
        match groups.last_mut() {
            Some(last) if last.end == place && (is_digit || is_x) => last.end += 1,
            _ if is_digit => groups.push(place..place + 1),
            _ => {}
        }
    }
    groups
}
