//! What nobody but the person who answers has to read.

use std::ops::Range;

/// How many characters of a citizen id stay legible at its begin and at its end.
const LEGIBLE: (usize, usize) = (3, 2);

/// Into how many groups people part a citizen id at most, as in 110101 1990 0101 1234.
const GROUPS: usize = 4;

/// `text` with every citizen id in it made illegible but for its first three and last two characters.
///
/// Whoever types a number into a conversation may mistype it, so whatever looks like one is masked:
/// 17 digits and a digit or X, also in full width or in groups, or the 15 digits of the old form.
#[must_use]
pub fn mask_identity_numbers(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let groups = groups(&chars);
    let mut at = 0;
    while at < groups.len() {
        let together = (1..=GROUPS).find(|&count| is_id(&groups, at, count));
        if let Some(count) = together {
            let places: Vec<usize> = groups[at..at + count].iter().cloned().flatten().collect();
            for &place in &places[LEGIBLE.0..places.len() - LEGIBLE.1] {
                chars[place] = '*';
            }
        }
        at += together.unwrap_or(1);
    }
    chars.into_iter().collect()
}

/// Whether the `count` groups from `at` on are as long as a citizen id, with one sign between each two.
fn is_id(groups: &[Range<usize>], at: usize, count: usize) -> bool {
    let Some(together) = groups.get(at..at + count) else { return false };
    let length: usize = together.iter().map(ExactSizeIterator::len).sum();
    let adjacent = together.windows(2).all(|pair| pair[0].end + 1 == pair[1].start);
    adjacent && (length == 18 || length == 15 && count == 1)
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
