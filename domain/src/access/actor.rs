//! Who acts.

use crate::{
    ids::{OrganisationId, PersonId},
    licensing::words,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

words! {
    /// In which capacity somebody acts; a person with several roles acts in one at a time.
    pub enum Role {
        /// A natural person, for themself.
        Citizen = "citizen",
        /// A person who acts for an organisation.
        Agent = "agent",
        /// 窗口人员: receives and answers filings.
        WindowClerk = "window_clerk",
        /// 审查人员: examines accepted cases.
        Reviewer = "reviewer",
        /// 决定人: signs.
        Decider = "decider",
        /// 机关负责人: extends limits, and may sign.
        OrganHead = "organ_head",
        /// 出件人员: makes and delivers licences.
        IssuingClerk = "issuing_clerk",
        /// 监察人员: sees the handling of cases, never takes part in it.
        Supervisor = "supervisor",
        /// 系统管理员: items, calendar, departments.
        Administrator = "administrator",
        /// 安全管理员: accounts and rights.
        SecurityAdministrator = "security_administrator",
        /// 审计员: the log of both.
        Auditor = "auditor",
        /// The hall itself, when a limit passes.
        System = "system",
    }
}

impl Role {
    /// Whether the role is an applicant's.
    #[must_use]
    pub const fn is_applicant(self) -> bool {
        matches!(self, Self::Citizen | Self::Agent)
    }

    /// Whether the role is one of the three administrations, which are apart (三权分立, GB/T 22239-2019 8.1.5).
    #[must_use]
    pub const fn governs(self) -> bool {
        matches!(self, Self::Administrator | Self::SecurityAdministrator | Self::Auditor)
    }

    /// Whether the role is held in a department only, never in the hall as a whole.
    #[must_use]
    pub const fn needs_department(self) -> bool {
        self.handles_cases()
    }

    /// Whether the role takes part in the cases of its department.
    #[must_use]
    pub const fn handles_cases(self) -> bool {
        matches!(
            self,
            Self::WindowClerk
                | Self::Reviewer
                | Self::Decider
                | Self::OrganHead
                | Self::IssuingClerk
        )
    }
}

/// A person in one role, as recorded in every event.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// In which capacity.
    pub role: Role,
    /// Key of the department, for staff of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The organisation, for an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
}

impl Actor {
    /// A natural person who acts for themself.
    #[must_use]
    pub const fn citizen(person: PersonId) -> Self {
        Self { person, role: Role::Citizen, department: None, organisation: None }
    }

    /// A person who acts for an organisation.
    #[must_use]
    pub const fn agent(person: PersonId, organisation: OrganisationId) -> Self {
        Self { person, role: Role::Agent, department: None, organisation: Some(organisation) }
    }

    /// A member of staff, of a department or of the whole hall.
    #[must_use]
    pub const fn staff(person: PersonId, role: Role, department: Option<String>) -> Self {
        Self { person, role, department, organisation: None }
    }

    /// The hall itself; it acts only when a limit has passed.
    #[must_use]
    pub const fn system() -> Self {
        Self {
            person: PersonId::new(Uuid::nil()),
            role: Role::System,
            department: None,
            organisation: None,
        }
    }

    /// Whether the actor applies, as the person or for the organisation.
    #[must_use]
    pub fn applies_as(&self, owner: PersonId, organisation: Option<OrganisationId>) -> bool {
        match self.role {
            Role::Citizen => organisation.is_none() && self.person == owner,
            Role::Agent => organisation.is_some() && self.organisation == organisation,
            _ => false,
        }
    }

    /// Whether the actor handles cases of `department`.
    #[must_use]
    pub fn works_for(&self, department: &str) -> bool {
        self.role.handles_cases() && self.department.as_deref() == Some(department)
    }
}
