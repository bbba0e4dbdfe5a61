//! Where a petition stands.

use crate::{licensing::words, matters::Phase};

words! {
    /// Where a petition stands.
    pub enum State {
        /// 已登记: it came in, the office sorts and forwards it (XF 22).
        Registered = "registered",
        /// 已转送: an organ has it, and tells whether it takes it (XF 23).
        Referred = "referred",
        /// 转送异议: that organ objects (XF 23).
        Objected = "objected",
        /// 已受理: it is handled as a petition (XF 31(6)).
        Accepted = "accepted",
        /// 办理中: somebody handles it.
        Handling = "handling",
        /// 待审核: an opinion is proposed.
        Approval = "approval",
        /// 已出具意见: the written opinion was given (XF 34).
        Answered = "answered",
        /// 复查中: with the organ above (XF 35).
        Review = "review",
        /// 已复查: reviewed.
        Reviewed = "reviewed",
        /// 复核中: with the organ above that (XF 36).
        ReReview = "re_review",
        /// 复核听证中: that organ holds a hearing, and the clock stands still (XF 36).
        Hearing = "hearing",
        /// 复核终结: re-reviewed, and over for good; the same facts are not taken up again (XF 36).
        Concluded = "concluded",
        /// 已了结: over, because nobody asked for a review in time (XF 36).
        Settled = "settled",
        /// 导入其他途径: it belongs on another route, which was told (XF 31(1)–(5)).
        Directed = "directed",
        /// 不予受理: it is handled elsewhere or over already, which was told (XF 19, 36).
        Declined = "declined",
        /// 已撤回: the petitioner has withdrawn it.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Where an answer is owed.
    pub const OPEN: &'static [Self] = &[
        Self::Registered,
        Self::Referred,
        Self::Objected,
        Self::Accepted,
        Self::Handling,
        Self::Approval,
        Self::Review,
        Self::ReReview,
        Self::Hearing,
    ];

    /// Where nothing follows.
    pub const TERMINAL: &'static [Self] =
        &[Self::Concluded, Self::Settled, Self::Directed, Self::Declined, Self::Withdrawn];

    /// Whether the organs above decide (XF 35, 36).
    #[must_use]
    pub const fn is_above(self) -> bool {
        matches!(self, Self::Review | Self::ReReview | Self::Hearing)
    }

    /// How far it is.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Registered | Self::Referred | Self::Objected => Phase::Received,
            Self::Accepted
            | Self::Handling
            | Self::Approval
            | Self::Review
            | Self::ReReview
            | Self::Hearing => Phase::Handling,
            Self::Answered | Self::Reviewed => Phase::Answered,
            Self::Concluded | Self::Settled | Self::Directed | Self::Declined | Self::Withdrawn => {
                Phase::Closed
            }
        }
    }
}
