//! Tells the progress of a case.

use super::{
    super::{clock, timeline, words},
    LinkView, Look, NextView, ProgressView, WithdrawView, adverse, next,
};
use crate::{
    text::{Language, cases, notices, ratings},
    ui::dates,
};
use domain::{
    Date,
    calendar::Calendar,
    clocks::{ClockId, ClockState},
    ids::DocumentId,
    licensing::{ActionKind, DocumentKind, State},
};
use service::{
    cases::{ClockShown, Progress},
    notices::Shown,
};
use words::{Standing, dated, of_state};

/// The progress of a case on `today`, with the document that burdens its applicant, if there is one.
#[must_use]
pub fn progress(
    language: Language,
    it: &Progress,
    burden: Option<&Shown>,
    (today, calendar): (Date, &Calendar),
) -> ProgressView {
    let telling = Telling { language, it, today, main: main_clock(it) };
    let standing = telling.standing();
    let (title, lead) = telling.sentences(&standing);
    let law = it.case.terms.decision_clock();
    let law = it.clocks.iter().find(|it| it.reading.id == law).map(|it| &it.reading);
    let law = law.filter(|_| telling.main.is_some_and(|it| it.reading.id == ClockId::C2p));
    ProgressView {
        number: it.number.to_string(),
        groups: words::groups(it.number),
        item: language.read(&it.item.name).to_owned(),
        tag: standing.tag(language, calendar),
        title,
        lead,
        notes: telling.notes(&standing),
        next: telling.next(),
        adverse: burden.map(|it| adverse::adverse(language, it, today, calendar)),
        clock: telling.main.map(|it_| clock::clock(language, it_, law, &it.documents, today)),
        steps: timeline::timeline(language, it, standing.due_on, today),
        facts: telling.facts(),
        documents: timeline::documents(language, it, today),
        more: telling.more(),
        help: telling.help(),
    }
}

/// The document whose reasons and remedies the page has to tell: the last that burdens, while it stands.
#[must_use]
pub fn adverse_document(it: &Progress) -> Option<DocumentId> {
    let stands = it.case.state.is_terminal() || it.case.state.is_pending();
    let burdens = |kind: DocumentKind| {
        kind.is_adverse() && (it.case.state.is_terminal() || kind == DocumentKind::OverdueNotice)
    };
    let is_over = !matches!(it.case.state, State::Withdrawn | State::Closed);
    let mut documents = it.documents.iter().filter(|_| stands && is_over);
    documents.rfind(|it| burdens(it.kind)).map(|it| it.id)
}

/// The page on which the case is taken back; none when that is no longer possible.
#[must_use]
pub fn withdrawal(language: Language, it: &Progress) -> Option<WithdrawView> {
    it.actions.contains(&ActionKind::Withdraw).then(|| WithdrawView {
        number: it.number.to_string(),
        groups: words::groups(it.number),
        item: language.read(&it.item.name).to_owned(),
    })
}

/// The clock that matters to the applicant now.
fn main_clock(it: &Progress) -> Option<&ClockShown> {
    let order: &[ClockId] = match it.case.state {
        State::Received => &[ClockId::C1],
        State::Correction => &[ClockId::C10],
        State::Granted | State::GrantedCommit => {
            &[ClockId::C5, ClockId::C2p, ClockId::C2, ClockId::C3]
        }
        _ => &[ClockId::C2p, ClockId::C2, ClockId::C3, ClockId::C1],
    };
    order.iter().find_map(|id| it.clocks.iter().find(|clock| clock.reading.id == *id))
}

struct Telling<'a> {
    language: Language,
    it: &'a Progress,
    today: Date,
    main: Option<&'a ClockShown>,
}

impl Telling<'_> {
    fn standing(&self) -> Standing {
        let running = self.main.filter(|it| it.reading.state != ClockState::Stopped);
        Standing {
            state: self.it.case.state,
            waits_for: self.it.case.waits_for(),
            due_on: running.and_then(|it| it.reading.due).map(|due| due.on),
            today: self.today,
        }
    }

    /// Where the case stands, and what that means.
    fn sentences(&self, standing: &Standing) -> (String, String) {
        let state = self.it.case.state;
        let (title, lead) = match (standing.is_over(), self.is_over_by_law()) {
            (_, true) if state.is_pending() => (cases::TITLE_OVERDUE, cases::LEAD_OVERDUE),
            (true, _) => (cases::TITLE_LATE, cases::LEAD_LATE),
            _ => (of_state("title-", state), of_state("lead-", state)),
        };
        let said = |message| {
            let sentence = dated(self.language, message, standing.due_on, self.today);
            self.filled(&sentence)
        };
        (said(title), said(lead))
    }

    /// A sentence with what it may speak of beside the last day.
    fn filled(&self, sentence: &str) -> String {
        let case = &self.it.case;
        let open = case.corrections.iter().filter(|it| !it.supplied).count();
        let on = self.it.timeline.iter().rev().find_map(|it| it.on);
        let ground = case.special.map(|it| {
            let name = notices::find(&["ground_", it.ground.code()].concat());
            self.language.say(name.unwrap_or(cases::SPECIAL_PROCEDURE))
        });
        let on = on.map(|on| dates::near(self.language, on, self.today)).unwrap_or_default();
        sentence
            .replace("{count}", &open.to_string())
            .replace("{on}", &on)
            .replace("{ground}", ground.unwrap_or_default())
    }

    fn is_over_by_law(&self) -> bool {
        let over = |it: &ClockShown| {
            it.reading.id == self.it.case.terms.decision_clock()
                && it.reading.state == ClockState::Overdue
        };
        self.it.clocks.iter().any(over)
    }

    fn notes(&self, standing: &Standing) -> Vec<(Look, String)> {
        let (it, language) = (self.it, self.language);
        let deemed = it.timeline.iter().any(|it| it.word == "deemed_accepted");
        let deemed = deemed && it.case.state.is_pending();
        let hearing = it.actions.contains(&ActionKind::RequestHearing);
        let phone = [("phone", it.item.contact.phone.as_str())];
        let complaints = [("phone", it.item.contact.complaint_phone.as_str())];
        let notes = [
            (standing.is_over(), Look::Over, language.fill(cases::NOTE_LATE, &complaints)),
            (deemed, Look::Running, language.say(cases::NOTE_DEEMED).to_owned()),
            (hearing, Look::Running, language.fill(cases::NOTE_HEARING, &phone)),
        ];
        notes.into_iter().filter(|it| it.0).map(|(_, look, words)| (look, words)).collect()
    }

    fn next(&self) -> Option<NextView> {
        let actions = &self.it.actions;
        if actions.contains(&ActionKind::Resupply) {
            return Some(next::correction(self.language, self.it, self.today));
        }
        if actions.contains(&ActionKind::Supply) && !self.it.to_follow.is_empty() {
            return Some(next::deferral(self.language, self.it, self.today));
        }
        next::result(self.language, self.it)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (it, language) = (self.it, self.language);
        let facts = [
            (cases::ORGAN, language.read(&it.organ).to_owned()),
            (cases::APPLICANT, it.applicant_name.clone()),
            (cases::FILED_AT, dates::minute(language, it.received_at)),
        ];
        facts.map(|(name, value)| (language.say(name).to_owned(), value)).to_vec()
    }

    fn more(&self) -> Vec<LinkView> {
        let number = self.it.number;
        let may_withdraw = self.it.actions.contains(&ActionKind::Withdraw);
        let rate = self.it.rate.map(|it| format!("/rate/{it}"));
        let links = [
            (rate.is_some(), ratings::RATE_THIS, rate.unwrap_or_default()),
            (true, cases::SEE_SUBMITTED, format!("/my/{number}/submitted")),
            (true, cases::SEE_RECEIPT, format!("/receipt/{number}")),
            (true, cases::SEE_GUIDE, format!("/s/{}", self.it.item.key)),
            (true, cases::ASK_ABOUT, format!("/chat?case={number}")),
            (may_withdraw, cases::WITHDRAW, format!("/my/{number}/withdraw")),
        ];
        let link = |(is_there, name, href): (bool, _, String)| {
            is_there.then(|| LinkView { href, name: self.language.say(name).to_owned() })
        };
        links.into_iter().filter_map(link).collect()
    }

    fn help(&self) -> Vec<String> {
        let (language, item) = (self.language, &self.it.item);
        let remedies = [
            ("reconsideration", language.read(&item.remedies.reconsideration)),
            ("court", language.read(&item.remedies.court)),
        ];
        vec![
            language.fill(cases::ASK, &[("phone", &item.contact.phone)]),
            language.fill(cases::COMPLAIN, &[("phone", &item.contact.complaint_phone)]),
            language.fill(cases::CHALLENGE, &remedies),
        ]
    }
}
