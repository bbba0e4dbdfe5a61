//! Opens a rectification where a rating was bad.

use super::{
    Contact,
    change::stored,
    lodge::{enter, first},
};
use crate::{Context, Error};
use domain::{
    ids::MatterId,
    matters::{Fact, Matter as Standing, Origin, Part, Procedure, Standing as Known},
    ratings::Review,
    rectifications::{Filing, open},
};
use store::{
    Write,
    matters::{Brought, Matter},
};

/// Opens a rectification of what a bad `review` says, for the department that was rated; none for a good one.
///
/// Only whoever wants to be contacted is known to those who handle it, and never to those who were rated.
///
/// # Errors
/// A failure.
pub(crate) async fn rectify(
    tx: &mut Write,
    ctx: &Context,
    review: &Review,
    contact: Option<Contact>,
    brought: Brought,
) -> Result<Option<MatterId>, Error> {
    let Some(origin) = origin(ctx, review, contact.is_some()) else { return Ok(None) };
    let (rating, department) = (review.given.rating, review.department.clone());
    let (filer, known) = (origin.filer, origin.standing);
    let fact =
        open(Filing { origin, rating, department }).map_err(|it| Error::Refused(it.word()))?;
    let fact = Fact::Rectification(fact);
    let standing = Standing::replay(&[(review.at, fact.clone())]);
    let standing = standing.ok_or_else(|| Error::failed("a matter begins with its first fact"))?;
    let contact = contact.map(|it| serde_json::to_string(&it)).transpose();
    let row = Matter {
        id: MatterId::new(ctx.chance.id()),
        number: String::new(),
        procedure: Procedure::Rectification.word().to_owned(),
        kind: rating.word().to_owned(),
        filer,
        known: known.word().to_owned(),
        contact: contact.map_err(Error::failed)?,
        query_code: None,
        brought,
        lodged_at: review.at,
        standing: stored(ctx, &standing, None)?,
        last_seq: 1,
    };
    let entry = first(ctx, (Part::Hall, None), fact)?;
    let id = row.id;
    enter(tx, ctx, Procedure::Rectification, row, &entry).await?;
    Ok(Some(id))
}

/// How it comes in.
fn origin(ctx: &Context, review: &Review, wants_contact: bool) -> Option<Origin> {
    let desk = ctx.complaint_desk;
    let known = if wants_contact { review.clone() } else { review.without_rater() };
    let origin = known.origin(desk.key, desk.superior)?;
    // A visitor without an account who left a number is known by nothing else.
    let standing = if wants_contact { Known::Secret } else { origin.standing };
    Some(Origin { standing, ..origin })
}
