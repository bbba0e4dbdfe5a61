//! Why a conversation does not do what is wanted.

use crate::licensing::words;

words! {
    /// The rules say no; the code is the key of the sentence for it.
    pub enum Refusal {
        /// It has ended.
        Closed = "conversation_closed",
        /// It goes on.
        NotClosed = "conversation_open",
        /// Somebody else has it.
        NotYours = "conversation_not_yours",
        /// Somebody else was faster.
        Taken = "conversation_taken",
        /// A person has it, or it waits for one.
        AlreadyAsked = "conversation_already_asked",
        /// Nobody has asked for a person yet.
        NotAsked = "conversation_not_asked",
        /// Too many are open with this person.
        AgentFull = "conversation_agent_full",
        /// Nothing is offered.
        NothingOffered = "conversation_nothing_offered",
        /// Whoever hands over says why.
        NoteMissing = "conversation_note_missing",
        /// This is nothing that this side says.
        ReasonNotAllowed = "conversation_reason_not_allowed",
        /// The seven days are over.
        ReopenTooLate = "conversation_reopen_too_late",
        /// It was rated once.
        AlreadyRated = "conversation_already_rated",
        /// There are five levels.
        NoSuchLevel = "conversation_no_such_level",
        /// It is not time for this.
        NotYet = "conversation_not_yet",
        /// This side never does this.
        NotPermitted = "conversation_not_permitted",
    }
}
