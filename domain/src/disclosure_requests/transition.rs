//! The machine of a request for disclosure as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{Approver, Filer, Hall, Handler, Head, Supervisor},
    Row,
};

/// Where somebody handles it.
const HELD: &[S] = &[S::Received, S::Handling, S::Consultation, S::Approval];
/// Where it may still be asked what is meant.
const FRESH: &[S] = &[S::Received, S::Handling];
/// Where somebody is asked, or may be.
const ASKING: &[S] = &[S::Handling, S::Consultation];

/// Every transition of a request for disclosure; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    Row::new("G1: GK 31", A::Confirm, &[S::Received], &[], &[Handler]),
    Row::new("G2: GK 30", A::Clarify, FRESH, &[S::Clarification], &[Handler]),
    Row::new("G3: GK 30", A::Supplement, &[S::Clarification], &[S::Received], &[Filer]),
    Row::new("G4: GK 4", A::Take, &[S::Received], &[S::Handling], &[Handler]),
    Row::new("G4: GK 4", A::Assign, FRESH, &[S::Handling], &[Head]),
    Row::new("G5: GK 32, 34", A::Consult, ASKING, &[S::Consultation], &[Handler]),
    Row::new(
        "G6: GK 32, 34",
        A::Hear,
        &[S::Consultation],
        &[S::Consultation, S::Handling],
        &[Handler],
    ),
    Row::new("G7: GK 33", A::Extend, HELD, &[], &[Head]),
    Row::new("G8: GK 36, 37, 39", A::Propose, &[S::Handling], &[S::Approval], &[Handler]),
    Row::new("G9: GK 33, 36", A::Approve, &[S::Approval], &[S::Answered], &[Approver]),
    Row::new("G9: GK 33, 36", A::SendBack, &[S::Approval], &[S::Handling], &[Approver]),
    Row::new("G10: GK 47", A::Supervise, S::OPEN, &[], &[Supervisor]),
    Row::new("G11: local", A::Withdraw, S::OPEN, &[S::Withdrawn], &[Filer]),
    Row::new("G12: GK 33", A::Fire, &[S::Received, S::Handling, S::Approval], &[], &[Hall]),
    Row::new("G12: GK 30", A::Fire, &[S::Clarification], &[S::Abandoned], &[Hall]),
    Row::new(
        "G12: GK 32, 34",
        A::Fire,
        &[S::Consultation],
        &[S::Consultation, S::Handling],
        &[Hall],
    ),
];
