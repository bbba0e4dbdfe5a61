//! What somebody wants of a petition.

use super::{Finding, Opinion, Referral, Route};
use crate::{
    ids::PersonId,
    matters::{Elsewhere, Period, told},
};

told! {
    tag = "do";
    /// What is wanted of a petition, and what it says.
    pub enum Command;
    /// What can be done to a petition: the name of a command, without what it says.
    pub enum ActionKind;

    /// 转送交办: forward it to the organ that is competent (XF 22).
    Refer {
        /// Key of the organ.
        to: String,
        /// How.
        referral: Referral,
    } = "refer",
    /// 提出异议: say that it was forwarded wrongly, with reasons (XF 23).
    Object {
        /// Who is competent.
        competent: String,
        /// Why.
        reason: String,
    } = "object",
    /// 核实异议: say whether it is taken back (XF 23).
    SettleObjection {
        /// Whether the papers go back.
        consents: bool,
    } = "settle_objection",
    /// 受理告知: take it, and tell the petitioner (XF 23, 31(6)).
    Accept = "accept",
    /// 导入途径: tell the petitioner which other route it takes (XF 31(1)–(5)).
    Direct {
        /// Which route.
        route: Route,
        /// Which channel on it.
        elsewhere: Elsewhere,
        /// Why.
        reason: String,
    } = "direct",
    /// 不予受理: tell that it is handled elsewhere or over already (XF 19, 36).
    Decline {
        /// Where, or that it is over.
        elsewhere: Elsewhere,
        /// Why.
        reason: String,
    } = "decline",
    /// 接办: handle it oneself.
    Take = "take",
    /// 指派: give it to somebody of the organ.
    Assign {
        /// To whom.
        to: PersonId,
    } = "assign",
    /// 延长办理期限: extend the limit, and tell the petitioner why (XF 34).
    Extend {
        /// By how many natural days.
        amount: u32,
        /// Why.
        reason: String,
    } = "extend",
    /// 拟处理意见: propose an opinion.
    Propose {
        /// Which.
        opinion: Opinion,
    } = "propose",
    /// 审核通过: approve it.
    Approve = "approve",
    /// 审核退回: have it worked over.
    SendBack {
        /// Why.
        reason: String,
    } = "send_back",
    /// 请求复查: ask the organ above for a review (XF 35).
    RequestReview {
        /// Why.
        reason: String,
    } = "request_review",
    /// 复查意见: decide on the review.
    DecideReview {
        /// What it comes to.
        finding: Finding,
        /// Why.
        text: String,
    } = "decide_review",
    /// 请求复核: ask the organ above that for a re-review (XF 36).
    RequestReReview {
        /// Why.
        reason: String,
    } = "request_re_review",
    /// 举行听证: hold a hearing, whose time is left out (XF 36).
    OpenHearing = "open_hearing",
    /// 听证结束: end it.
    CloseHearing = "close_hearing",
    /// 复核意见: decide on the re-review, for good.
    DecideReReview {
        /// What it comes to.
        finding: Finding,
        /// Why.
        text: String,
    } = "decide_re_review",
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
