//! Everything that happened, in words.

use super::{Entry, Head, HistoryView, case::documents, words};
use crate::{
    text::{Language, desk},
    ui::dates,
};
use domain::licensing::Card;
use service::{
    cases::Happening,
    desk::{Dossier, Look},
};

impl HistoryView {
    /// What happened in the case, newest first.
    #[must_use]
    pub fn of(language: Language, dossier: &Dossier) -> Self {
        let look = |look: &Look| {
            let at = dates::minute(language, look.at);
            let values = [("at", at.as_str()), ("who", &look.by), ("purpose", &look.purpose)];
            language.fill(desk::LOOK, &values)
        };
        Self {
            head: Head::of(language, dossier),
            entries: dossier.history.iter().rev().map(|it| entry(language, it)).collect(),
            looks: dossier.looks.iter().map(look).collect(),
        }
    }
}

fn entry(language: Language, happened: &Happening) -> Entry {
    let role = language.say(words::found(&["role_", happened.who.role.word()]));
    let who = happened.who.name.as_deref().map_or_else(
        || language.say(desk::HISTORY_HALL).to_owned(),
        |name| language.fill(desk::HISTORY_WHO, &[("role", role), ("name", name)]),
    );
    let card = happened.card.map(|card| match card {
        Card::Yellow => desk::CARD_YELLOW,
        Card::Red => desk::CARD_RED,
    });
    let name = language.say(words::found(&["fact_", happened.word])).to_owned();
    let late = happened.late.map(|(clock, stage)| words::limit(language, clock, stage));
    let on = happened.on.map(|on| dates::day(language, on));
    Entry {
        name: [Some(name), late, on].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        at: dates::second(language, happened.at),
        rule: language.fill(desk::RULE, &[("rule", happened.rule.word())]),
        who,
        card: card.map_or_else(String::new, |it| language.say(it).to_owned()),
        documents: documents(language, &happened.documents),
    }
}
