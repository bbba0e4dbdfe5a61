//! The machine of a complaint as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{Approver, Assisting, Desk, Filer, Hall, Handler, Head, Superior, Supervisor},
    Row,
};

/// Where a department has it.
const HELD: &[S] = &[S::Dispatched, S::Handling, S::Clarification, S::Approval];

/// Before an answer was given; who is found to be meant loses it.
const UNANSWERED: &[S] =
    &[S::Received, S::Accepted, S::Dispatched, S::Handling, S::Clarification, S::Approval];

/// Every transition of a complaint; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    Row::new("K1: AY 50", A::Accept, &[S::Received], &[S::Accepted], &[Desk]),
    Row::new(
        "K2: AY 46; WF 19; BJ 11",
        A::Decline,
        &[S::Received, S::Accepted],
        &[S::Declined],
        &[Desk],
    ),
    Row::new("K3: BJ 11–14; WF 22", A::Dispatch, &[S::Accepted], &[S::Dispatched], &[Desk]),
    Row::new("K4: AY 50; WF 22", A::Return, &[S::Dispatched], &[S::Accepted], &[Handler]),
    Row::new("K5: BJ 14", A::Take, &[S::Dispatched], &[S::Handling], &[Handler]),
    Row::new("K5: BJ 14", A::Assign, &[S::Dispatched, S::Handling], &[S::Handling], &[Head]),
    Row::new("K6: BJ 14", A::Contribute, HELD, &[], &[Assisting]),
    Row::new("K7: local", A::Clarify, &[S::Handling], &[S::Clarification], &[Handler]),
    Row::new("K7: local", A::Supplement, &[S::Clarification], &[S::Handling], &[Filer]),
    Row::new("K8: local", A::Say, S::OPEN, &[], &[Filer, Desk, Handler]),
    Row::new("K9: local", A::Propose, &[S::Handling, S::Clarification], &[S::Approval], &[Handler]),
    Row::new("K10: local", A::Approve, &[S::Approval], &[S::Answered], &[Approver]),
    Row::new("K10: local", A::SendBack, &[S::Approval], &[S::Handling], &[Approver]),
    Row::new("K11: BJ 23", A::CallBack, &[S::Answered], &[], &[Desk]),
    Row::new("K12: local", A::Reopen, &[S::Answered], &[S::Dispatched], &[Filer, Desk, Supervisor]),
    Row::new("K13: local", A::Appeal, &[S::Answered, S::Closed], &[S::Appealed], &[Filer]),
    Row::new(
        "K14: local",
        A::DecideAppeal,
        &[S::Appealed],
        &[S::Dispatched, S::Closed],
        &[Superior],
    ),
    Row::new("K15: local", A::Close, &[S::Answered], &[S::Closed], &[Filer]),
    Row::new("K16: local", A::Merge, &[S::Received, S::Accepted], &[S::Merged], &[Desk]),
    Row::new("K21: XF 30, 46", A::Identify, UNANSWERED, UNANSWERED, &[Desk]),
    Row::new("K17: AY 50", A::Extend, HELD, &[], &[Head]),
    Row::new("K18: BJ 23", A::Supervise, S::OPEN, &[], &[Supervisor]),
    Row::new("K19: local", A::Withdraw, S::OPEN, &[S::Withdrawn], &[Filer]),
    Row::new("K20: AY 50", A::Fire, S::OPEN, &[], &[Hall]),
    Row::new("K20: local", A::Fire, &[S::Answered], &[S::Answered, S::Closed], &[Hall]),
    Row::new("K20: local", A::Fire, &[S::Closed], &[], &[Hall]),
];
