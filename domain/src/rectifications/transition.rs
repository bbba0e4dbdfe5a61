//! The machine of a rectification as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{Approver, Desk, Hall, Handler, Superior, Supervisor},
    Row,
};

/// Where something is owed.
const OPEN: &[S] = &[S::Opened, S::Verifying, S::Planned, S::Panel, S::Settled, S::FedBack];

/// Every transition of a rectification; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    Row::new("Z1: domain A.8", A::Take, &[S::Opened], &[S::Verifying], &[Handler]),
    Row::new("Z1: domain A.8", A::Assign, &[S::Opened, S::Verifying], &[S::Verifying], &[Approver]),
    Row::new("Z2: AY 52", A::Contact, &[S::Verifying], &[], &[Handler]),
    Row::new("Z3: domain A.8", A::Fix, &[S::Verifying, S::Planned], &[S::Settled], &[Handler]),
    Row::new("Z3: domain A.8", A::Plan, &[S::Verifying], &[S::Planned], &[Handler]),
    Row::new("Z3: domain A.8", A::Explain, &[S::Verifying], &[S::Settled], &[Handler]),
    Row::new("Z4: domain A.8", A::Contest, &[S::Verifying], &[S::Panel], &[Handler]),
    Row::new("Z5: domain A.8", A::Judge, &[S::Panel], &[S::Dismissed, S::Verifying], &[Superior]),
    Row::new("Z6: domain A.8", A::FeedBack, &[S::Settled], &[S::FedBack], &[Handler]),
    Row::new("Z7: domain A.8", A::CallBack, &[S::FedBack], &[S::FedBack, S::Verifying], &[Desk]),
    Row::new("Z8: domain A.8", A::Close, &[S::FedBack], &[S::Closed], &[Desk]),
    Row::new("Z9: ES-09", A::Supervise, OPEN, &[], &[Supervisor]),
    Row::new("Z9: ES-09", A::Fire, OPEN, &[], &[Hall]),
];
