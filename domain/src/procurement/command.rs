//! What somebody wants of a procurement challenge.

use super::Outcome;
use crate::{
    ids::PersonId,
    licensing::words,
    matters::{Ground, Period, told},
};

words! {
    /// What the examination of a complaint has found (CG94).
    pub enum Examined {
        /// 符合规定: it is in form, and taken as of the day it was received.
        Valid = "valid",
        /// 不符合条件: it does not meet the conditions.
        Inadmissible = "inadmissible",
        /// 不属本部门管辖: another authority is competent.
        NotCompetent = "not_competent",
    }
}

told! {
    tag = "do";
    /// What is wanted of a procurement challenge, and what it says.
    pub enum Command;
    /// What can be done to a procurement challenge: the name of a command, without what it says.
    pub enum ActionKind;

    /// 答复询问: answer the enquiry (CGT 52).
    AnswerEnquiry {
        /// What is answered.
        text: String,
    } = "answer_enquiry",
    /// 质疑: challenge what one knows of (CG 52).
    Challenge {
        /// What, and why.
        text: String,
    } = "challenge",
    /// 答复质疑: answer the challenge (CG 53).
    AnswerChallenge {
        /// What is answered.
        text: String,
    } = "answer_challenge",
    /// 投诉: complain to the finance authority about the answer or its absence (CG 55).
    Complain {
        /// What, and why.
        text: String,
    } = "complain",
    /// 审查: say what the examination has found (CG94).
    Examine {
        /// What.
        found: Examined,
    } = "examine",
    /// 要求补正: tell everything that has to be corrected (CG94).
    RequestCorrection {
        /// What.
        text: String,
        /// Within how many working days.
        #[serde(default)]
        working_days: Option<u32>,
    } = "request_correction",
    /// 补正: correct the complaint.
    Correct {
        /// What is said.
        text: String,
    } = "correct",
    /// 告知不予受理: tell that it is not taken, why, and who is competent (CG94).
    Reject {
        /// Why.
        reason: String,
    } = "reject",
    /// 发送副本: send copies of the complaint to the others (CG94).
    SendCopies = "send_copies",
    /// 接办: handle it oneself.
    Take = "take",
    /// 指派: give it to somebody of the authority.
    Assign {
        /// To whom.
        to: PersonId,
    } = "assign",
    /// 启动检验检测等: begin what is left out of the limit (CGT 58).
    StartSpecial {
        /// What.
        ground: Ground,
        /// Why it is needed.
        reason: String,
    } = "start_special",
    /// 检验检测等结束: end it with its result.
    FinishSpecial {
        /// What came of it.
        result: String,
    } = "finish_special",
    /// 暂停采购: have the procurement stand still, thirty natural days at most (CG 57).
    Suspend {
        /// How many.
        days: u32,
    } = "suspend",
    /// 拟处理决定: propose a decision.
    Propose {
        /// Which.
        outcome: Outcome,
        /// Why.
        text: String,
    } = "propose",
    /// 审核通过: approve it.
    Approve = "approve",
    /// 审核退回: have it worked over.
    SendBack {
        /// Why.
        reason: String,
    } = "send_back",
    /// 督办: urge that it is handled.
    Supervise {
        /// What is urged.
        note: String,
    } = "supervise",
    /// 撤回: withdraw it.
    Withdraw = "withdraw",
    /// 期满: a period has passed.
    Fire {
        /// Which.
        period: Period,
    } = "fire",
}
