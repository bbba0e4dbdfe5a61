//! A petition, as what happened has left it.

use super::{ActionKind, Fact, Opinion, Referral, Route, State};
use crate::{
    Moment,
    calendar::{Calendar, Due},
    ids::PersonId,
    matters::{Clocks, Elsewhere, Ground, Holders, Origin, Period, Standing},
};
use serde::{Deserialize, Serialize};

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who, what about and where; the desk is the office for petitions, the superior the organ that reviews.
    #[serde(flatten)]
    pub origin: Origin,
    /// Key of the organ above that, which re-reviews.
    pub re_reviewer: String,
    /// What is claimed.
    pub claims: String,
}

/// A petition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petition {
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When it came in.
    pub lodged_at: Moment,
    /// Who, what about and where.
    pub origin: Origin,
    /// Key of the organ that re-reviews.
    pub re_reviewer: String,
    /// What is claimed.
    pub claims: String,
    /// Who has it, and who never may.
    pub holders: Holders,
    /// Its clocks.
    pub clocks: Clocks,
    /// How it was forwarded.
    pub referral: Option<Referral>,
    /// When it was.
    pub referred_at: Option<Moment>,
    /// Whether an objection was turned down, so that there is no second one.
    pub settled: bool,
    /// On which other route it belongs, once that was told (XF 31(1)–(5)).
    #[serde(default)]
    pub route: Option<Route>,
    /// The opinion that is proposed, or was given.
    pub opinion: Option<Opinion>,
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
    /// When it was given.
    pub answered_at: Option<Moment>,
}

impl Petition {
    /// A petition that came in.
    #[must_use]
    pub fn begin(filing: &Filing, at: Moment) -> Self {
        let mut clocks = Clocks::default();
        clocks.start(Period::PetitionRegistration, at.date());
        Self {
            state: State::Registered,
            since: at,
            lodged_at: at,
            origin: filing.origin.clone(),
            re_reviewer: filing.re_reviewer.clone(),
            claims: filing.claims.clone(),
            holders: Holders::of(&filing.origin),
            clocks,
            referral: None,
            referred_at: None,
            settled: false,
            route: None,
            opinion: None,
            proposed_by: None,
            answered_at: None,
        }
    }

    /// The petition that its whole log tells of; none when the log does not begin with its coming in.
    #[must_use]
    pub fn replay<'a>(log: impl IntoIterator<Item = (Moment, &'a Fact)>) -> Option<Self> {
        let mut log = log.into_iter();
        let (at, Fact::Registered { filing }) = log.next()? else { return None };
        let mut petition = Self::begin(filing, at);
        log.for_each(|(at, fact)| petition.apply(fact, at));
        Some(petition)
    }

    /// Where somebody is sent who brings the same facts again: to the organ that has them, or nowhere (XF 19, 36).
    ///
    /// None where they may be brought again, because they were withdrawn or never judged as a petition.
    #[must_use]
    pub const fn again(&self) -> Option<Elsewhere> {
        match self.state {
            State::Concluded | State::Settled => Some(Elsewhere::PetitionConcluded),
            State::Directed | State::Declined | State::Withdrawn => None,
            _ => Some(Elsewhere::PetitionUnderWay),
        }
    }

    /// The last day on which the organ may object to having been given it (XF 23).
    #[must_use]
    pub fn object_until(&self, calendar: &Calendar) -> Option<Due> {
        let at = self.referred_at.filter(|_| self.state == State::Referred && !self.settled)?;
        calendar.due(at.date(), Period::PetitionObjection.limit(), &[])
    }

    /// Whether it is not certain that the rules refuse `action`: an objection is raised once, and a review is asked for by
    /// name (XF 23, 35, 36).
    #[must_use]
    pub fn is_time_for(&self, action: ActionKind) -> bool {
        match action {
            ActionKind::Object => !self.settled,
            ActionKind::RequestReview | ActionKind::RequestReReview => {
                self.origin.standing != Standing::Anonymous
            }
            _ => true,
        }
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Registered { filing } => *self = Self::begin(filing, at),
            Fact::Referred { to, referral } => self.refer(to, *referral, at),
            Fact::Objected { .. } => self.enter(State::Objected, at),
            Fact::ObjectionSettled { consents } => self.settle(*consents, at),
            Fact::Accepted => {
                self.clocks.stop(Period::PetitionReceipt, on);
                self.clocks.start(Period::PetitionHandling, on);
                self.enter(State::Accepted, at);
            }
            Fact::Directed { route, .. } => {
                self.route = Some(*route);
                self.end(State::Directed, at);
            }
            Fact::Declined { .. } => self.end(State::Declined, at),
            Fact::Taken { by } => {
                self.holders.take(*by);
                self.enter(State::Handling, at);
            }
            Fact::Extended { amount, .. } => {
                self.clocks.extend(Period::PetitionHandling, *amount, on);
            }
            Fact::Proposed { by, opinion } => {
                self.holders.involve(*by);
                (self.opinion, self.proposed_by) = (Some(opinion.clone()), Some(*by));
                self.enter(State::Approval, at);
            }
            Fact::SentBack { .. } => self.enter(State::Handling, at),
            Fact::Answered { by, .. } => {
                self.holders.involve(*by);
                self.answered_at = Some(at);
                self.clocks.stop(Period::PetitionHandling, on);
                self.clocks.start(Period::PetitionReviewRequest, on);
                self.enter(State::Answered, at);
            }
            Fact::Supervised { .. } => {}
            Fact::Withdrawn => self.end(State::Withdrawn, at),
            Fact::Overdue { period, due_on } => self.clocks.tell(*period, *due_on),
            Fact::Lapsed { period, due_on } => {
                self.clocks.tell(*period, *due_on);
                self.end(State::Settled, at);
            }
            above => self.review(above, at),
        }
    }

    /// Folds what happened before the organs above (XF 35, 36).
    fn review(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::ReviewRequested { .. } => {
                self.holders.raise();
                self.clocks.stop(Period::PetitionReviewRequest, on);
                self.clocks.start(Period::PetitionReview, on);
                self.enter(State::Review, at);
            }
            Fact::Reviewed { by, .. } => {
                self.holders.involve(*by);
                self.clocks.stop(Period::PetitionReview, on);
                self.clocks.start(Period::PetitionReReviewRequest, on);
                self.enter(State::Reviewed, at);
            }
            Fact::ReReviewRequested { .. } => {
                self.holders.superior.clone_from(&self.re_reviewer);
                self.clocks.stop(Period::PetitionReReviewRequest, on);
                self.clocks.start(Period::PetitionReReview, on);
                self.enter(State::ReReview, at);
            }
            Fact::HearingOpened => {
                self.clocks.pause(Ground::Hearing, on);
                self.enter(State::Hearing, at);
            }
            Fact::HearingClosed => {
                self.clocks.resume(Ground::Hearing, on);
                self.enter(State::ReReview, at);
            }
            Fact::Concluded { by, .. } => {
                self.holders.involve(*by);
                self.end(State::Concluded, at);
            }
            _ => {}
        }
    }

    /// An organ has it; whoever is known is told within fifteen natural days whether it takes it (XF 23).
    fn refer(&mut self, to: &str, referral: Referral, at: Moment) {
        self.holders.give(to, &[]);
        (self.referral, self.referred_at) = (Some(referral), Some(at));
        self.clocks.stop(Period::PetitionRegistration, at.date());
        if self.origin.standing != Standing::Anonymous {
            self.clocks.start(Period::PetitionReceipt, at.date());
        }
        self.enter(State::Referred, at);
    }

    fn settle(&mut self, consents: bool, at: Moment) {
        if consents {
            self.holders.take_back();
            self.clocks.stop(Period::PetitionReceipt, at.date());
            self.clocks.start(Period::PetitionRegistration, at.date());
            self.enter(State::Registered, at);
        } else {
            self.settled = true;
            self.enter(State::Referred, at);
        }
    }

    fn end(&mut self, state: State, at: Moment) {
        self.clocks.stop_all(at.date());
        self.enter(state, at);
    }

    fn enter(&mut self, state: State, at: Moment) {
        (self.state, self.since) = (state, at);
    }
}
