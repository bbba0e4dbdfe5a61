//! What happens to a rectification.

use super::{Filing, Remedy};
use crate::{
    Date,
    complaints::CallBack,
    ids::PersonId,
    matters::{Period, told},
};

told! {
    tag = "fact";
    /// Something that happened to a rectification.
    pub enum Fact;
    /// The word for something that happened to a rectification.
    pub enum FactKind;

    /// 差评转办: a bad rating opened it.
    Opened {
        /// What came in.
        filing: Box<Filing>,
    } = "opened",
    /// 接办: somebody has it.
    Taken {
        /// Who.
        by: PersonId,
    } = "taken",
    /// 联系评价人: whoever gave the rating was contacted.
    Contacted {
        /// What was said.
        text: String,
    } = "contacted",
    /// 限期整改: it will be put right.
    Planned {
        /// How.
        text: String,
        /// In how many working days.
        working_days: u32,
    } = "planned",
    /// 处置: it was put right or explained.
    Settled {
        /// Which of the two.
        remedy: Remedy,
        /// How, or why.
        text: String,
    } = "settled",
    /// 申请认定: the panel was asked.
    Contested {
        /// Why.
        reason: String,
    } = "contested",
    /// 评审组认定: the panel has judged.
    Judged {
        /// Who sat on it.
        members: Vec<PersonId>,
        /// Whether the rating was misused.
        misused: bool,
        /// Why.
        text: String,
    } = "judged",
    /// 反馈: whoever gave the rating was told.
    FedBack {
        /// What.
        text: String,
    } = "fed_back",
    /// 回访: they were called back.
    CalledBack {
        /// What they said.
        result: CallBack,
    } = "called_back",
    /// 办结: it was closed.
    Closed = "closed",
    /// 督办: supervision urged that it is handled.
    Supervised {
        /// What was urged.
        note: String,
    } = "supervised",
    /// 超期: a period passed.
    Overdue {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "overdue",
}
