//! Words of ratings in the language of their reader.

use crate::text::{Language, ratings as text};
use domain::ratings::{Given, Rating};

/// A word of a group, such as `reason-over_time`.
pub fn word(language: Language, group: &str, word: &str) -> String {
    let found = text::find(&[group, "-", word].concat());
    found.map(|it| language.say(it).to_owned()).unwrap_or_default()
}

/// What a level is called.
#[must_use]
pub fn level(language: Language, rating: Rating) -> String {
    word(language, "rating", rating.word())
}

/// What was said beside the level: name and text.
#[must_use]
pub fn given(language: Language, given: &Given) -> Vec<(String, String)> {
    let say = |message| language.say(message).to_owned();
    let reasons: Vec<_> =
        given.reasons.iter().map(|it| word(language, "reason", it.word())).collect();
    let indicators = given.indicators.iter().map(|(indicator, rating)| {
        let name = word(language, "indicator", indicator.word());
        [name, level(language, *rating)].join(" · ")
    });
    let indicators: Vec<_> = indicators.collect();
    let said = [
        (say(text::TICKED), reasons.join("\n")),
        (say(text::IN_PARTICULAR), indicators.join("\n")),
        (say(text::SAID), given.comment.clone().unwrap_or_default()),
    ];
    said.into_iter().filter(|(_, it)| !it.is_empty()).collect()
}
