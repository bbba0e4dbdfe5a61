//! What a department reads of its ratings: what was said, and never by whom.

use super::open::review;
use crate::{Caller, Context, Error};
use domain::{
    Date, Moment, Text,
    access::{Action, Subject, may},
    ratings::{Given, RatingChannel},
};
use store::{
    Read, matters,
    ratings::{self, Rating},
};
use uuid::Uuid;

/// How many a page shows.
const PAGE: usize = 20;

/// The ratings of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Those that the reader may choose from: key and name.
    pub departments: Vec<(String, Text)>,
    /// Key of the one that is shown.
    pub department: String,
    /// Its ratings, the newest first.
    pub ratings: Vec<Told>,
    /// Where the next page goes on; none on the last.
    pub next: Option<(Moment, Uuid)>,
    /// Whether the reader serves at a window, and can let visits be rated.
    pub invites: bool,
}

/// A rating as those who were rated read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was said.
    pub given: Given,
    /// Name of the service; none for what is about none.
    pub item: Option<Text>,
    /// Where it was given.
    pub channel: RatingChannel,
    /// On which day; the minute would tell by whom.
    pub on: Date,
    /// Number of the rectification that it has opened, where the reader may know of it.
    pub rectification: Option<String>,
}

/// The ratings of the `department`, or of the first that is the reader's, behind the one given at `before`.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for whoever may read none; a failure.
pub async fn survey(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    before: Option<(Moment, Uuid)>,
) -> Result<Survey, Error> {
    let reader = caller.signed_in()?;
    let catalogue = ctx.catalogue();
    let can = |action, key: &str| {
        let subject = Subject::department(key);
        reader.staff_actors().any(|it| may(&it, action, &subject).is_ok())
    };
    let seen = catalogue.departments().filter(|it| can(Action::SeeRatings, &it.key));
    let departments: Vec<_> = seen.map(|it| (it.key.clone(), it.name.clone())).collect();
    let own = reader.departments();
    let first = departments.iter().find(|it| own.contains(&it.0.as_str())).or(departments.first());
    let named = departments.iter().find(|it| it.0 == department);
    let chosen = if department.is_empty() { first } else { named };
    let key = chosen.ok_or(Error::NotFound)?.0.clone();
    let mut db = ctx.db.read().await?;
    let limit = i64::try_from(PAGE + 1).map_err(Error::failed)?;
    let mut found = ratings::of_department(&mut db, &key, before, limit).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| has_more).map(|it| (it.given_at, it.id));
    let mut told = Vec::with_capacity(found.len());
    for rating in &found {
        told.push(self::told(ctx, caller, &mut db, rating).await?);
    }
    Ok(Survey {
        invites: own.iter().any(|key| can(Action::InviteToRate, key)),
        departments,
        department: key,
        ratings: told,
        next,
    })
}

async fn told(
    ctx: &Context,
    caller: &Caller,
    db: &mut Read,
    rating: &Rating,
) -> Result<Told, Error> {
    let review = review(&rating.review)?.without_rater();
    let rectification = match rating.rectification {
        Some(id) => matters::find_by_id(db, id).await?,
        None => None,
    };
    let item = rating.item_key.as_deref().and_then(|key| ctx.catalogue().item(key).cloned());
    let is_known = |it: &matters::Matter| crate::matters::is_known(caller, it);
    Ok(Told {
        given: review.given,
        item: item.map(|it| it.name.clone()),
        channel: review.channel,
        on: rating.given_at.date(),
        rectification: rectification.filter(is_known).map(|it| it.number),
    })
}
