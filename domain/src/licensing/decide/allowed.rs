//! What may be done by whom, as far as it does not depend on what is said in doing it.

use super::{Refusal, require};
use crate::{
    access::{Actor, Role},
    clocks::ClockId,
    items::{Mode, Necessity},
    licensing::{ActionKind, Case, Rule},
};

/// Whether `actor` may do `kind` in this case now, before looking at what is said.
///
/// The buttons of a page are the kinds for which it is `Ok`.
///
/// # Errors
/// Who comes first, then where, then what the case lacks.
pub fn allowed(case: &Case, kind: ActionKind, actor: &Actor) -> Result<(), Refusal> {
    may_act(case, kind, actor)?;
    require(kind.is_possible_in(case.state), Refusal::WrongState)?;
    require(kind.is_for_in(actor.role, case.state), Refusal::NotPermitted)?;
    receipt(case, kind, actor)?;
    review(case, kind, actor)?;
    decision(case, kind, actor)
}

/// The role, the department, and never the own application.
fn may_act(case: &Case, kind: ActionKind, actor: &Actor) -> Result<(), Refusal> {
    if actor.role == Role::WindowClerk && matches!(kind, ActionKind::Grant | ActionKind::Refuse) {
        return Err(Refusal::ClerkMayNotDecide);
    }
    require(kind.is_for(actor.role), Refusal::NotPermitted)?;
    match actor.role {
        Role::System => Ok(()),
        role if role.is_applicant() => {
            require(actor.applies_as(case.applicant, case.organisation), Refusal::NotPermitted)
        }
        _ => {
            require(actor.works_for(&case.department), Refusal::NotPermitted)?;
            require(actor.person != case.applicant, Refusal::OwnApplication)
        }
    }
}

/// The outcomes on receipt.
fn receipt(case: &Case, kind: ActionKind, actor: &Actor) -> Result<(), Refusal> {
    use ActionKind as K;
    let terms = &case.terms;
    match kind {
        K::DeclareNotNeeded | K::DeclareNotCompetent => {
            require(!case.must_be_accepted(), Refusal::MustAccept)
        }
        K::DeclineAcceptance => {
            require(!case.first_listed.is_empty(), Refusal::NotNotified)?;
            require(!case.must_be_accepted(), Refusal::MustAccept)
        }
        K::Accept => require(case.is_complete(), Refusal::MaterialsMissing),
        K::AcceptDeferred => {
            require(terms.deferred.is_some(), Refusal::DeferralNotOffered)?;
            require(case.missing().next().is_some(), Refusal::NothingMissing)?;
            let mut missing = case.papers.iter().filter(|paper| !paper.held);
            let primary = missing.any(|paper| paper.necessity == Necessity::Mandatory);
            require(!primary, Refusal::NotDeferrable)?;
            require(case.open_fields().next().is_none(), Refusal::MaterialsMissing)
        }
        K::Supply => require(case.missing().next().is_some(), Refusal::NothingMissing),
        K::DecideOnTheSpot => {
            require(terms.mode == Mode::Immediate, Refusal::NotImmediate)?;
            require(!terms.needs_verification, Refusal::VerificationMissing)?;
            require(!terms.needs_hearing, Refusal::HearingMissing)?;
            require(case.is_complete(), Refusal::MaterialsMissing)
        }
        K::GrantOnCommitment => committed(case, actor),
        _ => Ok(()),
    }
}

/// Notify-and-commit: offered, chosen, signed, and nothing missing but what it replaces (A.6).
fn committed(case: &Case, actor: &Actor) -> Result<(), Refusal> {
    let policy = case.terms.commitment.as_ref().ok_or(Refusal::CommitmentNotOffered)?;
    let commitment = case.commitment.ok_or(Refusal::CommitmentNotSigned)?;
    require(commitment.signed, Refusal::CommitmentNotSigned)?;
    require(!commitment.bad_credit, Refusal::BadCredit)?;
    let covered = case.missing().all(|key| policy.waives.iter().any(|waived| waived == key));
    require(covered && case.open_fields().next().is_none(), Refusal::MaterialsMissing)?;
    let apart = case.terms.mode == Mode::Immediate || !case.was_received_by(actor.person);
    require(apart, Refusal::SameOfficer)
}

/// Examination: by the reviewer of the case, the hearing by its chair.
fn review(case: &Case, kind: ActionKind, actor: &Actor) -> Result<(), Refusal> {
    use ActionKind as K;
    let others = matches!(kind, K::Assign | K::CloseHearing | K::FileCommitmentCheck);
    let by_reviewer = actor.role == Role::Reviewer && !others;
    if by_reviewer {
        require(case.reviewer == Some(actor.person), Refusal::NotAssigned)?;
    }
    let hearing = &case.hearing;
    match kind {
        K::TellHearingRight => require(hearing.told_on.is_none(), Refusal::HearingRightGiven),
        K::RequestHearing => {
            require(hearing.told_on.is_some(), Refusal::HearingRightNotGiven)?;
            require(hearing.requested_on.is_none(), Refusal::HearingRequested)?;
            require(hearing.is_open(), Refusal::LimitPassed)
        }
        K::CloseHearing => {
            let chair = hearing.set.map(|(chair, _)| chair);
            require(chair == Some(actor.person), Refusal::NotTheChair)
        }
        K::Propose | K::ReportUp => examined(case),
        _ => Ok(()),
    }
}

/// What has to be on file before a case leaves review.
fn examined(case: &Case) -> Result<(), Refusal> {
    require(case.verified || !case.terms.needs_verification, Refusal::VerificationMissing)?;
    let hearing = &case.hearing;
    let due = case.terms.needs_hearing || hearing.requested_on.is_some();
    require(hearing.held || !due, Refusal::HearingMissing)?;
    // Whoever else is concerned has the right to be heard before the decision (XK 47).
    let told = case.parties.is_empty() || hearing.told_on.is_some() || hearing.held;
    require(told, Refusal::HearingRightNotGiven)
}

/// Decision, issue and what comes after.
fn decision(case: &Case, kind: ActionKind, actor: &Actor) -> Result<(), Refusal> {
    use ActionKind as K;
    match kind {
        K::Grant | K::Refuse => {
            let apart = !case.was_received_by(actor.person) && !case.was_reviewed_by(actor.person);
            require(apart, Refusal::SameOfficer)?;
            examined(case)?;
            require(!case.hearing.is_open(), Refusal::HearingWindowOpen)?;
            let held = kind == K::Refuse || case.missing().next().is_none();
            require(held, Refusal::MaterialsMissing)
        }
        K::Extend => {
            require(case.terms.limits.extension > 0, Refusal::ExtensionNotOffered)?;
            require(!case.extended, Refusal::AlreadyExtended)
        }
        K::Archive => require(!case.archived, Refusal::AlreadyArchived),
        K::Rate => require(case.rating.is_none(), Refusal::AlreadyRated),
        K::Publish => {
            let clock = case.clock(ClockId::C14).ok_or(Refusal::NotPublic)?;
            require(!clock.is_stopped(), Refusal::AlreadyPublished)
        }
        K::FileCommitmentCheck => {
            let committed = case.documents.iter().any(|document| document.rule == Rule::T14);
            require(committed, Refusal::NoCommitment)?;
            require(case.commitment_kept.is_none(), Refusal::AlreadyChecked)
        }
        _ => Ok(()),
    }
}
