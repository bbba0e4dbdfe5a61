//! What somebody wants of a request for disclosure.

use super::Answer;
use crate::{
    ids::PersonId,
    matters::{Ground, Period, told},
};

told! {
    tag = "do";
    /// What is wanted of a request for disclosure, and what it says.
    pub enum Command;
    /// What can be done to a request for disclosure: the name of a command, without what it says.
    pub enum ActionKind;

    /// 双方确认: confirm the day of receipt with the applicant, for one by internet or fax (GK 31).
    Confirm = "confirm",
    /// 补正通知: ask to clarify it, everything at once and once (GK 30).
    Clarify {
        /// What is unclear, and what has to be said.
        text: String,
        /// Within how many working days.
        #[serde(default)]
        working_days: Option<u32>,
    } = "clarify",
    /// 补正: clarify it.
    Supplement {
        /// What is meant.
        text: String,
    } = "supplement",
    /// 接办: handle it oneself.
    Take = "take",
    /// 指派: give it to somebody of the unit.
    Assign {
        /// To whom.
        to: PersonId,
    } = "assign",
    /// 征求意见: ask a third party, or an organ that took part (GK 32, 34).
    Consult {
        /// Which of the two.
        ground: Ground,
        /// Who is asked.
        who: String,
    } = "consult",
    /// 收到意见: note what they said.
    Hear {
        /// Which of the two.
        ground: Ground,
        /// Whether they agree; none where they said nothing.
        agrees: Option<bool>,
    } = "hear",
    /// 延期答复: extend the limit, and tell the applicant (GK 33).
    Extend {
        /// By how many working days.
        amount: u32,
        /// Why.
        reason: String,
    } = "extend",
    /// 拟答复: propose an answer.
    Propose {
        /// Which.
        answer: Answer,
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
