//! List the drafts of a person.

use super::own::kept_until;
use crate::{Caller, Context, Error, cases::item_of};
use domain::{
    Date, Moment, Text,
    ids::{DraftId, OrganisationId},
};
use store::drafts::{self, DraftKind};

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which it is.
    pub id: DraftId,
    /// Key of the item.
    pub item_key: String,
    /// Name of the item.
    pub item_name: Text,
    /// For which organisation; none for the writer.
    pub organisation: Option<OrganisationId>,
    /// When it was last saved.
    pub saved_at: Moment,
    /// The last day on which it is kept.
    pub kept_until: Date,
}

/// The drafts the caller has begun and not filed, last saved first.
///
/// # Errors
/// [`Error::SIGN_IN`], or a failure of the store.
pub async fn list(ctx: &Context, caller: &Caller) -> Result<Vec<Line>, Error> {
    let person = caller.signed_in()?.person;
    let calendar = ctx.calendar();
    let mut db = ctx.db.read().await?;
    let mut lines = Vec::new();
    for draft in drafts::open_of(&mut db, person).await? {
        if draft.kind != DraftKind::Filing {
            continue;
        }
        let item = item_of(&mut db, ctx, &draft.item_key, draft.item_version).await?;
        lines.push(Line {
            id: draft.id,
            item_name: item.name.clone(),
            item_key: draft.item_key,
            organisation: draft.organisation,
            saved_at: draft.updated_at,
            kept_until: kept_until(draft.updated_at, &calendar),
        });
    }
    Ok(lines)
}
