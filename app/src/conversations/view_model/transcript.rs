//! A conversation as a text to be kept.

use super::{build::entries, titled::titled};
use crate::{
    text::{Language, conversations as text},
    ui::dates,
};
use service::{conversations::Shown, items::Catalogue};

/// The name of the file, and what stands in it: what it is about, then an entry after the other with day and time.
#[must_use]
pub fn transcript(language: Language, shown: &Shown, catalogue: &Catalogue) -> (String, String) {
    let begun = shown.entries.first().map(|it| it.at.date());
    let day = begun.map(|it| dates::day(language, it)).unwrap_or_default();
    let mut lines = vec![
        titled(language, &shown.matter),
        language.read(&shown.department).to_owned(),
        String::new(),
    ];
    for mut entry in entries(language, shown, catalogue) {
        if entry.file.is_some() {
            entry.text = language.fill(text::FILE_SENT, &[("name", &entry.text)]);
        }
        if let Some(day) = entry.day {
            lines.push(format!("—— {day} ——"));
        }
        lines.push(if entry.name.is_empty() {
            format!("[{}] {}", entry.at, entry.text)
        } else {
            let said = [("at", &*entry.at), ("name", &*entry.name), ("text", &*entry.text)];
            language.fill(text::TRANSCRIPT_LINE, &said)
        });
        lines.extend(
            entry.guides.into_iter().map(|(_, name, summary)| format!("    · {name}　{summary}")),
        );
        let shown = entry.card.into_iter().flat_map(|it| it.lines);
        lines.extend(shown.map(|(name, text)| format!("    · {name}　{text}")));
    }
    lines.push(String::new());
    // Those who keep it may open it with programs that know no other end of a line.
    (format!("{} {day}.txt", language.say(text::TRANSCRIPT_NAME)), lines.join("\r\n"))
}
