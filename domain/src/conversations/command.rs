//! What somebody wants of a conversation.

use super::CloseReason;
use crate::ids::PersonId;

/// Who wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// Whoever asks the hall.
    Citizen,
    /// A person of the desk of the department that has it, or to which it is offered.
    Agent(PersonId),
    /// Whoever sees to it that nobody waits.
    Supervisor,
    /// The hall, when time has passed.
    Hall,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Say something.
    Say,
    /// Speak to a person.
    AskPerson,
    /// Keep it for the next working day, because the desk has closed.
    Keep,
    /// Take it from the queue, or take up what is offered.
    Claim,
    /// Give it to somebody who is there.
    Assign(PersonId),
    /// Give it back to the queue because nobody answered, or because one leaves.
    Return,
    /// Ask a department, or one person of it, to take it.
    Offer {
        /// Key of the department.
        department: String,
        /// Key of its topic at that desk.
        topic: Option<String>,
        /// Who of it, or anybody.
        agent: Option<PersonId>,
        /// What they should know.
        note: String,
    },
    /// Ask this person to take it, because whoever has it is away.
    StandIn(PersonId),
    /// Do not take up what is offered.
    Decline,
    /// Tell whoever asks that it is about to end.
    WarnIdle,
    /// End it.
    Close(CloseReason),
    /// Take it up again.
    Reopen,
    /// Say how it was, from 1 to 5.
    Rate(u8),
}
