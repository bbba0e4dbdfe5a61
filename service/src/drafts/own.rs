//! Whose draft it is, and until when it is kept.

use super::Choices;
use crate::{Caller, Error, accounts::kind_word};
use domain::{
    Date, Moment,
    access::{Action, Actor, Denied, Role, Subject, may},
    calendar::{Calendar, Limit},
    ids::{DraftId, OrganisationId, PersonId},
    items::{Item, Object},
};
use store::{
    Session,
    drafts::{self, Draft, DraftKind},
    organisations::{self, Membership},
};

/// How long a draft is kept after it was last saved.
const KEPT: Limit = Limit::natural_days(120);

/// The draft `id`, if the caller may do `action` to it.
///
/// # Errors
/// [`Error::NotFound`] for another person's draft as for none; [`Error::SIGN_IN`]; a failure of the store.
pub(crate) async fn own(
    db: &mut impl Session,
    caller: &Caller,
    id: DraftId,
    action: Action,
) -> Result<Draft, Error> {
    caller.signed_in()?;
    let draft = drafts::find(db, id).await?.ok_or(Error::NotFound)?;
    let actor = actor(caller, draft.owner, draft.organisation)?;
    permit(&actor, action, &Subject::draft(draft.owner, draft.organisation))?;
    Ok(draft)
}

/// The draft `id` of a new application that is not filed yet, for the caller to write in.
pub(super) async fn own_open(
    db: &mut impl Session,
    caller: &Caller,
    id: DraftId,
) -> Result<(Draft, Choices), Error> {
    let draft = own(db, caller, id, Action::EditDraft).await?;
    if draft.kind != DraftKind::Filing {
        return Err(Error::NotFound);
    }
    if draft.submitted_at.is_some() {
        return Err(Error::Refused("already_submitted"));
    }
    let choices = Choices::of(&draft)?;
    Ok((draft, choices))
}

/// The capacity in which the caller works on what `writer` writes: for an organisation as its agent, else for themself.
pub(super) fn actor(
    caller: &Caller,
    writer: PersonId,
    organisation: Option<OrganisationId>,
) -> Result<Actor, Error> {
    let signed_in = caller.signed_in()?;
    if organisation.is_none() {
        return Ok(Actor::citizen(signed_in.person));
    }
    let mut agents = signed_in.actors(writer).into_iter().filter(|it| it.role == Role::Agent);
    agents.find(|it| it.organisation == organisation).ok_or(Error::NotFound)
}

pub(super) fn permit(actor: &Actor, action: Action, subject: &Subject) -> Result<(), Error> {
    may(actor, action, subject).map_err(|denied| match denied {
        Denied::Hidden => Error::NotFound,
        Denied::Forbidden => Error::Refused(denied.code()),
    })
}

/// The authorisation of `person` by `organisation` for the item today (XK 29).
pub(super) async fn authorisation(
    db: &mut impl Session,
    person: PersonId,
    organisation: OrganisationId,
    item_key: &str,
    today: Date,
) -> Result<Option<Membership>, Error> {
    let memberships = organisations::memberships_of(db, person).await?;
    Ok(memberships.into_iter().find(|it| {
        it.organisation == organisation
            && it.starts_on <= today
            && it.ends_on.is_none_or(|last| today <= last)
            && (it.scope.is_empty() || it.scope.iter().any(|key| key == item_key))
    }))
}

/// Refuses an applicant who is none of those who may apply for the item (GB/T 39046); none is the person.
pub(super) fn admit(item: &Item, applicant: Option<&Membership>) -> Result<(), Error> {
    let Some(organisation) = applicant else {
        let is_open = item.objects.contains(&Object::Person);
        return if is_open { Ok(()) } else { Err(Error::Refused("not_for_persons")) };
    };
    let is_open = item.objects.iter().any(|it| kind_word(*it) == organisation.kind);
    if is_open { Ok(()) } else { Err(Error::Refused("not_for_organisation")) }
}

/// The last day on which a draft that was saved at `saved_at` is kept.
pub(super) fn kept_until(saved_at: Moment, calendar: &Calendar) -> Date {
    let due = calendar.due(saved_at.date(), KEPT, &[]);
    due.expect("no pause stops it, and the year 9999 is far").on
}

/// Drafts saved before this instant are not kept any longer.
pub(super) fn kept_since(today: Date, calendar: &Calendar) -> Moment {
    Moment::start_of(calendar.before(today, KEPT).on)
}
