//! A case as its events have made it.

use super::{
    ActionKind, Channel, Commitment, Deficiency, DocumentKind, Event, Paper, Rating,
    Recommendation, Rule, State, Target, Terms, TimerKind, allowed,
};
use crate::{
    access::{Actor, Role},
    calendar::{Calendar, Due},
    clocks::{Clock, ClockId, Expiry, Ground, HearingNotice},
    ids::{OrganisationId, PersonId},
    items::Necessity,
};
use time::Date;

/// A case (办件): nothing in it is stored, everything is folded from its events.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Case {
    /// Where it stands.
    pub state: State,
    /// Who applied, or filed for the organisation.
    pub applicant: PersonId,
    /// The organisation that applied.
    pub organisation: Option<OrganisationId>,
    /// The way it came in.
    pub channel: Channel,
    /// The rules it is judged by.
    pub terms: Terms,
    /// The department that handles it now.
    pub department: String,
    /// The departments that handled it before and sent it up (T22).
    pub former_departments: Vec<String>,
    /// The day of the last receipt: of the filing or of its resupply.
    pub received_on: Date,
    /// The day it counts as accepted; back-dated when acceptance is deemed.
    pub accepted_on: Option<Date>,
    /// Its place in the order of acceptance of the item (XK 57), once it is given.
    pub sequence: Option<u64>,
    /// The day the procedure ended: decided, withdrawn or ended otherwise.
    pub concluded_on: Option<Date>,
    /// The documents asked for, with what is held.
    pub papers: Vec<Paper>,
    /// What the last notice lists, and what of it has been supplied.
    pub corrections: Vec<Correction>,
    /// What the first notice listed; a later one must not go beyond (R32-a).
    pub first_listed: Vec<Target>,
    /// The choice of notify-and-commit.
    pub commitment: Option<Commitment>,
    /// Who reviews it.
    pub reviewer: Option<PersonId>,
    /// The verification on site is on file.
    pub verified: bool,
    /// The special procedure that runs.
    pub special: Option<Special>,
    /// The interested parties that were told.
    pub parties: Vec<String>,
    /// What became of the right to a hearing.
    pub hearing: Hearing,
    /// What the reviewer proposed.
    pub recommendation: Option<Recommendation>,
    /// The statutory limit has been extended.
    pub extended: bool,
    /// The statutory limit passed without a decision.
    pub overdue_marked: bool,
    /// Whether the commitment was kept, once it was checked.
    pub commitment_kept: Option<bool>,
    /// How the applicant rated it.
    pub rating: Option<Rating>,
    /// The archive package is built.
    pub archived: bool,
    /// Who took part, in which role, by which rule.
    pub involved: Vec<Involvement>,
    /// The documents issued, in order.
    pub documents: Vec<IssuedDocument>,
    pub(super) clocks: Vec<Clock>,
}

/// One entry of a correction notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What is wrong.
    pub deficiency: Deficiency,
    /// It was handed in since.
    pub supplied: bool,
}

/// A special procedure (XK 45).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Special {
    /// Which one.
    pub ground: Ground,
    /// The day of the written notice, from which the clock stands.
    pub notified_on: Date,
    /// The end the applicant was told.
    pub planned_end_on: Date,
}

/// What became of the right to a hearing (XK 47, 48).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hearing {
    /// The day the parties were told.
    pub told_on: Option<Date>,
    /// The day somebody asked for it.
    pub requested_on: Option<Date>,
    /// Nobody asked in time.
    pub lapsed: bool,
    /// Who holds it and when.
    pub set: Option<(PersonId, Date)>,
    /// The day time and place were told.
    pub notified_on: Option<Date>,
    /// The minutes are signed.
    pub held: bool,
}

/// One part that somebody took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Involvement {
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: Role,
    /// By which rule.
    pub rule: Rule,
}

/// One document that was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedDocument {
    /// What kind.
    pub kind: DocumentKind,
    /// The day it bears.
    pub issued_on: Date,
    /// The rule that brought it about.
    pub rule: Rule,
}

/// Who has to do something next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitsFor {
    /// The applicant.
    Applicant,
    /// The window.
    Window,
    /// A reviewer.
    Reviewer,
    /// The one who signs.
    Decider,
    /// The issuing desk.
    Issuing,
    /// Nobody.
    Nobody,
}

impl WaitsFor {
    /// The lasting word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Window => "window",
            Self::Reviewer => "reviewer",
            Self::Decider => "decider",
            Self::Issuing => "issuing",
            Self::Nobody => "nobody",
        }
    }
}

impl State {
    /// Who has to do something next.
    #[must_use]
    pub const fn waits_for(self) -> WaitsFor {
        match self {
            Self::Draft | Self::Correction => WaitsFor::Applicant,
            Self::Received => WaitsFor::Window,
            Self::Accepted
            | Self::AcceptedDeferred
            | Self::Review
            | Self::Verify
            | Self::Special
            | Self::Hearing
            | Self::ThirdParty => WaitsFor::Reviewer,
            Self::Upward | Self::Decision => WaitsFor::Decider,
            Self::Granted | Self::GrantedCommit => WaitsFor::Issuing,
            _ => WaitsFor::Nobody,
        }
    }
}

impl Case {
    /// The case that `events` tell, oldest first; none when they do not begin with a filing.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let mut case = Self::begin(events.next()?)?;
        for event in events {
            case.apply(event);
        }
        Some(case)
    }

    /// The clocks that were ever started, oldest first.
    #[must_use]
    pub fn clocks(&self) -> Vec<Clock> {
        self.clocks.clone()
    }

    /// The clock `id` as it was started last.
    #[must_use]
    pub fn clock(&self, id: ClockId) -> Option<&Clock> {
        self.clocks.iter().rev().find(|clock| clock.id() == id)
    }

    /// The notice of the hearing, once it is ordered: C8, which is counted back and never runs.
    #[must_use]
    pub fn hearing_notice(&self) -> Option<HearingNotice> {
        let (_, held_on) = self.hearing.set?;
        Some(HearingNotice { served_on: self.hearing.notified_on?, held_on })
    }

    /// The last day of clock `id`; none when it was not started, or stands.
    #[must_use]
    pub fn due(&self, id: ClockId, calendar: &Calendar) -> Option<Due> {
        self.clock(id)?.due(calendar)
    }

    /// What `actor` may lawfully do now, as far as it does not depend on what is said in doing it.
    #[must_use]
    pub fn next_actions(&self, actor: &Actor) -> Vec<ActionKind> {
        let kinds = ActionKind::ALL.iter().copied().filter(|kind| *kind != ActionKind::Fire);
        kinds.filter(|kind| allowed(self, *kind, actor).is_ok()).collect()
    }

    /// Who has to do something next.
    #[must_use]
    pub const fn waits_for(&self) -> WaitsFor {
        self.state.waits_for()
    }

    /// The next date on which a limit brings something about by itself, and what.
    ///
    /// None while every limit is met, stopped or paused without a known end.
    #[must_use]
    pub fn next_timer(&self, calendar: &Calendar) -> Option<(Date, TimerKind)> {
        let armed = TimerKind::ALL.iter().filter_map(|kind| {
            let fires_on = self.timer_on(*kind, calendar)?;
            Some((fires_on, *kind))
        });
        armed.min()
    }

    /// The date on which `kind` fires: the day after its limit; none when it is not armed.
    #[must_use]
    pub fn timer_on(&self, kind: TimerKind, calendar: &Calendar) -> Option<Date> {
        let limit_on = |id| self.due(id, calendar).map(|due| due.on);
        let pending = self.state.is_pending();
        let last_on = match kind {
            TimerKind::DeemAcceptance if self.state == State::Received => limit_on(ClockId::C1),
            TimerKind::LapseCorrection if self.state == State::Correction => limit_on(ClockId::C10),
            TimerKind::LapseDeferral if pending && self.is_deferred() => limit_on(ClockId::C11),
            TimerKind::EndSpecial => self.special.map(|special| special.planned_end_on),
            TimerKind::LapseHearingRight if pending && self.hearing.is_open() => {
                limit_on(ClockId::C6)
            }
            TimerKind::MarkOverdue if pending && !self.overdue_marked => {
                limit_on(self.terms.decision_clock())
            }
            TimerKind::MarkDelay => self.next_delay(calendar).map(|(due_on, _)| due_on),
            _ => None,
        };
        last_on.map(Calendar::next_day)
    }

    /// The next clock whose running out is a delay that nobody has recorded yet, and its last day.
    pub(super) fn next_delay(&self, calendar: &Calendar) -> Option<(Date, ClockId)> {
        let delays = self.clocks.iter().filter(|clock| {
            clock.id().expiry() == Expiry::YellowCard && !clock.is_stopped() && !clock.is_marked()
        });
        delays.filter_map(|clock| Some((clock.due(calendar)?.on, clock.id()))).min()
    }

    /// Keys of the required documents that are not held: none of them, no grant (A.10).
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        let missing = |paper: &&Paper| !paper.held && paper.necessity != Necessity::Optional;
        self.papers.iter().filter(missing).map(|paper| paper.key.as_str())
    }

    /// Whether nothing that was listed is still wrong and no required document is missing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none() && self.corrections.iter().all(|item| item.supplied)
    }

    /// The questions that were listed as wrong and have not been corrected.
    pub fn open_fields(&self) -> impl Iterator<Item = &str> {
        self.corrections.iter().filter(|item| !item.supplied).filter_map(|item| {
            match &item.deficiency.target {
                Target::Field(key) => Some(key.as_str()),
                Target::Material(_) => None,
            }
        })
    }

    /// Whether `target` was listed and has been handed in since.
    #[must_use]
    pub fn has_resupplied(&self, target: &Target) -> bool {
        self.corrections.iter().any(|item| item.supplied && item.deficiency.target == *target)
    }

    /// Whether documents were put off at acceptance and have not followed yet.
    #[must_use]
    pub fn is_deferred(&self) -> bool {
        self.clock(ClockId::C11).is_some_and(|clock| clock.stopped_on().is_none())
    }

    /// Whether everything listed was supplied, so that nothing but acceptance is left (R32-c).
    #[must_use]
    pub fn must_be_accepted(&self) -> bool {
        self.state == State::Received && !self.corrections.is_empty() && self.is_complete()
    }

    /// Whether `person` received the case at the window.
    #[must_use]
    pub fn was_received_by(&self, person: PersonId) -> bool {
        let part = |part: &Involvement| part.person == person && part.role == Role::WindowClerk;
        self.involved.iter().any(part)
    }

    /// Whether `person` reviews the case or has done so; the chair of its hearing has not.
    #[must_use]
    pub fn was_reviewed_by(&self, person: PersonId) -> bool {
        let part = |part: &Involvement| {
            part.person == person
                && part.role == Role::Reviewer
                && !matches!(part.rule, Rule::T21 | Rule::C12)
        };
        self.reviewer == Some(person) || self.involved.iter().any(part)
    }
}

impl Hearing {
    /// Whether the parties may still ask for a hearing.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.told_on.is_some() && self.requested_on.is_none() && !self.lapsed && !self.held
    }
}
