//! Routes, referrals and opinions.

use crate::{
    licensing::words,
    matters::{Elsewhere, Refusal, require, said},
};
use serde::{Deserialize, Serialize};

words! {
    /// The routes of XF 31; the portal sorts by them before anything is handled.
    pub enum Route {
        /// 诉讼、仲裁: courts, prosecution and arbitration (XF 31(1)).
        Judicial = "judicial",
        /// 党内程序: the Party (XF 31(2)).
        Party = "party",
        /// 纪检监察: accusations of officials (XF 31(3)).
        Discipline = "discipline",
        /// 行政程序: reconsideration, and the procedures of licences and penalties (XF 31(4)).
        Administrative = "administrative",
        /// 履行职责: that an organ does its statutory duty (XF 31(5)).
        Duty = "duty",
        /// 申诉求决: whatever else has to be settled; handled as a petition (XF 31(6)).
        Claim = "claim",
    }
}

words! {
    /// How the office for petitions forwards one (XF 22).
    pub enum Referral {
        /// 转送同级: to an organ of the same level.
        SameLevel = "same_level",
        /// 转送下级: to the level below.
        LowerLevel = "lower_level",
        /// 交办: to an organ that reports back.
        ReportBack = "report_back",
    }
}

words! {
    /// What an opinion comes to (XF 34, 35, 36).
    pub enum Finding {
        /// 予以支持: the claim is right and is met.
        Supported = "supported",
        /// 解释说明: the claim has its reasons, and no ground in law.
        Explained = "explained",
        /// 不予支持: the claim has no ground.
        NotSupported = "not_supported",
    }
}

/// The written opinion (信访处理意见书, XF 34): everything that it has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// What it comes to.
    pub finding: Finding,
    /// What the petitioner claims.
    pub claims: String,
    /// What was found to be so.
    pub facts: String,
    /// What the organ holds.
    pub opinion: String,
    /// By which law, regulation or policy.
    pub basis: String,
}

impl Route {
    /// Whether a channel that is named lies on this route (XF 31).
    #[must_use]
    pub const fn leads_to(self, elsewhere: Elsewhere) -> bool {
        use Elsewhere as E;
        match self {
            Self::Judicial => matches!(elsewhere, E::Litigation | E::Arbitration),
            Self::Party => matches!(elsewhere, E::Party),
            Self::Discipline => matches!(elsewhere, E::Discipline),
            Self::Administrative => matches!(
                elsewhere,
                E::Reconsideration
                    | E::ReconsiderationFirst
                    | E::OwnProcedure
                    | E::Case
                    | E::Disclosure
                    | E::Procurement
            ),
            Self::Duty => matches!(elsewhere, E::OwnProcedure | E::OtherOrgan),
            Self::Claim => false,
        }
    }
}

impl Opinion {
    /// Whether it says everything that it has to.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`] when claims, facts, opinion or basis are missing (XF 34).
    pub fn check(&self) -> Result<(), Refusal> {
        [&self.claims, &self.facts, &self.opinion, &self.basis]
            .into_iter()
            .try_for_each(|it| said(it))
    }
}

/// Whether a petition is told the right channel.
pub(super) fn directed(route: Route, elsewhere: Elsewhere) -> Result<(), Refusal> {
    require(route.leads_to(elsewhere), Refusal::RouteNotAllowed)
}
