//! What somebody wants of a rectification.

use crate::{
    complaints::CallBack,
    ids::PersonId,
    matters::{Period, told},
};

told! {
    tag = "do";
    /// What is wanted of a rectification, and what it says.
    pub enum Command;
    /// What can be done to a rectification: the name of a command, without what it says.
    pub enum ActionKind;

    /// 接办: look into it oneself.
    Take = "take",
    /// 指派: give it to somebody of the department.
    Assign {
        /// To whom.
        to: PersonId,
    } = "assign",
    /// 联系评价人: note that whoever gave the rating was contacted.
    Contact {
        /// What was said.
        text: String,
    } = "contact",
    /// 立即整改: note that it was put right.
    Fix {
        /// How.
        text: String,
    } = "fix",
    /// 限期整改: plan how it will be put right.
    Plan {
        /// How.
        text: String,
        /// In how many working days.
        working_days: u32,
    } = "plan",
    /// 解释说明: explain why it was right.
    Explain {
        /// Why.
        text: String,
    } = "explain",
    /// 申请认定: ask the panel whether the rating was misused.
    Contest {
        /// Why.
        reason: String,
    } = "contest",
    /// 评审组认定: note what the panel has found.
    Judge {
        /// Who sat on it.
        members: Vec<PersonId>,
        /// Whether the rating was misused.
        misused: bool,
        /// Why.
        text: String,
    } = "judge",
    /// 反馈: tell whoever gave the rating what was done.
    FeedBack {
        /// What is told.
        text: String,
    } = "feed_back",
    /// 回访: note what they said when called back.
    CallBack {
        /// What they said.
        result: CallBack,
    } = "call_back",
    /// 办结: close it.
    Close = "close",
    /// 督办: urge that it is handled.
    Supervise {
        /// What is urged.
        note: String,
    } = "supervise",
    /// 期满: a period has passed.
    Fire {
        /// Which.
        period: Period,
    } = "fire",
}
