//! How a request is answered (GK 36).

use crate::{licensing::words, matters::Refusal};
use serde::{Deserialize, Serialize};

words! {
    /// The ways of answering (GK 36).
    pub enum AnswerKind {
        /// 已主动公开: it is public already, and where was told (GK 36(1)).
        AlreadyPublic = "already_public",
        /// 予以公开: it is provided, or when and how was told (GK 36(2)).
        Provided = "provided",
        /// 部分公开: what can be told apart is provided, the rest is not (GK 37).
        PartlyProvided = "partly_provided",
        /// 不予公开: it is not disclosed, and why was said (GK 36(3)).
        Refused = "refused",
        /// 信息不存在: it was searched for, and there is none (GK 36(4)).
        NotExisting = "not_existing",
        /// 不属本机关: another organ has it, and which was told where that is known (GK 36(5)).
        NotThisOrgan = "not_this_organ",
        /// 重复申请: the same was answered before (GK 36(6)).
        Duplicate = "duplicate",
        /// 另有规定: another law says how it is got, such as the register or the file of a procedure (GK 36(7)).
        SpecialRegime = "special_regime",
        /// 信访举报投诉: the request is a petition in its content, and the channel was told (GK 39).
        IsPetition = "is_petition",
    }
}

words! {
    /// Why something is not disclosed.
    pub enum Exemption {
        /// 国家秘密: a secret of the state (GK 14).
        StateSecret = "state_secret",
        /// 危及安全稳定: it would endanger security, the economy or peace (GK 14).
        PublicSafety = "public_safety",
        /// 商业秘密: a trade secret of a third party (GK 15).
        TradeSecret = "trade_secret",
        /// 个人隐私: the privacy of a third party (GK 15).
        Privacy = "privacy",
        /// 内部事务信息: internal affairs of the organ (GK 16).
        Internal = "internal",
        /// 过程性信息: records of discussion and drafts (GK 16).
        Deliberative = "deliberative",
        /// 行政执法案卷: the file of an enforcement (GK 16).
        EnforcementFile = "enforcement_file",
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which way.
    pub kind: AnswerKind,
    /// Why something is not disclosed.
    #[serde(default)]
    pub exemption: Option<Exemption>,
    /// What is answered, with its reasons.
    pub text: String,
}

impl AnswerKind {
    /// Whether something that was asked for is kept back, so that the answer names the exemption (GK 36(3), 37).
    #[must_use]
    pub const fn keeps_back(self) -> bool {
        matches!(self, Self::Refused | Self::PartlyProvided)
    }

    /// Whether reconsideration must come before a court, which the answer says (FY 23).
    #[must_use]
    pub const fn is_reconsidered_first(self) -> bool {
        !matches!(self, Self::AlreadyPublic | Self::Provided)
    }
}

impl Answer {
    /// Whether it says what the law wants of it.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`] without words, and [`Refusal::ExemptionMissing`] where what is kept back has no ground.
    pub fn check(&self) -> Result<(), Refusal> {
        crate::matters::said(&self.text)?;
        let fits = self.exemption.is_some() == self.kind.keeps_back();
        crate::matters::require(fits, Refusal::ExemptionMissing)
    }
}
