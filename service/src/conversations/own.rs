//! Whose conversation it is, and what the caller is in it.

use crate::{Caller, Context, Error, caller::SignedIn, hex::hex};
use domain::{
    Moment,
    access::{Action, Actor, Subject, may},
    conversations::{Asker, Conversation as Standing},
    ids::ConversationId,
};
use sha2::{Digest, Sha256};
use std::{cmp::Reverse, collections::BTreeSet};
use store::conversations::{self, Conversation, Owner};

/// How many conversations a page lists.
const PAGE: i64 = 20;

/// What the caller is in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// They ask.
    Asker,
    /// They are of the desk that has it, or to which it is offered.
    Desk(Actor),
    /// They see to it that it is answered.
    Supervisor(Actor),
}

impl Part {
    /// In whose name they act.
    pub(super) fn asker(&self) -> Asker {
        match self {
            Self::Asker => Asker::Citizen,
            Self::Desk(actor) => Asker::Agent(actor.person),
            Self::Supervisor(_) => Asker::Supervisor,
        }
    }
}

/// A token by which an anonymous visitor is known again.
#[must_use]
pub fn visitor_token(ctx: &Context) -> String {
    hex(&ctx.chance.bytes())
}

/// The hash by which the token of an anonymous visitor is known.
#[must_use]
pub fn visitor_hash(token: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"onestop visitor 1");
    hash.update(token);
    hash.finalize().into()
}

/// In whose name the caller asks; `None` for a visitor without a token.
pub(super) fn owner(caller: &Caller) -> Option<Owner> {
    match &caller.signed_in {
        Some(it) => Some(Owner::Person(it.person)),
        None => caller.visitor.map(Owner::Visitor),
    }
}

/// What the caller is in `row`.
///
/// # Errors
/// [`Error::NotFound`] when it is none of theirs, as for one that does not exist.
pub(super) fn part(caller: &Caller, row: &Conversation) -> Result<Part, Error> {
    let asks = match row.owner {
        Owner::Person(person) => caller.signed_in.as_ref().is_some_and(|it| it.person == person),
        // What somebody asked before they signed in stays theirs.
        Owner::Visitor(hash) => caller.visitor == Some(hash),
    };
    if asks {
        return Ok(Part::Asker);
    }
    let person = match row.owner {
        Owner::Person(person) => Some(person),
        Owner::Visitor(_) => None,
    };
    let departments = std::iter::once(&row.standing.department).chain(&row.standing.offered_to);
    let subjects: Vec<_> =
        departments.map(|key| Subject::conversation(person, key.as_str())).collect();
    let allowed = |actor: &Actor, action| subjects.iter().any(|it| may(actor, action, it).is_ok());
    let actors: Vec<Actor> = caller.signed_in.iter().flat_map(SignedIn::staff_actors).collect();
    let first = |action| actors.iter().find(|actor| allowed(actor, action)).cloned();
    first(Action::AnswerConversation)
        .map(Part::Desk)
        .or_else(|| first(Action::SuperviseConversation).map(Part::Supervisor))
        .ok_or(Error::NotFound)
}

/// Whether the caller asks in the conversation `id`.
///
/// # Errors
/// [`Error::NotFound`] for anybody else; a failure.
pub(crate) async fn asks(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<(), Error> {
    let row = conversations::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    if part(caller, &row)? == Part::Asker { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the caller is asked to take it: by name, or as one of the department that is asked.
pub(super) fn is_offered(caller: &Caller, standing: &Standing) -> bool {
    let (Some(offer), Some(reader)) = (&standing.offer, &caller.signed_in) else { return false };
    let here = reader.departments().contains(&offer.department.as_str());
    here && offer.agent.is_none_or(|it| it == reader.person)
        && standing.agent != Some(reader.person)
}

/// In which capacity the caller may do something at the desk of a department; `None` in none.
pub(crate) fn at_desk(caller: &Caller, department: &str, action: Action) -> Option<Actor> {
    let desk = Subject::conversation(None, department);
    let mut actors = caller.signed_in.iter().flat_map(SignedIn::staff_actors);
    actors.find(|it| may(it, action, &desk).is_ok())
}

/// Where `row` stands.
pub(super) fn standing(row: &Conversation) -> Result<Standing, Error> {
    serde_json::from_str(&row.standing.json).map_err(Error::failed)
}

/// What the caller has asked, the newest first, behind the conversation that began at `before`.
///
/// # Errors
/// A failure of the store.
pub async fn list(
    ctx: &Context,
    caller: &Caller,
    before: Option<(Moment, ConversationId)>,
) -> Result<Vec<super::Brief>, Error> {
    let mut db = ctx.db.read().await?;
    let mut rows = Vec::new();
    let visitor = caller.visitor.map(Owner::Visitor);
    let owners = owner(caller).into_iter().chain(visitor);
    for owner in owners.collect::<BTreeSet<_>>() {
        rows.extend(conversations::of_owner(&mut db, owner, before, PAGE).await?);
    }
    rows.sort_unstable_by_key(|it| Reverse((it.begun_at, it.id)));
    rows.truncate(usize::try_from(PAGE).unwrap_or_default());
    rows.iter().map(|row| super::Brief::of(ctx, row)).collect()
}
