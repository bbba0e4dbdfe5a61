//! What is complained about, how it ends, and whether that helped.

use crate::{
    calendar::Limit,
    licensing::words,
    matters::{Origin, Period},
};
use serde::{Deserialize, Serialize};

words! {
    /// What somebody wants to be heard about.
    pub enum Kind {
        /// 服务态度: a service or its staff.
        Service = "service",
        /// 超时办理: something takes longer than it may.
        OverTime = "over_time",
        /// 违规收费: a fee without ground, or too high.
        UnlawfulFee = "unlawful_fee",
        /// 办不成事: something that cannot be got done.
        CannotBeDone = "cannot_be_done",
        /// 系统故障: something of the hall does not work.
        SystemFault = "system_fault",
        /// 建议: something could be better.
        Suggestion = "suggestion",
        /// 表扬: something was good.
        Praise = "praise",
        /// 咨询: a question to the hotline.
        Enquiry = "enquiry",
        /// 求助: a request to the hotline.
        Help = "help",
        /// 举报: something unlawful is reported to the hotline.
        Report = "report",
    }
}

words! {
    /// How a complaint ended.
    pub enum Outcome {
        /// 已解决: done as was wished.
        Resolved = "resolved",
        /// 部分解决: done in part.
        PartlyResolved = "partly_resolved",
        /// 已解释: nothing can be done, and why was explained.
        Explained = "explained",
        /// 列入计划: it will be done, by a day that is named.
        Planned = "planned",
        /// 不属实: it was not found to be so.
        Unfounded = "unfounded",
    }
}

words! {
    /// What somebody who was called back said (回访).
    pub enum CallBack {
        /// 满意: satisfied.
        Satisfied = "satisfied",
        /// 不满意: not satisfied.
        Dissatisfied = "dissatisfied",
        /// 未接通: nobody could be reached.
        NotReached = "not_reached",
    }
}

/// What comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Who, what about and where.
    #[serde(flatten)]
    pub origin: Origin,
    /// What somebody wants to be heard about.
    pub kind: Kind,
    /// Within what it is handled, where the city has set that; none for the limit of its kind.
    #[serde(default)]
    pub within: Option<Limit>,
}

impl Kind {
    /// Those that a page about the hall offers; the others come by the hotline.
    pub const OF_THE_HALL: &'static [Self] = Self::ALL.split_at(7).0;

    /// Within what one of this kind is handled: an enquiry in one working day, anything else in five (domain B; AY 50).
    #[must_use]
    pub const fn handling(self) -> Limit {
        match self {
            Self::Enquiry => Limit::working_days(1),
            _ => Period::ComplaintHandling.limit(),
        }
    }
}
