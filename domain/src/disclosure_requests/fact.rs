//! What happens to a request for disclosure.

use super::{Answer, Filing};
use crate::{
    Date,
    ids::PersonId,
    matters::{Ground, Period, told},
};

told! {
    tag = "fact";
    /// Something that happened to a request for disclosure.
    pub enum Fact;
    /// The word for something that happened to a request for disclosure.
    pub enum FactKind;

    /// 收到申请: it came in.
    Received {
        /// What came in.
        filing: Box<Filing>,
    } = "received",
    /// 双方确认: the day of receipt was confirmed by both (GK 31).
    Confirmed = "confirmed",
    /// 补正通知: the applicant was asked to clarify it (GK 30).
    ClarificationAsked {
        /// What.
        text: String,
        /// Within how many working days.
        working_days: u32,
    } = "clarification_asked",
    /// 补正: the applicant clarified it; the time for the answer begins anew.
    Supplemented {
        /// What is meant.
        text: String,
    } = "supplemented",
    /// 接办: somebody has it.
    Taken {
        /// Who.
        by: PersonId,
    } = "taken",
    /// 征求意见: somebody was asked (GK 32, 34).
    Consulted {
        /// A third party, or an organ that took part.
        ground: Ground,
        /// Who.
        who: String,
    } = "consulted",
    /// 收到意见: they answered.
    Heard {
        /// A third party, or an organ that took part.
        ground: Ground,
        /// Whether they agree.
        agrees: Option<bool>,
    } = "heard",
    /// 延期答复: the limit was extended (GK 33).
    Extended {
        /// By how much.
        amount: u32,
        /// Why.
        reason: String,
    } = "extended",
    /// 拟答复: an answer was proposed.
    Proposed {
        /// By whom.
        by: PersonId,
        /// Which.
        answer: Answer,
    } = "proposed",
    /// 审核退回: it has to be worked over.
    SentBack {
        /// Why.
        reason: String,
    } = "sent_back",
    /// 答复: it was answered.
    Answered {
        /// Who approved it.
        by: PersonId,
        /// How.
        answer: Answer,
    } = "answered",
    /// 督办: supervision urged that it is handled.
    Supervised {
        /// What was urged.
        note: String,
    } = "supervised",
    /// 撤回: the applicant withdrew it.
    Withdrawn = "withdrawn",
    /// 超期: a period passed in which an organ had to act.
    Overdue {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "overdue",
    /// 期满: a period passed in which somebody could have acted.
    Lapsed {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "lapsed",
}
