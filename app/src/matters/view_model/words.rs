//! Words of matters in the language of their reader.

use crate::{
    text::{Language, matters as text},
    ui::dates,
};
use domain::{
    Date,
    complaints::Fact as F,
    matters::{Fact, Period},
};
use service::{items::Catalogue, matters::Body};

/// The sentence under a key, or nothing.
pub fn said(language: Language, key: &str) -> String {
    text::find(key).map(|it| language.say(it).to_owned()).unwrap_or_default()
}

/// The same for a group of words, such as `state-answered`.
pub fn word(language: Language, group: &str, word: &str) -> String {
    said(language, &[group, "-", word].concat())
}

/// What was written with what happened.
pub fn written(language: Language, body: &Body, catalogue: &Catalogue) -> String {
    let Fact::Complaint(fact) = &body.fact else { return String::new() };
    let named = |key: &str| {
        catalogue.department(key).map(|it| language.read(&it.name).to_owned()).unwrap_or_default()
    };
    let own = |text: &str| text.to_owned();
    let both = |first: String, second: &str| [&first, second].join("\n");
    match fact {
        F::Declined { elsewhere, reason } => {
            both(word(language, "elsewhere", elsewhere.word()), reason)
        }
        F::Dispatched { lead, assisting, .. } => {
            let others = assisting.iter().map(|key| named(key));
            std::iter::once(named(lead)).chain(others).collect::<Vec<_>>().join(" · ")
        }
        F::Returned { competent, reason } => both(own(competent), reason),
        F::Contributed { text, .. } | F::Supplemented { text } => own(text),
        F::ClarificationAsked { question } => own(question),
        F::Proposed { outcome, text, .. } | F::Answered { outcome, text, .. } => {
            both(word(language, "outcome", outcome.word()), text)
        }
        F::SentBack { reason, .. } | F::Reopened { reason, .. } | F::Appealed { reason } => {
            own(reason)
        }
        F::CalledBack { result } => word(language, "call_back", result.word()),
        F::AppealDecided { granted, text, .. } => {
            let key = if *granted { "granted-yes" } else { "granted-no" };
            both(said(language, key), text)
        }
        F::Merged { into } => into.grouped(),
        F::Extended { amount, reason } => {
            let days = [("days", &*amount.to_string())];
            both(language.fill(text::EXTENDED_BY, &days), reason)
        }
        F::Supervised { note } => own(note),
        F::Overdue { period, due_on } | F::Lapsed { period, due_on } => {
            passed(language, *period, *due_on)
        }
        F::Said { .. } => body.text.clone().unwrap_or_default(),
        F::Lodged { .. } | F::Accepted { .. } | F::Taken { .. } | F::Closed | F::Withdrawn => {
            String::new()
        }
    }
}

/// Which period passed, and when.
fn passed(language: Language, period: Period, due_on: Date) -> String {
    let day = dates::day(language, due_on);
    let name = word(language, "period", period.word());
    language.fill(text::PASSED, &[("period", &name), ("on", &day)])
}
