//! What happens to a procurement challenge.

use super::{Examined, Filing, Outcome};
use crate::{
    Date,
    ids::PersonId,
    matters::{Ground, Period, told},
};

told! {
    tag = "fact";
    /// Something that happened to a procurement challenge.
    pub enum Fact;
    /// The word for something that happened to a procurement challenge.
    pub enum FactKind;

    /// 提出: an enquiry or a challenge came in.
    Begun {
        /// What came in.
        filing: Box<Filing>,
    } = "begun",
    /// 答复询问: the enquiry was answered.
    EnquiryAnswered {
        /// How.
        text: String,
    } = "enquiry_answered",
    /// 质疑: it was challenged.
    Challenged {
        /// What, and why.
        text: String,
    } = "challenged",
    /// 答复质疑: the challenge was answered.
    ChallengeAnswered {
        /// How.
        text: String,
    } = "challenge_answered",
    /// 投诉: the supplier complained.
    Complained {
        /// What, and why.
        text: String,
    } = "complained",
    /// 审查: the complaint was examined.
    Examined {
        /// What was found.
        found: Examined,
    } = "examined",
    /// 要求补正: the supplier was told what to correct.
    CorrectionRequested {
        /// What.
        text: String,
        /// Within how many working days.
        working_days: u32,
    } = "correction_requested",
    /// 补正: the supplier corrected it.
    Corrected {
        /// What was said.
        text: String,
    } = "corrected",
    /// 告知不予受理: the supplier was told that it is not taken.
    Rejected {
        /// Why.
        reason: String,
    } = "rejected",
    /// 发送副本: copies went to the others.
    CopiesSent = "copies_sent",
    /// 接办: somebody has it.
    Taken {
        /// Who.
        by: PersonId,
    } = "taken",
    /// 启动检验检测等: something began that is left out of the limit.
    SpecialStarted {
        /// What.
        ground: Ground,
        /// Why.
        reason: String,
    } = "special_started",
    /// 检验检测等结束: it has ended.
    SpecialFinished {
        /// What.
        ground: Ground,
        /// What came of it.
        result: String,
    } = "special_finished",
    /// 暂停采购: the procurement stands still.
    Suspended {
        /// For how many natural days.
        days: u32,
    } = "suspended",
    /// 暂停期满: the procurement goes on.
    SuspensionEnded {
        /// The last day of standing still.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "suspension_ended",
    /// 拟处理决定: a decision was proposed.
    Proposed {
        /// By whom.
        by: PersonId,
        /// Which.
        outcome: Outcome,
        /// Why.
        text: String,
    } = "proposed",
    /// 审核退回: it has to be worked over.
    SentBack {
        /// Why.
        reason: String,
    } = "sent_back",
    /// 处理决定: it was decided.
    Decided {
        /// Who approved it.
        by: PersonId,
        /// Which way.
        outcome: Outcome,
        /// Why.
        text: String,
    } = "decided",
    /// 督办: supervision urged that it is handled.
    Supervised {
        /// What was urged.
        note: String,
    } = "supervised",
    /// 撤回: the supplier withdrew it.
    Withdrawn = "withdrawn",
    /// 超期: a period passed in which buyer or authority had to act.
    Overdue {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "overdue",
    /// 期满: a period passed in which the supplier could have acted.
    Lapsed {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "lapsed",
}
