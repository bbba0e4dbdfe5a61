//! What administrators did, for the auditor and for themselves.

use super::{Deed, authorise, record::Body};
use crate::{Caller, Context, Error};
use domain::{Moment, access::Action};
use store::admin;
use uuid::Uuid;

/// How many entries a page shows.
const PAGE: usize = 50;

/// One page of the log, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next page goes on; none on the last.
    pub next: Option<Uuid>,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// Name of whoever did it on that day; none for the command line.
    pub by: Option<String>,
    /// What was done.
    pub deed: Deed,
}

/// What was done before entry `before`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever does not work here; `forbidden` for all but auditors; a failure.
pub async fn log(ctx: &Context, caller: &Caller, before: Option<Uuid>) -> Result<Page, Error> {
    authorise(caller, Action::ReadAudit)?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let mut found = admin::list(&mut ctx.db.read().await?, before, limit).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| has_more).map(|it| it.id);
    let entry = |event: &admin::AdminEvent| {
        let Body { by, deed } = serde_json::from_str(&event.body).map_err(Error::failed)?;
        Ok(Entry { at: event.at, by, deed })
    };
    let entries = found.iter().map(entry).collect::<Result<_, Error>>()?;
    Ok(Page { entries, next })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        admin::{administrators, end_sessions},
        testing::hall,
    };

    #[tokio::test]
    async fn the_log_is_for_the_auditor_and_names_who_did_what() {
        let hall = hall().await;
        let them = administrators(&hall).await;
        let clerk = hall.clerk.signed_in().unwrap().person;
        end_sessions(&hall.ctx, &them.security, clerk).await.unwrap();
        for caller in [&them.system, &them.security, &hall.clerk] {
            let refused = log(&hall.ctx, caller, None).await.unwrap_err();
            assert!(matches!(refused, Error::Refused("forbidden")));
        }
        assert!(matches!(log(&hall.ctx, &hall.citizen, None).await, Err(Error::NotFound)));
        let page = log(&hall.ctx, &them.auditor, None).await.unwrap();
        let newest = &page.entries[0];
        assert_eq!(newest.by.as_deref(), Some("褚安"));
        let expected = Deed::SessionsEnded { person: clerk, name: "赵敏".into(), sessions: 0 };
        assert_eq!(newest.deed, expected);
        assert_eq!(page.entries[1].by, None, "the command line has no name");
        assert_eq!(page.next, None);
    }
}
