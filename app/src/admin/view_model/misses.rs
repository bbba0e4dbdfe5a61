//! What people did not find in words, and the places in its list.

use super::{MissRow, MissesView};
use crate::{text::Language, ui::dates};
use domain::calendar::parse_date;
use leptos_router::location::Url;
use service::items::{Miss, Missed};

/// The entry in the list that an address names: the words last, because they may hold anything.
#[must_use]
pub fn behind(place: &str) -> Option<Miss> {
    let mut parts = place.splitn(3, '.');
    let (times, last_on, words) = (parts.next()?, parts.next()?, parts.next()?);
    let (times, last_on) = (times.parse().ok()?, parse_date(last_on)?);
    Some(Miss { words: words.to_owned(), times, last_on })
}

impl MissesView {
    /// The list that was found.
    #[must_use]
    pub fn of(language: Language, found: &Missed) -> Self {
        let next = found.next.as_ref().map(|it| {
            let place = format!("{}.{}.{}", it.times, it.last_on, it.words);
            format!("/w/admin/misses?after={}", Url::escape(&place))
        });
        let row = |it: &Miss| MissRow {
            words: it.words.clone(),
            href: format!("/search?q={}", Url::escape(&it.words)),
            times: it.times.to_string(),
            last_on: dates::day(language, it.last_on),
        };
        Self { rows: found.misses.iter().map(row).collect(), next: next.unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn miss() -> Miss {
        Miss { words: "办 1.5 吨".into(), times: 3, last_on: parse_date("2026-03-02").unwrap() }
    }

    #[test]
    fn a_row_leads_to_what_the_search_finds_today() {
        let found = Missed { misses: vec![miss()], next: None };
        let view = MissesView::of(Language::Chinese, &found);
        let row = &view.rows[0];
        assert_eq!((row.times.as_str(), row.last_on.as_str()), ("3", "2026年3月2日"));
        assert_eq!(row.href, "/search?q=%E5%8A%9E%201%2E5%20%E5%90%A8");
        assert_eq!(view.next, "");
    }

    #[test]
    fn the_next_page_begins_where_its_address_says() {
        let found = Missed { misses: Vec::new(), next: Some(miss()) };
        let next = MissesView::of(Language::English, &found).next;
        let place = Url::unescape(next.split("after=").nth(1).unwrap());
        assert_eq!(behind(&place), Some(miss()));
        for nonsense in ["", "3", "3.2026-03-02", "x.2026-03-02.a", "3.2026-02-30.a"] {
            assert_eq!(behind(nonsense), None, "{nonsense}");
        }
    }
}
