//! A procurement challenge, as what happened has left it.

use super::{ActionKind, Examined, Fact, Outcome, State};
use crate::{
    Date, Moment,
    calendar::Limit,
    ids::PersonId,
    licensing::{iso, words},
    matters::{Clocks, Ground, Holders, Origin, Period},
};
use serde::{Deserialize, Serialize};

words! {
    /// With what a supplier begins.
    pub enum Begin {
        /// 询问: an enquiry (CG 51).
        Enquiry = "enquiry",
        /// 质疑: a challenge (CG 52).
        Challenge = "challenge",
    }
}

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who and where; the desk is the buyer or its agency, the superior the finance authority.
    #[serde(flatten)]
    pub origin: Origin,
    /// With what it begins.
    pub begin: Begin,
    /// The day on which the supplier knew or should have known of it (CGT 53).
    #[serde(with = "iso")]
    pub known_on: Date,
    /// The number of the procurement project.
    pub project: String,
    /// What is asked or challenged, and why.
    pub text: String,
}

/// An enquiry, a challenge or a complaint of a supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub since: Moment,
    /// When it came in.
    pub lodged_at: Moment,
    /// Who and where.
    pub origin: Origin,
    /// The number of the procurement project.
    pub project: String,
    /// The day on which the supplier knew of it.
    #[serde(with = "iso")]
    pub known_on: Date,
    /// Who has it, and who never may.
    pub holders: Holders,
    /// Its clocks.
    pub clocks: Clocks,
    /// When the supplier complained.
    pub complained_at: Option<Moment>,
    /// What is inspected, tested, appraised or reviewed now.
    pub special: Option<Ground>,
    /// Whether the procurement was made to stand still, which is done once.
    pub suspended: bool,
    /// Whether copies went to the others.
    pub copies_sent: bool,
    /// The decision that is proposed, or was made.
    pub outcome: Option<Outcome>,
    /// The words of it.
    pub text: Option<String>,
    /// Who proposed it.
    pub proposed_by: Option<PersonId>,
}

impl Challenge {
    /// An enquiry or a challenge that came in; the buyer has it at once.
    #[must_use]
    pub fn begin(filing: &Filing, at: Moment) -> Self {
        let mut holders = Holders::of(&filing.origin);
        let buyer = holders.desk.clone();
        holders.give(&buyer, &[]);
        let mut clocks = Clocks::default();
        clocks.start(Period::ProcurementChallenge, filing.known_on);
        let mut challenge = Self {
            state: State::Enquired,
            since: at,
            lodged_at: at,
            origin: filing.origin.clone(),
            project: filing.project.clone(),
            known_on: filing.known_on,
            holders,
            clocks,
            complained_at: None,
            special: None,
            suspended: false,
            copies_sent: false,
            outcome: None,
            text: None,
            proposed_by: None,
        };
        match filing.begin {
            Begin::Enquiry => challenge.clocks.start(Period::ProcurementEnquiry, at.date()),
            Begin::Challenge => challenge.challenged(at),
        }
        challenge
    }

    /// The challenge that its whole log tells of; none when the log does not begin with its coming in.
    #[must_use]
    pub fn replay<'a>(log: impl IntoIterator<Item = (Moment, &'a Fact)>) -> Option<Self> {
        let mut log = log.into_iter();
        let (at, Fact::Begun { filing }) = log.next()? else { return None };
        let mut challenge = Self::begin(filing, at);
        log.for_each(|(at, fact)| challenge.apply(fact, at));
        Some(challenge)
    }

    /// Whether it is not certain that the rules refuse `action`: copies are sent once, and the procurement stands still
    /// once (CG 57; CG94).
    #[must_use]
    pub const fn is_time_for(&self, action: ActionKind) -> bool {
        match action {
            ActionKind::SendCopies => !self.copies_sent,
            ActionKind::Suspend => !self.suspended,
            _ => true,
        }
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Begun { filing } => *self = Self::begin(filing, at),
            Fact::EnquiryAnswered { .. } => {
                self.clocks.stop(Period::ProcurementEnquiry, on);
                let may_go_on = self.clocks.running(Period::ProcurementChallenge).is_some();
                self.enter(if may_go_on { State::EnquiryAnswered } else { State::Lapsed }, at);
            }
            Fact::Challenged { .. } => self.challenged(at),
            Fact::ChallengeAnswered { .. } => {
                self.clocks.stop(Period::ProcurementChallengeReply, on);
                self.enter(State::ChallengeAnswered, at);
            }
            Fact::Complained { .. } => {
                self.complained_at = Some(at);
                self.clocks.stop_all(on);
                self.clocks.start(Period::ProcurementDecision, on);
                self.before_the_authority();
                self.examined_from(on);
                self.enter(State::Complained, at);
            }
            Fact::Suspended { days } => {
                self.suspended = true;
                let limit = Limit::natural_days(*days);
                self.clocks.start_with(Period::ProcurementSuspension, limit, on);
            }
            Fact::SuspensionEnded { due_on } => {
                self.clocks.tell(Period::ProcurementSuspension, *due_on);
                self.clocks.stop(Period::ProcurementSuspension, *due_on);
            }
            Fact::Supervised { .. } => {}
            Fact::Withdrawn => self.end(State::Withdrawn, at),
            Fact::Overdue { period, due_on } => self.clocks.tell(*period, *due_on),
            Fact::Lapsed { period, due_on } => self.lapsed(*period, *due_on, at),
            complaint => self.complaint(complaint, at),
        }
    }

    /// Folds what happens to the complaint before the finance authority (CG 55–57).
    fn complaint(&mut self, fact: &Fact, at: Moment) {
        let on = at.date();
        match fact {
            Fact::Examined { found } => {
                self.clocks.stop(Period::ProcurementExamination, on);
                if *found == Examined::Valid {
                    self.enter(State::Accepted, at);
                } else {
                    self.clocks.start(Period::ProcurementRejection, on);
                    self.enter(State::TurningDown, at);
                }
            }
            Fact::CorrectionRequested { working_days, .. } => {
                self.clocks.stop(Period::ProcurementExamination, on);
                self.clocks.stop(Period::ProcurementCopies, on);
                self.clocks.pause(Ground::Correction, on);
                let limit = Limit::working_days(*working_days);
                self.clocks.start_with(Period::ProcurementCorrection, limit, on);
                self.enter(State::Correction, at);
            }
            Fact::Corrected { .. } => {
                self.clocks.stop(Period::ProcurementCorrection, on);
                self.clocks.resume(Ground::Correction, on);
                self.examined_from(on);
                self.enter(State::Complained, at);
            }
            Fact::Rejected { .. } => self.end(State::Rejected, at),
            Fact::CopiesSent => {
                self.copies_sent = true;
                self.clocks.stop(Period::ProcurementCopies, on);
            }
            Fact::Taken { by } => {
                self.holders.take(*by);
                self.enter(State::Handling, at);
            }
            Fact::SpecialStarted { ground, .. } => {
                self.special = Some(*ground);
                self.clocks.pause(*ground, on);
                self.enter(State::Special, at);
            }
            Fact::SpecialFinished { ground, .. } => {
                self.special = None;
                self.clocks.resume(*ground, on);
                self.enter(State::Handling, at);
            }
            Fact::Proposed { by, outcome, text } => {
                self.holders.involve(*by);
                (self.outcome, self.text) = (Some(*outcome), Some(text.clone()));
                self.proposed_by = Some(*by);
                self.enter(State::Approval, at);
            }
            Fact::SentBack { .. } => self.enter(State::Handling, at),
            Fact::Decided { by, .. } => {
                self.holders.involve(*by);
                self.end(State::Decided, at);
            }
            _ => {}
        }
    }

    /// The buyer answers in seven working days; whoever is not content complains within fifteen after those have
    /// ended, also where the answer came earlier or never (CG 53, 55).
    fn challenged(&mut self, at: Moment) {
        let on = at.date();
        self.clocks.stop(Period::ProcurementEnquiry, on);
        self.clocks.stop(Period::ProcurementChallenge, on);
        self.clocks.start(Period::ProcurementChallengeReply, on);
        let limit = Period::ProcurementChallengeReply.limit();
        let whole = limit.extended(Period::ProcurementComplaint.limit().amount);
        self.clocks.start_with(Period::ProcurementComplaint, whole, on);
        self.enter(State::Challenged, at);
    }

    /// From now on the finance authority has it, and the buyer, against whom it is directed, never again.
    fn before_the_authority(&mut self) {
        let authority = self.holders.superior.clone();
        let buyer = std::mem::replace(&mut self.holders.desk, authority.clone());
        self.holders.give(&authority, &[]);
        if buyer != authority {
            self.holders.barred_departments.push(buyer);
        }
    }

    /// The time for examining the complaint and for sending copies of it (CG94).
    fn examined_from(&mut self, on: Date) {
        self.clocks.start(Period::ProcurementExamination, on);
        self.clocks.start(Period::ProcurementCopies, on);
    }

    fn lapsed(&mut self, period: Period, due_on: Date, at: Moment) {
        self.clocks.tell(period, due_on);
        match (period, self.state) {
            (Period::ProcurementCorrection, _) => self.end(State::Rejected, at),
            // An enquiry is still owed its answer.
            (Period::ProcurementChallenge, State::Enquired) => {}
            _ => self.end(State::Lapsed, at),
        }
    }

    fn end(&mut self, state: State, at: Moment) {
        self.special = None;
        self.clocks.stop_all(at.date());
        self.enter(state, at);
    }

    fn enter(&mut self, state: State, at: Moment) {
        (self.state, self.since) = (state, at);
    }
}
