//! A request for disclosure, as what happened has left it.

use super::{ActionKind, Answer, Fact, State};
use crate::{
    Date, Moment,
    calendar::{Calendar, Due, Limit},
    ids::PersonId,
    licensing::{iso, words},
    matters::{Clocks, Ground, Holders, Origin, Period},
};
use serde::{Deserialize, Serialize};

words! {
    /// How a request came in, which says on which day it was received (GK 31).
    pub enum Received {
        /// 当面提交: handed in; received on that day.
        InPerson = "in_person",
        /// 邮寄签收: by post that is signed for; received on the day of signing.
        SignedPost = "signed_post",
        /// 平常信函: by ordinary post; received on the day that both confirm.
        OrdinaryPost = "ordinary_post",
        /// 互联网或传真: by internet or fax; received on the day that both confirm.
        Online = "online",
    }
}

words! {
    /// In which form the applicant wants it (GK 29, 40).
    pub enum Form {
        /// 电子文件: as a file.
        File = "file",
        /// 纸质邮寄: on paper, by post.
        Paper = "paper",
        /// 当场查阅: to be read at the organ.
        OnSite = "on_site",
    }
}

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who and where; the desk is the unit for disclosure of the organ (GK 4).
    #[serde(flatten)]
    pub origin: Origin,
    /// How it came in.
    pub received: Received,
    /// What is asked for.
    pub wanted: String,
    /// In which form it is wanted; as the organ has it where that is not said.
    #[serde(default)]
    pub form: Option<Form>,
}

/// A request for disclosure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureRequest {
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When it came in.
    pub lodged_at: Moment,
    /// Who and where.
    pub origin: Origin,
    /// How it came in.
    pub received: Received,
    /// What is asked for.
    pub wanted: String,
    /// In which form it is wanted.
    #[serde(default)]
    pub form: Option<Form>,
    /// Who has it, and who never may.
    pub holders: Holders,
    /// Its clocks.
    pub clocks: Clocks,
    /// The day on which it was received, once that is settled (GK 31).
    #[serde(with = "iso::option")]
    pub received_on: Option<Date>,
    /// Whether it was asked what is meant, which is done once.
    pub clarified: bool,
    /// Of whom an opinion is awaited.
    pub consulting: Vec<Ground>,
    /// The answer that is proposed, or was given.
    pub answer: Option<Answer>,
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
    /// When it was answered.
    pub answered_at: Option<Moment>,
}

impl Received {
    /// Whether the day of receipt is the one on which both have confirmed it (GK 31).
    #[must_use]
    pub const fn is_confirmed_by_both(self) -> bool {
        matches!(self, Self::OrdinaryPost | Self::Online)
    }
}

impl DisclosureRequest {
    /// A request that came in.
    #[must_use]
    pub fn begin(filing: &Filing, at: Moment) -> Self {
        let mut holders = Holders::of(&filing.origin);
        let desk = holders.desk.clone();
        holders.give(&desk, &[]);
        let mut request = Self {
            state: State::Received,
            since: at,
            lodged_at: at,
            origin: filing.origin.clone(),
            received: filing.received,
            wanted: filing.wanted.clone(),
            form: filing.form,
            holders,
            clocks: Clocks::default(),
            received_on: None,
            clarified: false,
            consulting: Vec::new(),
            answer: None,
            proposed_by: None,
            answered_at: None,
        };
        if filing.received.is_confirmed_by_both() {
            request.clocks.start(Period::DisclosureConfirmation, at.date());
        } else {
            request.receive(at.date());
        }
        request
    }

    /// The request that its whole log tells of; none when the log does not begin with its coming in.
    #[must_use]
    pub fn replay<'a>(log: impl IntoIterator<Item = (Moment, &'a Fact)>) -> Option<Self> {
        let mut log = log.into_iter();
        let (at, Fact::Received { filing }) = log.next()? else { return None };
        let mut request = Self::begin(filing, at);
        log.for_each(|(at, fact)| request.apply(fact, at));
        Some(request)
    }

    /// The last day on which it may be asked what is meant (GK 30); none when that was done, or it is not received.
    #[must_use]
    pub fn clarify_until(&self, calendar: &Calendar) -> Option<Due> {
        let received_on = self.received_on.filter(|_| !self.clarified)?;
        calendar.due(received_on, Period::DisclosureClarification.limit(), &[])
    }

    /// Whether it is not certain that the rules refuse `action`: what is done once, and what waits for the day of receipt.
    #[must_use]
    pub const fn is_time_for(&self, action: ActionKind) -> bool {
        match action {
            ActionKind::Confirm => self.received_on.is_none(),
            ActionKind::Take | ActionKind::Assign => self.received_on.is_some(),
            ActionKind::Clarify => self.received_on.is_some() && !self.clarified,
            _ => true,
        }
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Received { filing } => *self = Self::begin(filing, at),
            Fact::Confirmed => {
                self.clocks.stop(Period::DisclosureConfirmation, on);
                self.receive(on);
            }
            Fact::ClarificationAsked { working_days, .. } => {
                self.clarified = true;
                self.clocks.stop_all(on);
                let limit = Limit::working_days(*working_days);
                self.clocks.start_with(Period::DisclosureSupplement, limit, on);
                self.enter(State::Clarification, at);
            }
            Fact::Supplemented { .. } => {
                self.clocks.stop(Period::DisclosureSupplement, on);
                self.receive(on);
                self.holders.handler = None;
                self.enter(State::Received, at);
            }
            Fact::Taken { by } => {
                self.holders.take(*by);
                self.enter(State::Handling, at);
            }
            Fact::Consulted { ground, .. } => {
                self.consulting.push(*ground);
                self.clocks.pause(*ground, on);
                self.clocks.start(period_of(*ground), on);
                self.enter(State::Consultation, at);
            }
            Fact::Heard { ground, .. } => {
                self.clocks.stop(period_of(*ground), on);
                self.heard(*ground, on, at);
            }
            Fact::Extended { amount, .. } => {
                self.clocks.extend(Period::DisclosureReply, *amount, on);
            }
            Fact::Proposed { by, answer } => {
                self.holders.involve(*by);
                (self.answer, self.proposed_by) = (Some(answer.clone()), Some(*by));
                self.enter(State::Approval, at);
            }
            Fact::SentBack { .. } => self.enter(State::Handling, at),
            Fact::Answered { by, .. } => {
                self.holders.involve(*by);
                self.answered_at = Some(at);
                self.end(State::Answered, at);
            }
            Fact::Supervised { .. } => {}
            Fact::Withdrawn => self.end(State::Withdrawn, at),
            Fact::Overdue { period, due_on } | Fact::Lapsed { period, due_on } => {
                self.passed(*period, *due_on, at);
            }
        }
    }

    /// Received: the time for the answer begins, or begins anew with what was clarified (GK 30, 31, 33).
    fn receive(&mut self, on: Date) {
        self.received_on = Some(on);
        self.clocks.start(Period::DisclosureReply, on);
    }

    /// One opinion is there, or was not given in its time; others may be awaited still.
    fn heard(&mut self, ground: Ground, on: Date, at: Moment) {
        self.consulting.retain(|it| *it != ground);
        self.clocks.resume(ground, on);
        if self.consulting.is_empty() {
            self.enter(State::Handling, at);
        }
    }

    fn passed(&mut self, period: Period, due_on: Date, at: Moment) {
        self.clocks.tell(period, due_on);
        match period {
            // Who says nothing in time has said nothing against it, and the organ decides (GK 32, 34).
            Period::DisclosureThirdParty | Period::DisclosureJointOrgan => {
                self.clocks.stop(period, due_on);
                let grounds = [Ground::ThirdParty, Ground::JointOrgan];
                let ground = grounds.into_iter().find(|it| period_of(*it) == period);
                if let Some(ground) = ground {
                    self.heard(ground, due_on, at);
                }
            }
            Period::DisclosureSupplement => self.end(State::Abandoned, at),
            _ => {}
        }
    }

    fn end(&mut self, state: State, at: Moment) {
        self.consulting.clear();
        self.clocks.stop_all(at.date());
        self.enter(state, at);
    }

    fn enter(&mut self, state: State, at: Moment) {
        (self.state, self.since) = (state, at);
    }
}

/// Within which period whoever is asked says something.
const fn period_of(ground: Ground) -> Period {
    match ground {
        Ground::JointOrgan => Period::DisclosureJointOrgan,
        _ => Period::DisclosureThirdParty,
    }
}
