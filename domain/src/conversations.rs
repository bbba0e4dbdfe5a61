//! Conversations (咨询): somebody asks, is answered from published answers or by a person, and is never left without.
//!
//! A conversation changes only by its facts: [`decide`] judges a command, [`Conversation::apply`] folds what happened.
//! What is said stands beside it in a log of its own; here counts only who said something last, and when.

mod absence;
mod assign;
mod canned;
mod command;
mod conversation;
mod decide;
mod desk_hours;
mod explain;
mod fact;
mod mask;
mod quality;
mod refusal;
mod review;
mod topic;
mod wait;

pub use absence::{Absence, AbsenceFault, away, stand_in};
pub use assign::{Load, answering, choose};
pub use canned::{CANNED_TITLE_CHARS, Variable, filled, unknown_variable};
pub use command::{Asker, Command};
pub use conversation::{Conversation, Offer, Stage};
pub use decide::{Setting, decide};
pub use desk_hours::{DeskHours, Span};
pub use explain::{Section, answered_in, likeness};
pub use fact::{CloseReason, Fact, Side};
pub use mask::{LEFT_OUT, mask_identity_numbers, redacted, without_houses};
pub use quality::Quality;
pub use refusal::Refusal;
pub use review::{Review, ReviewRefusal, Verdict};
pub use topic::{Answers, DeskTopic, route};
pub use wait::{Timer, estimate};

use crate::calendar::Limit;

/// Longest message, in characters.
pub const MESSAGE_CHARS: usize = 4_000;
/// Most messages a person sends in a minute.
pub const MESSAGES_A_MINUTE: i64 = 20;
/// Within how long a person answers first in opening hours (GB/T 33358-2016: three minutes).
pub const FIRST_ANSWER_SECONDS: i64 = 180;
/// How long a question waits for those who answer its topic before anybody at the desk may get it: a third of the time
/// for the first answer, so that whoever has to read up on it has the other two.
pub const TOPIC_SECONDS: i64 = FIRST_ANSWER_SECONDS / 3;
/// Within how long a person answers what is asked later in the same conversation.
pub const NEXT_ANSWER_SECONDS: i64 = 600;
/// Within how long whoever took a message that was left answers it.
pub const LEFT_ANSWER_SECONDS: i64 = 3_600;
/// After how long without a word from the citizen a conversation is about to be closed.
pub const IDLE_WARNING_SECONDS: i64 = 1_500;
/// After how long without a word from the citizen it is closed.
pub const IDLE_CLOSE_SECONDS: i64 = 1_800;
/// Within how many days a closed conversation can be taken up again.
pub const REOPEN: Limit = Limit::natural_days(7);
/// Within how long a message that was left is answered (an enquiry: one working day, 12345 practice).
pub const LEFT_ANSWER: Limit = Limit::working_days(1);
/// Longest question of a published answer, in characters.
pub const PUBLISHED_QUESTION_CHARS: usize = 100;
/// How many conversations one person holds at once, unless they say fewer.
pub const AGENT_LIMIT: usize = 5;

#[cfg(test)]
mod tests;
