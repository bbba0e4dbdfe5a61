//! Where a complaint stands.

use crate::{licensing::words, matters::Phase};

words! {
    /// Where a complaint stands; "overdue" is computed, and no state.
    pub enum State {
        /// 已登记: it has come in, the desk sorts it.
        Received = "received",
        /// 已受理: accepted, and to be dispatched.
        Accepted = "accepted",
        /// 已派单: a department leads, and nobody of it has taken it yet.
        Dispatched = "dispatched",
        /// 办理中: somebody handles it.
        Handling = "handling",
        /// 待补充: whoever complained was asked for more; the clock runs.
        Clarification = "clarification",
        /// 待审核: an answer is proposed, and somebody else approves it.
        Approval = "approval",
        /// 已答复: answered; whoever complained is called back, and may have it handled again.
        Answered = "answered",
        /// 复核中: with the level above.
        Appealed = "appealed",
        /// 已办结: over.
        Closed = "closed",
        /// 不予受理: it belongs elsewhere, and where was named.
        Declined = "declined",
        /// 已并案: joined to another one.
        Merged = "merged",
        /// 已撤回: whoever complained has withdrawn it.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Where an answer is owed.
    pub const OPEN: &'static [Self] = &[
        Self::Received,
        Self::Accepted,
        Self::Dispatched,
        Self::Handling,
        Self::Clarification,
        Self::Approval,
        Self::Appealed,
    ];

    /// Where nothing follows but, after an end with an answer, an appeal in time.
    pub const TERMINAL: &'static [Self] =
        &[Self::Closed, Self::Declined, Self::Merged, Self::Withdrawn];

    /// How far it is.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Received => Phase::Received,
            Self::Clarification => Phase::Waiting,
            Self::Answered => Phase::Answered,
            Self::Closed | Self::Declined | Self::Merged | Self::Withdrawn => Phase::Closed,
            Self::Accepted
            | Self::Dispatched
            | Self::Handling
            | Self::Approval
            | Self::Appealed => Phase::Handling,
        }
    }

    /// Whether an answer is owed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.phase().is_open()
    }
}
