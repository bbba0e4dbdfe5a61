//! What people type, brought to one form; and what others may see of it.

/// `text` with full-width letters, digits, signs and spaces as their half-width twins.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
            }
            other => other,
        })
        .collect()
}

/// `text` in half-width capitals, without spaces, hyphens and the invisible characters that copying brings.
#[must_use]
pub fn normalise(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|character| !is_filler(*character))
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// A person's name as others may see it: the first character, and a star for each of the next two.
#[must_use]
pub fn masked_name(name: &str) -> String {
    let mut characters = name.trim().chars();
    let first = characters.next();
    first.into_iter().chain(characters.take(2).map(|_| '*')).collect()
}

/// `text` with stars between its first `head` and last `tail` characters, all of it ASCII.
pub(super) fn masked(text: &str, head: usize, tail: usize) -> String {
    let stars = text.len().saturating_sub(head + tail);
    format!("{}{}{}", &text[..head], "*".repeat(stars), &text[text.len() - tail..])
}

/// `digits` in groups of four.
pub(super) fn in_fours(text: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(text.len() + text.len() / 4);
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            grouped.push(separator);
        }
        grouped.push(character);
    }
    grouped
}

fn is_filler(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '-' | '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2010}'..='\u{2015}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'
                | '\u{2212}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_brought_to_one_form() {
        let table = [
            (" 1101 0519 4912 3100 2x ", "11010519491231002X"),
            ("１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
            ("138－1234－5678", "13812345678"),
            ("138\u{a0}1234\u{2011}5678\u{200b}", "13812345678"),
            ("\u{202d}13812345678\u{202c}", "13812345678"),
            ("王小明", "王小明"),
            ("", ""),
        ];
        for (typed, normal) in table {
            assert_eq!(normalise(typed), normal, "{typed:?}");
        }
    }

    #[test]
    fn half_width_keeps_spaces_and_case() {
        assert_eq!(half_width("Ａｂｃ　１２＃"), "Abc 12#");
    }

    #[test]
    fn a_name_shows_its_first_character_only() {
        let table = [
            ("王小明", "王**"),
            ("王明", "王*"),
            ("王", "王"),
            ("", ""),
            ("欧阳小小明", "欧**"),
            (" John Smith", "J**"),
        ];
        for (name, masked) in table {
            assert_eq!(masked_name(name), masked);
        }
    }
}
