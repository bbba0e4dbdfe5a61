//! What a page of questions posts, before anybody judges it.

pub use crate::ui::unsaved::Pairs;

use crate::ui::date_input;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

// A colon is in the key of no question, so none of these is ever taken for an answer.
/// Name of the field with the [`Edition`] of the page.
pub const VERSION: &str = ":version";
/// Name of the field that lists the questions that were on the page.
pub const ASKED: &str = ":asked";
/// Name of the button that was pressed.
pub const GO: &str = ":go";
/// Name of the field that says: keep what was typed here, whatever was saved elsewhere.
pub const OVERWRITE: &str = ":overwrite";

/// Most characters of the name of a page, a UUID.
const PAGE_LONGEST: usize = 36;

/// What a page of questions posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// The values of each question, by its path such as `premises` or `staff.0.name`.
    pub fields: BTreeMap<String, Vec<String>>,
    /// From what the page was made, and which page it is.
    pub edition: Edition,
    /// Keep what was typed here, whatever was saved elsewhere since.
    pub overwrite: bool,
    /// The questions that were on the page.
    pub asked: Vec<String>,
    /// Where the writer wants to go.
    pub go: Go,
}

/// From what a page was made, which page it is, and how often it has spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The version of the draft that the page knows.
    pub version: i64,
    /// Name of the page; empty for one that has none.
    pub page: String,
    /// Counts what the page sends.
    pub turn: u32,
}

impl Edition {
    /// What a field says; what it does not say is zero.
    #[must_use]
    pub fn read(field: &str) -> Self {
        let mut parts = field.split(' ');
        let version = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        let page = parts.next().filter(|it| it.len() <= PAGE_LONGEST).unwrap_or_default();
        let turn = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
        Self { version, page: page.to_owned(), turn }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {} {}", self.version, self.page, self.turn)
    }
}

/// Where the writer of a page wants to go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Go {
    /// On.
    #[default]
    Next,
    /// To the task list; the rest another time.
    Later,
    /// Back to this page with room for one more entry of the group.
    Add(String),
    /// Back to this page without one of its entries.
    Remove,
}

impl Posted {
    /// What `pairs` say; the three boxes of a date become one answer.
    #[must_use]
    pub fn of(pairs: Pairs) -> Self {
        let mut posted = Self::default();
        let mut dates: BTreeMap<String, [String; 3]> = BTreeMap::new();
        let mut removed = None;
        for (name, value) in pairs {
            if let Some((key, place)) = date_part(&name) {
                dates.entry(key.to_owned()).or_default()[place] = value;
                continue;
            }
            match name.as_str() {
                VERSION => posted.edition = Edition::read(&value),
                ASKED => posted.asked = value.split(' ').map(str::to_owned).collect(),
                OVERWRITE => posted.overwrite = true,
                GO => (posted.go, removed) = wish(&value),
                _ => posted.fields.entry(name).or_default().push(value.replace("\r\n", "\n")),
            }
        }
        posted.fields.extend(dates.into_iter().map(|(key, parts)| (key, vec![whole(&parts)])));
        if let Some(entry) = removed {
            posted.fields.retain(|name, _| !name.starts_with(&entry));
        }
        posted
    }
}

/// The question and the box that a name such as `opens:year` means.
fn date_part(name: &str) -> Option<(&str, usize)> {
    let place = date_input::PARTS.iter().position(|part| name.ends_with(part))?;
    Some((name.strip_suffix(date_input::PARTS[place])?, place))
}

/// Three boxes as one answer; a whole date in the first box alone is one already.
fn whole(parts: &[String; 3]) -> String {
    let [year, month, day] = parts.each_ref().map(|it| it.trim());
    if month.is_empty() && day.is_empty() { year.to_owned() } else { [year, month, day].join("-") }
}

/// What the value of a button means, and the prefix of the entry it removes.
fn wish(value: &str) -> (Go, Option<String>) {
    match value.split_once(' ') {
        Some(("add", group)) => (Go::Add(group.to_owned()), None),
        Some(("remove", entry)) => (Go::Remove, Some(format!("{entry}."))),
        _ if value == "later" => (Go::Later, None),
        _ => (Go::Next, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(pairs: &[(&str, &str)]) -> Posted {
        Posted::of(
            pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(),
        )
    }

    #[test]
    fn answers_are_gathered_by_question_and_controls_set_apart() {
        let found = posted(&[
            (VERSION, "7 b1 2"),
            (ASKED, "products note"),
            ("products", "hot"),
            ("products", "cold"),
            ("note", "一\r\n二"),
        ]);
        assert_eq!(found.edition, Edition { version: 7, page: "b1".to_owned(), turn: 2 });
        assert_eq!(found.asked, ["products", "note"]);
        assert_eq!(found.fields["products"], ["hot", "cold"]);
        assert_eq!(found.fields["note"], ["一\n二"]);
        assert_eq!((found.go, found.overwrite, found.fields.len()), (Go::Next, false, 2));
    }

    #[test]
    fn an_edition_comes_back_as_it_was_said_and_nonsense_says_nothing() {
        let edition = Edition { version: 12, page: "0198".to_owned(), turn: 3 };
        assert_eq!(Edition::read(&edition.to_string()), edition);
        assert_eq!(Edition::read("7"), Edition { version: 7, ..Edition::default() });
        for nonsense in ["", "  ", "x y z", &["0 ", &"a".repeat(99), " 0"].concat()] {
            let known = Edition::read(nonsense);
            assert_eq!((known.version, known.turn), (0, 0));
            assert!(known.page.len() <= PAGE_LONGEST);
        }
    }

    #[test]
    fn three_boxes_make_a_date_however_they_are_filled() {
        for (boxes, expected) in [
            (["2026", "3", "2"], "2026-3-2"),
            (["2026年3月2日", "", ""], "2026年3月2日"),
            (["", "3", "2"], "-3-2"),
            ([" ", "", ""], ""),
        ] {
            let names = ["opens:year", "opens:month", "opens:day"];
            let pairs: Vec<_> = names.into_iter().zip(boxes).collect();
            assert_eq!(posted(&pairs).fields["opens"], [expected]);
        }
    }

    #[test]
    fn the_buttons_of_a_group_add_and_remove_its_entries() {
        let added = posted(&[("staff.0.name", "王小明"), (GO, "add staff")]);
        assert_eq!((added.go, added.fields.len()), (Go::Add("staff".to_owned()), 1));
        let fields =
            [("staff.1.name", "李华"), ("staff.11.name", "张三"), ("staff.1.born:year", "1")];
        let mut pairs = fields.to_vec();
        pairs.push((GO, "remove staff.1"));
        let removed = posted(&pairs);
        assert_eq!(removed.go, Go::Remove);
        assert_eq!(removed.fields.into_keys().collect::<Vec<_>>(), ["staff.11.name"]);
        assert_eq!(posted(&[(GO, "later")]).go, Go::Later);
    }
}
