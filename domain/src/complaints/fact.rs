//! What happens to a complaint.

use super::{CallBack, Filing, Outcome};
use crate::{
    Date,
    ids::PersonId,
    matters::{Elsewhere, MatterNumber, Part, Period, told},
};

told! {
    tag = "fact";
    /// Something that happened to a complaint.
    pub enum Fact;
    /// The word for something that happened to a complaint.
    pub enum FactKind;

    /// 登记: it came in.
    Lodged {
        /// What came in.
        filing: Box<Filing>,
    } = "lodged",
    /// 受理: the desk accepted it.
    Accepted {
        /// Whether it is handled on the same day.
        urgent: bool,
    } = "accepted",
    /// 不予受理: it belongs elsewhere.
    Declined {
        /// Where.
        elsewhere: Elsewhere,
        /// Why.
        reason: String,
    } = "declined",
    /// 派单: departments were given it.
    Dispatched {
        /// The one that leads.
        lead: String,
        /// Those that assist.
        assisting: Vec<String>,
        /// Whether the center has decided who is competent, so that it is not returned again (WF 22).
        decided: bool,
    } = "dispatched",
    /// 退回: the department gave it back.
    Returned {
        /// Who is competent.
        competent: String,
        /// Why.
        reason: String,
    } = "returned",
    /// 接办: somebody has it.
    Taken {
        /// Who.
        by: PersonId,
    } = "taken",
    /// 协办反馈: an assisting department said what it has found.
    Contributed {
        /// Who of it.
        by: PersonId,
        /// Its key; empty in what was written before it was noted.
        #[serde(default)]
        department: String,
        /// What.
        text: String,
    } = "contributed",
    /// 要求补充: whoever complained was asked for more.
    ClarificationAsked {
        /// What.
        question: String,
    } = "clarification_asked",
    /// 补充: whoever complained said more.
    Supplemented {
        /// What.
        text: String,
    } = "supplemented",
    /// 留言: something was said that stands in the thread.
    Said {
        /// By which part.
        by: Part,
    } = "said",
    /// 拟答复: an answer was proposed.
    Proposed {
        /// By whom.
        by: PersonId,
        /// How it ends.
        outcome: Outcome,
        /// What is answered.
        text: String,
    } = "proposed",
    /// 审核退回: it has to be worked over.
    SentBack {
        /// By whom.
        by: PersonId,
        /// Why.
        reason: String,
    } = "sent_back",
    /// 答复: the answer was approved and given.
    Answered {
        /// Who approved it.
        by: PersonId,
        /// How it ends.
        outcome: Outcome,
        /// What was answered.
        text: String,
    } = "answered",
    /// 回访: whoever complained was called back.
    CalledBack {
        /// What they said.
        result: CallBack,
    } = "called_back",
    /// 重办: it is handled again.
    Reopened {
        /// Who wanted that.
        by: Part,
        /// Why.
        reason: String,
    } = "reopened",
    /// 申请复核: whoever complained appealed.
    Appealed {
        /// Why.
        reason: String,
    } = "appealed",
    /// 复核决定: the level above decided.
    AppealDecided {
        /// Who of it.
        by: PersonId,
        /// Whether it has to be handled again.
        granted: bool,
        /// Why.
        text: String,
    } = "appeal_decided",
    /// 办结: whoever complained said that it is settled.
    Closed = "closed",
    /// 并案: it was joined to another one.
    Merged {
        /// The number of the other one.
        into: MatterNumber,
    } = "merged",
    /// 认定被反映人: the desk said which member of staff is meant.
    Identified {
        /// Who.
        person: PersonId,
        /// Key of their department.
        department: String,
        /// Whether they lead it.
        leads: bool,
    } = "identified",
    /// 延期: the limit was extended.
    Extended {
        /// By how much.
        amount: u32,
        /// Why.
        reason: String,
    } = "extended",
    /// 督办: supervision urged that it is handled.
    Supervised {
        /// What was urged.
        note: String,
    } = "supervised",
    /// 撤回: whoever complained withdrew it.
    Withdrawn = "withdrawn",
    /// 超期: a period passed in which the hall had to act.
    Overdue {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "overdue",
    /// 期满: a period passed in which whoever complained could have acted.
    Lapsed {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "lapsed",
}
