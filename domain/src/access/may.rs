//! The one question about rights.

use super::{Action, Actor, Role, Subject};
use crate::{
    ids::PersonId,
    licensing::{ActionKind, Rule, State},
    matters::{Asker, Part},
};

/// Why somebody may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Denied {
    /// Not even its existence is theirs to know: answered like a thing that is not there (404).
    Hidden,
    /// They may know of it, and may not do this (403).
    Forbidden,
}

impl Denied {
    /// The lasting word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Forbidden => "forbidden",
        }
    }
}

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Denied {}

/// Whether `actor` has the right to `action` on `subject`; what no line below names is denied.
///
/// Whether the law allows the action where the case stands is another question, which
/// [`crate::licensing::decide`] answers with a refusal.
///
/// # Errors
/// [`Denied::Hidden`] where the subject is not theirs to know, else [`Denied::Forbidden`].
pub fn may(actor: &Actor, action: Action, subject: &Subject) -> Result<(), Denied> {
    match action {
        Action::SeeDraft | Action::EditDraft => {
            require(subject.is_draft() && owns(actor, subject), Denied::Hidden)
        }
        Action::SeeCase => sees(actor, subject),
        Action::SeeMaterials => {
            sees(actor, subject)?;
            // The desk that hands out licences needs the decision, not the file.
            require(actor.role != Role::IssuingClerk, Denied::Forbidden)
        }
        Action::AttachFile => {
            sees(actor, subject)?;
            let waits = |state: State| state == State::Correction || state.is_pending();
            let open = subject.state.is_some_and(waits);
            require(actor.role.is_applicant() && open, Denied::Forbidden)
        }
        Action::Do(ActionKind::Submit) => may_submit(actor, subject),
        Action::Do(kind) => may_do(actor, kind, subject),
        Action::SeeWorklist | Action::SeeRatings | Action::ReadReports => {
            may_survey(actor, action, subject)
        }
        Action::InviteToRate => {
            may_survey(actor, action, subject)?;
            require(actor.role == Role::WindowClerk, Denied::Forbidden)
        }
        Action::EditCatalogue | Action::LoadCalendar => governs(actor, Role::Administrator),
        Action::EditStaff | Action::EndSessions => governs(actor, Role::SecurityAdministrator),
        Action::ReadAudit => governs(actor, Role::Auditor),
        Action::SeeConversation => follows(actor, subject),
        Action::AnswerConversation => {
            follows(actor, subject)?;
            require(actor.role.handles_cases(), Denied::Forbidden)
        }
        Action::SuperviseConversation => {
            follows(actor, subject)?;
            let leads = matches!(actor.role, Role::OrganHead | Role::Supervisor | Role::System);
            require(leads, Denied::Forbidden)
        }
        Action::SeeMatter => knows(actor, subject),
        Action::SeeFiler => may_know_filer(actor, subject),
        Action::TriageMatter => plays(actor, subject, &[Part::Desk]),
        Action::HandleMatter => plays(actor, subject, &[Part::Handler, Part::Assisting]),
        Action::ApproveMatter => plays(actor, subject, &[Part::Approver]),
        Action::ReviewMatter => plays(actor, subject, &[Part::Superior]),
        Action::SuperviseMatter => plays(actor, subject, &[Part::Supervisor]),
        Action::KeepTemplates => keeps(actor, subject, actor.role == Role::OrganHead),
        Action::KeepCommonTemplates => keeps(actor, subject, actor.role.handles_cases()),
        Action::Rate => require(!subject.is_draft() && owns(actor, subject), Denied::Hidden),
    }
}

/// Who may know of a matter: whoever brought it with an account, and whoever plays a part in it.
///
/// Whom it concerns plays none, so that they do not learn that it exists (XF 30, 46).
fn knows(actor: &Actor, subject: &Subject) -> Result<(), Denied> {
    let holders = subject.holders.as_ref().ok_or(Denied::Hidden)?;
    let plays = || {
        let asker = Asker::Staff(actor.clone());
        holders.took_part(actor) || !holders.parts(&asker).is_empty()
    };
    require(actor.role == Role::System || owns(actor, subject) || plays(), Denied::Hidden)
}

/// What a department answers often is kept by whoever leads it, and what serves all of them by those who sort matters; the
/// subject of that is their department. The desk that hands out licences answers nobody.
fn keeps(actor: &Actor, subject: &Subject, may: bool) -> Result<(), Denied> {
    let own = subject.department.as_deref().is_some_and(|key| actor.works_for(key));
    require(own, Denied::Hidden)?;
    require(may && actor.role != Role::IssuingClerk, Denied::Forbidden)
}

fn plays(actor: &Actor, subject: &Subject, wanted: &[Part]) -> Result<(), Denied> {
    knows(actor, subject)?;
    let holders = subject.holders.as_ref().ok_or(Denied::Hidden)?;
    let parts = holders.parts(&Asker::Staff(actor.clone()));
    require(wanted.iter().any(|part| parts.contains(part)), Denied::Forbidden)
}

/// Only those who handle it, and whoever brought it.
fn may_know_filer(actor: &Actor, subject: &Subject) -> Result<(), Denied> {
    knows(actor, subject)?;
    let handles = subject.holders.as_ref().is_some_and(|it| it.may_know_filer(actor));
    require(handles || owns(actor, subject), Denied::Forbidden)
}

/// Who may know of a conversation: whoever asks, the desk that has it but not for its own people, and supervision.
fn follows(actor: &Actor, subject: &Subject) -> Result<(), Denied> {
    let here = subject.department.as_deref().is_some_and(|key| actor.works_for(key));
    let knows = match actor.role {
        Role::System => true,
        Role::Citizen => owns(actor, subject),
        Role::Supervisor => oversees(actor, subject),
        _ => here && subject.owner != Some(actor.person),
    };
    require(knows && subject.department.is_some(), Denied::Hidden)
}

/// The applicant files; a window scans for somebody else.
fn may_submit(actor: &Actor, subject: &Subject) -> Result<(), Denied> {
    require(subject.is_draft(), Denied::Hidden)?;
    if actor.role == Role::WindowClerk {
        let here = subject.department.as_deref().is_some_and(|key| actor.works_for(key));
        require(here, Denied::Hidden)?;
        return require(subject.owner != Some(actor.person), Denied::Forbidden);
    }
    require(owns(actor, subject), Denied::Hidden)
}

/// The role by the table of transitions, in the department that has the case, by somebody who stands apart.
fn may_do(actor: &Actor, kind: ActionKind, subject: &Subject) -> Result<(), Denied> {
    sees(actor, subject)?;
    let here = subject.department.as_deref().is_some_and(|key| actor.works_for(key));
    let takes_part = actor.role.is_applicant() || actor.role == Role::System || here;
    require(takes_part && kind.is_for(actor.role), Denied::Forbidden)?;
    let decides = matches!(kind, ActionKind::Grant | ActionKind::Refuse);
    require(!(decides && is_involved(actor.person, subject)), Denied::Forbidden)
}

/// Whoever received or reviewed does not decide.
fn is_involved(person: PersonId, subject: &Subject) -> bool {
    subject.involved.iter().any(|part| {
        let chaired = part.rule == Rule::T21;
        let prepared = matches!(part.role, Role::WindowClerk | Role::Reviewer) && !chaired;
        part.person == person && prepared
    })
}

/// Who may know of a case: its applicant, the staff of its department but not for their own
/// application, supervision, and the hall itself.
fn sees(actor: &Actor, subject: &Subject) -> Result<(), Denied> {
    require(subject.owner.is_some() && !subject.is_draft(), Denied::Hidden)?;
    match actor.role {
        Role::System => Ok(()),
        Role::Citizen | Role::Agent => require(owns(actor, subject), Denied::Hidden),
        Role::Supervisor => require(oversees(actor, subject), Denied::Hidden),
        role if role.handles_cases() => {
            let mut departments = subject.department.iter().chain(&subject.former_departments);
            require(departments.any(|key| actor.works_for(key)), Denied::Hidden)?;
            require(subject.owner != Some(actor.person), Denied::Forbidden)
        }
        _ => Err(Denied::Hidden),
    }
}

fn owns(actor: &Actor, subject: &Subject) -> bool {
    subject.owner.is_some_and(|owner| actor.applies_as(owner, subject.organisation))
}

/// Lists and figures, of the own department or, for supervision of the hall, of all.
fn may_survey(actor: &Actor, action: Action, subject: &Subject) -> Result<(), Denied> {
    let own = subject.department.as_deref().is_some_and(|key| actor.works_for(key));
    let leads = action != Action::ReadReports || actor.role == Role::OrganHead;
    match actor.role {
        Role::Citizen | Role::Agent => Err(Denied::Hidden),
        Role::Supervisor => require(oversees(actor, subject), Denied::Forbidden),
        _ => require(own && leads, Denied::Forbidden),
    }
}

/// A supervisor of the hall oversees every department, one of a department only that.
fn oversees(actor: &Actor, subject: &Subject) -> bool {
    actor.department.is_none() || actor.department == subject.department
}

/// The three administrations are apart: none has the rights of another, or any in a case.
fn governs(actor: &Actor, role: Role) -> Result<(), Denied> {
    let denied = if actor.role.is_applicant() { Denied::Hidden } else { Denied::Forbidden };
    require(actor.role == role, denied)
}

const fn require(condition: bool, denied: Denied) -> Result<(), Denied> {
    if condition { Ok(()) } else { Err(denied) }
}
