//! What happens to a conversation.

use crate::{Date, ids::PersonId, licensing::words};
use serde::{Deserialize, Serialize};

words! {
    /// Who speaks.
    pub enum Side {
        /// Whoever asks.
        Citizen = "citizen",
        /// A person of the desk.
        Agent = "agent",
        /// The hall itself, from published guides and answers; it explains, and never accepts, refuses or decides.
        Assistant = "assistant",
    }
}

words! {
    /// Why a conversation ended.
    pub enum CloseReason {
        /// The question was answered.
        Answered = "answered",
        /// It was handed to where it belongs: an application, a complaint, another authority.
        Redirected = "redirected",
        /// It is the same as another one.
        Duplicate = "duplicate",
        /// Abuse, or no question at all.
        Misuse = "misuse",
        /// Whoever asked ended it.
        ByCitizen = "by_citizen",
        /// Whoever asked said nothing more.
        Idle = "idle",
    }
}

impl CloseReason {
    /// Those a member of staff may give.
    pub const OF_STAFF: [Self; 4] =
        [Self::Answered, Self::Redirected, Self::Duplicate, Self::Misuse];
}

/// Something that happened to a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// Something was said.
    Said {
        /// By whom.
        side: Side,
    },
    /// A person is asked for and somebody is there: it waits in the queue.
    Queued,
    /// A person is asked for and nobody is there: the message is kept, and answered by the end of a day.
    Left {
        /// The last day for the answer.
        #[serde(with = "crate::licensing::iso")]
        promised_on: Date,
    },
    /// A person has it.
    Assigned {
        /// Who.
        agent: PersonId,
    },
    /// It waits in the queue again.
    Returned {
        /// Who had it.
        agent: PersonId,
        /// Whether they did not answer in time; otherwise they gave it back.
        unanswered: bool,
    },
    /// Whoever has it asks somebody else to take it, and has it until they do (首问负责).
    Offered {
        /// Key of the department.
        department: String,
        /// Key of its topic at that desk.
        #[serde(default)]
        topic: Option<String>,
        /// Who of it, or anybody.
        agent: Option<PersonId>,
        /// What they should know.
        note: String,
        /// Whether they stand in for whoever has it, who is away.
        #[serde(default)]
        stands_in: bool,
    },
    /// The offer was not taken up.
    OfferDeclined,
    /// Nothing was said for a long time: whoever asks is told that it is about to end.
    IdleWarned,
    /// It ended.
    Closed {
        /// Why.
        reason: CloseReason,
    },
    /// It was taken up again.
    Reopened,
    /// Whoever asked said how it was: 5 is best.
    Rated {
        /// From 1 to 5.
        level: u8,
    },
}

impl Fact {
    /// The lasting word for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Said { .. } => "said",
            Self::Queued => "queued",
            Self::Left { .. } => "left",
            Self::Assigned { .. } => "assigned",
            Self::Returned { .. } => "returned",
            Self::Offered { .. } => "offered",
            Self::OfferDeclined => "offer_declined",
            Self::IdleWarned => "idle_warned",
            Self::Closed { .. } => "closed",
            Self::Reopened => "reopened",
            Self::Rated { .. } => "rated",
        }
    }
}
