//! Cutting text so that two-character Chinese words are found without a dictionary.
//!
//! A run of Chinese characters becomes its overlapping pairs and, last, its final character alone,
//! so that a search for one character is a search for the beginning of a pair.
//! Other letters and digits become lower-case words.

/// A piece of text between spaces and signs.
#[derive(Debug, PartialEq, Eq)]
enum Run {
    /// Chinese characters.
    Han(Vec<char>),
    /// Letters and digits.
    Word(String),
}

/// What is stored for `text`.
pub(super) fn grams(text: &str) -> String {
    let mut words = Vec::new();
    for run in runs(text) {
        match run {
            Run::Han(chars) => {
                words.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
                words.extend(chars.last().map(char::to_string));
            }
            Run::Word(word) => words.push(word),
        }
    }
    words.join(" ")
}

/// Every tail of every name's initials, so that the search for a beginning finds the middle too.
pub(super) fn tails(initials: &[String]) -> String {
    let words = initials.iter().flat_map(|name| runs(name)).filter_map(|run| match run {
        Run::Word(word) => Some(word),
        Run::Han(_) => None,
    });
    let tails = words.flat_map(|word| {
        let starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
        starts.into_iter().map(move |start| word[start..].to_owned()).collect::<Vec<_>>()
    });
    tails.collect::<Vec<_>>().join(" ")
}

/// A search in the language of each engine; `None` when nothing can be searched for.
pub(super) struct Terms {
    pub(super) sqlite: String,
    pub(super) postgres: String,
}

/// Everything typed must occur: runs of Chinese as phrases, words by their beginning.
pub(super) fn terms(typed: &str) -> Option<Terms> {
    let mut sqlite = Vec::new();
    let mut postgres = Vec::new();
    for run in runs(typed) {
        match run {
            Run::Han(chars) if chars.len() > 1 => {
                let pairs: Vec<String> =
                    chars.windows(2).map(|pair| pair.iter().collect()).collect();
                sqlite.push(format!("\"{}\"", pairs.join(" ")));
                let quoted: Vec<String> = pairs.iter().map(|pair| format!("'{pair}'")).collect();
                postgres.push(format!("({})", quoted.join(" <-> ")));
            }
            Run::Han(chars) => {
                begins(&chars.iter().collect::<String>(), &mut sqlite, &mut postgres);
            }
            Run::Word(word) => begins(&word, &mut sqlite, &mut postgres),
        }
    }
    (!sqlite.is_empty())
        .then(|| Terms { sqlite: sqlite.join(" AND "), postgres: postgres.join(" & ") })
}

fn begins(word: &str, sqlite: &mut Vec<String>, postgres: &mut Vec<String>) {
    sqlite.push(format!("\"{word}\" *"));
    postgres.push(format!("'{word}':*"));
}

/// The runs of letters and digits of a text; everything else separates, so no sign reaches a query.
fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut open = false;
    for c in text.chars().map(half_width) {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some(Run::Han(chars)) if open && is_han(c) => chars.push(c),
            Some(Run::Word(word)) if open && !is_han(c) => word.extend(c.to_lowercase()),
            _ if is_han(c) => runs.push(Run::Han(vec![c])),
            _ => runs.push(Run::Word(c.to_lowercase().collect())),
        }
        open = true;
    }
    runs
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '〇' | '々')
}

/// The narrow form of a wide letter or digit (Ａ, １), as people type them in either.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).expect("the wide forms lie over ASCII")
        }
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_cut_into_pairs_and_its_last_character() {
        assert_eq!(grams("居住证办理"), "居住 住证 证办 办理 理");
        assert_eq!(grams("证"), "证");
        assert_eq!(grams("《食品》经营"), "食品 品 经营 营");
    }

    #[test]
    fn letters_and_digits_are_lower_case_words() {
        assert_eq!(grams("Food Licence，１２３ＡＢ"), "food licence 123ab");
        assert_eq!(grams("办A证"), "办 a 证");
        assert_eq!(grams(" ，。 "), "");
    }

    #[test]
    fn initials_are_stored_with_all_their_tails() {
        assert_eq!(tails(&["JZZ".to_owned(), "bl".to_owned()]), "jzz zz z bl l");
    }

    #[test]
    fn a_search_is_written_for_each_engine() {
        let terms = terms("居住证 jz").unwrap();
        assert_eq!(terms.sqlite, "\"居住 住证\" AND \"jz\" *");
        assert_eq!(terms.postgres, "('居住' <-> '住证') & 'jz':*");
    }

    #[test]
    fn no_sign_of_a_query_language_gets_through() {
        let hostile = terms("证' | \"x\") -- *").unwrap();
        assert_eq!(hostile.sqlite, "\"证\" * AND \"x\" *");
        assert_eq!(hostile.postgres, "'证':* & 'x':*");
        assert!(terms("'\"*()&|!<->").is_none());
    }
}
