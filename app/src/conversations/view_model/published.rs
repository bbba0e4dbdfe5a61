//! Fills the pages of published answers.

use super::ReviewedLine;
use crate::{
    text::{Language, conversations as text, matters},
    ui::dates,
};
use domain::Text;
use serde::{Deserialize, Serialize};
use service::{
    items::Catalogue,
    published_answers::{Drafted, Line, Listed, Published, Source},
};

/// The published answers of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedListView {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: String,
    /// The services of the department, by key.
    pub items: Vec<(String, String)>,
    /// Those that everybody reads.
    pub approved: Vec<ReviewedLine>,
    /// Those that wait for approval.
    pub proposed: Vec<ReviewedLine>,
    /// What the form begins with.
    pub draft: PublishedDraft,
}

/// What the form of a published answer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedDraft {
    /// The answer of which it is a better version; empty for a new one.
    pub id: String,
    /// The conversation in which it was said first; empty for none.
    pub conversation: String,
    /// The matter that was answered so; empty for none.
    pub matter: String,
    /// Key of the service; empty for the hall as a whole.
    pub item: String,
    /// What is asked, in Chinese and in English.
    pub question: (String, String),
    /// What is answered, in Chinese and in English.
    pub answer: (String, String),
}

/// An answer that everybody reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedView {
    /// Which answer.
    pub id: String,
    /// What is asked.
    pub question: String,
    /// What is answered.
    pub answer: String,
    /// The language of both, where it is not the one of the page.
    pub lang: Option<String>,
    /// Who answers, and since when.
    pub facts: String,
    /// The guide: address and name.
    pub guide: Option<(String, String)>,
    /// Where a person is asked.
    pub ask: String,
    /// Whether a matter was answered so.
    pub is_heard: bool,
}

/// The published answers of a department; the form begins with the answer that `edit` names, or with what was said in
/// a conversation.
#[must_use]
pub fn published_list(
    language: Language,
    listed: &Listed,
    edit: &str,
    said: Option<Drafted>,
) -> PublishedListView {
    let lines = |them: &[Line], is_open: bool| -> Vec<ReviewedLine> {
        them.iter().map(|it| line(language, listed, it, is_open)).collect()
    };
    let edited = listed.approved.iter().find(|it| it.id.to_string() == edit);
    PublishedListView {
        department: listed.department.clone(),
        name: language.read(&listed.name).to_owned(),
        items: listed
            .items
            .iter()
            .map(|(key, name)| (key.clone(), language.read(name).to_owned()))
            .collect(),
        proposed: lines(&listed.proposed, true),
        approved: lines(&listed.approved, false),
        draft: match (edited, said) {
            (Some(it), _) => better(it),
            (None, Some(it)) => begun(it),
            (None, None) => PublishedDraft::default(),
        },
    }
}

fn begun(it: Drafted) -> PublishedDraft {
    let (conversation, matter) = match it.source {
        Some(Source::Conversation(id)) => (id.to_string(), String::new()),
        Some(Source::Matter(number)) => (String::new(), number),
        None => Default::default(),
    };
    PublishedDraft {
        id: String::new(),
        conversation,
        matter,
        item: it.item,
        question: (it.question, String::new()),
        answer: (it.answer, String::new()),
    }
}

fn better(line: &Line) -> PublishedDraft {
    let both = |it: &Text| (it.zh.clone(), it.en.clone());
    PublishedDraft {
        id: line.id.to_string(),
        conversation: String::new(),
        matter: String::new(),
        item: line.item.as_ref().map(|(key, _)| key.clone()).unwrap_or_default(),
        question: both(&line.question),
        answer: both(&line.answer),
    }
}

fn line(language: Language, listed: &Listed, line: &Line, is_open: bool) -> ReviewedLine {
    let version = [("version", &*line.version.to_string()), ("name", &line.writer)];
    let (yes, no) = line.helped;
    let counts = [("yes", &*yes.to_string()), ("no", &no.to_string())];
    let item = line.item.as_ref().map(|(_, name)| language.read(name).to_owned());
    let about = if line.is_heard { matters::ANSWERS } else { text::ABOUT_HALL };
    let facts = [
        Some(item.unwrap_or_else(|| language.say(about).to_owned())),
        Some(language.fill(text::CANNED_VERSION, &version)),
        (!is_open).then(|| language.fill(text::PUBLISHED_COUNTS, &counts)),
        line.is_older_than_guide.then(|| language.say(text::PUBLISHED_OLDER).to_owned()),
    ];
    let department = &listed.department;
    ReviewedLine {
        id: line.id.to_string(),
        version: line.version,
        title: language.read(&line.question).to_owned(),
        text: language.read(&line.answer).to_owned(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        edit: format!("/w/chat/published?department={department}&edit={}#question", line.id),
        can_approve: is_open && listed.may_approve && !line.is_yours,
        can_withdraw: listed.may_approve || is_open && line.is_yours,
    }
}

/// An answer that everybody reads.
#[must_use]
pub fn published(language: Language, answer: &Published, catalogue: &Catalogue) -> PublishedView {
    let department = catalogue.department(&answer.department);
    // The day of a matter could tell which it was.
    let on = answer.heard.as_ref().map_or_else(
        || dates::day(language, answer.since.date()),
        |it| dates::month(language, it.month),
    );
    let facts = [
        ("department", department.map(|it| language.read(&it.name)).unwrap_or_default()),
        ("on", &*on),
    ];
    let item = answer.item.as_deref().and_then(|key| catalogue.item(key));
    PublishedView {
        id: answer.id.to_string(),
        question: language.read(&answer.question).to_owned(),
        answer: language.read(&answer.answer).to_owned(),
        lang: (language == Language::English && answer.question.en.is_empty())
            .then(|| Language::Chinese.tag().to_owned()),
        facts: language.fill(text::PUBLISHED_FACTS, &facts),
        guide: item.map(|it| {
            let name = language.fill(text::CARD_SOURCE, &[("item", language.read(&it.name))]);
            (format!("/s/{}", it.key), name)
        }),
        is_heard: answer.heard.is_some(),
        ask: item.map_or_else(|| "/chat".to_owned(), |it| format!("/chat?item={}", it.key)),
    }
}
