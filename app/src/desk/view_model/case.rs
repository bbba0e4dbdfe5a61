//! The file of a case in words.

use super::{ActionLine, CaseView, ContentView, Head, OvertakenView, answers, words};
use crate::{
    notices,
    text::{Language, Message, desk},
    ui::dates,
};
use domain::{
    calendar::Unit,
    clocks::{ClockId, ClockState, Reading},
    licensing::{ActionKind, State},
};
use service::{
    cases::{Happening, Issued},
    desk::{Authority, Capacity, Dossier, Revealed},
};

impl Head {
    /// What stands above every page of the case.
    #[must_use]
    pub fn of(language: Language, dossier: &Dossier) -> Self {
        let running = running(dossier);
        let named = |label, value: String| (language.say(label).to_owned(), value);
        let due = running.and_then(|it| it.due).map(|due| dates::day(language, due.on));
        let unassigned = || language.say(desk::UNASSIGNED).to_owned();
        let mut facts = vec![named(desk::APPLICANT, dossier.applicant.name.clone())];
        facts.extend(due.map(|it| named(desk::DUE_ON, it)));
        facts.push(named(desk::HANDLER, dossier.handler.clone().unwrap_or_else(unassigned)));
        facts.push(named(desk::RECEIVED, dates::minute(language, dossier.received_at)));
        Self {
            href: format!("/w/c/{}", dossier.number),
            number: dossier.number.grouped().split(' ').map(str::to_owned).collect(),
            service: language.read(&dossier.item.name).to_owned(),
            state: language.say(words::state(dossier.case.state)).to_owned(),
            clock: words::clock(language, running),
            facts,
            files: dossier.materials.as_ref().map(|it| it.files.len()),
        }
    }
}

/// The clock by which the officer works now.
fn running(dossier: &Dossier) -> Option<&Reading> {
    let wanted: &[ClockId] = match dossier.case.state {
        State::Received => &[ClockId::C1],
        State::Correction => &[ClockId::C10],
        State::Granted | State::GrantedCommit => &[ClockId::C5],
        _ => &[ClockId::C2p, ClockId::C2, ClockId::C3],
    };
    let shown = |id: &ClockId| dossier.clocks.iter().map(|it| &it.reading).find(|it| it.id == *id);
    wanted.iter().find_map(shown)
}

impl CaseView {
    /// The page of a case, with what was revealed of its applicant, or why nothing was.
    #[must_use]
    pub fn of(
        language: Language,
        dossier: &Dossier,
        revealed: Option<&Revealed>,
        faults: Vec<(String, String)>,
    ) -> Self {
        let offered = |kind: &&ActionKind| service::desk::fields(**kind).is_some();
        let waits_for = words::waits_for(dossier.case.waits_for().word());
        Self {
            head: Head::of(language, dossier),
            done: String::new(),
            actions: ordered(&dossier.actions)
                .iter()
                .filter(offered)
                .map(|it| action(language, dossier, *it))
                .collect(),
            waits_for: language.say(waits_for).to_owned(),
            authority: dossier.authority.iter().flat_map(|it| authority(language, it)).collect(),
            is_only_declared: dossier.authority.as_ref().is_some_and(|it| it.verified.is_none()),
            applicant: applicant(language, dossier, revealed),
            is_hidden: revealed.is_none() && dossier.materials.is_some(),
            faults,
            clocks: clocks(language, dossier),
            documents: documents(language, &dossier.documents),
        }
    }
}

impl CaseView {
    /// The page after an action was done, named by its word.
    #[must_use]
    pub fn after(mut self, language: Language, action: &str) -> Self {
        let told = |it| language.fill(desk::DONE, &[("action", language.say(words::action(it)))]);
        self.done = match action {
            "authority" => language.say(desk::AUTHORITY_DONE).to_owned(),
            _ => action.parse().map(told).unwrap_or_default(),
        };
        self
    }
}

/// What moves the case on comes first.
fn ordered(actions: &[ActionKind]) -> Vec<ActionKind> {
    const FIRST: [ActionKind; 2] = [ActionKind::Accept, ActionKind::Propose];
    let first = FIRST.into_iter().filter(|it| actions.contains(it));
    first.chain(actions.iter().copied().filter(|it| !FIRST.contains(it))).collect()
}

fn action(language: Language, dossier: &Dossier, kind: ActionKind) -> ActionLine {
    ActionLine {
        href: format!("/w/c/{}/{kind}", dossier.number),
        icon: words::icon(kind).to_owned(),
        name: language.say(words::action(kind)).to_owned(),
        text: language.say(words::action_text(kind)).to_owned(),
    }
}

fn applicant(
    language: Language,
    dossier: &Dossier,
    revealed: Option<&Revealed>,
) -> Vec<(String, String)> {
    let hidden = &dossier.applicant;
    let shown = revealed.map_or(
        [
            (desk::APPLICANT, Some(hidden.name.clone())),
            (desk::CITIZEN_ID, hidden.citizen_id.clone()),
            (desk::MOBILE, hidden.mobile.clone()),
            (desk::EMAIL, None),
        ],
        |it| {
            [
                (desk::APPLICANT, Some(it.name.clone())),
                (desk::CITIZEN_ID, it.citizen_id.clone()),
                (desk::MOBILE, it.mobile.clone()),
                (desk::EMAIL, it.email.clone()),
            ]
        },
    );
    let named = |(label, value): (Message, Option<String>)| {
        Some((language.say(label).to_owned(), value.filter(|it| !it.is_empty())?))
    };
    shown.into_iter().filter_map(named).collect()
}

/// Who acts for an organisation, what that rests on, and whether anybody has checked it.
fn authority(language: Language, it: &Authority) -> Vec<(String, String)> {
    let capacity = match it.capacity {
        Capacity::Representative => desk::REPRESENTATIVE,
        Capacity::Agent => desk::AGENT,
    };
    let verified = it.verified.as_ref().map_or_else(
        || language.say(desk::NOT_VERIFIED).to_owned(),
        |(at, who)| {
            let at = dates::minute(language, *at);
            language.fill(desk::VERIFIED_BY, &[("at", &at), ("who", who)])
        },
    );
    let facts = [
        (desk::CREDIT_CODE, it.credit_code.clone()),
        (desk::ACTING, it.person.clone()),
        (desk::CAPACITY, language.say(capacity).to_owned()),
        (desk::AUTHORITY, it.authority.clone()),
        (desk::VERIFICATION, verified),
    ];
    let told = facts.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(name, value)| (language.say(name).to_owned(), value)).collect()
}

/// Every clock but that of a stage that is over: the next stage has its own.
fn clocks(language: Language, dossier: &Dossier) -> Vec<(String, String)> {
    let readings = dossier.clocks.iter().map(|it| &it.reading);
    let shown = readings.filter(|it| it.id != ClockId::C15 || it.state != ClockState::Stopped);
    let stage_of = |id| dossier.case.state.stage().filter(|_| id == ClockId::C15);
    let named =
        |it: &Reading| (words::limit(language, it.id, stage_of(it.id)), reading(language, it));
    shown.map(named).collect()
}

/// What a clock shows.
fn reading(language: Language, reading: &Reading) -> String {
    let unit = if reading.unit == Unit::WorkingDay { desk::UNIT_WD } else { desk::UNIT_ND };
    let (used, left, over) =
        (reading.used.to_string(), reading.left.to_string(), reading.overdue.to_string());
    let limit = reading.limit.to_string();
    let values = [
        ("used", used.as_str()),
        ("left", &left),
        ("over", &over),
        ("limit", &limit),
        ("unit", language.say(unit)),
    ];
    let message = if reading.overdue > 0 { desk::CLOCK_OVER } else { desk::CLOCK_USED };
    let mut told = vec![language.fill(message, &values)];
    if reading.paused > 0 {
        told.push(language.fill(desk::CLOCK_PAUSED, &[("paused", &reading.paused.to_string())]));
    }
    let ended = reading.state == ClockState::Stopped;
    told.extend(reading.due.filter(|_| !ended).map(|due| {
        let day = dates::day(language, due.on);
        let by = language.fill(desk::CLOCK_DUE, &[("day", &day)]);
        if due.provisional { by + language.say(desk::CLOCK_PROVISIONAL) } else { by }
    }));
    if ended {
        told.push(language.say(desk::STOPPED).to_owned());
    }
    told.join(" · ")
}

/// Documents as links: address, and name with number.
pub(super) fn documents(language: Language, issued: &[Issued]) -> Vec<(String, String)> {
    let link = |it: &Issued| {
        let name = language.say(notices::name(it.kind));
        (format!("/notices/{}", it.id), [name, " ", &it.number].concat())
    };
    issued.iter().map(link).collect()
}

impl ContentView {
    /// What was filed, as far as the officer may see it.
    #[must_use]
    pub fn of(language: Language, dossier: &Dossier) -> Self {
        let form = &dossier.item.form;
        let materials = dossier.materials.as_ref();
        Self {
            head: Head::of(language, dossier),
            sections: materials.map(|it| answers::sections(language, form, &it.answers)),
        }
    }
}

impl OvertakenView {
    /// Who was faster.
    #[must_use]
    pub fn of(language: Language, dossier: &Dossier) -> Self {
        let told = dossier.history.last().map(|it| told(language, it));
        Self {
            href: format!("/w/c/{}", dossier.number),
            told: told.unwrap_or_default(),
            state: language.say(words::state(dossier.case.state)).to_owned(),
        }
    }
}

fn told(language: Language, last: &Happening) -> String {
    let at = dates::minute(language, last.at);
    let who = last.who.name.as_deref().unwrap_or(language.say(desk::HISTORY_HALL));
    let what = language.say(words::found(&["fact_", last.word]));
    language.fill(desk::OVERTAKEN_BY, &[("who", who), ("at", &at), ("what", what)])
}
