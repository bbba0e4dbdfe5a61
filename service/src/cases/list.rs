//! The caller's cases, newest first.

use crate::{Caller, Context, Error};
use domain::{
    Date, Moment, Text,
    identifiers::CaseNumber,
    ids::{CaseId, OrganisationId},
    licensing::State,
};
use store::cases::{self, Filed};

/// How many a page shows.
const PAGE: usize = 20;

/// How many are looked through for one page, so that no list costs without bound.
const LOOKED_THROUGH: usize = 200;

/// Which cases are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those in which the applicant has something to do.
    NeedsMe,
    /// Those in which somebody else has.
    InProgress,
    /// Those that have ended.
    Finished,
}

/// One page of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The cases.
    pub lines: Vec<Line>,
    /// Where the next page goes on; none on the last.
    pub next: Option<(Moment, CaseId)>,
}

/// One case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// Key of the item.
    pub item_key: String,
    /// Name of the item.
    pub item: Text,
    /// Name of the applicant.
    pub applicant_name: String,
    /// For which organisation it was filed.
    pub organisation: Option<OrganisationId>,
    /// Where it stands.
    pub state: State,
    /// The last day for whoever has to act next.
    pub due_on: Option<Date>,
    /// When it was filed.
    pub received_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// The caller's cases of one kind behind `after`: those they filed in any capacity they still hold, or all of an
/// organisation that has been verified as theirs to act for.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for any other organisation; a failure.
pub async fn list(
    ctx: &Context,
    caller: &Caller,
    organisation: Option<OrganisationId>,
    which: Which,
    after: Option<(Moment, CaseId)>,
) -> Result<Page, Error> {
    let signed_in = caller.signed_in()?;
    let is_verified = |id| signed_in.mandate(id).is_some_and(|it| it.is_verified);
    if organisation.is_some_and(|id| !is_verified(id)) {
        return Err(Error::NotFound);
    }
    let is_held = |it: &Filed| it.organisation.is_none_or(|id| signed_in.mandate(id).is_some());
    let mut db = ctx.db.read().await?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let (mut found, mut place, mut seen) = (Vec::new(), after, 0);
    while found.len() <= PAGE && seen < LOOKED_THROUGH {
        let batch = match organisation {
            Some(id) => cases::of_organisation(&mut db, id, place, limit).await?,
            None => cases::of_person(&mut db, signed_in.person, place, limit).await?,
        };
        seen += batch.len();
        place = batch.last().map(|it| (it.received_at, it.id));
        let is_last = batch.len() <= PAGE;
        let wanted = |it: &Filed| is_held(it) && is_in(which, it);
        found.extend(batch.into_iter().filter(wanted));
        if is_last {
            place = None;
            break;
        }
    }
    if found.len() > PAGE {
        found.truncate(PAGE);
        place = found.last().map(|it| (it.received_at, it.id));
    }
    let lines = found.iter().map(|it| line(ctx, it)).collect::<Result<_, _>>()?;
    Ok(Page { lines, next: place })
}

fn is_in(which: Which, filed: &Filed) -> bool {
    match which {
        Which::NeedsMe => filed.closed_at.is_none() && filed.waits_for == "applicant",
        Which::InProgress => filed.closed_at.is_none() && filed.waits_for != "applicant",
        Which::Finished => filed.closed_at.is_some(),
    }
}

fn line(ctx: &Context, filed: &Filed) -> Result<Line, Error> {
    Ok(Line {
        number: CaseNumber::parse(&filed.number).map_err(Error::failed)?,
        item_key: filed.item_key.clone(),
        item: item_name(ctx, &filed.item_key),
        applicant_name: filed.applicant_name.clone(),
        organisation: filed.organisation,
        state: filed.state.parse().map_err(Error::failed)?,
        due_on: filed.due_on,
        received_at: filed.received_at,
        updated_at: filed.updated_at,
    })
}

/// Name of the item as it is on offer; its key where it no longer is.
pub fn item_name(ctx: &Context, key: &str) -> Text {
    ctx.catalogue().item(key).map_or_else(|| Text::new(key, key), |it| it.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cases::testing::{filed, filed_whole, in_review},
        desk::{self, Typed},
        testing::hall,
    };
    use domain::licensing::ActionKind;

    #[tokio::test]
    async fn cases_are_listed_by_who_has_to_do_something() {
        let hall = hall().await;
        let waiting = filed(&hall).await;
        hall.clock.pass(60);
        let going = in_review(&hall).await;
        let missing: Typed = [("finding.material.safety-rules", "missing")].into_iter().collect();
        let text = waiting.to_string();
        let action = ActionKind::NotifyDeficiencies;
        desk::act(&hall.ctx, &hall.clerk, &text, 1, action, &missing).await.unwrap();
        let numbers = async |which| {
            let page = list(&hall.ctx, &hall.citizen, None, which, None).await.unwrap();
            assert_eq!(page.next, None);
            page.lines.into_iter().map(|it| it.number).collect::<Vec<_>>()
        };
        assert_eq!(numbers(Which::NeedsMe).await, [waiting]);
        assert_eq!(numbers(Which::InProgress).await, [going]);
        assert_eq!(numbers(Which::Finished).await, []);
        let other = list(&hall.ctx, &hall.stranger, None, Which::InProgress, None).await.unwrap();
        assert!(other.lines.is_empty());
    }

    #[tokio::test]
    async fn pages_follow_each_other_without_a_gap() {
        let hall = hall().await;
        let mut filed = Vec::new();
        for _ in 0..23 {
            filed.push(filed_whole(&hall).await);
            hall.clock.pass(1);
        }
        filed.reverse();
        let first = list(&hall.ctx, &hall.citizen, None, Which::InProgress, None).await.unwrap();
        let second =
            list(&hall.ctx, &hall.citizen, None, Which::InProgress, first.next).await.unwrap();
        assert_eq!((first.lines.len(), second.lines.len(), second.next), (20, 3, None));
        let seen: Vec<_> = first.lines.iter().chain(&second.lines).map(|it| it.number).collect();
        assert_eq!(seen, filed);
    }
}
