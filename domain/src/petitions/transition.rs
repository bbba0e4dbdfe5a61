//! The machine of a petition as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{Approver, Desk, Filer, Hall, Handler, Head, Superior, Supervisor},
    Row,
};

/// Where it may be handled on.
const HELD: &[S] = &[S::Accepted, S::Handling, S::Approval];
/// Where it is not settled yet who takes it.
const FRESH: &[S] = &[S::Registered, S::Referred];

/// Every transition of a petition; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    Row::new("X1: XF 22", A::Refer, &[S::Registered], &[S::Referred], &[Desk]),
    Row::new("X2: XF 23", A::Object, &[S::Referred], &[S::Objected], &[Handler]),
    Row::new(
        "X3: XF 23",
        A::SettleObjection,
        &[S::Objected],
        &[S::Registered, S::Referred],
        &[Desk],
    ),
    Row::new("X4: XF 23, 31(6)", A::Accept, &[S::Referred], &[S::Accepted], &[Handler]),
    Row::new("X5: XF 31(1)–(5)", A::Direct, FRESH, &[S::Directed], &[Desk, Handler]),
    Row::new("X6: XF 19, 36", A::Decline, FRESH, &[S::Declined], &[Desk, Handler]),
    Row::new("X7: XF 32", A::Take, &[S::Accepted], &[S::Handling], &[Handler]),
    Row::new("X7: XF 32", A::Assign, &[S::Accepted, S::Handling], &[S::Handling], &[Head]),
    Row::new("X8: XF 34", A::Extend, HELD, &[], &[Head]),
    Row::new("X9: XF 34", A::Propose, &[S::Handling], &[S::Approval], &[Handler]),
    Row::new("X10: XF 34", A::Approve, &[S::Approval], &[S::Answered], &[Approver]),
    Row::new("X10: XF 34", A::SendBack, &[S::Approval], &[S::Handling], &[Approver]),
    Row::new("X11: XF 35", A::RequestReview, &[S::Answered], &[S::Review], &[Filer]),
    Row::new("X12: XF 35", A::DecideReview, &[S::Review], &[S::Reviewed], &[Superior]),
    Row::new("X13: XF 36", A::RequestReReview, &[S::Reviewed], &[S::ReReview], &[Filer]),
    Row::new("X14: XF 36", A::OpenHearing, &[S::ReReview], &[S::Hearing], &[Superior]),
    Row::new("X14: XF 36", A::CloseHearing, &[S::Hearing], &[S::ReReview], &[Superior]),
    Row::new("X15: XF 36", A::DecideReReview, &[S::ReReview], &[S::Concluded], &[Superior]),
    Row::new("X16: XF 38", A::Supervise, S::OPEN, &[], &[Supervisor]),
    Row::new("X16: local", A::Withdraw, S::OPEN, &[S::Withdrawn], &[Filer]),
    Row::new("X16: XF 22, 23, 34–36", A::Fire, S::OPEN, &[], &[Hall]),
    Row::new("X16: XF 36", A::Fire, &[S::Answered, S::Reviewed], &[S::Settled], &[Hall]),
];
