//! The middle of a document: what it tells, kind by kind.

use super::{Part, words};
use crate::{
    text::{Language, Message, notices},
    ui::dates,
};
use domain::{
    calendar::Limit,
    items::{ExpiryPolicy, Outcome},
    licensing::Delivery,
};
use service::notices::{Entry, Matter, Notice};

/// The paragraphs of the matter.
pub(super) fn paragraphs(language: Language, notice: &Notice) -> Vec<String> {
    match &notice.matter {
        Matter::Received { .. } => received(language, notice),
        Matter::Accepted { .. } => accepted(language, notice),
        Matter::NotNeeded => vec![language.say(notices::TOLD_NOT_NEEDED).to_owned()],
        Matter::NotCompetent { organ } => {
            vec![language.fill(notices::TOLD_NOT_COMPETENT, &[("organ", organ)])]
        }
        Matter::Declined => vec![language.say(notices::TOLD_DECLINED).to_owned()],
        Matter::Lapsed { policy } => vec![language.say(lapsed(*policy)).to_owned()],
        Matter::ToCorrect => vec![language.say(notices::TOLD_TO_CORRECT).to_owned()],
        Matter::ToFollow => vec![language.say(notices::TOLD_TO_FOLLOW).to_owned()],
        _ => examined(language, notice).unwrap_or_else(|| decided(language, notice)),
    }
}

fn received(language: Language, notice: &Notice) -> Vec<String> {
    let Matter::Received { at } = &notice.matter else { return Vec::new() };
    let first = notice.facts.is_empty();
    let told = if first { notices::TOLD_RECEIVED } else { notices::TOLD_RECEIVED_AGAIN };
    let (at, item) = (dates::second(language, *at), language.read(&notice.item.name));
    vec![language.fill(told, &[("at", &at), ("item", item)])]
}

fn accepted(language: Language, notice: &Notice) -> Vec<String> {
    let Matter::Accepted { accepted_on, silent_through, sequence } = &notice.matter else {
        return Vec::new();
    };
    let accepted = dates::day(language, *accepted_on);
    let told = match silent_through {
        Some(through) => {
            let through = dates::day(language, *through);
            language.fill(notices::TOLD_DEEMED, &[("day", &through), ("accepted", &accepted)])
        }
        None => language.fill(notices::TOLD_ACCEPTED, &[("day", &accepted)]),
    };
    let place = sequence.map(|n| language.fill(notices::TOLD_SEQUENCE, &[("n", &n.to_string())]));
    std::iter::once(told).chain(place).collect()
}

const fn lapsed(policy: ExpiryPolicy) -> Message {
    match policy {
        ExpiryPolicy::Lapsed => notices::TOLD_LAPSED,
        ExpiryPolicy::NotAccepted => notices::TOLD_LAPSED_NOT_ACCEPTED,
        ExpiryPolicy::Refused => notices::TOLD_LAPSED_REFUSED,
    }
}

/// Documents of the examination.
fn examined(language: Language, notice: &Notice) -> Option<Vec<String>> {
    let day = |date| dates::day(language, date);
    Some(match &notice.matter {
        Matter::Special { ground, planned_days, planned_end_on } => {
            let ground = language.say(words::ground(*ground));
            let (days, day) = (planned_days.to_string(), day(*planned_end_on));
            let values = [("ground", ground), ("days", &days), ("day", &day)];
            vec![language.fill(notices::TOLD_SPECIAL, &values)]
        }
        Matter::Extended { amount, unit, reason, approval } => {
            let limit = words::limit(language, Limit { amount: *amount, unit: *unit });
            let told = match approval {
                Some(_) => notices::TOLD_EXTENDED_JOINT,
                None => notices::TOLD_EXTENDED,
            };
            let approval = approval.as_deref().unwrap_or_default();
            let values = [("reason", reason.as_str()), ("limit", &limit), ("approval", approval)];
            vec![language.fill(told, &values)]
        }
        Matter::HearingRight => vec![language.say(notices::TOLD_HEARING_RIGHT).to_owned()],
        Matter::Hearing { ground, held_on, place } => {
            let ground = language.say(words::hearing_ground(*ground));
            let values = [("day", &*day(*held_on)), ("place", place), ("ground", ground)];
            vec![language.fill(notices::TOLD_HEARING, &values)]
        }
        Matter::Minutes { minutes } => {
            vec![language.fill(notices::TOLD_MINUTES, &[("minutes", minutes)])]
        }
        Matter::PartyTold { party, until_on } => {
            vec![language.fill(notices::TOLD_PARTY, &[("party", party), ("day", &day(*until_on))])]
        }
        Matter::Verified { officers, finding, conforms } => {
            let officers = officers.join(language.say(notices::NAMES_AND));
            let told = [("officers", officers.as_str()), ("finding", finding)];
            let end = if *conforms { notices::TOLD_CONFORMS } else { notices::TOLD_CONFORMS_NOT };
            vec![language.fill(notices::TOLD_VERIFIED, &told), language.say(end).to_owned()]
        }
        _ => return None,
    })
}

/// Documents of the decision and of what ends a case.
fn decided(language: Language, notice: &Notice) -> Vec<String> {
    match &notice.matter {
        Matter::Granted { outcome } => held(language, notices::TOLD_GRANTED, notice, outcome),
        Matter::Licence { outcome } => held(language, notices::TOLD_LICENCE, notice, outcome),
        Matter::Refused => vec![language.say(notices::TOLD_REFUSED).to_owned()],
        Matter::Delivered { delivery } => vec![delivered(language, delivery)],
        Matter::Overdue { due_on } => {
            let day = dates::day(language, *due_on);
            vec![language.fill(notices::TOLD_OVERDUE, &[("day", &day)])]
        }
        Matter::Withdrawn { reason } => {
            let why = |it| language.fill(notices::TOLD_WITHDRAWN_REASON, &[("reason", it)]);
            let told = language.say(notices::TOLD_WITHDRAWN).to_owned();
            std::iter::once(told).chain(reason.as_deref().map(why)).collect()
        }
        Matter::Terminated { cause, evidence } => {
            let cause = language.say(words::cause(*cause));
            let values = [("cause", cause), ("evidence", evidence)];
            vec![language.fill(notices::TOLD_TERMINATED, &values)]
        }
        Matter::Committed { statement, check_within } => {
            let statement = language.read(statement);
            let limit = words::limit(language, *check_within);
            vec![
                language.fill(notices::TOLD_COMMITTED, &[("statement", statement)]),
                language.fill(notices::TOLD_COMMITTED_CHECK, &[("limit", &limit)]),
                language.say(notices::TOLD_COMMITTED_WAIVES).to_owned(),
            ]
        }
        _ => Vec::new(),
    }
}

fn held(language: Language, told: Message, notice: &Notice, outcome: &Outcome) -> Vec<String> {
    let (name, validity) = (language.read(&outcome.name), language.read(&outcome.validity));
    let values = [("name", notice.applicant.as_str()), ("outcome", name), ("validity", validity)];
    vec![language.fill(told, &values)]
}

fn delivered(language: Language, delivery: &Delivery) -> String {
    match delivery {
        Delivery::Counter { recipient } => {
            language.fill(notices::TOLD_DELIVERED_COUNTER, &[("recipient", recipient)])
        }
        Delivery::Courier { number } => {
            language.fill(notices::TOLD_DELIVERED_COURIER, &[("number", number)])
        }
        Delivery::Collection => language.say(notices::TOLD_DELIVERED_COLLECTION).to_owned(),
        Delivery::Electronic => language.say(notices::TOLD_DELIVERED_ELECTRONIC).to_owned(),
    }
}

/// The list of the document, if it has one.
pub(super) fn list(language: Language, notice: &Notice) -> Option<Part> {
    let lines: Vec<_> = notice.listed.iter().map(|it| line(language, it)).collect();
    (!lines.is_empty()).then_some(Part::List(lines))
}

fn line(language: Language, entry: &Entry) -> String {
    let name = language.read(&entry.name);
    let Some(finding) = entry.finding else { return name.to_owned() };
    let finding = language.say(words::finding(finding));
    let remark = entry.remark.as_deref().unwrap_or_default();
    let values = [("name", name), ("finding", finding), ("remark", remark)];
    language.fill(notices::ENTRY, &values)
}
