//! Where to go when this is done: addresses of our own pages, and nothing else.

use crate::{
    text::Language,
    visitor::{Size, Theme},
};

/// The address, when it is one of our own pages; an address of elsewhere sends nobody there (ASVS 3.7.2).
#[must_use]
pub fn own(path: &str) -> Option<&str> {
    let mut bytes = path.bytes();
    let is_rooted = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    let is_plain = path.bytes().all(|it| it.is_ascii_graphic() && it != b'\\');
    let is_page = !path.starts_with("/api/");
    (is_rooted && is_plain && is_page).then_some(path)
}

/// Path and query of an absolute address, such as that of the page a form was on.
#[must_use]
pub fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    own(&rest[rest.find('/')?..])
}

/// The page on which the form was that is being posted; the first page when the browser does not tell.
#[cfg(feature = "ssr")]
#[must_use]
pub fn came_from() -> String {
    use axum::http::{header, request::Parts};
    let parts = leptos::prelude::use_context::<Parts>();
    let referer = parts.as_ref().and_then(|it| it.headers.get(header::REFERER)?.to_str().ok());
    referer.and_then(path_of).unwrap_or("/").to_owned()
}

/// The word that is kept for a preference, when it is one that the hall knows.
#[must_use]
pub fn preference(name: &str, value: &str) -> Option<&'static str> {
    match name {
        "lang" => Language::from_tag(value).map(Language::tag),
        "theme" => Theme::from_word(value).map(Theme::word),
        "size" => Size::from_word(value).map(Size::word),
        "elder" => ["0", "1"].into_iter().find(|it| *it == value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_gone_to() {
        for path in ["/", "/my", "/s/food-licence/apply?x=1", "/my/9901%200126"] {
            assert_eq!(own(path), Some(path));
        }
        for path in [
            "",
            "my",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example/",
            "/a b",
            "/餐",
            "/x\r\nSet-Cookie: a=b",
            "/api/sign-out",
        ] {
            assert_eq!(own(path), None, "{path}");
        }
    }

    #[test]
    fn of_the_page_somebody_came_from_only_the_path_is_kept() {
        assert_eq!(path_of("https://hall.example/my?page=2"), Some("/my?page=2"));
        assert_eq!(path_of("https://hall.example"), None);
        assert_eq!(path_of("https://hall.example//evil.example"), None);
    }

    #[test]
    fn only_preferences_the_hall_knows_are_kept() {
        assert_eq!(preference("lang", "en-GB"), Some("en"));
        assert_eq!(preference("theme", "dark"), Some("dark"));
        assert_eq!(preference("size", "largest"), Some("largest"));
        assert_eq!(preference("elder", "1"), Some("1"));
        for (name, value) in
            [("lang", "fr"), ("theme", "dark; Path=/x"), ("elder", "yes"), ("hall", "1")]
        {
            assert_eq!(preference(name, value), None, "{name}={value}");
        }
    }
}
