//! Words of matters in the language of their reader.

use crate::{
    text::{Language, Message, matters as text, rectifications},
    ui::radios::Choice,
};
use domain::matters::Procedure;

/// The sentence under a key, or nothing.
pub fn said(language: Language, key: &str) -> String {
    text::find(key)
        .or_else(|| rectifications::find(key))
        .map(|it| language.say(it).to_owned())
        .unwrap_or_default()
}

/// The same for a group of words, such as `state-answered`.
pub fn word(language: Language, group: &str, word: &str) -> String {
    said(language, &[group, "-", word].concat())
}

/// The language of a reader, and the procedure that is spoken of: the same words (受理, 办结) mean different things in each.
#[derive(Clone, Copy)]
pub struct Tongue {
    /// The language.
    pub language: Language,
    procedure: Procedure,
}

impl Tongue {
    /// How `procedure` is spoken of.
    pub const fn new(language: Language, procedure: Procedure) -> Self {
        Self { language, procedure }
    }

    /// A word of a group as the procedure has it, and as all of them have it where it has none of its own.
    pub fn own(self, group: &str, word: &str) -> String {
        let own = [group, "-", self.procedure.word(), "-", word].concat();
        let common = [[group, "-", word].concat(), [group, "_", word].concat()];
        let of_all = || std::iter::once(&own).chain(&common).find_map(|key| text::find(key));
        let found = self.of_rectification(&common[0]).or_else(of_all);
        found.map(|it| self.language.say(it).to_owned()).unwrap_or_default()
    }

    /// What is said of rectifications alone stands apart.
    fn of_rectification(self, key: &str) -> Option<Message> {
        (self.procedure == Procedure::Rectification).then(|| rectifications::find(key)).flatten()
    }

    /// The same for what need not be said.
    pub fn perhaps(self, group: &str, word: &str) -> Option<String> {
        Some(self.own(group, word)).filter(|it| !it.is_empty())
    }
}

/// The words of a group as answers.
pub fn choices(
    tongue: Tongue,
    group: &str,
    words: impl Iterator<Item = &'static str>,
) -> Vec<Choice> {
    words.map(|it| Choice { value: it.to_owned(), label: tongue.own(group, it) }).collect()
}
