//! Say how it was, once.

use super::open::found;
use crate::{
    Caller, Context, Error, FieldFault, attempts, conversations, matters, matters::Contact,
};
use domain::{
    identifiers::Mobile,
    ids::PersonId,
    ratings::{Given, Handled, RatingChannel, Refusal, Review, review},
};
use store::{
    Write,
    matters::Brought,
    people,
    ratings::{self, Invitation, Rating},
};

/// Says how what stands under `key` was; what was said before stays, and saying it again changes nothing.
///
/// A bad one opens a rectification in the same transaction. `mobile` is how whoever has no account wants to be reached.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] for `comment`, `mobile` or `reasons`; [`Error::TOO_MANY`]; a refusal such as
/// `rating_too_late`; a failure.
pub async fn give(
    ctx: &Context,
    caller: &Caller,
    key: &str,
    given: Given,
    mobile: &str,
) -> Result<(), Error> {
    let invitation = found(ctx, caller, key).await?;
    attempts::rate(ctx, &caller.origin()).await?;
    let is_given = ratings::find(&mut ctx.db.read().await?, invitation.id).await?.is_some();
    if is_given {
        return Ok(());
    }
    let contact = contact(ctx, &invitation, &given, mobile).await?;
    let review = judged(ctx, caller, &invitation, given)?;
    let shared = ctx.clone();
    let entered = ctx.db.transact(move |tx| {
        Box::pin(async move { enter(tx, &shared, &invitation, &review, contact).await })
    });
    match entered.await {
        // A second tap: the first counts.
        Err(error) if error.is_taken() => Ok(()),
        entered => entered,
    }
}

/// The review, when the rules take it.
fn judged(
    ctx: &Context,
    caller: &Caller,
    invitation: &Invitation,
    mut given: Given,
) -> Result<Review, Error> {
    let reader = caller.signed_in.as_ref().map(|it| it.person);
    // Whoever scans the code that they show to others is rated, not served.
    if reader.is_some_and(|it| invitation.staff.contains(&it)) {
        return Err(Error::Refused(Refusal::Own.word()));
    }
    let comment = given.comment.take().map(|it| it.trim().to_owned());
    given.comment = comment.filter(|it| !it.is_empty());
    let draft = Review {
        about: serde_json::from_str(&invitation.handled).map_err(Error::failed)?,
        department: invitation.department.clone(),
        staff: invitation.staff.clone(),
        rater: invitation.rater,
        organisation: invitation.organisation,
        channel: invitation.channel.parse().unwrap_or_else(|_| channel(caller)),
        given,
        at: ctx.now(),
    };
    review(draft, Some(invitation.ended_at), false, &ctx.calendar()).map_err(
        |refusal| match refusal {
            Refusal::CommentTooLong => fault("comment", "too-long"),
            other => Error::Refused(other.word()),
        },
    )
}

/// Where it is given, as far as the browser tells.
fn channel(caller: &Caller) -> RatingChannel {
    let is_phone = ["Android", "iPhone"].iter().any(|it| caller.user_agent.contains(it));
    if is_phone { RatingChannel::Mobile } else { RatingChannel::Computer }
}

fn fault(field: &str, code: &'static str) -> Error {
    Error::Invalid(vec![FieldFault::new(field, code)])
}

/// How whoever wants to be contacted about a bad rating is reached; none for whoever does not.
async fn contact(
    ctx: &Context,
    invitation: &Invitation,
    given: &Given,
    mobile: &str,
) -> Result<Option<Contact>, Error> {
    if !given.contact || !given.rating.is_bad() {
        return Ok(None);
    }
    if let Some(person) = invitation.rater {
        return account(ctx, person).await.map(Some);
    }
    let mobile = Mobile::parse(mobile).map_err(|it| fault("mobile", it.code()))?;
    let (name, address) = (String::new(), String::new());
    Ok(Some(Contact { name, mobile: mobile.to_string(), address }))
}

async fn account(ctx: &Context, person: PersonId) -> Result<Contact, Error> {
    let account = people::find(&mut ctx.db.read().await?, person).await?;
    let person = account.ok_or_else(|| Error::failed("a rater has no account"))?.person;
    let mobile = person.mobile.unwrap_or_default();
    Ok(Contact { name: person.name, mobile, address: String::new() })
}

/// Writes everything down that a rating brings about.
async fn enter(
    tx: &mut Write,
    ctx: &Context,
    invitation: &Invitation,
    review: &Review,
    contact: Option<Contact>,
) -> Result<(), Error> {
    let rectification =
        matters::rectify(tx, ctx, review, contact, brought(ctx, invitation, review)).await?;
    let rating = Rating {
        id: invitation.id,
        about: invitation.about.clone(),
        department: invitation.department.clone(),
        item_key: invitation.item_key.clone(),
        level: review.given.rating.code(),
        review: serde_json::to_string(review).map_err(Error::failed)?,
        rectification,
        given_at: review.at,
    };
    ratings::add(tx, &rating).await?;
    if let Handled::Conversation { id } = review.about {
        conversations::rated(tx, ctx, id, review.given.rating.stars()).await?;
    }
    Ok(())
}

/// What a rectification is about, in one line and in the words of whoever gave the rating.
fn brought(ctx: &Context, invitation: &Invitation, review: &Review) -> Brought {
    let catalogue = ctx.catalogue();
    let item = invitation.item_key.as_deref().and_then(|key| catalogue.item(key));
    let department = || catalogue.department(&invitation.department).map(|it| it.name.zh.clone());
    let title = item.map(|it| it.name.zh.clone()).or_else(department);
    Brought {
        title: title.unwrap_or_default(),
        told: review.given.comment.clone().unwrap_or_default(),
        item_key: invitation.item_key.clone(),
        ..Brought::default()
    }
}
