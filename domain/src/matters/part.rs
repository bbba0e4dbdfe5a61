//! Who wants something of a matter, and which part they play in it.

use crate::{access::Actor, licensing::words};

words! {
    /// The part somebody plays in a matter; the tables of transitions say what each may do.
    pub enum Part {
        /// 提出人: whoever brings it, by account or by number and query code.
        Filer = "filer",
        /// 受理台: the desk that receives, sorts and dispatches.
        Desk = "desk",
        /// 承办人: somebody of the department that leads its handling.
        Handler = "handler",
        /// 协办人: somebody of a department that assists.
        Assisting = "assisting",
        /// 审核人: who approves what a handler of the same department proposes.
        Approver = "approver",
        /// 单位负责人: the head of the leading department, who extends limits.
        Head = "head",
        /// 上级: somebody of the department above, which decides on appeals and reviews.
        Superior = "superior",
        /// 督办人: supervision, which urges and never decides.
        Supervisor = "supervisor",
        /// 系统: the hall itself, when a period has passed.
        Hall = "hall",
    }
}

/// Who wants something of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// Whoever brings it: with an account that [`crate::access::may`] has judged, or with number and query code.
    Filer,
    /// A member of staff in one role.
    Staff(Actor),
    /// The hall, when a period has passed.
    Hall,
}

impl Asker {
    /// The person of the staff.
    #[must_use]
    pub fn person(&self) -> Option<crate::ids::PersonId> {
        match self {
            Self::Staff(actor) => Some(actor.person),
            Self::Filer | Self::Hall => None,
        }
    }
}
