//! What happens to a petition.

use super::{Filing, Finding, Opinion, Referral, Route};
use crate::{
    Date,
    ids::PersonId,
    matters::{Elsewhere, Period, told},
};

told! {
    tag = "fact";
    /// Something that happened to a petition.
    pub enum Fact;
    /// The word for something that happened to a petition.
    pub enum FactKind;

    /// 登记: it came in (XF 22).
    Registered {
        /// What came in.
        filing: Box<Filing>,
    } = "registered",
    /// 转送交办: an organ was given it.
    Referred {
        /// Which.
        to: String,
        /// How.
        referral: Referral,
    } = "referred",
    /// 提出异议: it said that it is not competent.
    Objected {
        /// Who is.
        competent: String,
        /// Why.
        reason: String,
    } = "objected",
    /// 核实异议: the office said whether it is taken back.
    ObjectionSettled {
        /// Whether it is.
        consents: bool,
    } = "objection_settled",
    /// 受理告知: it was taken, and the petitioner was told.
    Accepted = "accepted",
    /// 导入途径: the petitioner was told another route.
    Directed {
        /// Which.
        route: Route,
        /// Which channel on it.
        elsewhere: Elsewhere,
        /// Why.
        reason: String,
    } = "directed",
    /// 不予受理: the petitioner was told that it is handled elsewhere or over.
    Declined {
        /// Where, or that it is over.
        elsewhere: Elsewhere,
        /// Why.
        reason: String,
    } = "declined",
    /// 接办: somebody has it.
    Taken {
        /// Who.
        by: PersonId,
    } = "taken",
    /// 延长办理期限: the limit was extended.
    Extended {
        /// By how much.
        amount: u32,
        /// Why.
        reason: String,
    } = "extended",
    /// 拟处理意见: an opinion was proposed.
    Proposed {
        /// By whom.
        by: PersonId,
        /// Which.
        opinion: Opinion,
    } = "proposed",
    /// 审核退回: it has to be worked over.
    SentBack {
        /// Why.
        reason: String,
    } = "sent_back",
    /// 处理意见书: the written opinion was given (XF 34).
    Answered {
        /// Who approved it.
        by: PersonId,
        /// Which.
        opinion: Opinion,
    } = "answered",
    /// 请求复查: a review was asked for.
    ReviewRequested {
        /// Why.
        reason: String,
    } = "review_requested",
    /// 复查意见书: it was reviewed.
    Reviewed {
        /// By whom.
        by: PersonId,
        /// What it came to.
        finding: Finding,
        /// Why.
        text: String,
    } = "reviewed",
    /// 请求复核: a re-review was asked for.
    ReReviewRequested {
        /// Why.
        reason: String,
    } = "re_review_requested",
    /// 举行听证: a hearing is held.
    HearingOpened = "hearing_opened",
    /// 听证结束: it has ended.
    HearingClosed = "hearing_closed",
    /// 复核意见书: it was re-reviewed, for good.
    Concluded {
        /// By whom.
        by: PersonId,
        /// What it came to.
        finding: Finding,
        /// Why.
        text: String,
    } = "concluded",
    /// 督办: supervision urged that it is handled.
    Supervised {
        /// What was urged.
        note: String,
    } = "supervised",
    /// 撤回: the petitioner withdrew it.
    Withdrawn = "withdrawn",
    /// 超期: a period passed in which an organ had to act.
    Overdue {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "overdue",
    /// 期满: a period passed in which the petitioner could have acted.
    Lapsed {
        /// Which.
        period: Period,
        /// Its last day.
        #[serde(with = "crate::licensing::iso")]
        due_on: Date,
    } = "lapsed",
}
