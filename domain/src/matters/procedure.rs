//! The procedures by which matters are heard.

use crate::licensing::words;

words! {
    /// By which procedure a matter is heard; each has its own law, limits and words (domain B).
    pub enum Procedure {
        /// 投诉建议: complaint, request, suggestion or praise, as the hotline handles them (AY 50).
        Complaint = "complaint",
        /// 信访: letter or visit, a claim that no other procedure takes (XF 31(6)).
        Petition = "petition",
        /// 依申请公开: request for the disclosure of information (GK 27).
        Disclosure = "disclosure",
        /// 政府采购质疑投诉: enquiry, challenge and complaint of a supplier (CG 51–58).
        Procurement = "procurement",
        /// 差评整改: what follows a bad rating (domain A.8).
        Rectification = "rectification",
    }
}

words! {
    /// How far a matter is, told for lists of all procedures in the same words.
    pub enum Phase {
        /// 待受理: it has come in and was not judged yet.
        Received = "received",
        /// 办理中: somebody owes an answer.
        Handling = "handling",
        /// 待补充: whoever brought it owes an answer.
        Waiting = "waiting",
        /// 已答复: answered, and it may still be taken further.
        Answered = "answered",
        /// 已了结: over.
        Closed = "closed",
    }
}

impl Procedure {
    /// The letter before the numbers of its matters.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Complaint => 'T',
            Self::Petition => 'X',
            Self::Disclosure => 'G',
            Self::Procurement => 'Z',
            Self::Rectification => 'P',
        }
    }
}

impl Phase {
    /// Whether an answer is owed by either side.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Handling | Self::Waiting)
    }
}
