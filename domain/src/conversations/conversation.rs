//! Where a conversation stands.

use super::{
    FIRST_ANSWER_SECONDS, Fact, IDLE_CLOSE_SECONDS, IDLE_WARNING_SECONDS, LEFT_ANSWER_SECONDS,
    NEXT_ANSWER_SECONDS, Side, Timer,
};
use crate::{
    Date, Moment,
    ids::PersonId,
    licensing::{iso, words},
};
use serde::{Deserialize, Serialize};

words! {
    /// Who is expected to answer.
    pub enum Stage {
        /// The published guides and answers.
        Assistant = "assistant",
        /// A person, as soon as one is free.
        Queued = "queued",
        /// The person who has it.
        Assigned = "assigned",
        /// A person, by the end of the promised day.
        Left = "left",
        /// Nobody any more.
        Closed = "closed",
    }
}

/// A request to take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Key of the department that is asked.
    pub department: String,
    /// Key of its topic at that desk.
    #[serde(default)]
    pub topic: Option<String>,
    /// Who of it, or anybody.
    pub agent: Option<PersonId>,
    /// What they should know.
    pub note: String,
    /// Whether they stand in for whoever has it, who is away.
    #[serde(default)]
    pub stands_in: bool,
    /// When it was made.
    pub at: Moment,
}

/// Where a conversation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Who is expected to answer.
    pub stage: Stage,
    /// Since when.
    pub since: Moment,
    /// Key of the department whose desk has it.
    pub department: String,
    /// Key of its topic at that desk; in the general queue it has none.
    #[serde(default)]
    pub topic: Option<String>,
    /// The person who has it; after its end, who had it last.
    pub agent: Option<PersonId>,
    /// To whom it is offered.
    pub offer: Option<Offer>,
    /// Who spoke last.
    pub said_by: Side,
    /// When they did; the instant of the first of several words in a row that nobody has answered.
    pub said_at: Moment,
    /// When a person was first asked for.
    pub asked_at: Option<Moment>,
    /// When a person first answered.
    pub answered_at: Option<Moment>,
    /// When a person first had it since it was last asked.
    pub assigned_at: Option<Moment>,
    /// The last day for the answer to a message that was left.
    #[serde(with = "iso::option")]
    pub promised_on: Option<Date>,
    /// Whether whoever asks was told that it is about to end.
    pub warned: bool,
    /// How often whoever had it did not answer in time.
    pub returned: u32,
    /// How often it changed hands.
    pub transferred: u32,
    /// How it was, from 1 to 5.
    pub level: Option<u8>,
}

impl Conversation {
    /// A conversation that begins now at the desk of a department, in its general queue.
    #[must_use]
    pub fn begin(department: impl Into<String>, at: Moment) -> Self {
        Self {
            stage: Stage::Assistant,
            since: at,
            department: department.into(),
            topic: None,
            agent: None,
            offer: None,
            said_by: Side::Assistant,
            said_at: at,
            asked_at: None,
            answered_at: None,
            assigned_at: None,
            promised_on: None,
            warned: false,
            returned: 0,
            transferred: 0,
            level: None,
        }
    }

    /// Whether an answer of the desk is owed.
    #[must_use]
    pub fn waits_for_desk(&self) -> bool {
        matches!(self.stage, Stage::Queued | Stage::Left)
            || self.stage == Stage::Assigned && self.said_by == Side::Citizen
    }

    /// Whether this person has it now.
    #[must_use]
    pub fn is_held_by(&self, person: PersonId) -> bool {
        self.stage == Stage::Assigned && self.agent == Some(person)
    }

    /// How long it has stood as it stands, in seconds.
    #[must_use]
    pub fn stood_seconds(&self, now: Moment) -> i64 {
        (now.micros() - self.since.micros()) / 1_000_000
    }

    /// How long people had it, in seconds, once it has ended.
    #[must_use]
    pub fn handled_seconds(&self) -> Option<i64> {
        let begun = self.assigned_at.filter(|_| self.stage == Stage::Closed)?;
        Some((self.since.micros() - begun.micros()) / 1_000_000)
    }

    /// Folds what happened.
    pub fn apply(&mut self, fact: &Fact, at: Moment) {
        match fact {
            Fact::Said { side } => self.said(*side, at),
            Fact::Queued => self.asks(Stage::Queued, None, at),
            Fact::Left { promised_on } => self.asks(Stage::Left, Some(*promised_on), at),
            Fact::Assigned { agent } => {
                if let Some(offer) = self.offer.take() {
                    (self.department, self.topic) = (offer.department, offer.topic);
                }
                self.transferred += u32::from(self.agent.is_some_and(|before| before != *agent));
                self.agent = Some(*agent);
                self.assigned_at.get_or_insert(at);
                self.enter(Stage::Assigned, at);
            }
            Fact::Returned { unanswered, .. } => {
                self.returned += u32::from(*unanswered);
                self.agent = None;
                self.offer = None;
                let stage = if self.promised_on.is_some() { Stage::Left } else { Stage::Queued };
                self.enter(stage, at);
            }
            Fact::Offered { department, topic, agent, note, stands_in } => {
                let (department, topic) = (department.clone(), topic.clone());
                let (agent, note, stands_in) = (*agent, note.clone(), *stands_in);
                self.offer = Some(Offer { department, topic, agent, note, stands_in, at });
            }
            Fact::OfferDeclined => self.offer = None,
            Fact::IdleWarned => self.warned = true,
            Fact::Closed { .. } => {
                self.offer = None;
                self.enter(Stage::Closed, at);
            }
            Fact::Reopened => {
                (self.agent, self.assigned_at) = (None, None);
                (self.promised_on, self.warned) = (None, false);
                self.enter(Stage::Assistant, at);
            }
            Fact::Rated { level } => self.level = Some(*level),
        }
    }

    fn said(&mut self, side: Side, at: Moment) {
        if self.said_by != side {
            self.said_at = at;
        }
        self.said_by = side;
        self.warned = false;
        if side == Side::Agent {
            self.answered_at.get_or_insert(at);
            self.promised_on = None;
            self.offer = None;
        }
    }

    fn asks(&mut self, stage: Stage, promised_on: Option<Date>, at: Moment) {
        self.asked_at.get_or_insert(at);
        self.promised_on = promised_on;
        self.enter(stage, at);
    }

    fn enter(&mut self, stage: Stage, at: Moment) {
        (self.stage, self.since) = (stage, at);
    }

    /// What happens by itself unless somebody speaks before: when, and what.
    #[must_use]
    pub fn next_timer(&self) -> Option<(Moment, Timer)> {
        if self.stage != Stage::Assigned {
            return None;
        }
        let spoken = self.since.max(self.said_at);
        if self.said_by != Side::Agent {
            let within = match (self.promised_on, self.answered_at) {
                (Some(_), _) => LEFT_ANSWER_SECONDS,
                (None, None) => FIRST_ANSWER_SECONDS,
                (None, Some(_)) => NEXT_ANSWER_SECONDS,
            };
            return Some((spoken.plus_seconds(within), Timer::Return));
        }
        Some(if self.warned {
            (spoken.plus_seconds(IDLE_CLOSE_SECONDS), Timer::Close)
        } else {
            (spoken.plus_seconds(IDLE_WARNING_SECONDS), Timer::WarnIdle)
        })
    }
}
