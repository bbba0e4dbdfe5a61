//! The one way in which what an administrator did is written down.

use crate::{Context, Error};
use domain::{Text, access::Role, identifiers::StaffNumber, ids::PersonId};
use serde::{Deserialize, Serialize};
use store::{
    Write,
    admin::{self, AdminEvent},
};

/// Who did something, with the name of that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The account.
    pub person: PersonId,
    /// Real name.
    pub name: String,
}

/// What was done, with the names of that day: it stays readable when an account or a department is renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Deed {
    /// An account was opened for a member of staff.
    AccountOpened {
        /// Whose.
        person: PersonId,
        /// Real name.
        name: String,
        /// Staff number; none where it was opened before there were any.
        number: Option<StaffNumber>,
        /// Key of the department; none for the hall as a whole.
        department: Option<String>,
        /// What they do there.
        roles: Vec<Role>,
    },
    /// Somebody was given another staff number.
    NumberChanged {
        /// Who.
        person: PersonId,
        /// Real name.
        name: String,
        /// The number before; none where a release that knew none has opened the account.
        before: Option<String>,
        /// The number from now on.
        number: StaffNumber,
    },
    /// Somebody was given other roles in a department or the hall; none took the post away.
    PostChanged {
        /// To whom.
        person: PersonId,
        /// Real name.
        name: String,
        /// Key of the department; none for the hall as a whole.
        department: Option<String>,
        /// What they did there before.
        before: Vec<Role>,
        /// What they do there from now on.
        roles: Vec<Role>,
    },
    /// An account can no longer sign in.
    AccountClosed {
        /// Whose.
        person: PersonId,
        /// Real name.
        name: String,
    },
    /// A closed account can sign in again.
    AccountReopened {
        /// Whose.
        person: PersonId,
        /// Real name.
        name: String,
    },
    /// Somebody was given a password, to be used once.
    PasswordGiven {
        /// Who.
        person: PersonId,
        /// Real name.
        name: String,
    },
    /// Somebody was signed out everywhere.
    SessionsEnded {
        /// Who.
        person: PersonId,
        /// Real name.
        name: String,
        /// From how many sessions.
        sessions: u64,
    },
    /// A department was added.
    DepartmentAdded {
        /// Its key.
        key: String,
        /// Name of the organ.
        name: Text,
    },
    /// The days off of a year were put in force.
    YearLoaded {
        /// Which year.
        year: i32,
        /// Whether the State Council has announced them.
        is_announced: bool,
        /// Where they can be read.
        source: String,
    },
}

impl Deed {
    /// The lasting word for it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::AccountOpened { .. } => "account_opened",
            Self::NumberChanged { .. } => "number_changed",
            Self::PostChanged { .. } => "post_changed",
            Self::AccountClosed { .. } => "account_closed",
            Self::AccountReopened { .. } => "account_reopened",
            Self::PasswordGiven { .. } => "password_given",
            Self::SessionsEnded { .. } => "sessions_ended",
            Self::DepartmentAdded { .. } => "department_added",
            Self::YearLoaded { .. } => "year_loaded",
        }
    }
}

/// What stands in the log: the deed, and the name of whoever did it.
#[derive(Serialize, Deserialize)]
pub(super) struct Body {
    /// Name of the author; none for the command line.
    pub(super) by: Option<String>,
    /// What was done.
    pub(super) deed: Deed,
}

/// Notes what `author` did, or the operator at the command line, in the same piece of work that does it.
pub async fn record(
    tx: &mut Write,
    ctx: &Context,
    author: Option<&Author>,
    deed: &Deed,
) -> Result<(), Error> {
    let body = Body { by: author.map(|it| it.name.clone()), deed: deed.clone() };
    let event = AdminEvent {
        id: ctx.chance.id(),
        at: ctx.now(),
        person: author.map(|it| it.person),
        fact: deed.word().to_owned(),
        body: serde_json::to_string(&body).map_err(Error::failed)?,
    };
    Ok(admin::note(tx, &event).await?)
}
