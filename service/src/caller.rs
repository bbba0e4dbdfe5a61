//! Who is calling a use case.

use crate::Error;
use domain::{
    access::{Actor, Role},
    ids::{OrganisationId, PersonId, SessionId},
};
use std::net::IpAddr;

/// Who is calling: somebody who has signed in, or anybody.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// From where, as far as it is known; limits on attempts count by it.
    pub address: Option<IpAddr>,
    /// Browser and system in a few words.
    pub user_agent: String,
    /// Whether a page asks by itself, which is no sign that somebody still uses the session.
    pub asks_by_itself: bool,
    /// Hash of the token by which an anonymous visitor is known again.
    pub visitor: Option<[u8; 32]>,
    /// Who, when they have signed in.
    pub signed_in: Option<SignedIn>,
}

/// A person who has signed in, with the capacities in which they can act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// The session by which they are known.
    pub session: SessionId,
    /// The account.
    pub person: PersonId,
    /// Real name.
    pub name: String,
    /// The posts they hold, one for each role in a department or in the hall.
    pub posts: Vec<Post>,
    /// The organisations for which they may act today.
    pub organisations: Vec<Mandate>,
    /// Messages they have not opened yet.
    pub unread: i64,
    /// Whether somebody else gave their password, so that they choose their own before anything else.
    pub owes_password: bool,
}

/// The authority to act for an organisation today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// For which.
    pub organisation: OrganisationId,
    /// Whether an officer compared it with its proof; until then the person only says so.
    pub is_verified: bool,
}

/// A role in a department, or in the hall as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Key of the department; none for the hall as a whole.
    pub department: Option<String>,
    /// The role there.
    pub role: Role,
}

impl Caller {
    /// Who has signed in.
    ///
    /// # Errors
    /// [`Error::SIGN_IN`] when nobody has.
    pub fn signed_in(&self) -> Result<&SignedIn, Error> {
        self.signed_in.as_ref().ok_or(Error::SIGN_IN)
    }

    /// Whether the workbench is theirs to see.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.signed_in.as_ref().is_some_and(|it| !it.posts.is_empty())
    }

    /// Whether they hold one of the three administrations.
    #[must_use]
    pub fn governs(&self) -> bool {
        let posts = self.signed_in.iter().flat_map(|it| &it.posts);
        posts.into_iter().any(|post| post.role.governs())
    }

    /// Whether they have to choose a password of their own before anything else.
    #[must_use]
    pub fn owes_password(&self) -> bool {
        self.signed_in.as_ref().is_some_and(|it| it.owes_password)
    }

    /// From where they call, as limits on attempts name it; IPv6 by its network.
    #[must_use]
    pub fn origin(&self) -> String {
        match self.address {
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            Some(address) => address.to_string(),
            None => "unknown".to_owned(),
        }
    }
}

impl SignedIn {
    /// The capacities in which the person can act in what `writer` applied for or writes, their own first.
    ///
    /// Credit codes are public, so whoever only declares to act for an organisation
    /// sees what they have filed for it themself, and nothing of its other members.
    #[must_use]
    pub fn actors(&self, writer: PersonId) -> Vec<Actor> {
        let citizen = std::iter::once(Actor::citizen(self.person));
        let known = self.organisations.iter().filter(|it| it.is_verified || writer == self.person);
        let agent = known.map(|it| Actor::agent(self.person, it.organisation));
        citizen.chain(agent).chain(self.staff_actors()).collect()
    }

    /// The authority for `organisation`, if there is one today.
    #[must_use]
    pub fn mandate(&self, organisation: OrganisationId) -> Option<Mandate> {
        self.organisations.iter().copied().find(|it| it.organisation == organisation)
    }

    /// The capacities in which the person acts as a member of staff.
    pub fn staff_actors(&self) -> impl Iterator<Item = Actor> + '_ {
        self.posts.iter().map(|post| Actor::staff(self.person, post.role, post.department.clone()))
    }

    /// The departments in which the person holds a post, each once.
    #[must_use]
    pub fn departments(&self) -> Vec<&str> {
        let mut departments: Vec<&str> =
            self.posts.iter().filter_map(|post| post.department.as_deref()).collect();
        departments.sort_unstable();
        departments.dedup();
        departments
    }
}
