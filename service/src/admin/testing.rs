//! The three administrators of a hall for tests.

use super::{Entry, log};
use crate::{
    Caller,
    testing::{TestHall, officer_of_hall as officer},
};
use domain::access::Role;

/// One for each administration.
pub struct Administrators {
    /// 施行, who runs the hall.
    pub system: Caller,
    /// 褚安, who looks after the accounts.
    pub security: Caller,
    /// 严察, who reads the log of both.
    pub auditor: Caller,
}

/// Appoints the three administrators, as the command line does.
pub async fn administrators(hall: &TestHall) -> Administrators {
    Administrators {
        system: officer(hall, "system", "施行", Role::Administrator).await,
        security: officer(hall, "security", "褚安", Role::SecurityAdministrator).await,
        auditor: officer(hall, "auditor", "严察", Role::Auditor).await,
    }
}

/// The log, as the auditor reads it.
pub async fn entries(hall: &TestHall, them: &Administrators) -> Vec<Entry> {
    log(&hall.ctx, &them.auditor, None).await.expect("the auditor reads it").entries
}
