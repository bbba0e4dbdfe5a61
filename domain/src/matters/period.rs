//! The periods of matters, as data: how long, of what, whom they bind, who extends them, and by which law.

use super::{Ground, Procedure};
use crate::{
    calendar::Limit,
    clocks::{Approver, Bound, Extension, Name},
    licensing::words,
};

words! {
    /// A period in which somebody has to act (期限, domain B).
    pub enum Period {
        /// 投诉受理: the desk accepts a complaint or names who is competent.
        ComplaintTriage = "complaint_triage",
        /// 退回期: a department gives back what it is not competent for (AY 50).
        ComplaintReturn = "complaint_return",
        /// 投诉办理: a complaint is handled and answered (AY 50; WF 20, JN 24).
        ComplaintHandling = "complaint_handling",
        /// 回访: whoever complained is called back.
        ComplaintCallBack = "complaint_call_back",
        /// 重办申请期: whoever complained asks for it to be handled again.
        ComplaintReopening = "complaint_reopening",
        /// 复核申请期: whoever complained appeals to the level above.
        ComplaintAppeal = "complaint_appeal",
        /// 投诉复核: the level above decides.
        ComplaintAppealDecision = "complaint_appeal_decision",

        /// 信访登记转送: a petition is registered, sorted and forwarded (XF 22).
        PetitionRegistration = "petition_registration",
        /// 信访受理告知: the petitioner is told of acceptance and route (XF 23).
        PetitionReceipt = "petition_receipt",
        /// 转送异议: an organ objects to a wrong referral (XF 23).
        PetitionObjection = "petition_objection",
        /// 信访办理: a petition is handled (XF 34).
        PetitionHandling = "petition_handling",
        /// 复查申请期: the petitioner asks for a review (XF 35).
        PetitionReviewRequest = "petition_review_request",
        /// 信访复查: the organ above reviews (XF 35).
        PetitionReview = "petition_review",
        /// 复核申请期: the petitioner asks for a re-review (XF 36).
        PetitionReReviewRequest = "petition_re_review_request",
        /// 信访复核: the organ above that re-reviews, for good (XF 36).
        PetitionReReview = "petition_re_review",

        /// 公开收件确认: the day of receipt is confirmed with the applicant (GK 31).
        DisclosureConfirmation = "disclosure_confirmation",
        /// 公开补正通知: the organ asks to clarify a request, once (GK 30).
        DisclosureClarification = "disclosure_clarification",
        /// 公开补正期: the applicant clarifies it (GK 30).
        DisclosureSupplement = "disclosure_supplement",
        /// 公开答复: the organ answers a request (GK 33).
        DisclosureReply = "disclosure_reply",
        /// 第三方意见: a third party says whether it agrees (GK 32).
        DisclosureThirdParty = "disclosure_third_party",
        /// 协办机关意见: an organ that took part says whether it agrees (GK 34).
        DisclosureJointOrgan = "disclosure_joint_organ",

        /// 采购询问答复: an enquiry of a supplier is answered (CGT 52).
        ProcurementEnquiry = "procurement_enquiry",
        /// 质疑期: a supplier challenges what it knows of (CG 52).
        ProcurementChallenge = "procurement_challenge",
        /// 质疑答复: the buyer answers a challenge (CG 53).
        ProcurementChallengeReply = "procurement_challenge_reply",
        /// 投诉期: a supplier complains about the answer, or its absence (CG 55).
        ProcurementComplaint = "procurement_complaint",
        /// 投诉审查: the finance authority examines the complaint, and says everything that has to be corrected (CG94).
        ProcurementExamination = "procurement_examination",
        /// 投诉补正: the supplier corrects the complaint.
        ProcurementCorrection = "procurement_correction",
        /// 投诉退转: a complaint is turned down or named to whom it belongs (CG94).
        ProcurementRejection = "procurement_rejection",
        /// 副本发送: copies of the complaint go to the others (CG94).
        ProcurementCopies = "procurement_copies",
        /// 投诉处理: the finance authority decides (CG 56).
        ProcurementDecision = "procurement_decision",
        /// 暂停采购: how long the procurement may stand still (CG 57).
        ProcurementSuspension = "procurement_suspension",

        /// 差评联系: whoever gave a bad rating is contacted (AY 52; C16).
        RectificationContact = "rectification_contact",
        /// 差评整改: what was wrong is put right or planned (domain A.8).
        RectificationFix = "rectification_fix",
        /// 限期整改: what was planned is put right (domain A.8).
        RectificationPlan = "rectification_plan",
        /// 评审组认定: the panel says whether a rating was misused (domain A.8).
        RectificationPanel = "rectification_panel",
        /// 差评回访: whoever gave it is asked whether it was put right (domain A.8).
        RectificationCallBack = "rectification_call_back",
    }
}

/// What the law or a city says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How long, and of what.
    pub limit: Limit,
    /// Whom it binds.
    pub bound: Bound,
    /// By how much it may be extended once, and by whom; none for never.
    pub extension: Option<Extension>,
    /// The articles that set it, or `local` where a city does.
    pub rule: &'static str,
}

const fn agency(limit: Limit, rule: &'static str) -> Terms {
    Terms { limit, bound: Bound::Agency, extension: None, rule }
}

const fn right(limit: Limit, rule: &'static str) -> Terms {
    Terms { limit, bound: Bound::Applicant, extension: None, rule }
}

/// A limit of the organ that its head may extend once.
const fn extensible(limit: Limit, amount: u32, rule: &'static str) -> Terms {
    let extension = Some(Extension { amount, approver: Approver::OrganHead });
    Terms { extension, ..agency(limit, rule) }
}

const fn working(days: u32) -> Limit {
    Limit::working_days(days)
}

const fn natural(days: u32) -> Limit {
    Limit::natural_days(days)
}

impl Period {
    /// What the law says of it; `local` are defaults that a city may set otherwise (domain H).
    ///
    /// The extension of a disclosure is approved by the head of the unit for disclosure (GK 33), who acts as a head here.
    #[must_use]
    #[expect(clippy::match_same_arms, reason = "a table of the law, by procedure")]
    pub const fn terms(self) -> Terms {
        match self {
            Self::ComplaintTriage | Self::ComplaintCallBack => agency(working(1), "local"),
            Self::ComplaintReturn => agency(Limit::hours(24), "AY 50"),
            Self::ComplaintHandling => extensible(working(5), 5, "AY 50; WF 20; JN 24"),
            Self::ComplaintReopening => right(natural(15), "local"),
            Self::ComplaintAppeal => right(natural(30), "local"),
            Self::ComplaintAppealDecision => agency(working(5), "local"),

            Self::PetitionRegistration => agency(natural(15), "XF 22"),
            Self::PetitionReceipt => agency(natural(15), "XF 23"),
            Self::PetitionObjection => agency(working(5), "XF 23"),
            Self::PetitionHandling => extensible(natural(60), 30, "XF 34"),
            Self::PetitionReviewRequest => right(natural(30), "XF 35"),
            Self::PetitionReview => agency(natural(30), "XF 35"),
            Self::PetitionReReviewRequest => right(natural(30), "XF 36"),
            Self::PetitionReReview => agency(natural(30), "XF 36"),

            Self::DisclosureConfirmation => agency(working(1), "GK 31; local"),
            Self::DisclosureClarification => agency(working(7), "GK 30"),
            Self::DisclosureSupplement => right(working(15), "GK 30; local"),
            Self::DisclosureReply => extensible(working(20), 20, "GK 33"),
            Self::DisclosureThirdParty => right(working(15), "GK 32"),
            Self::DisclosureJointOrgan => agency(working(15), "GK 34"),

            Self::ProcurementEnquiry => agency(working(3), "CGT 52"),
            Self::ProcurementChallenge => right(working(7), "CG 52; CGT 53"),
            Self::ProcurementChallengeReply => agency(working(7), "CG 53"),
            Self::ProcurementComplaint => right(working(15), "CG 55"),
            Self::ProcurementExamination => agency(working(5), "CG94"),
            Self::ProcurementCorrection => right(working(5), "CG94; local"),
            Self::ProcurementRejection => agency(working(3), "CG94"),
            Self::ProcurementCopies => agency(working(8), "CG94"),
            Self::ProcurementDecision => agency(working(30), "CG 56; CGT 58"),
            Self::ProcurementSuspension => agency(natural(30), "CG 57"),

            Self::RectificationContact => agency(working(1), "AY 52"),
            Self::RectificationFix | Self::RectificationPanel => agency(working(5), "local"),
            Self::RectificationPlan => agency(working(15), "local"),
            Self::RectificationCallBack => agency(working(1), "local"),
        }
    }

    /// How long, and of what, unless a city or an organ sets it otherwise.
    #[must_use]
    pub const fn limit(self) -> Limit {
        self.terms().limit
    }

    /// Whether the side of whoever brought the matter has to act, so that a right is lost when it passes.
    #[must_use]
    pub const fn is_right(self) -> bool {
        matches!(self.terms().bound, Bound::Applicant)
    }

    /// The procedure it belongs to.
    #[must_use]
    pub const fn procedure(self) -> Procedure {
        match self {
            Self::ComplaintTriage
            | Self::ComplaintReturn
            | Self::ComplaintHandling
            | Self::ComplaintCallBack
            | Self::ComplaintReopening
            | Self::ComplaintAppeal
            | Self::ComplaintAppealDecision => Procedure::Complaint,
            Self::PetitionRegistration
            | Self::PetitionReceipt
            | Self::PetitionObjection
            | Self::PetitionHandling
            | Self::PetitionReviewRequest
            | Self::PetitionReview
            | Self::PetitionReReviewRequest
            | Self::PetitionReReview => Procedure::Petition,
            Self::DisclosureConfirmation
            | Self::DisclosureClarification
            | Self::DisclosureSupplement
            | Self::DisclosureReply
            | Self::DisclosureThirdParty
            | Self::DisclosureJointOrgan => Procedure::Disclosure,
            Self::ProcurementEnquiry
            | Self::ProcurementChallenge
            | Self::ProcurementChallengeReply
            | Self::ProcurementComplaint
            | Self::ProcurementExamination
            | Self::ProcurementCorrection
            | Self::ProcurementRejection
            | Self::ProcurementCopies
            | Self::ProcurementDecision
            | Self::ProcurementSuspension => Procedure::Procurement,
            Self::RectificationContact
            | Self::RectificationFix
            | Self::RectificationPlan
            | Self::RectificationPanel
            | Self::RectificationCallBack => Procedure::Rectification,
        }
    }
}

impl Name for Period {
    type Ground = Ground;

    fn bound(self) -> Bound {
        self.terms().bound
    }

    fn default_extension(self) -> Option<Extension> {
        self.terms().extension
    }

    fn stops_for(self, ground: Ground) -> bool {
        ground.stops(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_periods_are_those_of_the_law() {
        let table = [
            (Period::ComplaintHandling, "5wd", Some(5)),
            (Period::ComplaintReturn, "24h", None),
            (Period::PetitionRegistration, "15nd", None),
            (Period::PetitionReceipt, "15nd", None),
            (Period::PetitionObjection, "5wd", None),
            (Period::PetitionHandling, "60nd", Some(30)),
            (Period::PetitionReview, "30nd", None),
            (Period::PetitionReReview, "30nd", None),
            (Period::DisclosureClarification, "7wd", None),
            (Period::DisclosureReply, "20wd", Some(20)),
            (Period::DisclosureThirdParty, "15wd", None),
            (Period::ProcurementEnquiry, "3wd", None),
            (Period::ProcurementChallenge, "7wd", None),
            (Period::ProcurementChallengeReply, "7wd", None),
            (Period::ProcurementComplaint, "15wd", None),
            (Period::ProcurementDecision, "30wd", None),
            (Period::ProcurementSuspension, "30nd", None),
            (Period::RectificationContact, "1wd", None),
            (Period::RectificationFix, "5wd", None),
        ];
        for (period, limit, extension) in table {
            assert_eq!(period.limit().to_string(), limit, "{period}");
            let amount = period.terms().extension.map(|it| it.amount);
            assert_eq!(amount, extension, "{period}");
        }
    }

    #[test]
    fn a_period_names_its_procedure_first_and_its_law() {
        for period in Period::ALL {
            let prefix = period.procedure().word();
            assert!(period.word().starts_with(prefix), "{period}");
            assert!(!period.terms().rule.is_empty());
        }
    }
}
