//! What the applicant should do now: correct, supply what was to follow, or read the result.

use super::{
    super::{
        timeline::document,
        words::{SOON, amount},
    },
    LinkView, Look, NextView,
};
use crate::{
    text::{Language, Message, cases, notices},
    ui::dates,
};
use domain::{
    Date,
    clocks::{ClockId, Reading},
    licensing::{DocumentKind, State},
};
use service::cases::Progress;

/// Everything that was told once, and how long there is for it.
#[must_use]
pub fn correction(language: Language, it: &Progress, today: Date) -> NextView {
    let item = |it: &service::cases::ToCorrect| {
        let finding = notices::find(&["finding_", it.deficiency.finding.word()].concat());
        let finding = finding.map(|it| language.say(it)).unwrap_or_default();
        let parts = [finding, &it.deficiency.remark].map(str::trim);
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        let said = parts.join(language.say(cases::COLON));
        (language.read(&it.name).to_owned(), said, it.supplied)
    };
    NextView {
        items: it.corrections.iter().map(item).collect(),
        action: action(language, it, cases::GO_CORRECT),
        ..within(language, it, ClockId::C10, (cases::CORRECT_LEFT, cases::CORRECT_BY), today)
    }
}

/// What was put off at acceptance, and until when.
#[must_use]
pub fn deferral(language: Language, it: &Progress, today: Date) -> NextView {
    let item = |name: &domain::Text| (language.read(name).to_owned(), String::new(), false);
    NextView {
        items: it.to_follow.iter().map(|(_, name)| item(name)).collect(),
        action: action(language, it, cases::GO_SUPPLY),
        ..within(language, it, ClockId::C11, (cases::SUPPLY_LEFT, cases::SUPPLY_BY), today)
    }
}

/// The decision or the licence, once there is one to read.
#[must_use]
pub fn result(language: Language, it: &Progress) -> Option<NextView> {
    let (kind, title, text) = match it.case.state {
        State::Granted | State::GrantedCommit => {
            (DocumentKind::GrantDecision, cases::RESULT_GRANTED, cases::RESULT_GRANTED_TEXT)
        }
        State::Issued | State::Closed => {
            (DocumentKind::Licence, cases::RESULT_ISSUED, cases::RESULT_ISSUED_TEXT)
        }
        _ => return None,
    };
    let issued = it.documents.iter().rfind(|it| it.kind == kind)?;
    Some(NextView {
        look: Look::Done,
        title: language.say(title).to_owned(),
        text: language.fill(text, &[("outcome", language.read(&it.item.outcome.name))]),
        items: Vec::new(),
        action: document(language, issued),
    })
}

fn within(
    language: Language,
    it: &Progress,
    clock: ClockId,
    (title, text): (Message, Message),
    today: Date,
) -> NextView {
    let reading = it.clocks.iter().map(|it| it.reading).find(|it| it.id == clock);
    let left = reading.map(|it: Reading| amount(language, it.left, it.unit));
    let due = reading.and_then(|it| it.due).map(|due| dates::near(language, due.on, today));
    let is_soon = reading.is_some_and(|it| it.left <= SOON);
    NextView {
        look: if is_soon { Look::Soon } else { Look::Running },
        title: language.fill(title, &[("left", &left.unwrap_or_default())]),
        text: language.fill(text, &[("due", &due.unwrap_or_default())]),
        items: Vec::new(),
        action: LinkView { href: String::new(), name: String::new() },
    }
}

fn action(language: Language, it: &Progress, name: Message) -> LinkView {
    LinkView { href: format!("/my/{}/correct", it.number), name: language.say(name).to_owned() }
}
