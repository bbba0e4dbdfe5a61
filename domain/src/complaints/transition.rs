//! The machine of a complaint as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{self, Approver, Assisting, Desk, Filer, Hall, Handler, Head, Superior, Supervisor},
    Row,
};

const fn row(
    rule: &'static str,
    action: A,
    from: &'static [S],
    to: &'static [S],
    by: &'static [Part],
) -> Row<S, A> {
    Row { rule, action, from, to, by }
}

/// Where a department has it.
const HELD: &[S] = &[S::Dispatched, S::Handling, S::Clarification, S::Approval];

/// Every transition of a complaint; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    row("K1: AY 50", A::Accept, &[S::Received], &[S::Accepted], &[Desk]),
    row(
        "K2: AY 46; WF 19; BJ 11",
        A::Decline,
        &[S::Received, S::Accepted],
        &[S::Declined],
        &[Desk],
    ),
    row("K3: BJ 11–14; WF 22", A::Dispatch, &[S::Accepted], &[S::Dispatched], &[Desk]),
    row("K4: AY 50; WF 22", A::Return, &[S::Dispatched], &[S::Accepted], &[Handler]),
    row("K5: BJ 14", A::Take, &[S::Dispatched], &[S::Handling], &[Handler]),
    row("K5: BJ 14", A::Assign, &[S::Dispatched, S::Handling], &[S::Handling], &[Head]),
    row("K6: BJ 14", A::Contribute, HELD, &[], &[Assisting]),
    row("K7: local", A::Clarify, &[S::Handling], &[S::Clarification], &[Handler]),
    row("K7: local", A::Supplement, &[S::Clarification], &[S::Handling], &[Filer]),
    row("K8: local", A::Say, S::OPEN, &[], &[Filer, Desk, Handler]),
    row("K9: local", A::Propose, &[S::Handling, S::Clarification], &[S::Approval], &[Handler]),
    row("K10: local", A::Approve, &[S::Approval], &[S::Answered], &[Approver]),
    row("K10: local", A::SendBack, &[S::Approval], &[S::Handling], &[Approver]),
    row("K11: BJ 23", A::CallBack, &[S::Answered], &[], &[Desk]),
    row("K12: local", A::Reopen, &[S::Answered], &[S::Dispatched], &[Filer, Desk, Supervisor]),
    row("K13: local", A::Appeal, &[S::Answered, S::Closed], &[S::Appealed], &[Filer]),
    row("K14: local", A::DecideAppeal, &[S::Appealed], &[S::Dispatched, S::Closed], &[Superior]),
    row("K15: local", A::Close, &[S::Answered], &[S::Closed], &[Filer]),
    row("K16: local", A::Merge, &[S::Received, S::Accepted], &[S::Merged], &[Desk]),
    row("K17: AY 50", A::Extend, HELD, &[], &[Head]),
    row("K18: BJ 23", A::Supervise, S::OPEN, &[], &[Supervisor]),
    row("K19: local", A::Withdraw, S::OPEN, &[S::Withdrawn], &[Filer]),
    row("K20: AY 50", A::Fire, S::OPEN, &[], &[Hall]),
    row("K20: local", A::Fire, &[S::Answered], &[S::Answered, S::Closed], &[Hall]),
    row("K20: local", A::Fire, &[S::Closed], &[], &[Hall]),
];
