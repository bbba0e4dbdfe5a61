//! The machine of a procurement challenge as a table.

use super::{ActionKind as A, State as S};
use crate::matters::{
    Part::{Approver, Filer, Hall, Handler, Head, Supervisor},
    Row,
};

/// Where the complaint is taken and not decided.
const PENDING: &[S] = &[S::Accepted, S::Handling, S::Special, S::Approval];
/// Where the supplier may turn to the finance authority.
const ANSWERABLE: &[S] = &[S::Challenged, S::ChallengeAnswered];
/// Where nobody has gone further yet.
const QUIET: &[S] = &[S::EnquiryAnswered, S::ChallengeAnswered];

/// Every transition of a procurement challenge; what it does not name is refused.
pub const TRANSITIONS: &[Row<S, A>] = &[
    Row::new(
        "Q1: CGT 52",
        A::AnswerEnquiry,
        &[S::Enquired],
        &[S::EnquiryAnswered, S::Lapsed],
        &[Handler],
    ),
    Row::new(
        "Q2: CG 52",
        A::Challenge,
        &[S::Enquired, S::EnquiryAnswered],
        &[S::Challenged],
        &[Filer],
    ),
    Row::new(
        "Q3: CG 53",
        A::AnswerChallenge,
        &[S::Challenged],
        &[S::ChallengeAnswered],
        &[Handler],
    ),
    Row::new("Q4: CG 55", A::Complain, ANSWERABLE, &[S::Complained], &[Filer]),
    Row::new("Q5: CG94", A::Examine, &[S::Complained], &[S::Accepted, S::TurningDown], &[Handler]),
    Row::new("Q6: CG94", A::RequestCorrection, &[S::Complained], &[S::Correction], &[Handler]),
    Row::new("Q6: CG94", A::Correct, &[S::Correction], &[S::Complained], &[Filer]),
    Row::new("Q7: CG94", A::Reject, &[S::TurningDown], &[S::Rejected], &[Handler]),
    Row::new("Q8: CG94", A::SendCopies, PENDING, &[], &[Handler]),
    Row::new("Q9: CG 56", A::Take, &[S::Accepted], &[S::Handling], &[Handler]),
    Row::new("Q9: CG 56", A::Assign, &[S::Accepted, S::Handling], &[S::Handling], &[Head]),
    Row::new("Q10: CGT 58", A::StartSpecial, &[S::Handling], &[S::Special], &[Handler]),
    Row::new("Q10: CGT 58", A::FinishSpecial, &[S::Special], &[S::Handling], &[Handler]),
    Row::new("Q11: CG 57", A::Suspend, PENDING, &[], &[Approver]),
    Row::new("Q12: CG 56", A::Propose, &[S::Handling], &[S::Approval], &[Handler]),
    Row::new("Q12: CG 56", A::Approve, &[S::Approval], &[S::Decided], &[Approver]),
    Row::new("Q12: CG 56", A::SendBack, &[S::Approval], &[S::Handling], &[Approver]),
    Row::new("Q13: local", A::Supervise, S::OPEN, &[], &[Supervisor]),
    Row::new("Q13: CG94", A::Withdraw, S::OPEN, &[S::Withdrawn], &[Filer]),
    Row::new("Q14: CG 53, 56, 57", A::Fire, S::OPEN, &[], &[Hall]),
    Row::new("Q14: CG 52, 55", A::Fire, QUIET, &[S::Lapsed], &[Hall]),
    Row::new("Q14: CG 55", A::Fire, &[S::Challenged], &[S::Lapsed], &[Hall]),
    Row::new("Q14: CG94", A::Fire, &[S::Correction], &[S::Rejected], &[Hall]),
];
