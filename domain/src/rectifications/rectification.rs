//! A rectification, as what happened has left it.

use super::{Fact, Remedy, State};
use crate::{
    Moment,
    calendar::Limit,
    complaints::CallBack,
    matters::{Clocks, Holders, Origin, Period, Standing},
    ratings::Rating,
};
use serde::{Deserialize, Serialize};

/// What comes in: a bad rating, for the department that was rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who, about whom and where.
    #[serde(flatten)]
    pub origin: Origin,
    /// How bad it was.
    pub rating: Rating,
    /// Key of the department that was rated, and puts it right.
    pub department: String,
}

/// A rectification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectification {
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When the rating was given.
    pub opened_at: Moment,
    /// How bad it was.
    pub rating: Rating,
    /// Who, about whom and where.
    pub origin: Origin,
    /// Who has it, and who never may.
    pub holders: Holders,
    /// Its clocks.
    pub clocks: Clocks,
    /// When whoever gave the rating was first contacted.
    pub contacted_at: Option<Moment>,
    /// What was done.
    pub remedy: Option<Remedy>,
    /// What whoever gave the rating said when called back.
    pub called_back: Option<CallBack>,
    /// Whether it was looked into a second time.
    pub again: bool,
    /// Whether a panel has judged.
    pub judged: bool,
}

impl Rectification {
    /// A rectification that a bad rating opens; its department has it at once.
    #[must_use]
    pub fn begin(filing: &Filing, at: Moment) -> Self {
        let mut holders = Holders::of(&filing.origin);
        holders.give(&filing.department, &[]);
        let mut clocks = Clocks::default();
        if filing.origin.standing != Standing::Anonymous {
            clocks.start(Period::RectificationContact, at.date());
        }
        clocks.start(Period::RectificationFix, at.date());
        Self {
            state: State::Opened,
            since: at,
            opened_at: at,
            rating: filing.rating,
            origin: filing.origin.clone(),
            holders,
            clocks,
            contacted_at: None,
            remedy: None,
            called_back: None,
            again: false,
            judged: false,
        }
    }

    /// The rectification that its whole log tells of; none when the log does not begin with its opening.
    #[must_use]
    pub fn replay<'a>(log: impl IntoIterator<Item = (Moment, &'a Fact)>) -> Option<Self> {
        let mut log = log.into_iter();
        let (at, Fact::Opened { filing }) = log.next()? else { return None };
        let mut rectification = Self::begin(filing, at);
        log.for_each(|(at, fact)| rectification.apply(fact, at));
        Some(rectification)
    }

    /// Whether somebody can be contacted about it.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.origin.standing != Standing::Anonymous
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Opened { filing } => *self = Self::begin(filing, at),
            Fact::Taken { by } => {
                self.holders.take(*by);
                self.enter(State::Verifying, at);
            }
            Fact::Contacted { .. } => {
                self.contacted_at.get_or_insert(at);
                self.clocks.stop(Period::RectificationContact, on);
            }
            Fact::Planned { working_days, .. } => {
                self.clocks.stop(Period::RectificationFix, on);
                let limit = Limit::working_days(*working_days);
                self.clocks.start_with(Period::RectificationPlan, limit, on);
                self.enter(State::Planned, at);
            }
            Fact::Settled { remedy, .. } => {
                self.remedy = Some(*remedy);
                self.clocks.stop(Period::RectificationFix, on);
                self.clocks.stop(Period::RectificationPlan, on);
                self.enter(State::Settled, at);
            }
            Fact::Contested { .. } => {
                self.holders.raise();
                self.clocks.stop(Period::RectificationFix, on);
                self.clocks.start(Period::RectificationPanel, on);
                self.enter(State::Panel, at);
            }
            Fact::Judged { misused, .. } => {
                self.judged = true;
                self.clocks.stop(Period::RectificationPanel, on);
                if *misused { self.end(State::Dismissed, at) } else { self.look_again(at) }
            }
            Fact::FedBack { .. } => {
                if self.is_named() {
                    self.clocks.start(Period::RectificationCallBack, on);
                }
                self.enter(State::FedBack, at);
            }
            Fact::CalledBack { result } => self.called(*result, at),
            Fact::Closed => self.end(State::Closed, at),
            Fact::Supervised { .. } => {}
            Fact::Overdue { period, due_on } => self.clocks.tell(*period, *due_on),
        }
    }

    /// Whoever is not satisfied has it looked into once more.
    fn called(&mut self, result: CallBack, at: Moment) {
        self.called_back = Some(result);
        if result == CallBack::NotReached {
            return;
        }
        self.clocks.stop(Period::RectificationCallBack, at.date());
        if result == CallBack::Dissatisfied && !self.again {
            self.again = true;
            self.look_again(at);
        }
    }

    fn look_again(&mut self, at: Moment) {
        self.clocks.start(Period::RectificationFix, at.date());
        self.enter(State::Verifying, at);
    }

    fn end(&mut self, state: State, at: Moment) {
        self.clocks.stop_all(at.date());
        self.enter(state, at);
    }

    fn enter(&mut self, state: State, at: Moment) {
        (self.state, self.since) = (state, at);
    }
}
