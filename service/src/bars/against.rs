//! What stands against an applicant.

use super::Bar;
use crate::{Context, Error};
use domain::ids::{OrganisationId, PersonId};
use store::{
    Session,
    bars::{self, Barred},
};

/// What stands today against whoever applies for the item, the longest first: against the organisation where
/// they apply for one, against the person otherwise.
pub async fn against(
    db: &mut impl Session,
    ctx: &Context,
    (person, organisation): (PersonId, Option<OrganisationId>),
    item_key: &str,
) -> Result<Vec<Bar>, Error> {
    let applicant = organisation.map_or(Barred::Person(person), Barred::Organisation);
    let bars = bars::against(db, applicant, item_key, ctx.now().date()).await?;
    bars.into_iter().map(Bar::read).collect()
}
