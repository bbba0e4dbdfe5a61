//! Where a request for disclosure stands.

use crate::{licensing::words, matters::Phase};

words! {
    /// Where a request for disclosure stands.
    pub enum State {
        /// 已收到: it came in, and the time for the answer runs.
        Received = "received",
        /// 待补正: the applicant was asked to clarify it, once (GK 30).
        Clarification = "clarification",
        /// 办理中: somebody handles it.
        Handling = "handling",
        /// 征求意见: a third party or another organ is asked, and the clock stands still (GK 32, 34).
        Consultation = "consultation",
        /// 待审核: an answer is proposed.
        Approval = "approval",
        /// 已答复: answered.
        Answered = "answered",
        /// 视为放弃: the applicant did not clarify it, without reason (GK 30).
        Abandoned = "abandoned",
        /// 已撤回: the applicant has withdrawn it.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Where an answer is owed.
    pub const OPEN: &'static [Self] =
        &[Self::Received, Self::Clarification, Self::Handling, Self::Consultation, Self::Approval];

    /// Where nothing follows.
    pub const TERMINAL: &'static [Self] = &[Self::Answered, Self::Abandoned, Self::Withdrawn];

    /// How far it is.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Received => Phase::Received,
            Self::Clarification => Phase::Waiting,
            Self::Handling | Self::Consultation | Self::Approval => Phase::Handling,
            Self::Answered | Self::Abandoned | Self::Withdrawn => Phase::Closed,
        }
    }
}
