//! What ratings have to do with a matter: it is rated once it is answered, and a bad rating opens one.

use crate::{Error, ratings::invitation_about};
use domain::{
    ids::PersonId,
    matters::{Matter as Standing, Procedure},
    ratings::{Given, Handled, Review},
};
use std::collections::BTreeMap;
use store::{Read, matters::Matter, ratings, staff};
use uuid::Uuid;

/// The name under which it can be rated.
pub(super) async fn rate(
    db: &mut Read,
    standing: &Standing,
    number: &str,
) -> Result<Option<Uuid>, Error> {
    if standing.is_open() {
        return Ok(None);
    }
    let number = number.parse().map_err(Error::failed)?;
    invitation_about(db, &Handled::Matter { number }).await
}

/// Who of the department above and of the desk could sit on the panel that judges a bad rating: nobody whom it concerns,
/// and nobody who has taken part.
pub(super) async fn panel(
    db: &mut Read,
    standing: &Standing,
) -> Result<Vec<(PersonId, String)>, Error> {
    let holders = standing.holders();
    let mut panel = BTreeMap::new();
    for department in [&holders.superior, &holders.desk] {
        for it in staff::in_department(db, department).await? {
            let has_part = holders.involved.contains(&it.person);
            if !has_part && !holders.must_not_handle(it.person, None) {
                panel.insert(it.person, it.name);
            }
        }
    }
    Ok(panel.into_iter().collect())
}

/// What was said in the rating that has opened it.
pub(super) async fn given(db: &mut Read, row: &Matter) -> Result<Option<Given>, Error> {
    if row.procedure != Procedure::Rectification.word() {
        return Ok(None);
    }
    let rating = ratings::behind(db, row.id).await?;
    let review = rating.map(|it| serde_json::from_str::<Review>(&it.review)).transpose();
    Ok(review.map_err(Error::failed)?.map(|it| it.given))
}
