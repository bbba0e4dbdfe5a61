//! Fills the pages of the desk in the language of their reader.

use super::{BesideView, DeskView, LineView, absences, build::unread};
use crate::{
    text::{Language, conversations as text},
    ui::dates,
};
use domain::{Moment, conversations::DeskTopic};
use service::conversations::{Brief, Desk, OfTopic};

/// What stands beside a conversation at this desk.
#[must_use]
pub fn beside(language: Language, desk: &Desk, now: Moment) -> BesideView {
    let lines = |them: &[Brief]| them.iter().map(|it| desk_line(language, it, now)).collect();
    BesideView {
        department: desk.department.clone(),
        mine: lines(&desk.mine),
        queued: lines(&desk.queued),
    }
}

/// The desk of a department.
#[must_use]
pub fn desk(language: Language, desk: &Desk, now: Moment) -> DeskView {
    let facts = match desk.opens_at {
        Some(at) => language.fill(text::DESK_CLOSED, &[("on", &dates::minute(language, at))]),
        None => language.fill(text::DESK_LEAD, &[("count", &desk.present.to_string())]),
    };
    let lines = |them: &[Brief]| -> Vec<LineView> {
        them.iter().map(|it| desk_line(language, it, now)).collect()
    };
    let chosen = |key: &str| key == desk.department;
    DeskView {
        department: desk.department.clone(),
        departments: desk
            .departments
            .iter()
            .map(|(key, name)| (key.clone(), language.read(name).to_owned(), chosen(key)))
            .collect(),
        topics: desk.topics.iter().map(|it| of_topic(language, it)).collect(),
        queues: queues(language, desk),
        is_present: desk.is_present,
        absences: desk.away.iter().map(|it| absences::line(language, it)).collect(),
        facts,
        mine: lines(&desk.mine),
        offered: lines(&desk.offered),
        queued: lines(&desk.queued),
        left: lines(&desk.left),
        others: lines(&desk.others),
    }
}

fn of_topic(language: Language, topic: &OfTopic) -> (String, String, bool) {
    (topic.key.clone(), language.read(&topic.name).to_owned(), topic.is_answered)
}

/// The queues of a desk that has topics: all of them together, each alone, what belongs to none.
fn queues(language: Language, desk: &Desk) -> Vec<(String, String, bool)> {
    if desk.topics.is_empty() {
        return Vec::new();
    }
    let said = |message| language.say(message).to_owned();
    let named = |it: &OfTopic| (it.key.clone(), language.read(&it.name).to_owned());
    let all = (String::new(), said(text::QUEUES_ALL));
    let general = (DeskTopic::GENERAL.to_owned(), said(text::TOPIC_GENERAL));
    let queues = std::iter::once(all).chain(desk.topics.iter().map(named)).chain([general]);
    let here = desk.narrowed.as_deref().unwrap_or_default();
    queues
        .map(|(key, name)| {
            let is_here = key == here;
            (key, name, is_here)
        })
        .collect()
}

pub(super) fn desk_line(language: Language, brief: &Brief, now: Moment) -> LineView {
    let standing = &brief.standing;
    let called = brief.called.clone();
    let called = called.unwrap_or_else(|| language.say(text::VISITOR).to_owned());
    let item = brief.item.as_ref().map_or_else(
        || language.say(text::ABOUT_HALL).to_owned(),
        |it| language.read(it).to_owned(),
    );
    let waits = standing.waits_for_desk();
    let since = standing.since.max(standing.said_at);
    let state = match (standing.promised_on, waits) {
        (Some(on), _) => language.fill(text::PROMISED, &[("on", &dates::day(language, on))]),
        (None, true) => {
            let at = if since.date() == now.date() {
                let (hour, minute, _) = since.time_of_day();
                format!("{hour:02}:{minute:02}")
            } else {
                dates::minute(language, since)
            };
            language.fill(text::WAIT_SINCE, &[("at", &at)])
        }
        (None, false) => language.say(text::ANSWERED).to_owned(),
    };
    let returned = (standing.returned > 0)
        .then(|| language.fill(text::RETURNED, &[("count", &standing.returned.to_string())]));
    let topic = brief.topic.as_ref().map(|it| language.read(it).to_owned());
    LineView {
        href: format!("/w/chat/{}", brief.id),
        title: [called, item].join(" · "),
        facts: [topic, Some(state), returned].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        unread: unread(language, brief.unread_by_agent),
        is_urgent: waits,
        is_here: false,
        beside: None,
    }
}
