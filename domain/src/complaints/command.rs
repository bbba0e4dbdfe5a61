//! What somebody wants of a complaint.

use super::{CallBack, Outcome};
use crate::{
    ids::PersonId,
    matters::{Elsewhere, MatterNumber, Period, told},
};

told! {
    tag = "do";
    /// What is wanted of a complaint, and what it says.
    pub enum Command;
    /// What can be done to a complaint: the name of a command, without what it says.
    pub enum ActionKind;

    /// 受理: accept it.
    Accept {
        /// Whether it is handled on the same day.
        #[serde(default)]
        urgent: bool,
    } = "accept",
    /// 不予受理: name where it belongs.
    Decline {
        /// Where.
        elsewhere: Elsewhere,
        /// Why, and the name of the unit.
        reason: String,
    } = "decline",
    /// 派单: give it to one or several departments.
    Dispatch {
        /// Key of the one that leads.
        lead: String,
        /// Keys of those that assist.
        #[serde(default)]
        assisting: Vec<String>,
    } = "dispatch",
    /// 退回: give it back within 24 hours, and name who is competent.
    Return {
        /// Who is competent, in words.
        competent: String,
        /// Why.
        reason: String,
    } = "return",
    /// 接办: take it up oneself.
    Take = "take",
    /// 指派: give it to somebody of the department.
    Assign {
        /// To whom.
        to: PersonId,
    } = "assign",
    /// 协办反馈: say what the assisting department has found.
    Contribute {
        /// What.
        text: String,
    } = "contribute",
    /// 要求补充: ask whoever complained for more.
    Clarify {
        /// What is asked.
        question: String,
    } = "clarify",
    /// 补充: answer that.
    Supplement {
        /// What is said.
        text: String,
    } = "supplement",
    /// 留言: say something that changes nothing.
    Say = "say",
    /// 拟答复: propose an answer.
    Propose {
        /// How it ends.
        outcome: Outcome,
        /// What is answered.
        text: String,
    } = "propose",
    /// 审核通过: approve the answer that somebody else proposed.
    Approve = "approve",
    /// 审核退回: have it worked over.
    SendBack {
        /// Why.
        reason: String,
    } = "send_back",
    /// 回访: note what whoever complained said when called back.
    CallBack {
        /// What they said.
        result: CallBack,
    } = "call_back",
    /// 重办: have it handled again, because it was not resolved.
    Reopen {
        /// Why.
        reason: String,
    } = "reopen",
    /// 申请复核: appeal to the level above.
    Appeal {
        /// Why.
        reason: String,
    } = "appeal",
    /// 复核决定: decide on the appeal.
    DecideAppeal {
        /// Whether it has to be handled again.
        granted: bool,
        /// Why.
        text: String,
    } = "decide_appeal",
    /// 办结: say that it is settled.
    Close = "close",
    /// 并案: join it to another one about the same.
    Merge {
        /// The number of the other one.
        into: MatterNumber,
    } = "merge",
    /// 认定被反映人: say which member of staff is meant.
    Identify {
        /// Who.
        person: PersonId,
        /// Key of their department.
        department: String,
        /// Whether they lead it.
        #[serde(default)]
        leads: bool,
    } = "identify",
    /// 延期: extend the limit.
    Extend {
        /// By how many of its days.
        amount: u32,
        /// Why, as whoever complained is told.
        reason: String,
    } = "extend",
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
