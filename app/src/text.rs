//! Every sentence of the hall, in the language of the visitor.
//!
//! The sentences live in `locales/<language>/<feature>.toml`; each becomes a constant here.
//! The language is fixed for one page load, so a sentence is a plain `&'static str`.

use domain::Text;
use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// One sentence in all languages of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    zh: &'static str,
    en: &'static str,
}

impl Message {
    /// A sentence from its versions.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

/// A language of the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Simplified Chinese, the language of record.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All languages, the language of record first.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The language to switch to.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// What stands between two sentences or two names that follow each other.
    #[must_use]
    pub const fn space(self) -> &'static str {
        match self {
            Self::Chinese => "",
            Self::English => " ",
        }
    }

    /// The language tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language with this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_']).next()?;
        match main.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The first language of an `Accept-Language` header that the hall speaks.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|part| Self::from_tag(part.split(';').next()?.trim()))
    }

    /// The sentence in this language.
    #[must_use]
    pub const fn say(self, message: Message) -> &'static str {
        match self {
            Self::Chinese => message.zh,
            Self::English => message.en,
        }
    }

    /// The sentence with its `{name}` places filled in.
    #[must_use]
    pub fn fill(self, message: Message, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.say(message).to_owned(), |sentence, (name, value)| {
            sentence.replace(&["{", name, "}"].concat(), value)
        })
    }

    /// A text of the catalogue in this language.
    #[must_use]
    pub fn read(self, text: &Text) -> &str {
        match self {
            Self::English if !text.en.is_empty() => &text.en,
            Self::Chinese | Self::English => &text.zh,
        }
    }
}

/// The sentence for a refusal, where there is one.
///
/// What only pages of the server alone can refuse is known to the server alone.
#[must_use]
pub fn refusal(code: &str) -> Option<Message> {
    let found = refusals::find(code);
    #[cfg(feature = "ssr")]
    let found = found
        .or_else(|| conversations::find(code))
        .or_else(|| matters::find(code))
        .or_else(|| rectifications::find(code))
        .or_else(|| ratings::find(code));
    found
}

/// The sentence for a fault of a field, where there is one; as with refusals, some are known to the server alone.
#[must_use]
pub fn fault(code: &str) -> Option<Message> {
    let found = faults::find(code);
    #[cfg(feature = "ssr")]
    let found = found
        .or_else(|| conversations::find(code))
        .or_else(|| matters::find(code))
        .or_else(|| ratings::find(code));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_the_hall_speaks_is_taken() {
        for (header, expected) in [
            ("zh-CN,zh;q=0.9,en;q=0.8", Some(Language::Chinese)),
            ("fr, en-GB;q=0.8", Some(Language::English)),
            ("en_US", Some(Language::English)),
            ("ug", None),
            ("", None),
        ] {
            assert_eq!(Language::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn places_in_a_sentence_are_filled() {
        let message = Message::new("还剩 {days} 天", "{days} days left");
        assert_eq!(Language::Chinese.fill(message, &[("days", "5")]), "还剩 5 天");
        assert_eq!(Language::English.fill(message, &[("days", "5")]), "5 days left");
    }
}
