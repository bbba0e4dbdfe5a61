//! What is shown in a conversation of guides, applications and cases, and what can be.

use super::CardView;
use crate::{
    items::view_model::section,
    text::{Language, Message, conversations as text},
};
use domain::conversations::Section;
use service::{
    conversations::{Body, Card, Matter, Showable, Shown, Viewer},
    items::Catalogue,
};

/// The lead of what is shown, and its card; `None` for what is said in words.
pub fn card(
    language: Language,
    shown: &Shown,
    body: &Body,
    catalogue: &Catalogue,
) -> Option<(String, CardView)> {
    let name_of = |key: &str| {
        catalogue.item(key).map(|it| language.read(&it.name).to_owned()).unwrap_or_default()
    };
    Some(match body {
        Body::Answer { item, question, answer } => {
            let lines =
                vec![(language.read(question).to_owned(), language.read(answer).to_owned())];
            let source = language.fill(text::CARD_SOURCE, &[("item", &name_of(item))]);
            let card = CardView { lines, href: format!("/s/{item}"), source };
            (language.say(text::CARD_ANSWER).to_owned(), card)
        }
        Body::Published { answer, question, said } => {
            let lines = vec![(language.read(question).to_owned(), language.read(said).to_owned())];
            let source = language.say(text::PUBLISHED_SOURCE).to_owned();
            let card = CardView { lines, href: format!("/answers/{answer}"), source };
            (language.say(text::CARD_PUBLISHED).to_owned(), card)
        }
        Body::Card(Card::Section { item: key, version, section: part }) => {
            let mut items = shown.items.iter();
            let item = items.find(|it| it.key == *key && it.version == *version)?;
            let name = language.read(&item.name);
            let lead = [("item", name), ("section", language.say(named(*part)))];
            let source = language.fill(text::CARD_SOURCE, &[("item", name)]);
            let department = catalogue.department(&item.department);
            let card = CardView {
                lines: section(language, item, department, *part),
                href: format!("/s/{key}#{part}"),
                source,
            };
            (language.fill(text::CARD_SECTION, &lead), card)
        }
        Body::Card(Card::Form { item }) => {
            let source = language.fill(text::CARD_FORM, &[("item", &name_of(item))]);
            let card = CardView { lines: Vec::new(), href: format!("/s/{item}/apply"), source };
            (language.say(text::CARD_FORM_LEAD).to_owned(), card)
        }
        Body::Card(Card::Draft { item, draft }) => {
            let asks = shown.viewer == Viewer::Asker;
            let (lead, href) = if asks {
                (text::CARD_DRAFT_LEAD, format!("/apply/{draft}"))
            } else {
                (text::CARD_DRAFT_LEAD_DESK, format!("/s/{item}"))
            };
            let source = if asks { text::CARD_DRAFT } else { text::CARD_SOURCE };
            let source = language.fill(source, &[("item", &name_of(item))]);
            (language.say(lead).to_owned(), CardView { lines: Vec::new(), href, source })
        }
        Body::Card(Card::Complaint { draft }) => complaint(language, shown, &draft.to_string()),
        Body::Card(Card::Case { number }) => {
            let asks = shown.viewer == Viewer::Asker;
            let folder = if asks { "/my" } else { "/w/c" };
            let source = language.fill(text::CARD_CASE, &[("number", number)]);
            let card = CardView { lines: Vec::new(), href: format!("{folder}/{number}"), source };
            (language.say(text::CARD_CASE_LEAD).to_owned(), card)
        }
        Body::Text(_) | Body::Event(_) | Body::Guides(_) | Body::File { .. } => return None,
    })
}

/// The complaint that was begun for whoever asks; the desk does not read it.
fn complaint(language: Language, shown: &Shown, draft: &str) -> (String, CardView) {
    let asks = shown.viewer == Viewer::Asker;
    let (lead, href) = if asks {
        (text::CARD_COMPLAINT_LEAD, format!("/complaints/write/{draft}/told"))
    } else {
        (text::CARD_COMPLAINT_LEAD_DESK, "/w/matters".to_owned())
    };
    let source = language.say(text::CARD_COMPLAINT).to_owned();
    (language.say(lead).to_owned(), CardView { lines: Vec::new(), href, source })
}

/// What the guide of a service can be asked next, as somebody would say it.
pub fn quick(language: Language) -> Vec<String> {
    [text::QUICK_MATERIALS, text::QUICK_LIMITS, text::QUICK_FEES, text::QUICK_PLACES]
        .map(|it| language.say(it).to_owned())
        .to_vec()
}

/// What the desk can show in a conversation about this.
pub fn showable(language: Language, matter: &Matter) -> Vec<(String, String)> {
    let sections = Section::ALL.iter().map(|it| (Showable::Section(*it), named(*it)));
    let form = (Showable::Form, text::CARD_FORM_NAME);
    let case = (Showable::Case, text::CARD_CASE_NAME);
    let draft = (Showable::Draft, text::CARD_DRAFT_NAME);
    let complaint = (Showable::Complaint, text::CARD_COMPLAINT_NAME);
    let of_item = sections.chain([form, draft, complaint]);
    let all: Vec<_> = match matter {
        Matter::Hall => vec![complaint],
        Matter::Complaint { .. } => Vec::new(),
        Matter::Item { .. } => of_item.collect(),
        Matter::Case { .. } => of_item.chain([case]).collect(),
    };
    all.into_iter()
        .map(|(what, name)| (what.word().to_owned(), language.say(name).to_owned()))
        .collect()
}

const fn named(section: Section) -> Message {
    match section {
        Section::Materials => text::CARD_MATERIALS,
        Section::Limits => text::CARD_LIMITS,
        Section::Fees => text::CARD_FEES,
        Section::Places => text::CARD_PLACES,
        Section::Conditions => text::CARD_CONDITIONS,
        Section::Steps => text::CARD_STEPS,
    }
}
