//! What is left out of the periods of matters.

use super::Period;
use crate::licensing::words;

words! {
    /// A procedure whose time a law leaves out of a period; nothing else stops a clock.
    pub enum Ground {
        /// 征求第三方意见: a third party is asked whether its information may be disclosed (GK 32).
        ThirdParty = "third_party",
        /// 征求其他机关意见: an organ that took part in making the information is asked (GK 34).
        JointOrgan = "joint_organ",
        /// 听证: a hearing of the re-review (XF 36).
        Hearing = "hearing",
        /// 检验: something is inspected (CGT 58).
        Inspection = "inspection",
        /// 检测: something is tested (CGT 58).
        Testing = "testing",
        /// 鉴定: something is appraised (CGT 58).
        Appraisal = "appraisal",
        /// 专家评审: experts review something (CGT 58).
        ExpertReview = "expert_review",
        /// 补正: the supplier corrects the complaint (CGT 58).
        Correction = "correction",
    }
}

impl Ground {
    /// Those of a procurement complaint that an organ may start (CGT 58).
    pub const OF_PROCUREMENT: [Self; 4] =
        [Self::Inspection, Self::Testing, Self::Appraisal, Self::ExpertReview];

    /// Whether the time of it is left out of `period`.
    #[must_use]
    pub const fn stops(self, period: Period) -> bool {
        match self {
            Self::ThirdParty | Self::JointOrgan => matches!(period, Period::DisclosureReply),
            Self::Hearing => matches!(period, Period::PetitionReReview),
            Self::Inspection
            | Self::Testing
            | Self::Appraisal
            | Self::ExpertReview
            | Self::Correction => matches!(period, Period::ProcurementDecision),
        }
    }
}
