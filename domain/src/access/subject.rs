//! What an action is about, as far as rights depend on it.

use crate::{
    ids::{OrganisationId, PersonId},
    licensing::{Case, Filing, Involvement, State},
    matters::{Holders, Matter},
};

/// What an action is about; what is none is not known, and gives no right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Who applied, or writes.
    pub owner: Option<PersonId>,
    /// The organisation for which that is done.
    pub organisation: Option<OrganisationId>,
    /// The department that handles it now.
    pub department: Option<String>,
    /// The departments that handled it before; they still see it.
    pub former_departments: Vec<String>,
    /// Where the case stands.
    pub state: Option<State>,
    /// Who has taken part, and how.
    pub involved: Vec<Involvement>,
    /// Who has a matter, and who never may.
    pub holders: Option<Holders>,
}

impl Subject {
    /// The hall as a whole: its catalogue, calendar, accounts, log and figures.
    #[must_use]
    pub fn hall() -> Self {
        Self::default()
    }

    /// A department: its list of cases, its figures.
    #[must_use]
    pub fn department(key: impl Into<String>) -> Self {
        Self { department: Some(key.into()), ..Self::default() }
    }

    /// An application that is not filed yet.
    #[must_use]
    pub fn draft(owner: PersonId, organisation: Option<OrganisationId>) -> Self {
        let state = Some(State::Draft);
        Self { owner: Some(owner), organisation, state, ..Self::default() }
    }

    /// An application that is about to be filed.
    #[must_use]
    pub fn filing(filing: &Filing) -> Self {
        let department = Some(filing.terms.department.clone());
        Self { department, ..Self::draft(filing.applicant, filing.organisation) }
    }

    /// A case.
    #[must_use]
    pub fn case(case: &Case) -> Self {
        Self {
            owner: Some(case.applicant),
            organisation: case.organisation,
            department: Some(case.department.clone()),
            former_departments: case.former_departments.clone(),
            state: Some(case.state),
            involved: case.involved.clone(),
            ..Self::default()
        }
    }

    /// A matter.
    #[must_use]
    pub fn matter(matter: &Matter) -> Self {
        Self::held(matter.holders())
    }

    /// Something that these have; nobody knows who an anonymous filer is.
    #[must_use]
    pub fn held(holders: &Holders) -> Self {
        Self {
            owner: holders.filer,
            organisation: holders.organisation,
            department: holders.lead.clone().or_else(|| Some(holders.desk.clone())),
            holders: Some(holders.clone()),
            ..Self::default()
        }
    }

    /// A conversation at the desk of a department; nobody knows who an anonymous visitor is.
    #[must_use]
    pub fn conversation(asker: Option<PersonId>, department: impl Into<String>) -> Self {
        Self { owner: asker, ..Self::department(department) }
    }

    pub(super) fn is_draft(&self) -> bool {
        self.state == Some(State::Draft)
    }
}
