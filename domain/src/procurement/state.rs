//! Where a procurement challenge stands.

use crate::{licensing::words, matters::Phase};

words! {
    /// Where an enquiry, a challenge or a complaint of a supplier stands.
    pub enum State {
        /// 已询问: the buyer owes an answer to an enquiry (CGT 52).
        Enquired = "enquired",
        /// 询问已答复: it was answered, and may be challenged.
        EnquiryAnswered = "enquiry_answered",
        /// 已质疑: the buyer owes an answer to a challenge (CG 53).
        Challenged = "challenged",
        /// 质疑已答复: it was answered, and may be complained about (CG 55).
        ChallengeAnswered = "challenge_answered",
        /// 已投诉: the finance authority examines the complaint (CG94).
        Complained = "complained",
        /// 投诉待补正: the supplier was told everything to correct (CG94).
        Correction = "correction",
        /// 拟不予受理: it is not taken, and that is to be told (CG94).
        TurningDown = "turning_down",
        /// 已受理: it is taken, as of the day it was received (CG94).
        Accepted = "accepted",
        /// 办理中: somebody handles it.
        Handling = "handling",
        /// 检验检测等: something is inspected, tested, appraised or reviewed, and the clock stands still (CGT 58).
        Special = "special",
        /// 待审核: a decision is proposed.
        Approval = "approval",
        /// 已处理: decided (CG 56).
        Decided = "decided",
        /// 不予受理: not taken, and why was told (CG94).
        Rejected = "rejected",
        /// 期满终结: nobody went further in time.
        Lapsed = "lapsed",
        /// 已撤回: the supplier has withdrawn it.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How a complaint is decided (CG94).
    pub enum Outcome {
        /// 投诉成立: it is right.
        Upheld = "upheld",
        /// 部分成立: it is right in part.
        PartlyUpheld = "partly_upheld",
        /// 驳回投诉: it has no ground.
        Dismissed = "dismissed",
    }
}

impl State {
    /// Where an answer is owed.
    pub const OPEN: &'static [Self] = &[
        Self::Enquired,
        Self::Challenged,
        Self::Complained,
        Self::Correction,
        Self::TurningDown,
        Self::Accepted,
        Self::Handling,
        Self::Special,
        Self::Approval,
    ];

    /// Where nothing follows.
    pub const TERMINAL: &'static [Self] =
        &[Self::Decided, Self::Rejected, Self::Lapsed, Self::Withdrawn];

    /// How far it is.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Complained => Phase::Received,
            Self::Correction => Phase::Waiting,
            Self::EnquiryAnswered | Self::ChallengeAnswered => Phase::Answered,
            Self::Enquired
            | Self::Challenged
            | Self::TurningDown
            | Self::Accepted
            | Self::Handling
            | Self::Special
            | Self::Approval => Phase::Handling,
            Self::Decided | Self::Rejected | Self::Lapsed | Self::Withdrawn => Phase::Closed,
        }
    }
}
