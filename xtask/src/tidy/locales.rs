//! Every sentence exists in every language.

use super::{Fault, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The sentences of one file name: language → key → text.
type Sentences<'a> = BTreeMap<&'a str, BTreeMap<String, String>>;

/// Compares `locales/<language>/<feature>.toml` across the languages.
pub fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut languages = BTreeSet::new();
    let mut features: BTreeMap<&str, Sentences> = BTreeMap::new();
    for file in &tree.files {
        let Some((language, feature)) =
            file.path.strip_prefix("locales/").and_then(|path| path.split_once('/'))
        else {
            continue;
        };
        languages.insert(language);
        match toml::from_str::<toml::Table>(&file.text) {
            Ok(table) => {
                let mut keys = BTreeMap::new();
                flatten("", &toml::Value::Table(table), &mut keys);
                features.entry(feature).or_default().insert(language, keys);
            }
            Err(error) => faults.push(Fault::new(&file.path, 1, "locale", error.message())),
        }
    }
    for (feature, sentences) in &features {
        let keys: BTreeSet<_> = sentences.values().flat_map(BTreeMap::keys).collect();
        for (language, key) in
            languages.iter().flat_map(|language| keys.iter().map(move |key| (language, key)))
        {
            let text = sentences.get(language).and_then(|texts| texts.get(*key));
            if text.is_none_or(|text| text.trim().is_empty()) {
                let path = format!("locales/{language}/{feature}");
                faults.push(Fault::new(&path, 1, "locale", format!("{key} has no words")));
            }
        }
    }
    faults
}

fn flatten(prefix: &str, value: &toml::Value, keys: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(&path, value, keys);
            }
        }
        toml::Value::String(text) => drop(keys.insert(prefix.to_owned(), text.clone())),
        // A number or a list is no sentence.
        _ => drop(keys.insert(prefix.to_owned(), String::new())),
    }
}

#[cfg(test)]
mod tests {
    use crate::tidy::tests::found;

    #[test]
    fn a_sentence_that_one_language_lacks_is_found() {
        let zh = ("locales/zh-CN/home.toml", "title = \"办事\"\n[more]\nall = \"全部\"\n");
        let en = ("locales/en/home.toml", "title = \"Services\"\n");
        assert_eq!(found(&[zh, en]), ["locales/en/home.toml:1: locale"]);
        assert_eq!(found(&[zh]), [""; 0]);
    }

    #[test]
    fn a_whole_file_that_one_language_lacks_is_found() {
        let files = [
            ("locales/zh-CN/home.toml", "title = \"办事\"\n"),
            ("locales/en/home.toml", "title = \"Services\"\n"),
            ("locales/en/cases.toml", "title = \"Cases\"\n"),
        ];
        assert_eq!(found(&files), ["locales/zh-CN/cases.toml:1: locale"]);
    }

    #[test]
    fn empty_words_and_broken_files_are_found() {
        assert_eq!(found(&[("locales/en/a.toml", "b = \" \"\n")]), ["locales/en/a.toml:1: locale"]);
        assert_eq!(found(&[("locales/en/a.toml", "b = \n")]), ["locales/en/a.toml:1: locale"]);
    }
}
