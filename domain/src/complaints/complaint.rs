//! A complaint, as what happened has left it.

use super::{CallBack, Fact, Filing, Kind, Outcome, State};
use crate::{
    Moment,
    calendar::{Calendar, Limit},
    ids::PersonId,
    matters::{Clocks, Concern, Holders, MatterNumber, Origin, Period, Standing, Timer},
};
use serde::{Deserialize, Serialize};

/// A complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When it came in.
    pub lodged_at: Moment,
    /// What it is about.
    pub kind: Kind,
    /// Who, what about and where.
    pub origin: Origin,
    /// Who has it, and who never may.
    pub holders: Holders,
    /// Within what it is handled, where the city has set that.
    pub within: Option<Limit>,
    /// Whether it is handled on the same day.
    pub urgent: bool,
    /// Its clocks.
    pub clocks: Clocks,
    /// When the department was given it.
    pub dispatched_at: Option<Moment>,
    /// Whether it is settled who is competent, so that it is not returned again.
    pub settled: bool,
    /// How often it was given back.
    pub returned: u32,
    /// Keys of the assisting departments that have said what they found.
    #[serde(default)]
    pub contributed: Vec<String>,
    /// The answer that is proposed, or was given last.
    pub outcome: Option<Outcome>,
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
    /// The words of it.
    pub answer: Option<String>,
    /// When it was answered last.
    pub answered_at: Option<Moment>,
    /// What whoever complained said when called back.
    pub called_back: Option<CallBack>,
    /// How often it was handled again.
    pub reopened: u32,
    /// Whether there was an appeal.
    pub appealed: bool,
    /// To which one it was joined.
    pub merged_into: Option<MatterNumber>,
    /// How often supervision has urged.
    pub urged: u32,
}

impl Complaint {
    /// A complaint that came in.
    #[must_use]
    pub fn begin(filing: &Filing, at: Moment) -> Self {
        let mut clocks = Clocks::default();
        clocks.start(Period::ComplaintTriage, at.date());
        Self {
            state: State::Received,
            since: at,
            lodged_at: at,
            kind: filing.kind,
            origin: filing.origin.clone(),
            holders: Holders::of(&filing.origin),
            within: filing.within,
            urgent: false,
            clocks,
            dispatched_at: None,
            settled: false,
            returned: 0,
            contributed: Vec::new(),
            outcome: None,
            proposed_by: None,
            answer: None,
            answered_at: None,
            called_back: None,
            reopened: 0,
            appealed: false,
            merged_into: None,
            urged: 0,
        }
    }

    /// The complaint that its whole log tells of; none when the log does not begin with its coming in.
    #[must_use]
    pub fn replay<'a>(log: impl IntoIterator<Item = (Moment, &'a Fact)>) -> Option<Self> {
        let mut log = log.into_iter();
        let (at, Fact::Lodged { filing }) = log.next()? else { return None };
        let mut complaint = Self::begin(filing, at);
        log.for_each(|(at, fact)| complaint.apply(fact, at));
        Some(complaint)
    }

    /// What happens by itself unless somebody acts before.
    #[must_use]
    pub fn next_timer(&self, calendar: &Calendar) -> Option<Timer> {
        self.clocks.next_timer(calendar)
    }

    /// Whether an answer of whoever handles it now may be approved by `person`.
    #[must_use]
    pub fn may_approve(&self, person: PersonId) -> bool {
        self.proposed_by != Some(person) && !self.holders.must_not_handle(person, None)
    }

    /// The last instant at which the department may give it back (AY 50).
    #[must_use]
    pub fn return_until(&self) -> Option<Moment> {
        let limit = Period::ComplaintReturn.limit();
        let at = self.dispatched_at.filter(|_| self.state == State::Dispatched && !self.settled)?;
        Some(Calendar::due_at(at, limit.amount))
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Lodged { filing } => *self = Self::begin(filing, at),
            Fact::Accepted { urgent } => {
                self.urgent = *urgent;
                self.clocks.stop(Period::ComplaintTriage, on);
                self.run_handling(at);
                self.enter(State::Accepted, at);
            }
            Fact::Dispatched { lead, assisting, decided } => {
                self.holders.give(lead, assisting);
                self.contributed.clear();
                self.settled = *decided;
                self.dispatched_at = Some(at);
                self.enter(State::Dispatched, at);
            }
            Fact::Returned { .. } => {
                self.holders.take_back();
                self.returned += 1;
                self.dispatched_at = None;
                self.enter(State::Accepted, at);
            }
            Fact::Taken { by } => {
                self.holders.take(*by);
                self.settled = true;
                self.enter(State::Handling, at);
            }
            Fact::ClarificationAsked { .. } => self.enter(State::Clarification, at),
            Fact::Supplemented { .. } | Fact::SentBack { .. } => self.enter(State::Handling, at),
            Fact::Proposed { by, outcome, text } => {
                self.holders.involve(*by);
                (self.outcome, self.proposed_by) = (Some(*outcome), Some(*by));
                self.answer = Some(text.clone());
                self.enter(State::Approval, at);
            }
            Fact::Answered { by, .. } => self.answered(*by, at),
            Fact::Reopened { .. } => {
                self.reopened += 1;
                self.again(at);
            }
            Fact::Appealed { .. } => {
                self.appealed = true;
                self.holders.raise();
                self.clocks.stop_all(on);
                self.clocks.start(Period::ComplaintAppealDecision, on);
                self.enter(State::Appealed, at);
            }
            Fact::AppealDecided { by, granted, .. } => {
                self.holders.involve(*by);
                self.clocks.stop(Period::ComplaintAppealDecision, on);
                if *granted { self.again(at) } else { self.end(State::Closed, at) }
            }
            Fact::Closed => self.close(at),
            Fact::Declined { .. } => self.end(State::Declined, at),
            Fact::Merged { into } => {
                self.merged_into = Some(*into);
                self.end(State::Merged, at);
            }
            Fact::Withdrawn => self.end(State::Withdrawn, at),
            Fact::Lapsed { period, due_on } => {
                self.clocks.tell(*period, *due_on);
                if *period == Period::ComplaintReopening {
                    self.clocks.stop(Period::ComplaintCallBack, *due_on);
                    self.enter(State::Closed, at);
                }
            }
            beside => self.note(beside, at),
        }
    }

    /// Folds what leaves it where it stands, unless somebody is found to be meant who has it.
    fn note(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Contributed { by, department, .. } => {
                self.holders.involve(*by);
                if !self.contributed.contains(department) {
                    self.contributed.push(department.clone());
                }
            }
            Fact::CalledBack { result } => {
                self.called_back = Some(*result);
                if *result != CallBack::NotReached {
                    self.clocks.stop(Period::ComplaintCallBack, on);
                }
            }
            Fact::Extended { amount, .. } => {
                self.clocks.extend(Period::ComplaintHandling, *amount, on);
            }
            Fact::Identified { person, department, leads } => {
                self.identified(*person, department, *leads, at);
            }
            Fact::Supervised { .. } => self.urged += 1,
            Fact::Overdue { period, due_on } => self.clocks.tell(*period, *due_on),
            _ => {}
        }
    }

    /// It is known who is meant: they lose what they have of it, and what they have proposed.
    fn identified(&mut self, person: PersonId, department: &str, leads: bool, at: Moment) {
        let (person, department) = (Some(person), department.to_owned());
        let mut concerns = self.origin.concerns.iter_mut();
        let unknown = concerns.find(|it| matches!(it, Concern::StaffMember { person: None, .. }));
        let named = match &unknown {
            Some(Concern::StaffMember { named, .. }) => named.clone(),
            _ => String::new(),
        };
        let known = Concern::StaffMember { person, department, leads, named };
        let (had_lead, had_handler) = (self.holders.lead.is_some(), self.holders.handler);
        self.holders.bar(&known);
        match unknown {
            Some(unknown) => *unknown = known,
            None => self.origin.concerns.push(known),
        }
        if had_lead && self.holders.lead.is_none() {
            self.dispatched_at = None;
            self.enter(State::Accepted, at);
        } else if had_handler != self.holders.handler {
            (self.outcome, self.proposed_by, self.answer) = (None, None, None);
            self.enter(State::Dispatched, at);
        }
    }

    /// Answered: the rights of whoever complained begin, counted from here.
    fn answered(&mut self, by: PersonId, at: Moment) {
        let on = at.date();
        self.holders.involve(by);
        self.answered_at = Some(at);
        self.clocks.stop(Period::ComplaintHandling, on);
        if self.origin.standing != Standing::Anonymous {
            self.clocks.start(Period::ComplaintCallBack, on);
        }
        self.clocks.start(Period::ComplaintReopening, on);
        if !self.appealed {
            self.clocks.start(Period::ComplaintAppeal, on);
        }
        self.enter(State::Answered, at);
    }

    /// Handled again, by the same department and whoever of it takes it.
    fn again(&mut self, at: Moment) {
        self.clocks.stop_all(at.date());
        self.holders.handler = None;
        self.called_back = None;
        self.settled = true;
        self.dispatched_at = Some(at);
        self.run_handling(at);
        self.enter(State::Dispatched, at);
    }

    /// Settled; the right to appeal goes on.
    fn close(&mut self, at: Moment) {
        for period in [Period::ComplaintCallBack, Period::ComplaintReopening] {
            self.clocks.stop(period, at.date());
        }
        self.enter(State::Closed, at);
    }

    fn run_handling(&mut self, at: Moment) {
        let own = self.within.unwrap_or(self.kind.handling());
        let limit = if self.urgent { Limit::working_days(0) } else { own };
        self.clocks.start_with(Period::ComplaintHandling, limit, at.date());
    }

    fn end(&mut self, state: State, at: Moment) {
        self.clocks.stop_all(at.date());
        self.enter(state, at);
    }

    fn enter(&mut self, state: State, at: Moment) {
        (self.state, self.since) = (state, at);
    }
}
