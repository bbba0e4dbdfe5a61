//! Cutting text so that two-character Chinese words are found without a dictionary.
//!
//! A run of Chinese characters becomes its overlapping pairs and, last, its final character alone,
//! so that a search for one character is a search for the beginning of a pair.
//! Other letters and digits become lower-case words.

use domain::words::{Run, runs};

/// What is stored for `text`.
pub(super) fn grams(text: &str) -> String {
    let mut words = Vec::new();
    for run in runs(text) {
        match run {
            Run::Han(chars) => {
                words.extend(pairs(&chars));
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
    let mut parts = Parts::default();
    for run in runs(typed) {
        match run {
            Run::Han(chars) if chars.len() > 1 => parts.phrase(&pairs(&chars)),
            Run::Han(chars) => parts.begins(&chars.iter().collect::<String>()),
            Run::Word(word) => parts.begins(&word),
        }
    }
    parts.joined(" AND ", " & ")
}

/// Something typed must occur: a pair of Chinese characters, or a word by its beginning.
pub(super) fn any_terms(typed: &str) -> Option<Terms> {
    let mut parts = Parts::default();
    for run in runs(typed) {
        match run {
            Run::Han(chars) if chars.len() > 1 => {
                for pair in pairs(&chars) {
                    parts.phrase(&[pair]);
                }
            }
            Run::Han(chars) => parts.begins(&chars.iter().collect::<String>()),
            Run::Word(word) => parts.begins(&word),
        }
    }
    parts.joined(" OR ", " | ")
}

fn pairs(chars: &[char]) -> Vec<String> {
    chars.windows(2).map(|pair| pair.iter().collect()).collect()
}

/// The parts of a search in both languages.
#[derive(Default)]
struct Parts {
    sqlite: Vec<String>,
    postgres: Vec<String>,
}

impl Parts {
    fn phrase(&mut self, pairs: &[String]) {
        self.sqlite.push(format!("\"{}\"", pairs.join(" ")));
        let quoted: Vec<String> = pairs.iter().map(|pair| format!("'{pair}'")).collect();
        self.postgres.push(format!("({})", quoted.join(" <-> ")));
    }

    fn begins(&mut self, word: &str) {
        self.sqlite.push(format!("\"{word}\" *"));
        self.postgres.push(format!("'{word}':*"));
    }

    fn joined(self, sqlite: &str, postgres: &str) -> Option<Terms> {
        (!self.sqlite.is_empty()).then(|| Terms {
            sqlite: self.sqlite.join(sqlite),
            postgres: self.postgres.join(postgres),
        })
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
    fn a_search_for_anything_similar_takes_every_pair_by_itself() {
        let terms = any_terms("居住证 jz 证").unwrap();
        assert_eq!(terms.sqlite, "\"居住\" OR \"住证\" OR \"jz\" * OR \"证\" *");
        assert_eq!(terms.postgres, "('居住') | ('住证') | 'jz':* | '证':*");
        assert!(any_terms("?").is_none());
    }

    #[test]
    fn no_sign_of_a_query_language_gets_through() {
        let hostile = terms("证' | \"x\") -- *").unwrap();
        assert_eq!(hostile.sqlite, "\"证\" * AND \"x\" *");
        assert_eq!(hostile.postgres, "'证':* & 'x':*");
        assert!(terms("'\"*()&|!<->").is_none());
    }
}
