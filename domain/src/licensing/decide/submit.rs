//! T1: what must be true of an application before the hall takes it in.

use super::{Refusal, cited, require};
use crate::{
    access::{Actor, Role},
    licensing::{Fact, Filing},
};

pub(super) fn submit(filing: Box<Filing>, actor: &Actor) -> Result<Fact, Refusal> {
    may_file(&filing, actor)?;
    require(filing.faults == 0, Refusal::FormInvalid)?;
    require(filing.declared, Refusal::DeclarationMissing)?;
    require(filing.authorised, Refusal::NotAuthorised)?;
    require(!filing.barred, Refusal::Barred)?;
    if filing.terms.needs_project_code || filing.project_code_valid.is_some() {
        require(filing.project_code_valid == Some(true), Refusal::ProjectCodeMissing)?;
    }
    // What a timer says later, it says with these: nobody could add them then.
    cited(filing.terms.basis.clone())?;
    let remedies = &filing.terms.remedies;
    let named = !remedies.reconsideration.is_incomplete() && !remedies.court.is_incomplete();
    require(named, Refusal::RemediesMissing)?;
    Ok(Fact::Submitted { filing })
}

/// The applicant, an agent of the organisation, or a window that scans what was handed in.
fn may_file(filing: &Filing, actor: &Actor) -> Result<(), Refusal> {
    if actor.role == Role::WindowClerk {
        require(actor.works_for(&filing.terms.department), Refusal::NotPermitted)?;
        return require(actor.person != filing.applicant, Refusal::OwnApplication);
    }
    require(actor.applies_as(filing.applicant, filing.organisation), Refusal::NotPermitted)
}
