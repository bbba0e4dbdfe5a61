//! Fills the pages of the desk in the language of their reader.

use super::{BesideView, DeskView, LineView, build::unread};
use crate::{
    text::{Language, conversations as text},
    ui::dates,
};
use domain::Moment;
use service::conversations::{Brief, Desk};

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
        is_present: desk.is_present,
        facts,
        mine: lines(&desk.mine),
        offered: lines(&desk.offered),
        queued: lines(&desk.queued),
        left: lines(&desk.left),
        others: lines(&desk.others),
    }
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
    LineView {
        href: format!("/w/chat/{}", brief.id),
        title: [called, item].join(" · "),
        facts: [Some(state), returned].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        unread: unread(language, brief.unread_by_agent),
        is_urgent: waits,
        is_here: false,
    }
}
